"""Cache: what is stored under a digest comes back, whole or not at all."""

from pathlib import Path

import pytest

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

    place = tmp_path / "indicator/ab/ab12"
    place.write_bytes(place.read_bytes()[:-2])

    assert cache.get_json("indicator", "ab12") is None


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    Cache(tmp_path).put("svg", "ab12", b"x")

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["ab12"]


def test_what_only_looks_reads_what_is_stored_and_stores_aside(tmp_path: Path) -> None:
    Cache(tmp_path / "kept").put("svg", "ab12", b"x")
    looking = Cache(tmp_path / "kept", tmp_path / "aside")

    assert looking.get("svg", "ab12") == b"x"
    looking.put("svg", "cd34", b"y")
    assert looking.get("svg", "cd34") == b"y"
    assert Cache(tmp_path / "kept").get("svg", "cd34") is None


def test_a_file_that_could_not_be_written_whole_is_not_stored(tmp_path: Path) -> None:
    cache = Cache(tmp_path)

    def half(place: Path) -> None:
        place.write_bytes(b"hal")
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        cache.put_file("table", "ab12", half)

    assert cache.get("table", "ab12") is None
