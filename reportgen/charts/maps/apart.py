"""Keeps circles apart: the largest stay where they belong, others move to the nearest place that is free."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin

from reportgen.atlas import Point
from reportgen.charts.maps.window import Window

_STEP, _TURNS, _FARTHEST, _AIR = 2.5, 36, 60, 3.0


def kept_apart(circles: Sequence[tuple[Point, float]], window: Window) -> list[Point]:
    """Gives the middles of circles, each given with its radius and the largest first, so that none meets another."""
    placed: list[tuple[Point, float]] = []
    for middle, radius in circles:
        placed.append((_free(middle, radius, placed, window), radius))
    return [middle for middle, _ in placed]


def _free(middle: Point, radius: float, placed: Sequence[tuple[Point, float]], window: Window) -> Point:
    x = min(max(middle[0], radius + window.safe), window.width - radius - window.safe)
    y = min(max(middle[1], radius + window.safe), window.height - radius - window.safe)
    for step in range(_FARTHEST):
        for turn in range(_TURNS if step else 1):
            angle = 2 * pi * turn / _TURNS
            spot = x + step * _STEP * cos(angle), y + step * _STEP * sin(angle)
            if _fits(spot, radius, placed, window):
                return spot
    return x, y


def _fits(spot: Point, radius: float, placed: Sequence[tuple[Point, float]], window: Window) -> bool:
    return window.shows(spot, -radius - window.safe + 1) and all(
        hypot(spot[0] - x, spot[1] - y) >= radius + reach + _AIR for (x, y), reach in placed
    )
