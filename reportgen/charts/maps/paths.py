"""Paths: shapes of a picture in its own pixels, as text that Plotly reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.atlas import Point
from reportgen.charts.canvas import CLEAR, Canvas


def path_of(lines: Iterable[Sequence[Point]], *, closed: bool) -> str:
    """Gives the path of several lines or rings, to a tenth of a pixel."""
    end = "Z" if closed else ""
    return "".join(f"M{'L'.join(f'{_short(x)},{_short(y)}' for x, y in line)}{end}" for line in lines if len(line) > 1)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """How a line is drawn; its colour by role or as a literal."""

    ink: str
    thick: float = 1
    dash: str = "solid"


def add_path(canvas: Canvas, path: str, *, fill: str = "", pen: Pen | None = None) -> None:
    """Adds a path below everything that is drawn as a trace."""
    if not path:
        return
    line = {"color": canvas.ink(pen.ink), "dash": pen.dash, "width": pen.thick} if pen else {"width": 0}
    shape: dict[str, Any] = {
        "fillcolor": canvas.ink(fill) if fill else CLEAR,
        "layer": "below",
        "line": line,
        "path": path,
        "type": "path",
        "xref": "x",
        "yref": "y",
    }
    canvas.shapes.append(shape)
