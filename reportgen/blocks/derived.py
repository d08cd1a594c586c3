"""Derive what a table adds: totals recomputed from the lines, shares, changes, and differences to printed totals."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from reportgen.arithmetic import share_of, summed
from reportgen.blocks.cells import head_cell, name_in
from reportgen.blocks.legend import NOT_GIVEN
from reportgen.blocks.lines import Line, heading, is_about, number
from reportgen.comparison import CHANGES, Rule, compared, key_order, lines_of, merged, several_publishers, usual_change
from reportgen.comparison import Line as Side
from reportgen.document import GridCell, Shown
from reportgen.indicator import Indicator, Unit, Value
from reportgen.kinds import Scope
from reportgen.problems import Problem, Span
from reportgen.table import Cell, Key, Row, Status
from reportgen.templating.numerals import rounded

_EXACT = 6
"""So many decimals has a percentage in the CSV."""

_UNITS = {"percent": Unit(name="%", kind="percent"), "points": Unit(name="", kind="index")}
"""How a change is measured → what its cells print."""
_SIGN = re.compile(r"\s*%$")
"""The heading alone says what is counted, so that numbers stand below one another by their decimal points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a table is made of: its numbers, the dimension that runs across and its keys, and where it is asked for."""

    indicator: Indicator
    columns: str
    across: tuple[Key, ...]
    scope: Scope
    at: Span
    marks: Callable[[Cell], list[str]]
    """Gives the letters of what a cell lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Columns worked out from the lines: their headings, and a line's cells."""

    headings: tuple[GridCell, ...]
    whole: Cell | None
    """What a share is a share of."""
    ends: tuple[int, int] | None
    """The columns that are compared, the earlier one first."""
    sheet: Sheet
    reasons: dict[str, None] = field(default_factory=dict)
    """Why cells are not given, once they are made."""
    refused: list[Problem] = field(default_factory=list)

    def cells(self, line: Line) -> Iterator[GridCell]:
        """Gives the share and change cells of a line; a comparison that must not be made is a problem, once."""
        if line.part == "difference":
            yield from [GridCell(text=(), kind="status") for _ in self.headings]
            return
        if self.whole is not None:
            yield self._shown(self._share(line, self.whole), line, "share")
        if self.ends is not None:
            cell = self._change(line, self.ends)
            if isinstance(cell, Problem) and not self.refused:
                self.refused.append(cell)
                self.sheet.scope.findings.add(cell)
            yield self._shown(Cell(status=Status.WITHHELD) if isinstance(cell, Problem) else cell, line, "change")

    def why(self) -> str:
        """Gives why cells are not given, as the legend says it."""
        base = self._low_base()
        order = [self.sheet.scope.say("not-given-missing"), base]
        found = sorted(self.reasons, key=lambda reason: order.index(reason) if reason in order else len(order))
        reasons = reduce(lambda one, other: self.sheet.scope.say("not-given-or", one=one, other=other), found or [""])
        return self.sheet.scope.say("not-given", reasons=reasons) if found else ""

    def _share(self, line: Line, whole: Cell) -> Cell:
        try:
            return share_of(line.cells[-1][0], whole)
        except ZeroDivisionError:
            return Cell(status=Status.WITHHELD, reason=self.sheet.scope.say("not-given-zero"))

    def _change(self, line: Line, ends: tuple[int, int]) -> Cell | Problem:
        kind = usual_change(self.sheet.indicator.unit)
        before, after = (self._side(line, index) for index in ends)
        names = tuple(column.name for column in self.sheet.indicator.table.dimensions)
        rule = Rule(
            names=names if line.cells[-1][1] or line.cells[-2][1] else (self.sheet.columns,),
            over=0,
            axes=self.sheet.indicator.axes,
            breaks=self.sheet.indicator.breaks,
            threshold=self.sheet.indicator.threshold,
            at=self.sheet.at,
            where=self.sheet.indicator.id,
        )
        rule = replace(rule, over=rule.names.index(self.sheet.columns))
        return compared(after, before, CHANGES[kind], rule, percent=kind == "percent")

    def _side(self, line: Line, index: int) -> Side:
        """Gives a cell with what it rests on: its row, or for a sum all rows of its column that went into it."""
        cell, row = line.cells[index]
        if row is not None:
            return replace(lines_of(_only(self.sheet.indicator, row))[0], cells=(cell,))
        at, place = self.sheet.across[index], self.sheet.indicator.table.dimension(self.sheet.columns)
        names = [column.name for column in self.sheet.indicator.table.dimensions]
        all_rows = [each for each in lines_of(self.sheet.indicator) if each.keys[place] == at and each.part != "total"]
        below = [each for each in all_rows if is_about(line, names, each.keys)]
        sources, notes = merged(below) if line.part in {"total", "subtotal"} else ((), ())
        return Side(keys=(at,), cells=(cell,), sources=sources, notes=notes)

    def _shown(self, cell: Cell, line: Line, kind: str) -> GridCell:
        value = number(cell)
        if value is None:
            self.reasons[self._reason(cell)] = None
            return GridCell(text=self.sheet.scope.words(NOT_GIVEN), kind="status", raw="")
        keys = ",".join(heading(key) for key in line.heads) or line.part
        shown = Value(
            id=f"{self.sheet.indicator.id}[{keys}].{kind}",
            cell=Cell(value=value),
            decimals=1,
            unit=_UNITS["percent" if kind == "share" else usual_change(self.sheet.indicator.unit)],
            change=kind == "change",
        )
        text = self.sheet.scope.show(shown, "signed" if kind == "change" else "plain")
        return GridCell(
            text=tuple(replace(run, text=_SIGN.sub("", run.text)) if isinstance(run, Shown) else run for run in text),
            kind="number",
            footnotes=tuple(self.sheet.marks(cell)),
            raw=f"{rounded(value, _EXACT):f}",
        )

    def _reason(self, cell: Cell) -> str:
        if cell.low_base:
            return self._low_base()
        return (
            cell.reason if cell.status is Status.WITHHELD and cell.reason else self.sheet.scope.say("not-given-missing")
        )

    def _low_base(self) -> str:
        return self.sheet.scope.say("not-given-base", base=f"{self.sheet.indicator.threshold:f}")


