"""What is damaged in the cache is never used, made anew, and told of by `--explain-cache`."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.incremental import village
from tests.incremental.test_never_stale import alone, built, copy, same


def flipped(data: bytes) -> bytes:
    at = random.Random(len(data)).randrange(len(data))
    return data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :]


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "a bit flipped": flipped,
    "cut off": lambda data: data[: len(data) * 2 // 3],
    "empty": lambda _: b"",
    "longer": lambda data: data + b"\0",
    "of another": lambda _: b"\0" * 40,
}


@pytest.fixture
def root(tmp_path, monkeypatch):
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    village.found(tmp_path / "village", tmp_path / "home")
    built(tmp_path / "village")
    return tmp_path / "village"


def results(root: Path, kind: str = "*") -> list[Path]:
    return sorted(path for path in (root / "build/.cache").glob(f"{kind}/??/*") if path.is_file())


@pytest.mark.parametrize("way", WAYS)
def test_every_result_that_is_damaged_is_made_anew(root, tmp_path, way):
    (root / "sections/routes.yaml").write_text(village.ROUTES.replace("all of it", "much of it"))
    for path in results(root):
        path.write_bytes(WAYS[way](path.read_bytes()))
    done = alone(root)

    assert {entry.why for entry in done.entries} <= {"damaged", "new"}
    assert sum(entry.why == "damaged" for entry in done.entries) > 10
    same(built(root), built(copy(root, tmp_path / "clean")), way)


@pytest.mark.parametrize("way", [*WAYS, "gone"])
def test_a_table_is_looked_into_when_it_is_needed(root, tmp_path, way):
    """Large tables are not read through for every build, only when something is computed from them."""
    tables = [path for path in results(root, "table") if "." in path.name]
    assert tables
    for path in tables:
        path.write_bytes(WAYS[way](path.read_bytes())) if way in WAYS else path.unlink()
    (root / "sections/routes.yaml").write_text(village.ROUTES.replace("where: {year: 2015}", "where: {year: 2014}"))
    (root / "sections/_facts.yaml").write_text(village.FACTS.replace("by: year", "by: year, where: {route: East}"))
    done = alone(root)

    assert "detections" in [entry.name for entry in done.entries if entry.kind == "extract" and entry.why == "damaged"]
    same(built(root), built(copy(root, tmp_path / "clean")), way)
    assert {path.name.partition(".")[0] for path in results(root, "table")} >= {
        path.name.partition(".")[0] for path in tables
    }


def test_results_that_stand_under_the_names_of_others_are_not_used(root, tmp_path):
    (root / "sections/routes.yaml").write_text(village.ROUTES.replace("all of it", "much of it"))
    for kind in ("indicator", "section", "pictures", "chart"):
        found = results(root, kind)
        told = [path.read_bytes() for path in found]
        for path, other in zip(found, told[1:] + told[:1], strict=True):
            path.write_bytes(other)

    same(built(root), built(copy(root, tmp_path / "clean")), "swapped")


@pytest.mark.parametrize("way", WAYS)
def test_a_section_is_damaged_when_it_is_not_known_any_more_which_labels_it_prints(root, way):
    (root / "sections/routes.yaml").write_text(village.ROUTES.replace("all of it", "much of it"))
    labels = results(root, "labels")
    for path in labels:
        path.write_bytes(WAYS[way](path.read_bytes()))
    why = {entry.name: entry.why for entry in alone(root).entries if entry.kind == "section"}

    assert "damaged" in why.values()
    assert all(found == "changed" for name, found in why.items() if name.startswith("routes "))
    assert set(why.values()) <= {"damaged", "changed", "kept"}
