"""Breaks: which numbers of a series stand on the other side of a declared break than the one before them."""

from collections.abc import Sequence
from itertools import pairwise

from reportgen.comparison import Line, crossing, key_order, lines_of
from reportgen.indicator import Indicator
from reportgen.table import Key


def broken(given: Indicator, along: Sequence[str]) -> frozenset[int]:
    """Gives the rows before which a series breaks on its way along a dimension of times."""
    times = [column for column in given.table.dimensions if column.name in along and column.kind != "text"]
    if not times or not given.axes:
        return frozenset()
    names = tuple(column.name for column in given.table.dimensions)
    at = names.index(times[0].name)
    series: dict[tuple[Key, ...], list[tuple[int, Line]]] = {}
    for index, line in enumerate(lines_of(given)):
        series.setdefault((*line.keys[:at], *line.keys[at + 1 :], line.part), []).append((index, line))
    found = set()
    for lines in series.values():
        lines.sort(key=lambda each: key_order(each[1].keys[at]))
        found |= {
            index
            for (_, before), (index, after) in pairwise(lines)
            if crossing(names, after, before, given.axes) is not None
        }
    return frozenset(found)
