"""Strokes: one line as traces, whole where it is final, dashed to what is not, open where there is no number."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportgen.charts.canvas import Canvas, Pane, plain, plainly

_THICK, _BOLD, _THIN = 2.0, 2.8, 0.8
_SIGNS = 12
"""So many signs along a line at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A slot of the x axis: a number, or nothing."""

    x: int
    y: int | Decimal | None
    said: str = ""
    """What shows up over the point."""
    hollow: bool = False
    broken: bool = False
    """Whether the series breaks before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line, its colour and its points from left to right."""

    name: str
    ink: str
    bold: bool
    points: tuple[Point, ...]
    symbol: str = ""
    """The sign at its numbers, which tells it from other lines without colour; nothing where there is none."""


def draw_stroke(canvas: Canvas, pane: Pane, stroke: Stroke, *, dotted: bool = True) -> None:
    """Adds the traces of a line; `dotted`, its last number has a dot."""
    whole = _path(stroke.points, dashed=False)
    dashed = _path(stroke.points, dashed=True)
    look = {"color": canvas.ink(stroke.ink), "width": _BOLD if stroke.bold else _THICK}
    if any(point is not None for point in whole):
        canvas.traces.append(_trace(pane, stroke, whole) | {"line": look, "mode": "lines"})
    if any(point is not None for point in dashed):
        thin = {**look, "dash": "3px,3px"}
        canvas.traces.append(_trace(pane, stroke, dashed) | {"line": thin, "mode": "lines"})
    for hollow in (False, True):
        dots = [point for point in _dots(stroke, last=dotted) if point.hollow == hollow]
        if dots:
            canvas.traces.append(
                _trace(pane, stroke, dots) | {"marker": _marker(canvas, stroke, hollow=hollow), "mode": "markers"}
            )
    words = [(point.x, point.y, point.said) for point in stroke.points if point.y is not None and point.said]
    if words:
        canvas.tell(pane, words, stroke.ink, along=True)


def draw_behind(canvas: Canvas, pane: Pane, lines: Sequence[Sequence[Point]]) -> None:
    """Adds lines that only stand behind others: thin, grey, without dots or words."""
    for points in lines:
        stroke = Stroke(name="", ink="axis", bold=False, points=tuple(points))
        path: list[Point | None] = []
        for point in points:
            if point.broken or point.y is None:
                path.append(None)
            if point.y is not None:
                path.append(point)
        look = {"line": {"color": canvas.ink("axis"), "width": _THIN}, "mode": "lines"}
        canvas.traces.append(_trace(pane, stroke, path) | look)


def _path(points: Sequence[Point], *, dashed: bool) -> list[Point | None]:
    """Gives the points with a gap wherever the line between two of them is of the other sort."""
    found: list[Point | None] = []
    for point, after in itertools.pairwise(points):
        joined = point.y is not None and after.y is not None and not after.broken
        if joined and (point.hollow or after.hollow) == dashed:
            if not found or found[-1] is not point:
                found.append(point)
            found.append(after)
        elif found and found[-1] is not None:
            found.append(None)
    return found


def _dots(stroke: Stroke, *, last: bool) -> list[Point]:
    """Gives what needs a dot: what is not final, what stands alone, and the last number where it is asked for.

    A line with a sign of its own bears it at all its numbers, or at as many as can be seen apart.
    """
    points = stroke.points
    known = [index for index, point in enumerate(points) if point.y is not None]
    every = -(-len(points) // _SIGNS)
    signed = {index for index in known if stroke.symbol and (known[-1] - index) % every == 0}
    return [
        points[index]
        for index in known
        if index in signed or points[index].hollow or _alone(points, index) or (last and index == known[-1])
    ]


def _alone(points: Sequence[Point], index: int) -> bool:
    before = index > 0 and points[index - 1].y is not None and not points[index].broken
    after = index + 1 < len(points) and points[index + 1].y is not None and not points[index + 1].broken
    return not before and not after


def _trace(pane: Pane, stroke: Stroke, points: Sequence[Point | None]) -> dict[str, Any]:
    return {
        "cliponaxis": False,
        "connectgaps": False,
        "hoverinfo": "skip",
        "name": stroke.name,
        "type": "scatter",
        "x": plainly([point.x if point else None for point in points]),
        "xaxis": pane.x,
        "y": plainly([point.y if point else None for point in points]),
        "yaxis": pane.y,
    }


def _marker(canvas: Canvas, stroke: Stroke, *, hollow: bool) -> dict[str, Any]:
    ink = canvas.ink(stroke.ink)
    edge = {"color": ink, "width": plain(1.6)}
    return {
        "color": canvas.ink("paper") if hollow else ink,
        "line": edge,
        "size": 7 if hollow else 6 if stroke.symbol not in {"", "circle"} else 5,
        "symbol": stroke.symbol or "circle",
    }
