"""The data annex: one CSV for every figure and table, with exact values, words for missing ones, unit and sources."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.document import Block, Caption, Document, Front, Grid, GridCell, GridRow, Section, Text
from reportgen.renderers.plain import plain
from reportgen.templating.units import said_in

SHOWN_DIGEST = 8
"""How many characters of the content digest are printed."""

Parts = tuple[tuple[str, str], ...]
"""What a range is made of, name by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """The data of one figure or table: under which name, with which caption and marking of its own."""

    name: str
    caption: Caption | None
    grid: Grid
    marking: str = ""


def render_data(document: Document) -> Mapping[str, bytes]:
    """Gives path (`data/ID.csv`) → the CSV of every figure and table; its mark tells spreadsheets that it is UTF-8."""
    issue = issue_of(document, content=True)
    return {
        f"data/{table.name}.csv": csv_of(table, issue, document.messages).encode("utf-8-sig")
        for section in document.sections
        for block in section.blocks
        for table in tables_of(block, section)
    }


def tables_of(block: Block, section: Section) -> Iterator[DataTable]:
    """Gives the data of each figure or table that a block holds."""
    name = block.id or _unnamed(block, section)
    grid, marking = block.figure.data if block.figure else block.grid, block.marking or section.marking
    if grid is not None:
        yield DataTable(name=name, caption=block.caption, grid=grid, marking=marking)
    for index, table in enumerate(getattr(block.body, "tables", ()), start=1):
        yield DataTable(name=f"{name}-{index}", caption=table.caption, grid=table.grid, marking=marking)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What every row says of the report that it was taken from."""

    report: str
    marking: str
    state: str


def issue_of(document: Document, *, content: bool = False) -> Issue:
    """Gives what rows say of a report; its content digest only where asked, because every edit changes it."""
    front, messages = document.front, document.messages
    digest = document.digest[:SHOWN_DIGEST] if content else ""
    state = messages[f"brief-{status_of(front, messages)}"].format(digest=digest).strip()
    report = ", ".join(part for part in (front.title, front.edition, front.reference) if part)
    specimen = f"{messages['specimen']}, " if front.specimen else ""
    return Issue(report=report, marking=front.marking, state=f"{specimen}{state}")


def status_of(front: Front, messages: Mapping[str, str]) -> str:
    """Gives the report's status as the messages know it; one that they do not know is a draft."""
    return front.status if f"state-{front.status}" in messages else "draft"


def csv_of(table: DataTable, issue: Issue, messages: Mapping[str, str]) -> str:
    """Gives the table as CSV: one row of headings, then a record a row that says all of itself in its last columns.

    Where every number counts the same, `unit` is one of them; where columns differ, each heading ends with its own.
    """
    grid, caption = table.grid, table.caption
    sources = " | ".join(caption.sources) if caption else ""
    shown = len(grid.columns) - grid.source_column
    ranges = [_ranges(grid, at) for at in range(shown)]
    mixed, out = _mixed(grid), io.StringIO()
    unit = [] if mixed or not grid.unit else [grid.unit]
    origin = [*_origin(table, messages), table.marking or issue.marking, issue.report, issue.state]
    writer = csv.writer(out, lineterminator="\n")
    headings = [
        part
        for cell, parts in zip(grid.columns, ranges, strict=False)
        for part in _heading(cell, parts, (cell.unit or grid.unit) if mixed else "")
    ]
    more = ["unit"] * len(unit) + ["source", "notes", "number", "title", "marking", "report", "state"]
    writer.writerow([*([grid.group] if grid.group else []), *headings, *(messages[f"csv-{name}"] for name in more)])
    for row in grid.rows:
        cells = [part for at, parts in enumerate(ranges) for part in _parts(row.cells[at : at + 1], parts)]
        told = [*unit, " | ".join(row.cited) or sources, _notes(row, grid, caption), *origin]
        writer.writerow([*([row.group] if grid.group else []), *cells, *told])
    return out.getvalue()


def _mixed(grid: Grid) -> bool:
    """Says whether columns count different things."""
    return len({cell.unit or grid.unit for cell in grid.columns if cell.kind == "number"}) > 1


def _origin(table: DataTable, messages: Mapping[str, str]) -> list[str]:
    """Gives the number and the title of the figure or table."""
    caption = table.caption
    if caption is None:
        return ["", ""]
    return [messages[f"label-{caption.kind}"].format(number=caption.number), _words(caption.title)]


def _ranges(grid: Grid, at: int) -> Parts:
    """Gives what the ranges of a column are made of; nothing for a column of numbers."""
    return next((cell.parts for row in grid.rows for cell in row.cells[at : at + 1] if cell.parts), ())


def _heading(cell: GridCell, parts: Parts, unit: str) -> list[str]:
    """Gives the headings of a column, with its unit where columns differ: of a column of ranges, one for each part."""
    heading = _exact(cell)
    if parts:
        return [f"{heading} {name}".strip() for name, _ in parts]
    if unit and cell.kind in {"number", "trend"} and not (heading.endswith(f", {unit}") or said_in(heading, unit)):
        return [f"{heading}, {unit}"]
    return [heading]


def _parts(cells: Sequence[GridCell], parts: Parts) -> list[str]:
    """Gives a cell as many columns as its heading has; the word for a missing range stands in the first."""
    if not parts:
        return [_exact(cell) for cell in cells] or [""]
    found = [value for cell in cells for _, value in cell.parts] or [_exact(cell) for cell in cells]
    return [*found, *[""] * (len(parts) - len(found))]


def _unnamed(block: Block, section: Section) -> str:
    """Gives a name to a block that has no id yet: its place in its section."""
    return f"{section.id}-{next(i for i, other in enumerate(section.blocks, start=1) if other is block)}"


def _exact(cell: GridCell) -> str:
    return cell.raw or _words(cell.text)


def _notes(row: GridRow, grid: Grid, caption: Caption | None) -> str:
    """Gives what a reader must know of a row: its own notes, those of columns, and those below the caption that are of all."""
    known = dict(grid.footnotes)
    own = dict.fromkeys(letter for cell in row.cells for letter in cell.footnotes)
    headed = [(f"{_exact(cell)}: ", letter) for cell in grid.columns for letter in cell.footnotes]
    found = [
        head + _words(known[letter]) for head, letter in [*(("", each) for each in own), *headed] if letter in known
    ]
    found += [f"{column}: {note}" if column else note for column, note in row.notes]
    of_rows = {note for each in grid.rows for _, note in each.notes}
    below = [_words(note) for note in caption.notes] if caption else []
    return " | ".join(dict.fromkeys([*found, *(note for note in below if note not in of_rows)]))


def _words(text: Text) -> str:
    return plain(text, {})
