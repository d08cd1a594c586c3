"""Cells of printed tables: their runs, their exact values, and the letters of footnotes."""

from collections.abc import Iterable

from reportgen.document import GridCell, Text
from reportgen.kinds import Scope
from reportgen.table import Cell, Key, Range
from reportgen.templating.amounts import raw as raw_amount
from reportgen.templating.found import key_text


def raw(cell: Cell) -> str:
    """Gives a cell's exact value as text, for the CSV beside the report."""
    return raw_amount(cell.value) if cell.status is None else cell.status.value


def undated(cell: Cell, told: Iterable[Key]) -> bool:
    """Says whether a cell is a range whose period no key beside it tells, so that the cell must."""
    return isinstance(cell.value, Range) and str(cell.value.period) not in map(key_text, told)


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
