"""Finish a table's rows: decimal points in one line, and bars in the columns that the author names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.document import GridCell, GridRow, Shown, Words
from reportgen.templating.numerals import numeral

_WORD = re.compile(r"[^\W\d_A-Z]+(?=[\s,;/()]|$)")
"""A first word all in small letters."""
_BARRED = frozenset({"body", "other", "unknown", "subtotal"})
"""The rows that bars stand in: a total would dwarf those that are compared."""


def aligned(rows: Sequence[GridRow], language: str) -> tuple[GridRow, ...]:
    """Gives the rows with room behind numbers of fewer decimals than others in their column have."""
    point = numeral(Decimal("0.1"), 1, language)[1]
    width = max((len(row.cells) for row in rows), default=0)
    most = [max((_decimals(cell, point) for cell in _column(rows, at)), default=0) for at in range(width)]
    if not any(most):
        return tuple(rows)
    return tuple(
        replace(row, cells=tuple(_padded(cell, most[at], point) for at, cell in enumerate(row.cells))) for row in rows
    )


def named_alike(rows: Sequence[GridRow], heads: int) -> tuple[GridRow, ...]:
    """Gives the rows with their headings as readers expect them: where some of a column begin with a capital, all do."""
    mixed = [at for at in range(heads) if _mixed([row.cells[at] for row in rows if len(row.cells) > at])]
    if not mixed:
        return tuple(rows)
    return tuple(
        replace(row, cells=tuple(_capital(cell) if at in mixed else cell for at, cell in enumerate(row.cells)))
        for row in rows
    )


def _mixed(cells: Sequence[GridCell]) -> bool:
    first = [cell.raw[0] for cell in cells if cell.raw and cell.kind == "text"]
    return any(each.isupper() for each in first) and any(each.islower() for each in first)


def _capital(cell: GridCell) -> GridCell:
    """Gives a cell that begins with a capital, unless it begins with a name that is written otherwise, as eu-LISA."""
    run = cell.text[0] if cell.text else None
    if not isinstance(run, Words) or not _WORD.match(run.text):
        return cell
    return replace(cell, text=(replace(run, text=run.text[0].upper() + run.text[1:]), *cell.text[1:]))


def barred(rows: Sequence[GridRow], columns: Sequence[int]) -> tuple[GridRow, ...]:
    """Gives the rows with bars in these columns; all bars of a column have one scale, which begins at zero."""
    ends = {at: _ends([value for row in rows if (value := _barred(row, at)) is not None]) for at in columns}
    return tuple(
        replace(
            row, cells=tuple(_with_bar(row, at, ends[at]) if at in ends else cell for at, cell in enumerate(row.cells))
        )
        for row in rows
    )


def _column(rows: Sequence[GridRow], at: int) -> list[GridCell]:
    return [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at].kind == "number"]


def _decimals(cell: GridCell, point: str) -> int:
    """Gives how many digits stand behind the point at the end of a cell."""
    _, found, digits = "".join(run.text for run in cell.text if isinstance(run, Shown)).rpartition(point)
    return len(digits) if found and digits.isdecimal() and not cell.parts else 0


def _padded(cell: GridCell, most: int, point: str) -> GridCell:
    missing = most - _decimals(cell, point)
    if cell.kind != "number" or cell.parts or not missing:
        return cell
    return replace(cell, pad=f"{point if missing == most else ''}{'0' * missing}")


def _barred(row: GridRow, at: int) -> Decimal | None:
    cell = row.cells[at] if at < len(row.cells) else None
    return Decimal(cell.raw) if cell and cell.kind == "number" and not cell.parts and row.role in _BARRED else None


def _ends(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    return min((Decimal(0), *values)), max((Decimal(0), *values))


def _with_bar(row: GridRow, at: int, ends: tuple[Decimal, Decimal]) -> GridCell:
    """Gives a cell with where its bar begins and ends, one of which is zero."""
    value, (low, high) = _barred(row, at), ends
    if value is None or low == high:
        return row.cells[at]
    begin, end = sorted((_place(Decimal(0), low, high), _place(value, low, high)))
    return replace(row.cells[at], bar=(begin, end))


def _place(value: Decimal, low: Decimal, high: Decimal) -> float:
    return float(round((value - low) / (high - low), 4))
