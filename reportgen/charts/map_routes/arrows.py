"""Arrows of a route map: curved, all of one width from end to end: how many there are is said by circles."""

from collections.abc import Sequence
from math import hypot

from reportgen.atlas import Point

_BEND, _STEPS = 0.13, 14


def curve(points: Sequence[Point]) -> list[Point]:
    """Gives a smooth line through all points; between two it bends to the left, as paths of ships are drawn."""
    if len(points) == 2:
        (ax, ay), (bx, by) = points
        middle = ((ax + bx) / 2 - (by - ay) * _BEND, (ay + by) / 2 + (bx - ax) * _BEND)
        points = (points[0], middle, points[1])
    whole = [_beyond(points[1], points[0]), *points, _beyond(points[-2], points[-1])]
    line = [points[0]]
    for index in range(len(points) - 1):
        line += [_between(whole[index : index + 4], step / _STEPS) for step in range(1, _STEPS + 1)]
    return line


def arrow(line: Sequence[Point], thick: float) -> list[Point]:
    """Gives the outline of an arrow along a line: as thick all along, with a head at its end."""
    head = 4 + thick * 1.9
    body = _shortened(line, head * 0.8)
    left, right = [], []
    for index, point in enumerate(body):
        wide = thick / 2
        across = _across(body[max(0, index - 1)], body[min(len(body) - 1, index + 1)])
        left.append((point[0] + across[0] * wide, point[1] + across[1] * wide))
        right.append((point[0] - across[0] * wide, point[1] - across[1] * wide))
    across, base, tip = _across(body[-1], line[-1]), body[-1], line[-1]
    wing = 2 + thick * 1.05
    ends = [(base[0] + across[0] * wing * side, base[1] + across[1] * wing * side) for side in (1, -1)]
    return [*left, ends[0], tip, ends[1], *reversed(right)]


def _beyond(inner: Point, outer: Point) -> Point:
    return 2 * outer[0] - inner[0], 2 * outer[1] - inner[1]


def _between(points: Sequence[Point], part: float) -> Point:
    """Gives a point of the Catmull-Rom curve between the second and the third of four points."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points

    def at(a: float, b: float, c: float, d: float) -> float:
        return b + part / 2 * (c - a + part * (2 * a - 5 * b + 4 * c - d + part * (3 * (b - c) + d - a)))

    return at(ax, bx, cx, dx), at(ay, by, cy, dy)


def _shortened(line: Sequence[Point], less: float) -> list[Point]:
    """Gives a line without its last pixels; at least its beginning stays."""
    points = list(line)
    end = points[-1]
    while len(points) > 2 and hypot(points[-1][0] - end[0], points[-1][1] - end[1]) < less:
        points.pop()
    return points


def _across(one: Point, other: Point) -> Point:
    length = hypot(other[0] - one[0], other[1] - one[1]) or 1
    return -(other[1] - one[1]) / length, (other[0] - one[0]) / length
