"""The data annex: one CSV for every figure and table, with exact values, words for missing ones, unit and sources."""

import csv
import io
from collections.abc import Iterator, Mapping

from reportgen.document import Block, Caption, Document, Grid, GridCell, GridRow, Section, Text
from reportgen.renderers.plain import plain


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
    unit = _words(caption.subtitle) if caption else ""
    sources = " | ".join(caption.sources) if caption else ""
    headings = [_exact(cell) for cell in grid.columns]
    own_source = messages["source"].casefold() in {heading.casefold() for heading in headings}
    notes = dict(grid.footnotes)
    noted = any(cell.footnotes for row in grid.rows for cell in row.cells)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*headings, messages["csv-unit"], *([] if own_source else [messages["csv-source"]]),
                     *([messages["csv-notes"]] if noted else [])])  # fmt: skip
    for row in grid.rows:
        cells = [_exact(cell) for cell in row.cells]
        cells += [""] * (len(headings) - len(cells))
        writer.writerow([*cells, unit, *([] if own_source else [sources]), *([_notes(row, notes)] if noted else [])])
    return out.getvalue()


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
