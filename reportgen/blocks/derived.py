"""Derive what a table adds: totals recomputed from the lines, shares, changes, and differences to printed totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.blocks.lines import Line, heading, number
from reportgen.document import GridCell
from reportgen.indicator import LOW_BASE, Indicator, Unit, Value
from reportgen.kinds import Scope
from reportgen.table import Cell, Status
from reportgen.templating.numerals import rounded

_EXACT = 6
"""So many decimals has a percentage in the CSV."""

NO_PERCENT = "–"
"""What stands where a percentage is not given; the legend below the table says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Columns worked out from the lines: their headings, and a line's cells."""

    headings: tuple[GridCell, ...]
    share_of: Decimal | None
    change: bool
    scope: Scope
    indicator: Indicator

    def cells(self, line: Line) -> list[GridCell]:
        """Gives the share and change cells of a line."""
        cells = []
        if self.share_of is not None:
            last = number(line.cells[-1][0])
            share = None if last is None or not self.share_of else last * 100 / self.share_of
            cells.append(self._percent(share, line, "share"))
        if self.change:
            before, after = number(line.cells[-2][0]), number(line.cells[-1][0])
            known = before is not None and after is not None and before >= LOW_BASE
            cells.append(self._percent((after - before) * 100 / before if known else None, line, "change"))  # type: ignore[operator]
        return cells

    def _percent(self, value: Decimal | None, line: Line, kind: str) -> GridCell:
        if value is None or line.part == "difference":
            return GridCell(text=self.scope.words(NO_PERCENT), kind="status", raw="")
        keys = ",".join(heading(key) for key in line.heads) or line.part
        shown = Value(
            id=f"{self.indicator.id}[{keys}].{kind}",
            cell=Cell(value=value),
            decimals=1,
            unit=Unit(name="%", kind="percent"),
            change=kind == "change",
        )
        return GridCell(
            text=self.scope.show(shown, "signed" if kind == "change" else "plain"),
            kind="number",
            raw=f"{rounded(value, _EXACT):f}",
        )


def added_columns(
    add: Sequence[str], indicator: Indicator, lines: Sequence[Line], across: Sequence[object], scope: Scope
) -> Derived:
    """Gives the share of the last column's total and the change between the last two columns, as asked."""
    share = "share" in add and indicator.additive
    change = "change" in add and len(across) > 1
    headings = []
    if share:
        name = scope.say("share-of", of=heading(across[-1]) if across else scope.say("total"))
        headings.append(GridCell(text=scope.words(name), kind="number", raw=name))
    if change:
        name = scope.say("change-from-to", since=heading(across[-2]), until=heading(across[-1]))
        headings.append(GridCell(text=scope.words(name), kind="number", raw=f"{name}, %"))
    total = _total(lines, -1).value if share else None
    return Derived(
        headings=tuple(headings),
        share_of=Decimal(total) if isinstance(total, int | Decimal) else None,
        change=change,
        scope=scope,
        indicator=indicator,
    )


def added_lines(lines: Sequence[Line], published: Sequence[Cell], scope: Scope) -> list[Line]:
    """Gives the total line, recomputed, and where they do not agree the published totals and the difference."""
    if not lines:
        return []
    heads = len(lines[0].heads)
    totals = [_total(lines, index) for index in range(len(lines[0].cells))]
    result = [_line(_capital(scope.say("total")), "total", totals, heads)]
    differences = [_difference(total, cell) for total, cell in zip(totals, published, strict=False)]
    if any(number(cell) for cell in differences):
        result.append(_line(scope.say("total-as-printed"), "total", published, heads))
        result.append(_line(scope.say("difference"), "difference", differences, heads))
    return result


def published_totals(printed: Indicator, columns: str, across: Sequence[object]) -> list[Cell]:
    """Gives the publisher's own total of each column."""
    return [_published(printed, columns, at) for at in across]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _line(head: str, part: str, cells: Sequence[Cell], heads: int) -> Line:
    return Line(heads=(head, *[""] * (heads - 1)), cells=tuple((cell, None) for cell in cells), part=part)


def _total(lines: Sequence[Line], index: int) -> Cell:
    """Adds a column up from its parts; cells without a number make it partial and are counted."""
    cells = [line.cells[index][0] for line in lines if line.part != "total"]
    numbers = [found for cell in cells if (found := number(cell)) is not None]
    lacking = sum(cell.status not in {None, Status.NOT_APPLICABLE} for cell in cells) + sum(c.partial for c in cells)
    if not numbers:
        return Cell(status=Status.MISSING)
    total = sum(numbers, Decimal(0))
    return Cell(value=int(total) if total == total.to_integral_value() else total, partial=lacking)


def _published(printed: Indicator, columns: str, at: object) -> Cell:
    names = [column.name for column in printed.table.dimensions]
    rows = [row for row in printed.table.rows if columns in names and row.keys[names.index(columns)] == at]
    return rows[0].cells[0] if len(rows) == 1 else Cell(status=Status.NOT_PUBLISHED)


def _difference(total: Cell, published: Cell) -> Cell:
    mine, theirs = number(total), number(published)
    if mine is None or theirs is None:
        return Cell(status=Status.NOT_APPLICABLE)
    return Cell(value=int(theirs - mine) if theirs - mine == (theirs - mine).to_integral_value() else theirs - mine)
