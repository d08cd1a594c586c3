"""Circles whose areas are numbers, and their legend of round numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10, pi, sqrt

from reportgen.atlas import Point
from reportgen.charts.canvas import Canvas, Label
from reportgen.charts.metrics import width
from reportgen.templating.numerals import numeral

_LEAST = 1.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large the circle of a number is: areas are as numbers."""

    most: Decimal
    radius: float
    """Of the largest number, in pixels."""

    def of(self, number: Decimal | int) -> float:
        """Gives the radius for a number; what is more than nothing can always be seen."""
        return max(_LEAST, self.radius * sqrt(float(number / self.most))) if number > 0 and self.most > 0 else 0.0

    def round_numbers(self) -> tuple[int, ...]:
        """Gives the two or three round numbers that the legend shows."""
        if self.most < 1:
            return ()
        top = 10 ** floor(log10(self.most))
        first = next(step * top for step in (5, 2, 1) if step * top <= self.most)
        return tuple(dict.fromkeys(max(1, round(first * part)) for part in (0.02, 0.2, 1)))

    def classes(self) -> tuple[int, ...]:
        """Gives the numbers at which arrows become wider."""
        return self.round_numbers()[:2]


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


def round_points(middle: Point, radius: float, turn: tuple[float, float] = (0, 1)) -> list[Point]:
    """Gives points on a circle, clockwise from the top, between two parts of a whole turn."""
    from math import cos, sin

    steps = max(2, round(abs(turn[1] - turn[0]) * (18 + radius)))
    angles: Sequence[float] = [2 * pi * (turn[0] + (turn[1] - turn[0]) * step / steps) for step in range(steps + 1)]
    return [(middle[0] + radius * sin(angle), middle[1] + radius * cos(angle)) for angle in angles]
