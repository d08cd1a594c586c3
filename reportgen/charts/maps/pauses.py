"""Pauses in lines: coasts stop where a word stands on them, and go on pale below it, as borders do."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportgen.atlas import Point
from reportgen.charts.maps.window import Box


def paused(line: Sequence[Point], boxes: Iterable[Box]) -> list[list[Point]]:
    """Gives the parts of a line that lie in none of the boxes."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    parts = [list(line)]
    for box in boxes:
        if box[0] < max(xs) and min(xs) < box[2] and box[1] < max(ys) and min(ys) < box[3]:
            parts = [rest for part in parts for rest in _outside(part, box)]
    return parts


def below(line: Sequence[Point], boxes: Iterable[Box]) -> list[list[Point]]:
    """Gives the parts of a line that lie in one of the boxes."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    near = [box for box in boxes if box[0] < max(xs) and min(xs) < box[2] and box[1] < max(ys) and min(ys) < box[3]]
    spans = ((one, other, _within(one, other, box)) for box in near for one, other in pairwise(line))
    return [[_along(one, other, span[0]), _along(one, other, span[1])] for one, other, span in spans if span]


def _outside(line: Sequence[Point], box: Box) -> list[list[Point]]:
    parts: list[list[Point]] = [[line[0]]]
    for one, other in pairwise(line):
        span = _within(one, other, box)
        if span is None:
            parts[-1].append(other)
            continue
        if span[0] > 0:
            parts[-1].append(_along(one, other, span[0]))
        parts.append([_along(one, other, span[1]), other] if span[1] < 1 else [other])
    return [part for part in parts if len(part) > 1]


def _within(one: Point, other: Point, box: Box) -> tuple[float, float] | None:
    """Gives the stretch of a segment that lies in a box, as parts of it (Liang and Barsky 1984)."""
    enter, leave = 0.0, 1.0
    for axis in (0, 1):
        step = other[axis] - one[axis]
        near, far = box[axis] - one[axis], box[axis + 2] - one[axis]
        if step == 0:
            if near >= 0 or far <= 0:
                return None
            continue
        first, last = sorted((near / step, far / step))
        enter, leave = max(enter, first), min(leave, last)
    return (enter, leave) if enter < leave else None


def _along(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
