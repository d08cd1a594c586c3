"""Ranks: by which number a cell is ordered on the screen, and what room a table needs: bars, letters at its edge."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from reportgen.document import Grid, GridCell
from reportgen.renderers.plain import plain

_YEARS = re.compile(r" \d{4}\S*$")
_MANY, _FULL = 10, 70
"""So many columns of numbers with so many signs in the widest row fill a page's width at the size of dense tables."""
_LITTLE = 6
"""So many columns leave the names of rows all the room that they need."""
_HALF, _FEW = 5, 10
"""So many columns and rows at most has a table for half the width of a page."""
_DATE = re.compile(r"(?:about )?(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12])))?(?:(?:\.\.| ).*)?")
"""A day, month, quarter, half, year or the first of several, as keys are written; whether it is exact does not matter."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}


def ordered(cell: GridCell) -> Markup:
    """Gives the attributes of a cell by which the page's script orders it."""
    found = rank(cell)
    if found is None:
        return Markup()
    low = lower_end(cell)
    said = {"n": found[0], "unit": found[1], "low": low if low != found[0] else ""}
    return Markup().join(Markup(' data-{}="{}"').format(name, value) for name, value in said.items() if value)


def rank(cell: GridCell) -> tuple[str, str] | None:
    """Gives a cell's exact number and what it is counted in, such as a currency; nothing for words and statuses.

    A range goes by its higher end, as where rows are ordered in print; amounts in several currencies do not compare.
    A period goes by its beginning.
    """
    if cell.level:
        return (str(cell.level[0]), "") if cell.level[0] else None
    if cell.kind == "text":
        return _beginning(cell.raw)
    if cell.kind != "number":
        return None
    parts = dict(cell.parts)
    if "high" not in parts:
        return (cell.raw, "") if _is_number(cell.raw) else None
    number = Decimal(parts["high"]) * _SCALES.get(parts.get("scale", ""), 1)
    return f"{number.normalize():f}", parts.get("currency", "")


def lower_end(cell: GridCell) -> str:
    """Gives the lower end of a range, by which equal upper ends are ordered; nothing for other cells."""
    parts = dict(cell.parts)
    if cell.kind != "number" or "low" not in parts:
        return ""
    return f"{(Decimal(parts['low']) * _SCALES.get(parts.get('scale', ''), 1)).normalize():f}"


def _beginning(key: str) -> tuple[str, str] | None:
    """Gives the first day of a period as a number whose digits are its date."""
    found = _DATE.fullmatch(key)
    if found is None:
        return None
    year, month, day, quarter, half = (int(part or 0) for part in found.groups())
    first = month or (quarter * 3 - 2 if quarter else half * 6 - 5 if half else 1)
    return str(year * 10_000 + first * 100 + (day or 1)), ""


def bar_columns(grid: Grid) -> frozenset[int]:
    """Gives the columns in which bars stand."""
    return frozenset(at for row in grid.rows for at, cell in enumerate(row.cells) if cell.bar)


def bar_head(cell: GridCell) -> str:
    """Gives what stands above bars: what they show, without unit and years; nothing where the head beside it says just that."""
    name = _YEARS.sub("", cell.raw.split(", ")[0])
    return name if name != cell.raw else ""


def close(grid: Grid) -> bool:
    """Says whether the numbers of a dense table would nearly touch: its widest numbers fill the page's width."""
    columns = zip(*(row.cells for row in grid.rows if len(row.cells) == len(grid.columns)), strict=True)
    widths = [
        max(len("".join(getattr(run, "text", "") for run in cell.text)) for cell in column)
        for column in columns
        if any(cell.kind == "number" for cell in column)
    ]
    return len(widths) >= _MANY and sum(widths) > _FULL


def column_widths(grid: Grid) -> tuple[float, ...]:
    """Gives the widths of a printed table's columns in per cent, 0 for those that take what they need.

    Years, two at least and without bars, are equally wide, and the number behind a few of them too; in tables of seven to
    nine columns the names of rows keep their lines. Nothing for a table without years.
    """
    bars, count = bar_columns(grid), len(grid.columns)
    years = [at for at, cell in enumerate(grid.columns) if at not in bars and _YEAR.fullmatch(plain(cell.text, {}))]
    if len(years) < 2:
        return ()
    width = round(min(11, 58 / len(years), 72 / count), 2)
    found = [width if at in years else 0 for at in range(count)]
    if count <= _LITTLE and grid.columns[-1].kind == "number":
        found[-1] = width
    if _LITTLE < count < _MANY:
        found[0] = 21
    return tuple(found)


def room(grid: Grid) -> int:
    """Gives how many columns of numbers would need the room that a table's columns need: a bar or a small line is one more."""
    return len(grid.columns) + len(bar_columns(grid)) + sum(cell.kind == "trend" for cell in grid.columns)


def beside_each_other(tables: Sequence[Any]) -> dict[int, str]:
    """Gives place → `left` or `right` of the tables so small that two stand side by side in print."""
    small = [room(table.grid) <= _HALF and len(table.grid.rows) <= _FEW for table in tables]
    sides: dict[int, str] = {}
    for at in range(1, len(tables)):
        if small[at - 1] and small[at] and at - 1 not in sides:
            sides |= {at - 1: "left", at: "right"}
    return sides


def hangs(grid: Grid) -> bool:
    """Says whether the letter of a footnote hangs out behind a number of the last column."""
    if len(grid.columns) - 1 in bar_columns(grid):
        return False
    last = [grid.columns[-1:], *(row.cells[-1:] for row in grid.rows)]
    return any(cell.footnotes and cell.kind != "text" for cells in last for cell in cells)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
