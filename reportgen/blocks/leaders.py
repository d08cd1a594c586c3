"""Leaders: a column that names the largest known part of each row, with its share of the row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.arithmetic import number, share_of, summed
from reportgen.blocks.cells import head_cell, name_in
from reportgen.blocks.legend import NOT_GIVEN, Legend
from reportgen.blocks.lines import Line, heading, is_about
from reportgen.document import GridCell
from reportgen.indicator import Indicator, Unit, Value
from reportgen.kinds import Scope
from reportgen.problems import Span, listed
from reportgen.table import Cell, Key, Row
from reportgen.templating.numerals import NO_BREAK, rounded

_EXACT = 6
"""So many decimals has a percentage in the CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaders:
    """The column: whose parts are compared, by which dimension, and in which column's period."""

    indicator: Indicator
    by: str
    period: tuple[str, Key] | None
    """The dimension that runs across and the key of the last column, where the parts are given by it too."""
    scope: Scope
    legend: Legend
    reasons: dict[str, None] = field(default_factory=dict)
    """Why cells are not given, once they are made."""

    def cell(self, line: Line) -> GridCell:
        """Gives the name of a line's largest known part and its share; a sign where none leads."""
        rows = self._rows(line)
        sums = self._sums(rows)
        known = {key: found for key, cell in sums.items() if (found := number(cell)) is not None}
        first = [key for key, value in known.items() if value == max(known.values())]
        whole = summed([row.cells[0] for row in rows]) if rows else None
        total = number(whole) if whole is not None else None
        if whole is None or len(first) != 1 or not total:
            word = "missing" if total is None or not first else "tie" if total else "zero"
            self.reasons[self.scope.say(f"not-given-{word}")] = None
            return GridCell(text=self.scope.words(NOT_GIVEN))
        share = share_of(sums[first[0]], whole)
        return self._shown(line, name_in(self.indicator.table, self.by, first[0]), share)

    def heading(self) -> GridCell:
        """Gives the head of the column."""
        when = f" {heading(self.period[1])}" if self.period else ""
        name = f"{self.scope.say('highest-share')}{when}, %"
        dimensions = self.indicator.table.dimensions
        label = dimensions[self.indicator.table.dimension(self.by)].label or self.by.replace("_", " ")
        letter = self.legend.letter(self.scope.words(self.scope.say("highest-share-key", of=label.lower())))
        return head_cell(name, self.scope, "text", (letter,))

    def _rows(self, line: Line) -> list[Row]:
        names = [column.name for column in self.indicator.table.dimensions]
        rows = [row for row in self.indicator.table.rows if row.part != "total" and is_about(line, names, row.keys)]
        if self.period is None:
            return rows
        at, key = names.index(self.period[0]), self.period[1]
        return [row for row in rows if row.keys[at] == key]

    def _sums(self, rows: Sequence[Row]) -> dict[Key, Cell]:
        """Adds up the known parts: what is unknown or a rest leads nobody."""
        at = self.indicator.table.dimension(self.by)
        found: dict[Key, list[Cell]] = {}
        for row in rows:
            if not row.part:
                found.setdefault(row.keys[at], []).append(row.cells[0])
        return {key: summed(cells) for key, cells in found.items()}

    def _shown(self, line: Line, name: str, share: Cell) -> GridCell:
        value = number(share)
        assert value is not None, "a share of a whole that is not zero is a number"
        keys = ",".join(heading(key) for key in line.heads)
        shown = Value(id=f"{self.indicator.id}[{keys}].highest", cell=Cell(value=value), decimals=1, unit=_PERCENT)
        letters: tuple[str, ...] = ()
        if share.partial:
            words = self.scope.say(f"partial-sum{'-one' if share.partial == 1 else ''}", count=share.partial)
            letters = (self.legend.letter(self.scope.words(words)),)
        exact = f"{rounded(Decimal(value), _EXACT):f}"
        return GridCell(
            text=(*self.scope.words(f"{name}{NO_BREAK}"), *self.scope.show(shown, "plain")),
            raw=f"{name} {exact}",
            footnotes=letters,
            parts=(("name", name), ("share", exact)),
        )


_PERCENT = Unit(name="%", kind="percent")


def leaders(
    indicator: Indicator | None, down: Sequence[str], last: tuple[str, Key] | None, frame: tuple[Scope, Legend]
) -> Leaders | None:
    """Gives the column for an indicator; `last` is the dimension that runs across with its last key."""
    if indicator is None:
        return None
    names = [column.name for column in indicator.table.dimensions]
    by = next(name for name in names if name not in down and (last is None or name != last[0]))
    scope, legend = frame
    return Leaders(
        indicator=indicator, by=by, period=last if last and last[0] in names else None, scope=scope, legend=legend
    )


def check_leaders(indicator: Indicator, known: tuple[Sequence[str], str | None], at: Span, scope: Scope) -> bool:
    """Says whether parts of each row can be compared, after adding what stands against it; `known` runs down and across."""
    down, across = known
    names = [column.name for column in indicator.table.dimensions]
    more = [name for name in names if name not in down and name != across]
    name = indicator.id.rpartition(".")[2]
    if len(more) != 1 or len(indicator.table.measures) != 1:
        message = (
            f"a highest share needs one dimension more than the rows have, and `{name}` is given by {listed(names)}"
        )
        scope.findings.error(
            "several-numbers", message, at, hint=f"name an indicator `by:` {listed(down)} and one more"
        )
    elif not indicator.additive:
        message = f"the numbers of `{name}` cannot be added to a total"
        scope.findings.error("not-additive", message, at, hint="name an indicator that sums or counts")
    elif indicator.some:
        message = f"`{name}` holds only some parts of the whole, so that its rows do not add up to it"
        scope.findings.error("share-of-some", message, at, hint="name an indicator that gives the whole")
    else:
        return True
    return False
