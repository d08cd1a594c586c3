"""The window of a map: which part of the plane it shows, and where a point falls in it, in pixels."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from reportgen.atlas import Atlas, Place, Point, generalise

Bounds = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in pixels."""
Region = Literal["mediterranean", "europe", "all"]

REGIONS: Mapping[str, Bounds] = {
    "mediterranean": (-28, 21, 48, 55.5),
    "europe": (-21, 34, 46, 67),
    "all": (-24, 2, 92, 58),
}
"""What `region:` shows by name."""
_FINEST, _COARSEST, _AIR = 0.6, 300.0, 6.0
"""The smallest triangle that is drawn, within the window and beyond it, in square pixels; how far beyond is still drawn."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """A part of the plane on a picture; x runs to the right, y upwards, both in pixels from the lower left corner."""

    atlas: Atlas
    left: float
    bottom: float
    scale: float
    """Pixels a kilometre."""
    width: float
    height: float
    safe: float = 3
    """How near to the edge circles and labels may come: at a page's edge paper is cut."""

    def at(self, point: Point) -> Point:
        """Gives where a point of the plane falls."""
        return (point[0] - self.left) * self.scale, (point[1] - self.bottom) * self.scale

    def place(self, place: Place) -> Point:
        """Gives where a place falls."""
        return self.at(self.atlas.projection.project(place.longitude, place.latitude))

    def shows(self, point: Point, air: float = 0) -> bool:
        """Says whether a point is in the window, with some air around it."""
        return -air <= point[0] <= self.width + air and -air <= point[1] <= self.height + air

    @cached_property
    def lines(self) -> tuple[tuple[Point, ...], ...]:
        """Every arc in pixels, with as much detail as can be seen."""
        return _lines(self)

    def ring(self, arcs: tuple[int, ...]) -> list[Point]:
        """Gives the part of a ring that can be seen, closed along the window's edge."""
        points: list[Point] = []
        for arc in arcs:
            part = self.lines[arc] if arc >= 0 else self.lines[~arc][::-1]
            points += part[1:] if points else part
        return clipped(points, (-_AIR, -_AIR, self.width + _AIR, self.height + _AIR))


@lru_cache(maxsize=8)
def _lines(window: Window) -> tuple[tuple[Point, ...], ...]:
    """Gives every arc in pixels: several maps of one region have the same ones."""
    return tuple(_line(window, arc) for arc in window.atlas.arcs)


def _line(window: Window, arc: tuple[Point, ...]) -> tuple[Point, ...]:
    points = [window.at(point) for point in arc]
    seen = any(window.shows(point, _AIR) for point in points)
    return tuple((round(x, 1), round(y, 1)) for x, y in generalise(points, _FINEST if seen else _COARSEST))


def window_of(atlas: Atlas, bounds: Bounds, width: float, height: float | None = None, safe: float = 3) -> Window:
    """Gives the window that shows these bounds in full width; a height of its own is taken from the middle."""
    west, south, east, north = bounds
    middle = ((west + east) / 2, (south + north) / 2)
    sides = [atlas.projection.project(degrees, middle[1])[0] for degrees in (west, east)]
    ends = [atlas.projection.project(middle[0], degrees)[1] for degrees in (south, north)]
    scale = width / (sides[1] - sides[0])
    high = height or round((ends[1] - ends[0]) * scale)
    bottom = (ends[0] + ends[1]) / 2 - high / scale / 2
    return Window(atlas=atlas, left=sides[0], bottom=bottom, scale=scale, width=width, height=high, safe=safe)


def clipped(points: list[Point], box: Box) -> list[Point]:
    """Gives the part of a ring within a box (Sutherland and Hodgman 1974)."""
    for axis, edge, side in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        found: list[Point] = []
        for index, point in enumerate(points):
            before = points[index - 1]
            inside, was = (point[axis] - edge) * side >= 0, (before[axis] - edge) * side >= 0
            if inside != was:
                found.append(_crossing(before, point, axis, edge))
            if inside:
                found.append(point)
        points = found
    return points


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    part = (edge - one[axis]) / (other[axis] - one[axis])
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
