"""The data annex: one CSV for every figure and table, with exact values, words for missing ones, unit and sources."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from reportgen.document import Block, Caption, Document, Grid, GridCell, GridRow, Section, Text
from reportgen.renderers.plain import plain

Parts = tuple[tuple[str, str], ...]
"""What a range is made of, name by name."""


def render_data(document: Document) -> Mapping[str, bytes]:
    """Gives path (`data/ID.csv`) → the CSV of every figure and table."""
    return {
        f"data/{name}.csv": csv_of(grid, caption, document.messages).encode()
        for section in document.sections
        for block in section.blocks
        for name, caption, grid in tables_of(block, section)
    }


def tables_of(block: Block, section: Section) -> Iterator[tuple[str, Caption | None, Grid]]:
    """Gives the name, caption and data of each figure or table that a block holds."""
    name = block.id or _unnamed(block, section)
    grid = block.figure.data if block.figure else block.grid
    if grid is not None:
        yield name, block.caption, grid
    for index, table in enumerate(getattr(block.body, "tables", ()), start=1):
        yield f"{name}-{index}", table.caption, table.grid


def csv_of(grid: Grid, caption: Caption | None, messages: Mapping[str, str]) -> str:
    """Gives the table as CSV; unit, sources and footnotes are columns, so that a row says all of itself."""
    sources = " | ".join(caption.sources) if caption else ""
    shown = len(grid.columns) - grid.source_column
    ranges = [_ranges(grid, at) for at in range(shown)]
    notes = dict(grid.footnotes)
    noted = any(cell.footnotes for row in grid.rows for cell in row.cells)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    headings = [part for cell, parts in zip(grid.columns, ranges, strict=False) for part in _heading(cell, parts)]
    more = [messages["csv-unit"], messages["csv-source"], *([messages["csv-notes"]] if noted else [])]
    writer.writerow([*([grid.group] if grid.group else []), *headings, *more])
    for row in grid.rows:
        cells = [part for at, parts in enumerate(ranges) for part in _parts(row.cells[at : at + 1], parts)]
        cited = " | ".join(row.cited) or sources
        writer.writerow(
            [*([row.group] if grid.group else []), *cells, grid.unit, cited, *([_notes(row, notes)] if noted else [])]
        )
    return out.getvalue()


def _ranges(grid: Grid, at: int) -> Parts:
    """Gives what the ranges of a column are made of; nothing for a column of numbers."""
    return next((cell.parts for row in grid.rows for cell in row.cells[at : at + 1] if cell.parts), ())


def _heading(cell: GridCell, parts: Parts) -> list[str]:
    """Gives the headings of a column: of a column of ranges, one for each part."""
    heading = _exact(cell)
    return [f"{heading} {name}".strip() for name, _ in parts] if parts else [heading]


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


def _notes(row: GridRow, notes: Mapping[str, Text]) -> str:
    letters = dict.fromkeys(letter for cell in row.cells for letter in cell.footnotes)
    return " | ".join(_words(notes[letter]) for letter in letters if letter in notes)


def _words(text: Text) -> str:
    return plain(text, {})
