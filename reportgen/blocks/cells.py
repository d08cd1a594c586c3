"""Cells of printed tables: their runs, the marks of cells without a number, and the letters of footnotes."""

from reportgen.document import GridCell, Text
from reportgen.kinds import Scope
from reportgen.table import Cell, Range, Status

MARKS = {
    Status.MISSING: ":",
    Status.NOT_APPLICABLE: "n.a.",
    Status.NOT_YET_COUNTED: "n.y.c.",
    Status.NOT_PUBLISHED: "n.p.",
    Status.WITHHELD: "w",
}
"""How a cell without a number is printed; the legend below the table explains those that occur."""


def raw(cell: Cell) -> str:
    """Gives a cell's exact value as text, for the CSV beside the report."""
    if cell.status is not None:
        return cell.status.value
    if isinstance(cell.value, Range):
        return f"{cell.value.low:f}..{cell.value.high:f} {cell.value.currency}".strip()
    return f"{cell.value:f}" if hasattr(cell.value, "as_tuple") else str(cell.value)


def text_cell(text: str, scope: Scope, kind: str = "text") -> GridCell:
    """Gives a cell of the tool's own words."""
    return cell_of(scope.words(text), text, kind)


def cell_of(text: Text, raw: str, kind: str) -> GridCell:
    """Gives a cell of runs."""
    return GridCell(text=text, kind=kind, raw=raw)  # type: ignore[arg-type]


def lettered(cell: GridCell, letter: str) -> GridCell:
    """Gives a cell with one more footnote."""
    return GridCell(
        text=cell.text,
        kind=cell.kind,
        footnotes=tuple(dict.fromkeys((*cell.footnotes, letter))),
        emphasis=cell.emphasis,
        raw=cell.raw,
    )


def letter(index: int) -> str:
    """Gives a, b … z, aa, ab …."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (
        letters[index] if index < len(letters) else letters[index // len(letters) - 1] + letters[index % len(letters)]
    )
