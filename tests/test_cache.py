"""Cache: what is stored under a digest comes back, whole or not at all."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportgen.cache import BusyError, Cache, clear, opened, room_of, settle, shrink


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


def test_a_file_is_kept_under_its_own_digest(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put_file("table", "ab12", lambda place: place.write_bytes(b"rows"))
    place = cache.whole_path("table", "ab12")
    assert place is not None
    assert place.read_bytes() == b"rows"

    place.write_bytes(b"rowz")
    assert Cache(tmp_path).path("table", "ab12") == place
    assert Cache(tmp_path).whole_path("table", "ab12") is None
    place.unlink()
    assert Cache(tmp_path).path("table", "ab12") is None


def test_what_is_damaged_is_told_from_what_is_not_there(tmp_path: Path) -> None:
    Cache(tmp_path).put("svg", "ab12", b"x")
    (tmp_path / "svg/ab/ab12").rename(tmp_path / "svg/ab/ab13")

    assert Cache(tmp_path).find("svg", "ab13").damaged
    assert not Cache(tmp_path).find("svg", "ab12").damaged


def test_many_threads_may_store_the_same_at_once(tmp_path: Path) -> None:
    data = bytes(200_000)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: Cache(tmp_path).put("svg", "ab12", data) == Cache(tmp_path).get("svg", "ab12"),
                              range(200)))  # fmt: skip

    assert all(found)
    assert not list((tmp_path / "tmp").iterdir())


def filled(folder: Path, *ages: int) -> Cache:
    """Gives a cache of results of 1,000 bytes that were used so many days ago."""
    cache = Cache(folder)
    with opened(cache):
        now = (folder / "lock").stat().st_mtime
        for index, age in enumerate(ages):
            cache.put("svg", f"{index:02}", bytes(1000 - 16))
            os.utime(folder / f"svg/{index:02}/{index:02}", (now, now - age * 86_400))
    return Cache(folder)


def left(cache: Cache) -> list[str]:
    return sorted(path.name for path in cache.folder.glob("*/??/*"))


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = filled(tmp_path, 5, 9, 1, 7, 3)

    assert shrink(cache, 5_000) == 0
    assert shrink(cache, 4_000) == 2_000
    assert left(cache) == ["00", "02", "04"]


def test_what_a_build_used_stays_and_counts_as_used(tmp_path: Path) -> None:
    cache = filled(tmp_path, 5, 9, 1)
    with opened(cache):
        assert cache.get("svg", "01")
    assert shrink(cache, 1) == 2_000
    assert left(cache) == ["01"]

    again = filled(tmp_path, 5, 9, 1)
    with opened(again):
        assert again.get("svg", "01")
    shrink(Cache(tmp_path), 2_500)
    assert left(again) == ["01", "02"]


def test_the_end_of_a_build_keeps_the_cache_within_its_limit(tmp_path: Path) -> None:
    cache = filled(tmp_path, 5, 9, 1)
    settle(cache, 10_000)
    assert room_of(cache).size == 3_000

    cache.put("svg", "03", bytes(7_500))
    cache.used.clear()
    settle(cache, 10_000)
    assert room_of(cache).size <= 10_000
    assert "03" in left(cache)


def test_while_another_build_runs_nothing_is_taken_out(tmp_path: Path) -> None:
    cache = filled(tmp_path, 5, 9, 1)
    with opened(Cache(tmp_path)):
        with pytest.raises(BusyError):
            shrink(cache, 1)
        settle(cache, 1)
        with pytest.raises(BusyError):
            clear(cache)
    assert left(cache) == ["00", "01", "02"]


def test_only_who_is_alone_sweeps_what_killed_builds_left(tmp_path: Path) -> None:
    cache = filled(tmp_path, 1)
    (tmp_path / "tmp/half").write_bytes(b"ha")
    with opened(cache):
        assert not (tmp_path / "tmp").exists()
        with cache_writes(cache), opened(Cache(tmp_path)):
            assert list((tmp_path / "tmp").iterdir())


@contextmanager
def cache_writes(cache: Cache) -> Iterator[None]:
    (cache.folder / "tmp").mkdir()
    (cache.folder / "tmp/going-on").write_bytes(b"ha")
    yield


@pytest.mark.parametrize("wrong", ["a folder in its place", "a file in the place of its folder"])
def test_what_stands_in_the_way_of_a_result_is_taken_away(tmp_path: Path, wrong: str) -> None:
    cache = Cache(tmp_path)
    cache.put("svg", "ab12", b"x")
    place = tmp_path / "svg/ab/ab12"
    place.unlink()
    if wrong == "a folder in its place":
        place.mkdir()
        (place / "more").touch()
    else:
        place.parent.rmdir()
        place.parent.touch()

    assert cache.get("svg", "ab12") is None
    assert cache.put("svg", "ab12", b"y") == b"y"
    assert cache.get("svg", "ab12") == b"y"
