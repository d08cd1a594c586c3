"""Comparison: when two figures may be compared, whoever asks: breaks, publishers, incomplete periods, low bases."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal
from unicodedata import combining, normalize

from reportgen.arithmetic import Number, add, number, quotient
from reportgen.indicator import Axis, Indicator, Note, Source, Unit
from reportgen.problems import Problem, Span, listed
from reportgen.table import Cell, Key, Period, Status
from reportgen.templating.found import key_text

Part = Literal["", "other", "unknown", "total", "difference"]
Work = Callable[[Number, Number], Number]
"""(after, before) → what is printed."""
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its keys and cells, the sources and notes of what went into it."""

    keys: tuple[Key, ...]
    cells: tuple[Cell, ...]
    part: Part = ""
    sources: tuple[Source, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def cell(self) -> Cell:
        """The only cell of a line of one measure."""
        return self.cells[0]

    @property
    def incomplete(self) -> bool:
        """Whether its period is not whole."""
        return any(note.kind == "partial" for note in self.notes)

    @property
    def editions(self) -> frozenset[str]:
        """The editions that it was read from."""
        return frozenset(source.edition for source in self.sources if source.edition)

    @property
    def vintages(self) -> frozenset[str]:
        """The vintages that it was read from."""
        return frozenset(source.vintage for source in self.sources if source.vintage)


def lines_of(indicator: Indicator) -> tuple[Line, ...]:
    """Gives the rows of an indicator, each with its own sources and notes."""
    return tuple(
        Line(
            keys=row.keys,
            cells=row.cells,
            part=row.part,
            sources=tuple(indicator.sources[index] for index in row.sources),
            notes=tuple(indicator.notes[index] for index in row.notes),
        )
        for row in indicator.table.rows
    )


def key_order(key: Key) -> tuple[int, object]:
    """Gives what keys are sorted by: what is not given comes last."""
    if key is None:
        return (3, 0)
    if isinstance(key, Period):
        return (1, (key.start, key.end, key.label))
    return (0, key) if isinstance(key, int) else (1, (key,)) if isinstance(key, date) else (2, key)


def reading_order(key: Key) -> tuple[int, object]:
    """Gives what names are sorted by for readers: capitals and accents make no difference, and 9 stands before 10."""
    if not isinstance(key, str):
        return key_order(key)
    plain = "".join(each for each in normalize("NFKD", key.casefold()) if not combining(each))
    return 2, ([int(part) if part.isdecimal() else part for part in re.split(r"([0-9]+)", plain)], key)


def merged(lines: Sequence[Line]) -> tuple[tuple[Source, ...], tuple[Note, ...]]:
    """Gives the sources and notes of several lines, each once, in their order."""
    sources = dict.fromkeys(source for line in lines for source in line.sources)
    notes = dict.fromkeys(note for line in lines for note in line.notes)
    return tuple(sources), tuple(notes)


def parts(axis: Axis, names: Sequence[str], lines: Sequence[Line]) -> bool:
    """Says whether lines stand on different sides of a break, or one of them on both."""
    mine = [_values(axis, names, line) for line in lines if _concerns(axis, names, line)]
    early = any(no_later(value, axis.before, axis.after) for values in mine for value in values)
    return early and any(no_earlier(value, axis.after) for values in mine for value in values)


def no_later(value: str, before: str, after: str) -> bool:
    """Says whether a value stands before a break."""
    return value[: len(before)] <= before if before else value[: len(after)] < after


def no_earlier(value: str, after: str) -> bool:
    """Says whether a value stands after a break."""
    return value[: len(after)] >= after


def _values(axis: Axis, names: Sequence[str], line: Line) -> frozenset[str]:
    if axis.name == "edition":
        return line.editions
    if axis.name == "vintage":
        return line.vintages
    return frozenset({key_text(line.keys[names.index(axis.name)])}) if axis.name in names else frozenset()


def _concerns(axis: Axis, names: Sequence[str], line: Line) -> bool:
    keys = {name: key_text(key) for name, key in zip(names, line.keys, strict=True)}
    wanted = all(keys[name] in values for name, values in axis.wanted.items() if name in keys)
    return wanted and not any(keys[name] in values for name, values in axis.unwanted.items() if name in keys)


def crossing(names: Sequence[str], one: Line, other: Line, axes: Iterable[Axis]) -> Axis | None:
    """Gives the first break that two lines stand on different sides of."""
    return next((axis for axis in axes if parts(axis, names, (one, other))), None)


def across_break(axis: Axis, at: Span, what: str, where: str = "") -> Problem:
    """Makes the problem of figures on two sides of a break; `where` names what has the key `breaks:`."""
    there = f" in `{where}`" if where else ""
    hint = f"write `breaks: note`{there} to do it with a note, or `breaks: withhold`"
    return Problem(code="across-break", message=f"{what} in `{axis.extract}` ({axis.reason})", at=at, hint=hint)


def compared_words(one: Line, other: Line) -> str:
    """Says which lines would be compared across a break."""
    sides = (", ".join(key_text(key) for key in line.keys) or "the first" for line in (other, one))
    return f"{listed(sides)} would be compared across a break"


def several_publishers(lines: Iterable[Line]) -> list[str]:
    """Gives the publishers of lines that do not all rest on the same; nothing when they do."""
    sets = {frozenset(source.publisher for source in line.sources) for line in lines if line.sources}
    return sorted({publisher for each in sets for publisher in each}) if len(sets) > 1 else []


def mixed_publishers(publishers: Sequence[str], at: Span, way: str) -> Problem:
    """Makes the problem of figures of several publishers, who count differently, taken together."""
    message = f"figures of {listed(publishers)} would be taken together"
    return Problem(code="mixed-publishers", message=message, at=at, hint=way)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a comparison obeys: the declared breaks, what the author says of them, the threshold of bases."""

    names: tuple[str, ...]
    """The dimensions of the lines."""
    over: int
    """The index of the one that is compared over."""
    axes: tuple[Axis, ...]
    breaks: str
    threshold: Decimal
    at: Span
    where: str = ""
    """What has the key `breaks:`, when it does not stand at the place of the problem."""


def compared(line: Line, base: Line | None, work: Work, rule: Rule, *, percent: bool) -> Cell | Problem:
    """Compares a line with its base: a number, a status where that cannot be, or a problem where it must not be."""
    if line.cell.status is not None:
        return line.cell
    if base is None:
        return Cell(status=Status.MISSING, reason="there is no figure to compare with")
    if base.cell.status is not None:
        return Cell(status=base.cell.status, reason=base.cell.reason)
    barred = _barred(line, base, rule, percent=percent)
    if barred is not None:
        return barred
    after, before = number(line.cell), number(base.cell)
    assert after is not None, "a cell without a status has a number"
    assert before is not None, "a cell without a status has a number"
    return Cell(
        value=work(after, before),
        base=before,
        partial=line.cell.partial + (base.cell.partial if base is not line else 0),
        provisional=line.cell.provisional or base.cell.provisional,
    )


def _barred(line: Line, base: Line, rule: Rule, *, percent: bool) -> Cell | Problem | None:
    """Gives why two figures are not compared."""
    if publishers := several_publishers([line, base]):
        way = "compare figures of one publisher: choose one under `where:` where the extract is read"
        return mixed_publishers(publishers, rule.at, way)
    axis = crossing(rule.names, line, base, rule.axes)
    if axis is not None and rule.breaks == "withhold":
        return Cell(status=Status.WITHHELD, reason=f"break in series: {axis.reason}")
    if axis is not None and not rule.breaks:
        return across_break(axis, rule.at, compared_words(line, base), rule.where)
    if line.incomplete != base.incomplete:
        part = line if line.incomplete else base
        return Cell(status=Status.WITHHELD, reason=f"{key_text(part.keys[rule.over])} is not complete")
    before = number(base.cell)
    if percent and before is not None and (before <= 0 or before < rule.threshold):
        shown = f"{before:f}" if isinstance(before, Decimal) else str(before)
        under = "" if before <= 0 else f", under {rule.threshold:f}"
        return Cell(status=Status.WITHHELD, low_base=True, base=before, reason=f"the base is {shown}{under}")
    return None


def alike(one: Key, other: Key) -> bool:
    """Says whether two keys are periods of one length; what is no period has none of its own."""
    if not (isinstance(one, Period) and isinstance(other, Period)):
        return True
    return one.months == other.months and (one.months > 0 or one.days == other.days)


def usual_change(unit: Unit) -> str:
    """Gives how numbers of a unit change when nobody says: shares by points, all others by percent."""
    return "points" if unit.kind in {"percent", "points"} else "percent"


CHANGES: Mapping[str, Work] = {
    "percent": lambda after, before: quotient(add([after, -before]), before, _HUNDRED),
    "points": lambda after, before: add([after, -before]),
    "absolute": lambda after, before: add([after, -before]),
}
"""How a change is measured → what it is."""
