"""Compares two numbers of a picture by the rules that hold everywhere: breaks, publishers, whole periods, low bases."""

from collections.abc import Iterable
from typing import Literal

from reportgen.charts.spots import Spot
from reportgen.comparison import (
    CHANGES,
    Line,
    Rule,
    across_break,
    compared,
    crossing,
    mixed_publishers,
    several_publishers,
)
from reportgen.indicator import Axis, Unit, Value
from reportgen.problems import Findings, Problem, Span, listed
from reportgen.table import Cell, Key, Status
from reportgen.templating.forms import show
from reportgen.templating.found import key_text
from reportgen.templating.numerals import NO_BREAK

Change = Literal["percent", "points", "absolute"]
"""How a difference is measured."""

Pair = tuple[Spot, Spot]
"""Before and after."""

_UNITS = {"percent": Unit(name="%", kind="percent"), "points": Unit(name="", kind="points"), "absolute": Unit(name="")}
"""What a difference is printed with: the unit of counts stands above the picture."""


def line_of(spot: Spot) -> Line:
    """Gives a number with its keys and all it rests on."""
    given = spot.indicator
    return Line(
        keys=spot.row.keys,
        cells=(spot.cell,),
        part=spot.part,
        sources=tuple(given.sources[index] for index in spot.row.sources),
        notes=tuple(given.notes[index] for index in spot.row.notes),
    )


def crossed(pair: Pair) -> Axis | None:
    """Gives the first declared break between two numbers."""
    before, after = pair
    names = tuple(column.name for column in after.indicator.table.dimensions)
    if names != tuple(column.name for column in before.indicator.table.dimensions):
        return None
    axes = (
        before.indicator.axes
        if before.indicator is after.indicator
        else (*before.indicator.axes, *after.indicator.axes)
    )
    return crossing(names, line_of(after), line_of(before), axes)


def comparable(pairs: Iterable[Pair], at: Span, findings: Findings) -> bool:
    """Checks that no two numbers are joined that nobody may compare; adds at most one problem."""
    for before, after in pairs:
        if publishers := several_publishers([line_of(before), line_of(after)]):
            way = "choose figures of one publisher with `where:` in the indicator"
            findings.add(mixed_publishers(publishers, at, way))
            return False
        axis = crossed((before, after))
        if axis is not None and not after.indicator.breaks:
            sides = listed(key_text(key) for key in _apart(before, after))
            findings.add(across_break(axis, at, f"{sides} would be joined across a break", after.indicator.id))
            return False
    return True


def _apart(before: Spot, after: Spot) -> list[Key]:
    """Gives the keys in which two numbers differ."""
    both = list(zip(before.row.keys, after.row.keys, strict=False))
    return [key for one, other in both if one != other for key in (one, other)]


def joined(pair: Pair) -> bool:
    """Says whether two numbers may be joined: not across a break that the author withholds."""
    return crossed(pair) is None or pair[1].indicator.breaks == "note"


def change(pair: Pair, kind: Change, at: Span) -> Cell:
    """Gives how much the second of two numbers differs from the first; a status where that cannot be said."""
    before, after = pair
    names = tuple(column.name for column in after.indicator.table.dimensions)
    differing = [
        place for place, (one, other) in enumerate(zip(before.row.keys, after.row.keys, strict=False)) if one != other
    ]
    rule = Rule(
        names=names,
        over=differing[0] if differing else 0,
        axes=after.indicator.axes,
        breaks=after.indicator.breaks,
        threshold=after.indicator.threshold,
        at=at,
    )
    found = compared(line_of(after), line_of(before), CHANGES[kind], rule, percent=kind == "percent")
    return Cell(status=Status.WITHHELD) if isinstance(found, Problem) else found


def change_text(cell: Cell, kind: Change, spot: Spot, language: str, *, words: bool) -> str:
    """Gives a change in words ("down 92 %") or with its sign ("−92 %"), not to be broken; nothing where there is none."""
    if cell.status is not None:
        return ""
    given = spot.indicator
    value = Value(
        id="",
        cell=cell,
        unit=given.unit if given.unit.kind == "money" and kind == "absolute" else _UNITS[kind],
        decimals=1 if kind == "percent" else given.decimals,
        change=True,
    )
    return show(value, "change" if words else "signed", language).replace(" ", NO_BREAK)
