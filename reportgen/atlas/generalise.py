"""Generalises lines: points go in the order of the triangles they span (Visvalingam and Whyatt 1993), ends stay."""

import heapq
from collections.abc import Callable
from itertools import pairwise

from reportgen.atlas.projection import Line, Point


def generalise(line: Line, least: float, weight: Callable[[Point], float] = lambda _: 1.0) -> list[Point]:
    """Gives a line without the points whose triangle, times their weight, is smaller than `least`.

    A closed line keeps at least four points, so that it still surrounds something.
    """
    fewest = 4 if line[0] == line[-1] else 2
    left = [index - 1 for index in range(len(line))]
    right = [index + 1 for index in range(len(line))]
    areas = {
        index: _triangle(line, index - 1, index, index + 1) * weight(line[index]) for index in range(1, len(line) - 1)
    }
    queue = [(area, index) for index, area in areas.items()]
    heapq.heapify(queue)
    while queue and len(areas) + 2 > fewest:
        area, index = heapq.heappop(queue)
        if areas.get(index) != area:
            continue
        if area >= least:
            break
        del areas[index]
        before, after = left[index], right[index]
        right[before], left[after] = after, before
        for beside in (before, after):
            if beside in areas:
                found = _triangle(line, left[beside], beside, right[beside]) * weight(line[beside])
                areas[beside] = max(area, found)
                heapq.heappush(queue, (areas[beside], beside))
    return [point for index, point in enumerate(line) if index in areas or index in {0, len(line) - 1}]


def _triangle(line: Line, first: int, second: int, third: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = line[first], line[second], line[third]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def area(ring: Line) -> float:
    """Gives what a closed line surrounds; less than nothing where it runs clockwise."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2
