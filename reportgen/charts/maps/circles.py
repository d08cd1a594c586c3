"""Circles whose areas are numbers, and their legend of round numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, cos, floor, log10, pi, sin, sqrt
from typing import Any

from reportgen.atlas import Point
from reportgen.charts.canvas import Canvas, Label
from reportgen.charts.legend import Item
from reportgen.charts.metrics import width
from reportgen.templating.messages import say
from reportgen.templating.numerals import numeral


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large the circle of a number is: areas are as numbers, but of those that are too small to be seen."""

    most: Decimal
    radius: float
    """Of the largest number, in pixels."""
    least: float = 2.0
    """Of all numbers under `limit`, whose circles are open and not to scale."""

    @property
    def limit(self) -> int:
        """The round number under which a circle would be smaller than the least."""
        exact = ceil(float(self.most) * (self.least / self.radius) ** 2)
        power = int(10 ** floor(log10(max(1, exact))))
        return next(step * power for step in (1, 2, 5, 10) if step * power >= exact)

    def small(self, number: Decimal | int) -> bool:
        """Says whether a number has a circle that is not to scale."""
        return 0 < number < self.limit

    def of(self, number: Decimal | int) -> float:
        """Gives the radius for a number; what is more than nothing can always be seen."""
        if number <= 0 or self.most <= 0:
            return 0.0
        return self.least if self.small(number) else self.radius * sqrt(float(number / self.most))

    def round_numbers(self) -> tuple[int, ...]:
        """Gives the two or three round numbers that the legend shows, all of them to scale."""
        if self.most < 1:
            return ()
        top = 10 ** floor(log10(self.most))
        first = next(step * top for step in (5, 2, 1) if step * top <= self.most)
        found = dict.fromkeys(max(1, round(first * part)) for part in (0.02, 0.2, 1))
        return tuple(number for number in found if not self.small(number))


def sizes_legend(canvas: Canvas, sizes: Sizes, at: tuple[float, float], said: tuple[str, str]) -> None:
    """Draws circles of round numbers in a row, from `left` pixels and `below` pixels under the map.

    `said` is what is counted, and the language.
    """
    (left, below), (what, language) = at, said
    canvas.labels.append(Label(text=what, x=0, y=0, dx=left, dy=-below))
    left += width(what, canvas.style.size) + 14
    for number in sizes.round_numbers():
        radius, text = sizes.of(number), numeral(number, 0, language)
        place = {
            "xanchor": 0,
            "xref": "paper",
            "yanchor": 0,
            "yref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
        }
        box = {"x0": left, "x1": left + 2 * radius, "y0": -below - radius, "y1": -below + radius}
        look = {"color": canvas.ink("muted"), "width": 1}
        canvas.shapes.append(
            {"fillcolor": canvas.ink("paper"), "layer": "above", "line": look, "type": "circle", **place, **box}
        )
        canvas.labels.append(Label(text=text, x=0, y=0, dx=left + 2 * radius + 5, dy=-below))
        left += 2 * radius + 5 + width(text, canvas.style.size) + 16


def filled(canvas: Canvas, ink: str, small: Sequence[bool], edge: float) -> dict[str, Any]:
    """Gives how circles look to Plotly: filled with an edge as wide as said, and open where they are not to scale."""
    solid, ground, paper = canvas.ink(ink), canvas.ink("land"), canvas.ink("paper")
    if not any(small):
        return {"color": solid, "line": {"color": ground, "width": edge}}
    line = {"color": [solid if each else ground for each in small], "width": [1.4 if each else edge for each in small]}
    return {"color": [paper if each else solid for each in small], "line": line}


def small_item(sizes: Sizes, numbers: Iterable[Decimal], language: str) -> tuple[Item, ...]:
    """Gives the legend of circles that are not to scale, where there are any."""
    told = say("map-under", language, number=numeral(sizes.limit, 0, language))
    return (Item(text=told, sign="hollow", ink="step6"),) if any(map(sizes.small, numbers)) else ()


def round_points(middle: Point, radius: float, turn: tuple[float, float] = (0, 1)) -> list[Point]:
    """Gives points on a circle, clockwise from the top, between two parts of a whole turn."""
    steps = max(2, round(abs(turn[1] - turn[0]) * (18 + radius)))
    angles: Sequence[float] = [2 * pi * (turn[0] + (turn[1] - turn[0]) * step / steps) for step in range(steps + 1)]
    return [(middle[0] + radius * sin(angle), middle[1] + radius * cos(angle)) for angle in angles]
