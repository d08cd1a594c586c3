"""Cells of printed tables: their runs, their exact values, and the letters of footnotes."""

import re
from collections.abc import Iterable
from dataclasses import replace

from reportgen.blocks.lines import heading
from reportgen.document import GridCell, Text
from reportgen.kinds import Scope
from reportgen.table import Cell, Key, Listed, Range, Table
from reportgen.templating.amounts import raw as raw_amount
from reportgen.templating.codes import code_parts
from reportgen.templating.found import key_text
from reportgen.templating.numerals import DASH, JOINER, NO_BREAK


def raw(cell: Cell) -> str:
    """Gives a cell's exact value as text, for the CSV beside the report."""
    return raw_amount(cell.value) if cell.status is None else cell.status.value


def undated(cell: Cell, told: Iterable[Key]) -> bool:
    """Says whether a cell is a range whose period no key beside it tells, so that the cell must."""
    return isinstance(cell.value, Range) and str(cell.value.period) not in map(key_text, told)


def text_cell(text: str, scope: Scope, kind: str = "text") -> GridCell:
    """Gives a cell of the tool's own words."""
    return cell_of(scope.words(text), text, kind)


def head_cell(name: str, scope: Scope, kind: str = "number", footnotes: tuple[str, ...] = ()) -> GridCell:
    """Gives the head of a column that is worked out, "NAME, UNIT": no line ends inside a span of years, or before its unit."""
    unit = name.rpartition(", ")[2] if ", " in name else ""
    shown = re.sub(r", (\S+)$", f",{NO_BREAK}\\1", name).replace(DASH, f"{DASH}{JOINER}")
    return GridCell(text=scope.words(shown), kind=kind, raw=name, footnotes=footnotes, unit=unit)  # type: ignore[arg-type]


def cell_of(text: Text, raw: str, kind: str) -> GridCell:
    """Gives a cell of runs."""
    return GridCell(text=text, kind=kind, raw=raw)  # type: ignore[arg-type]


def code_cell(cell: GridCell, listed: Listed, scope: Scope) -> GridCell:
    """Gives a heading as the code list names it; for machines the code stands beside the name."""
    parts = code_parts(listed.name, listed)
    return replace(cell, text=scope.words(listed.name), raw=listed.name, parts=parts)


def code_in(table: Table, dimension: str, key: object) -> Listed | None:
    """Gives what a code list says of a value of a dimension; nothing of what is worked out."""
    return table.dimensions[table.dimension(dimension)].listed(key) if dimension else None


def name_in(table: Table, dimension: str, key: object) -> str:
    """Gives a value of a dimension as readers see it."""
    found = code_in(table, dimension, key)
    return found.name if found is not None else heading(key)


def lettered(cell: GridCell, letter: str) -> GridCell:
    """Gives a cell with one more footnote."""
    return replace(cell, footnotes=tuple(dict.fromkeys((*cell.footnotes, letter))))


def letter(index: int) -> str:
    """Gives a, b … z, aa, ab …."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (
        letters[index] if index < len(letters) else letters[index // len(letters) - 1] + letters[index % len(letters)]
    )
