"""Cache: what is stored under a digest comes back, whole or not at all."""

from pathlib import Path

from reportgen.cache import Cache


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("svg", "ab12", b"x")

    assert cache.get("svg", "ab12") == b"x"
    assert cache.get("pdf", "ab12") is None


def test_a_result_is_made_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    made = []

    def make() -> bytes:
        made.append(1)
        return b"x"

    assert [cache.once("svg", "ab12", make) for _ in range(3)] == [b"x"] * 3
    assert made == [1]


def test_damaged_json_counts_as_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put_json("indicator", "ab12", {"a": [1, "é"]})
    assert cache.get_json("indicator", "ab12") == {"a": [1, "é"]}

    cache.path("indicator", "ab12").write_bytes(b'{"a": [1')

    assert cache.get_json("indicator", "ab12") is None


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    Cache(tmp_path).put("svg", "ab12", b"x")

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["ab12"]
