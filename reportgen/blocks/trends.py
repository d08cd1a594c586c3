"""Trends: a column of small lines, each row's series over time, with gaps and breaks, and in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from reportgen.arithmetic import number, summed
from reportgen.blocks.cells import head_cell
from reportgen.blocks.legend import NOT_GIVEN, Legend
from reportgen.blocks.lines import Line, heading, is_about, times
from reportgen.comparison import Line as Side
from reportgen.comparison import crossing, lines_of
from reportgen.document import GridCell, Trend
from reportgen.indicator import Indicator, Value
from reportgen.kinds import Scope
from reportgen.problems import Span, listed
from reportgen.table import Cell, Key, Status
from reportgen.templating.cells import incomplete, is_time

_FEWEST = 2
"""So many numbers make a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """A column of trends: whose they are, over which dimension, and at which times."""

    indicator: Indicator
    over: str
    times: tuple[Key, ...]
    scope: Scope
    legend: Legend
    seen: set[str] = field(default_factory=set)
    """What the lines show that must be explained: gaps, breaks."""
    reasons: dict[str, None] = field(default_factory=dict)
    """Why cells are not given, once they are made."""

    def cell(self, line: Line) -> GridCell:
        """Gives a line's series as a picture with words; a sign where there are not two numbers."""
        sides = self._sides(line)
        cells = {time: self._sum(line, sides.get(time, [])) for time in self.times}
        numbers = {
            time: found for time, cell in cells.items() if not cell.partial and (found := number(cell)) is not None
        }
        if len(numbers) < _FEWEST:
            self.reasons[self.scope.say("not-given-missing")] = None
            return GridCell(text=self.scope.words(NOT_GIVEN), kind="trend")
        breaks = tuple(at for at, (one, other) in enumerate(pairwise(self.times), start=1)
                       if self._breaks(sides.get(one, []), sides.get(other, [])))  # fmt: skip
        points = tuple(float(numbers[time]) if time in numbers else None for time in self.times)
        self.seen.update(["gap"] if None in points else [], ["break"] if breaks else [])
        return GridCell(
            text=self.scope.words(self._words(numbers)),
            kind="trend",
            raw="; ".join(f"{heading(time)}={Decimal(value):f}" for time, value in numbers.items()),
            trend=Trend(points=points, breaks=breaks),
        )

    def heading(self) -> GridCell:
        """Gives the head of the column, once its cells are made: from when to when, and what the lines show."""
        name = self.scope.say("trend-from-to", since=heading(self.times[0]), until=heading(self.times[-1]))
        left_out = sorted(map(heading, incomplete(self.indicator, self.over)))
        said = [self.scope.say("trend-key"), *(self.scope.say(f"trend-{mark}") for mark in sorted(self.seen))]
        said += [self.scope.say("trend-left-out", times=", ".join(left_out))] if left_out else []
        letter = self.legend.letter(self.scope.words(" ".join(said)))
        return head_cell(name, self.scope, "trend", (letter,))

    def _sides(self, line: Line) -> dict[Key, list[Side]]:
        names = [column.name for column in self.indicator.table.dimensions]
        place = names.index(self.over)
        found: dict[Key, list[Side]] = {}
        for side in lines_of(self.indicator):
            if side.part != "total" and is_about(line, names, side.keys):
                found.setdefault(side.keys[place], []).append(side)
        return found

    def _sum(self, line: Line, sides: Sequence[Side]) -> Cell:
        if len(sides) == 1 and line.part not in {"subtotal", "total"}:
            return sides[0].cell
        summable = self.indicator.additive and not self.indicator.some
        return summed([side.cell for side in sides]) if sides and summable else Cell(status=Status.MISSING)

    def _breaks(self, before: Sequence[Side], after: Sequence[Side]) -> bool:
        names = [column.name for column in self.indicator.table.dimensions]
        return any(crossing(names, one, other, self.indicator.axes) for one in before for other in after)

    def _words(self, numbers: dict[Key, int | Decimal]) -> str:
        low, high = (choose(numbers, key=lambda time: numbers[time]) for choose in (min, max))
        first, last = next(iter(numbers)), next(reversed(numbers))
        ends = {name: self._shown(numbers[time]) for name, time in (("low", low), ("high", high), ("end", last))}
        when = {
            name: heading(time) for name, time in (("since", first), ("until", last), ("at", high), ("at_low", low))
        }
        return self.scope.say("trend-words", begin=self._shown(numbers[first]), **ends, **when)

    def _shown(self, value: int | Decimal) -> str:
        shown = Value(
            id=self.indicator.id, cell=Cell(value=value), unit=self.indicator.unit, decimals=self.indicator.decimals
        )
        return "".join(getattr(run, "text", "") for run in self.scope.show(shown, "plain"))


def trends(indicator: Indicator | None, down: Sequence[str], scope: Scope, legend: Legend) -> Trends | None:
    """Gives the column for an indicator with one time among its dimensions; nothing where none is asked for."""
    if indicator is None:
        return None
    over = next(column.name for column in indicator.table.dimensions if is_time(column) and column.name not in down)
    left_out = incomplete(indicator, over)
    found = tuple(times(key for key in indicator.table.values(over) if key not in left_out))
    return Trends(indicator=indicator, over=over, times=found, scope=scope, legend=legend)


def check_trend(indicator: Indicator, down: Sequence[str], at: Span, scope: Scope) -> bool:
    """Says whether a series can be drawn in each row, after adding what stands against it."""
    dimensions = indicator.table.dimensions
    name = indicator.id.rpartition(".")[2]
    over = [column.name for column in dimensions if is_time(column) and column.name not in down]
    others = [column.name for column in dimensions if column.name not in (*down, *over)]
    if len(over) == 1 and not others and len(indicator.table.measures) == 1:
        return True
    given = f"is given by {listed(each.name for each in dimensions)}" if dimensions else "is a single number"
    scope.findings.error(
        "several-numbers",
        f"a trend runs over one time in each row, and `{name}` {given}",
        at,
        hint=f"name an indicator that is given by {listed([*down, 'year'])}",
    )
    return False
