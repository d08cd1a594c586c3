"""The data annex: one CSV for every figure and table, with exact values, words for missing ones, unit and sources."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from reportgen.document import Block, Caption, Document, Front, Grid, GridCell, GridRow, Section, Text
from reportgen.renderers.plain import plain
from reportgen.templating.numerals import rounded
from reportgen.templating.units import said_in

SHOWN_DIGEST = 8
"""How many characters of the content digest are printed."""

_PARTS = ("low", "high", "currency", "scale", "per", "qualifier", "measure", "period")
"""What a range is made of, in the order of its columns."""
_DECIMALS = 6
_FINER = re.compile(rf"-?\d+\.\d{{{_DECIMALS},}}")


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


Column = tuple[str, list[str]]
"""A heading and what stands below it, row by row."""


def csv_of(table: DataTable, issue: Issue, messages: Mapping[str, str]) -> str:
    """Gives the table as CSV: one row of headings, then a record a row that says all of itself in its last columns.

    Where every number counts the same, `unit` is one of them; where columns differ, each heading ends with its own.
    A number is exact up to its sixth decimal; a column in which no row has anything is left out, and so are drawn trends.
    """
    grid, rows = table.grid, table.grid.rows
    columns: list[Column] = [(grid.group, [row.group for row in rows])] if grid.group else []
    plain_ones = [list(_plain_column(grid, at)) for at in range(len(grid.columns) - grid.source_column)]
    known = [values for found in plain_ones for _, values in found]
    for at, found in enumerate(plain_ones):
        columns += found or _range_columns(grid, at, messages, known)
    columns += [(messages[f"csv-{name}"], values) for name, values in _told(table, issue, messages)]
    kept = [column for index, column in enumerate(columns) if not index or any(column[1])]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading for heading, _ in kept)
    writer.writerows(zip(*(values for _, values in kept), strict=True))
    return out.getvalue()


def _plain_column(grid: Grid, at: int) -> Iterator[Column]:
    """Gives a column of single values; nothing for ranges, which have several, and for trends, which are pictures."""
    head = grid.columns[at]
    if head.kind != "trend" and not _is_ranges(grid, at):
        heading = _heading(head, (head.unit or grid.unit) if _mixed(grid) else "")
        names, codes = _values(grid, at, _exact), _values(grid, at, partial(_part, name="code"))
        yield heading, names
        if any(codes):
            yield f"{heading} code", [code or name for code, name in zip(codes, names, strict=True)]


def _range_columns(grid: Grid, at: int, messages: Mapping[str, str], known: Sequence[list[str]]) -> list[Column]:
    """Gives a column of ranges as one for each part that no other column says; the word for a missing one stands in the first."""
    if not _is_ranges(grid, at):
        return []
    heading, found = _exact(grid.columns[at]), list[Column]()
    for part in _PARTS:
        values = _values(grid, at, partial(_part, name=part))
        if part in {"low", "high"} or (any(values) and values not in known):
            found.append((f"{heading}, {messages[f'csv-{part}']}", values))
    return found


def _is_ranges(grid: Grid, at: int) -> bool:
    return any("low" in dict(cell.parts) for row in grid.rows for cell in row.cells[at : at + 1])


def _values(grid: Grid, at: int, read: Callable[[GridCell], str]) -> list[str]:
    """Gives what stands in a column, row by row; nothing where a row is shorter."""
    return ["".join(read(cell) for cell in row.cells[at : at + 1]) for row in grid.rows]


def _part(cell: GridCell, name: str) -> str:
    return dict(cell.parts).get(name, "") if cell.parts else _exact(cell) if name == _PARTS[0] else ""


def _told(table: DataTable, issue: Issue, messages: Mapping[str, str]) -> Iterator[Column]:
    """Gives what every row says of itself: unit, source, notes, figure or table, marking, report and state."""
    grid, caption, rows = table.grid, table.caption, table.grid.rows
    sources = " | ".join(caption.sources) if caption else ""
    number, title = _origin(table, messages)
    if grid.unit and not _mixed(grid):
        yield "unit", [grid.unit] * len(rows)
    yield "source", [" | ".join(row.cited) or sources for row in rows]
    yield "notes", _notes(grid, caption)
    same = {"number": number, "title": title, "marking": table.marking or issue.marking, "report": issue.report,
            "state": issue.state}  # fmt: skip
    yield from ((name, [said] * len(rows)) for name, said in same.items())


def _mixed(grid: Grid) -> bool:
    """Says whether columns count different things."""
    return len({cell.unit or grid.unit for cell in grid.columns if cell.kind == "number"}) > 1


def _origin(table: DataTable, messages: Mapping[str, str]) -> list[str]:
    """Gives the number and the title of the figure or table."""
    caption = table.caption
    if caption is None:
        return ["", ""]
    return [messages[f"label-{caption.kind}"].format(number=caption.number), _words(caption.title)]


def _heading(cell: GridCell, unit: str) -> str:
    """Gives the heading of a column, with its unit where columns differ."""
    heading = _exact(cell)
    if unit and cell.kind == "number" and not (heading.endswith(f", {unit}") or said_in(heading, unit)):
        return f"{heading}, {unit}"
    return heading


def _unnamed(block: Block, section: Section) -> str:
    """Gives a name to a block that has no id yet: its place in its section."""
    return f"{section.id}-{next(i for i, other in enumerate(section.blocks, start=1) if other is block)}"


def _exact(cell: GridCell) -> str:
    """Gives a cell's value: whole numbers as they are, others rounded once, half up, to six decimals."""
    if _FINER.fullmatch(cell.raw):
        return format(rounded(Decimal(cell.raw), _DECIMALS).normalize(), "f")
    return cell.raw or _words(cell.text)


def _notes(grid: Grid, caption: Caption | None) -> list[str]:
    """Gives what a reader must know of each row: its own notes, those of columns, and those below the caption that are of all."""
    known = {letter: _words(note) for letter, note in grid.footnotes}
    headed = [
        f"{_exact(cell)}: {known[letter]}"
        for cell in grid.columns
        if cell.kind != "trend"
        for letter in cell.footnotes
        if letter in known
    ]
    of_rows = {note for row in grid.rows for _, note in row.notes}
    below = [note for note in map(_words, caption.notes if caption else ()) if note not in of_rows]

    def notes(row: GridRow) -> str:
        own = [known[letter] for cell in row.cells for letter in cell.footnotes if letter in known]
        return " | ".join(dict.fromkeys([*own, *headed, *_of_columns(row, grid), *below]))

    return [notes(row) for row in grid.rows]


def _of_columns(row: GridRow, grid: Grid) -> list[str]:
    """Gives the notes of a row's numbers, each once, with the columns that it is of where it is not of all."""
    numbers = sum(cell.kind == "number" for cell in grid.columns)
    columns: dict[str, list[str]] = {}
    for column, note in row.notes:
        columns.setdefault(note, []).append(column)
    return [
        note if "" in names or len(names) >= max(2, numbers) else f"{', '.join(names)}: {note}"
        for note, names in columns.items()
    ]


def _words(text: Text) -> str:
    return plain(text, {})
