"""Rings around circles: the part of the nationality named most often, and hatched the part that is not known."""

from reportgen.atlas import Point
from reportgen.charts.canvas import Canvas
from reportgen.charts.map_routes.scene import People
from reportgen.charts.maps.circles import round_points
from reportgen.charts.maps.paths import Pen, add_path, path_of

_GAP, _LEAST = 1.2, 6.2
"""Between circle and ring; the least radius within a ring: around a dot it would be too small to be read."""


def reach(radius: float) -> float:
    """Gives the radius of a circle with its ring."""
    return _within(radius) + 2.6 + min(2.4, radius / 8)


def _within(radius: float) -> float:
    """Gives where the ring of a circle begins."""
    return max(radius + _GAP, _LEAST)


def draw_ring(canvas: Canvas, middle: Point, radius: float, people: People | None) -> None:
    """Draws the ring of a circle, clockwise from the top; what is neither stays pale."""
    if people is None:
        return
    inner, outer = _within(radius), reach(radius)
    main, unknown = float(people.share) / 100, float(people.unknown) / 100
    add_path(canvas, path_of([round_points(middle, outer)], closed=True), fill="paper")
    _hatched(canvas, middle, (inner, outer), (main, main + unknown))
    if main > 0:
        _band(canvas, middle, (inner, outer), (0, main))
    for edge in (inner, outer):
        add_path(canvas, path_of([round_points(middle, edge)], closed=True), pen=Pen(ink="muted", thick=0.7))


def _band(canvas: Canvas, middle: Point, radii: tuple[float, float], turn: tuple[float, float]) -> None:
    inner, outer = round_points(middle, radii[0], turn), round_points(middle, radii[1], turn)
    add_path(canvas, path_of([[*outer, *reversed(inner)]], closed=True), fill=canvas.style.colours[1])


def _hatched(canvas: Canvas, middle: Point, radii: tuple[float, float], turn: tuple[float, float]) -> None:
    """Hatches a part of a ring by lines that run outwards, three pixels apart, so that no part is too small for one."""
    if turn[1] <= turn[0]:
        return
    count = max(2, round((turn[1] - turn[0]) * 6.283 * radii[1] / 2.6))
    steps = [turn[0] + (turn[1] - turn[0]) * step / count for step in range(count + 1)]
    lines = [[round_points(middle, radius, (step, step))[0] for radius in radii] for step in steps]
    add_path(canvas, path_of(lines, closed=False), pen=Pen(ink="ink", thick=0.9))
