"""Small projects on disk: the files of one, and what the pipeline makes of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent

from reportgen.cache import Cache
from reportgen.document import Abbreviation, Block, Grid, Link, Marked, NoteCall, Reference, Section, Shown, Words
from reportgen.pipeline.fresh import CACHE
from reportgen.pipeline.model import Silent
from reportgen.pipeline.prepare import Prepared, prepare
from reportgen.problems import Problem

REPORT = """\
id: small
title: A small report
originators: [Somebody]
marking: TLP:CLEAR
date: 2025-07-31
cut_off: 2025-06-30
sections: [routes]
"""

CATALOGUE = """\
extracts:
  detections:
    file: detections.csv
    title: Detections by route
    publisher: Frontex
    as_of: 2025-06-03
    unit: detections
    columns:
      route: {unknown: [Unknown]}
      year: integer
      detections: {type: integer, min: 0, missing: [":"]}
    key: [route, year]
"""

DETECTIONS = """\
route,year,detections
East,2014,50
East,2015,880
East,2016,180
West,2014,8
West,2015,7
West,2016,10
Unknown,2014,2
Unknown,2015,3
Unknown,2016,0
"""

INDICATORS = """\
id: routes
title: Routes
indicators:
  by_route: {from: detections, measure: sum(detections), by: [route, year], label: Detections by route}
  peak: {of: by_route, where: {year: 2015}, total: true, label: Detections in 2015}
  by_year: {of: by_route, by: year, label: Detections}
"""


class Small:
    """A project in a folder; its cache may be shared, since results stand under the digest of what made them."""

    def __init__(self, root: Path, cache: Path | None = None) -> None:
        self.root = root
        self.write("sections/report.yaml", REPORT)
        self.write("data/catalogue.yaml", CATALOGUE)
        self.write("data/detections.csv", DETECTIONS)
        self.section("blocks: []")
        if cache is not None:
            (root / "build").mkdir()
            (root / "build/.cache").symlink_to(cache)

    def write(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def section(self, blocks: str, indicators: str = "", *, head: str = INDICATORS) -> None:
        """Writes the section `routes`: the usual indicators, some more, and these blocks."""
        more = "".join(f"  {line}\n" for line in dedent(indicators).strip().splitlines())
        self.write("sections/routes.yaml", f"{head}{more}{dedent(blocks).strip()}\n")

    def report(self, more: str, old: str = "", new: str = "") -> None:
        """Adds lines to `report.yaml`, or puts something else in the place of a part of it."""
        self.write("sections/report.yaml", REPORT.replace(old, new) + dedent(more))

    def prepared(self) -> Prepared:
        return prepare(self.root, Silent(), Cache(self.root / CACHE))

    def problems(self) -> list[Problem]:
        return list(self.prepared().findings)

    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems()]

    def sound(self) -> Prepared:
        """Gives the prepared report, which has no problem."""
        prepared = self.prepared()
        assert [f"{each.code} {each.message}" for each in prepared.findings] == []
        return prepared

    def sections(self) -> dict[str, Section]:
        return sections_of(self.sound())

    def block(self, name: str) -> Block:
        return block_of(self.sound(), name)


def prepare_at(root: Path) -> Prepared:
    """Gives the report of a folder, prepared with a cache of its own."""
    return prepare(root, Silent(), Cache(root / CACHE))


def sections_of(prepared: Prepared) -> dict[str, Section]:
    assert prepared.document is not None
    return {section.id: section for section in prepared.document.sections}


def block_of(prepared: Prepared, name: str) -> Block:
    found = [block for section in sections_of(prepared).values() for block in section.blocks if block.id == name]
    assert len(found) == 1, f"one block is called {name}"
    return found[0]


def said(value: object) -> str:
    """Gives runs, parts or a cell as plain text."""
    return "".join(_said(value)).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "")


def _said(value: object) -> Iterator[str]:  # noqa: C901 one case a kind of run
    match value:
        case Words() | Shown():
            yield value.text
        case Abbreviation():
            yield value.short
        case Reference():
            yield f"@{value.target}"
        case NoteCall():
            yield f"^{value.number}"
        case Marked() | Link():
            yield from _said(value.runs)
        case tuple():
            for item in value:
                yield from _said(item)
        case _:
            for name in ("text", "parts", "items"):
                if hasattr(value, name):
                    yield from _said(getattr(value, name))


def rows_of(grid: Grid | None) -> list[list[str]]:
    """Gives a grid as text, its headings first; the letters of footnotes stand after the cell."""
    assert grid is not None
    rows = [grid.columns, *(row.cells for row in grid.rows)]
    return [[said(cell.text) + "".join(f"[{letter}]" for letter in cell.footnotes) for cell in row] for row in rows]


def footnotes_of(grid: Grid | None) -> Mapping[str, str]:
    """Gives letter or mark → text."""
    assert grid is not None
    return {letter: said(text) for letter, text in grid.footnotes}
