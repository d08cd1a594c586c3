"""Places labels beside circles: all together, so that they hide no circle, no arrow, no other label and little coast."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import product
from math import cos, dist, hypot, pi, sin

from reportgen.atlas import Point
from reportgen.charts.maps.cells import SIZE, Cells
from reportgen.charts.maps.window import Box
from reportgen.charts.metrics import LINE, width

PAD, FAR = 2.0, 12
"""Room around a label; how far from its circle it is tied to it, in pixels."""
_GAPS, _TURNS, _MIXED, _AWAY = (3, 6, 10, 16, 23, 32, 42, 54, 68, 84), 36, 45, 1.0
_OPTIONS, _BEAM, _NOWHERE, _WORST, _ELSEWHERE = 90, 30, 340.0, 280.0, 9.0
"""How many places are weighed a label, how many arrangements at once; what no place and one beside an arrow are worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a label."""

    text: str
    ink: str = "muted"
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A label that belongs to a circle."""

    forms: tuple[tuple[Line, ...], ...]
    """The lines of it, in the ways in which they may be broken, the best first."""
    anchors: tuple[tuple[Point, float], ...]
    """Its circle as middle and radius, then other places that are its own: points of its arrows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A label and its place, beside one of its anchors."""

    wanted: Wanted
    anchor: Point
    radius: float
    lines: tuple[Line, ...]
    box: Box
    price: float = 0


def place(cells: Cells, wanted: Sequence[Wanted], size: float) -> list[Placed | None]:
    """Gives each label its place, or nothing where there is none; the places are then taken.

    The first matter most. Labels are added one by one, and of all arrangements so far the cheapest are kept (a beam search).
    """
    beam: list[tuple[float, tuple[Placed | None, ...]]] = [(0.0, ())]
    for rank, each in enumerate(wanted):
        others = [other for other in wanted if other is not each]
        fitting = (option for option in _options(cells, each, size) if not _nearer(option, others))
        options = nsmallest(_OPTIONS, fitting, key=lambda option: (option.price, option.box))
        longer = [
            (price + option.price, (*chosen, option))
            for price, chosen in beam
            for option in options
            if not any(other is not None and _meet(option, other) for other in chosen)
        ]
        lost = _NOWHERE * (2 - rank / len(wanted))
        longer += [(price + lost, (*chosen, None)) for price, chosen in beam]
        beam = nsmallest(_BEAM, longer, key=lambda found: found[0])
    best = list(beam[0][1])
    for found in best:
        if found is not None:
            cells.take(found.box)
    return best


def _options(cells: Cells, wanted: Wanted, size: float) -> Iterator[Placed]:
    """Gives the places around a circle, each with what it hides and how far away it is."""
    for (form, lines), (place, (anchor, radius)) in product(enumerate(wanted.forms), enumerate(wanted.anchors)):
        wide = max(width(line.text, size, bold=line.bold) for line in lines) + 2 * PAD
        high = len(lines) * size * LINE + 2 * PAD
        for gap, turn in product(_GAPS[:3] if place else _GAPS, range(_TURNS)):
            angle = 2 * pi * turn / _TURNS
            box = _beside(anchor, radius + gap, angle, (wide, high))
            price = 10 * form + _ELSEWHERE * bool(place) + _price(cells, (anchor, radius), box, (gap, angle))
            if price < _WORST:
                yield Placed(wanted=wanted, anchor=anchor, radius=radius, lines=lines, box=box, price=price)


def _price(cells: Cells, spot: tuple[Point, float], box: Box, polar: tuple[float, float]) -> float:
    """Gives what a place is worth: nearness, a side that reads well, and what the label and its line would hide."""
    gap, angle = polar
    price = gap * _AWAY + (1.5 if cos(angle) < -0.1 else 0) + (2 if abs(cos(angle)) < 0.3 else 0) + cells.cost(box)
    if price < _WORST:
        price += _MIXED * cells.mixed(box)
    if price < _WORST and gap >= FAR:
        price += cells.crossed(*ends(spot[0], spot[1] + 2 * SIZE, box))
    return price


def ends(anchor: Point, radius: float, box: Box) -> tuple[Point, Point]:
    """Gives where the shortest line from a circle to a box begins and ends."""
    (x, y), (left, bottom, right, top) = anchor, box
    near = min(max(x, left), right), min(max(y, bottom), top)
    away = hypot(near[0] - x, near[1] - y) or 1
    return (x + (near[0] - x) * radius / away, y + (near[1] - y) * radius / away), near


def _beside(anchor: Point, away: float, angle: float, size: tuple[float, float]) -> Box:
    """Gives a box that touches a circle of the radius `away` in a direction."""
    wide, high = size
    x, y = anchor[0] + away * cos(angle), anchor[1] + away * sin(angle)
    left = x + (cos(angle) - 1) / 2 * wide
    bottom = y + (sin(angle) - 1) / 2 * high
    return left, bottom, left + wide, bottom + high


def _nearer(placed: Placed, others: Sequence[Wanted]) -> bool:
    """Says whether a label stands nearer to what is another's than to its own, as if it were that one's."""

    def gap(wanted: Wanted) -> float:
        return min(dist(*ends(*anchor, placed.box)) for anchor in wanted.anchors)

    own = gap(placed.wanted)
    return any(gap(other) < own + 3 for other in others)


def _meet(one: Placed, other: Placed) -> bool:
    """Says whether two labels meet, or the line of one the label of the other."""
    return _overlap(one.box, other.box, 3) or _crosses(one, other.box) or _crosses(other, one.box)


def _overlap(one: Box, other: Box, air: float) -> bool:
    return (
        one[0] < other[2] + air and other[0] < one[2] + air and one[1] < other[3] + air and other[1] < one[3] + air
    )  # fmt: skip


def _crosses(tied: Placed, box: Box) -> bool:
    (ax, ay), (bx, by) = ends(tied.anchor, tied.radius, tied.box)
    if hypot(bx - ax, by - ay) < FAR - 1:
        return False
    points = [(ax + (bx - ax) * step / 8, ay + (by - ay) * step / 8) for step in range(9)]
    return any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points)