def _only(indicator: Indicator, row: Row) -> Indicator:
    return replace(indicator, table=replace(indicator.table, rows=(row,)))


def earlier_first(across: Sequence[Key]) -> tuple[int, int]:
    """Gives the places of the last two columns, the earlier one first."""
    return (-1, -2) if key_order(across[-1]) < key_order(across[-2]) else (-2, -1)


def apart(indicator: Indicator, columns: str | None) -> list[str]:
    """Gives the publishers whose figures a total would take together, of the first column where there are several."""
    place = indicator.table.dimension(columns) if columns else None
    found: dict[Key, list[Side]] = {}
    for line in lines_of(indicator):
        if line.part != "total" and line.cell.status is None:
            found.setdefault(None if place is None else line.keys[place], []).append(line)
    return next((publishers for lines in found.values() if (publishers := several_publishers(lines))), [])


def added_columns(add: Sequence[str], sheet: Sheet, lines: Sequence[Line]) -> Derived:
    """Gives the share of the last column's total and the change between the last two columns, as asked."""
    scope, across = sheet.scope, sheet.across
    share = "share" in add and sheet.indicator.additive
    ends = earlier_first(across) if "change" in add and len(across) > 1 else None
    shown = [name_in(sheet.indicator.table, sheet.columns, at) for at in across]
    headings = []
    if share:
        name = scope.say("share-of", of=shown[-1] if shown else scope.say("total"))
        headings.append(head_cell(name, scope))
    if ends is not None:
        name = scope.say("change-from-to", since=shown[ends[0]], until=shown[ends[1]])
        points = usual_change(sheet.indicator.unit) == "points"
        name = f"{name}, {scope.say('value-points') if points else '%'}"
        headings.append(head_cell(name, scope))
    whole = _total(lines, -1) if share else None
    return Derived(headings=tuple(headings), whole=whole, ends=ends, sheet=sheet)


def added_lines(lines: Sequence[Line], published: Sequence[Cell], scope: Scope) -> list[Line]:
    """Gives the total line, recomputed, and where they do not agree the published totals and the difference."""
    if not lines:
        return []
    heads = len(lines[0].heads)
    totals = [_total(lines, index) for index in range(len(lines[0].cells))]
    result = [_line(_capital(scope.say("total")), "total", totals, heads)]
    differences = [_difference(total, cell) for total, cell in zip(totals, published, strict=False)]
    if any(number(cell) for cell in differences):
        result.append(replace(_line(scope.say("total-as-printed"), "total", published, heads), published=True))
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
    return summed([line.cells[index][0] for line in lines if line.part != "total"])


def _published(printed: Indicator, columns: str, at: object) -> Cell:
    names = [column.name for column in printed.table.dimensions]
    rows = [row for row in printed.table.rows if columns in names and row.keys[names.index(columns)] == at]
    return rows[0].cells[0] if len(rows) == 1 else Cell(status=Status.NOT_PUBLISHED)


def _difference(total: Cell, published: Cell) -> Cell:
    mine, theirs = number(total), number(published)
    if mine is None or theirs is None:
        return Cell(status=Status.NOT_APPLICABLE)
    return Cell(value=int(theirs - mine) if theirs - mine == (theirs - mine).to_integral_value() else theirs - mine)
