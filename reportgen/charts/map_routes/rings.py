"""Rings within circles: the part of the nationality named most often, and hatched the part that is not known."""

from reportgen.atlas import Point
from reportgen.charts.canvas import Canvas
from reportgen.charts.map_routes.scene import People
from reportgen.charts.maps.circles import round_points
from reportgen.charts.maps.paths import Pen, add_path, path_of

_GAP, LEAST = 1.2, 7.0
"""Between disc and ring; the least radius of a circle with a ring: in a smaller one it could not be read."""


def ringed(radius: float, people: People | None) -> bool:
    """Says whether a circle has a ring: whose nationality is counted, and large enough for one."""
    return people is not None and radius >= LEAST


def core(radius: float) -> float:
    """Gives the radius of the disc within a ring: the circle's area, ring and all, is as its number."""
    return _within(radius) - _GAP


def _within(radius: float) -> float:
    """Gives where the ring of a circle begins."""
    return radius - min(7.0, radius * 0.36)


def draw_ring(canvas: Canvas, middle: Point, radius: float, people: People | None) -> None:
    """Draws the ring of a circle, clockwise from the top; what is neither stays pale."""
    if people is None or not ringed(radius, people):
        return
    inner, outer = _within(radius), radius
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
