"""Legends and keys: rows of small signs with their names, laid out by the width of the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from reportgen.charts.canvas import CLEAR, Canvas, Label
from reportgen.charts.metrics import width, wrap

ROW = 18
"""The height of a row of a legend, in pixels."""
_SIGN, _GAP = 17, 16
_PATHS = {
    "arrow": ((3, -5), (12, 0), (3, 5)),
    "diamond": ((1, 0), (6.5, -5.5), (12, 0), (6.5, 5.5)),
    "triangle": ((1, -4.5), (12, -4.5), (6.5, 5.5)),
    "triangle-down": ((1, 4.5), (12, 4.5), (6.5, -5.5)),
    "square": ((2.5, -4), (10.5, -4), (10.5, 4), (2.5, 4)),
    "cross": (
        (2, -3), (3.5, -4.5), (6.5, -1.5), (9.5, -4.5), (11, -3), (8, 0),
        (11, 3), (9.5, 4.5), (6.5, 1.5), (3.5, 4.5), (2, 3), (5, 0),
    ),
}  # fmt: skip
"""The corners of signs that are neither boxes nor circles, in pixels."""


Sign = Literal[
    "box", "edged", "hatch", "ticks", "hollow-box", "hollow", "dot", "arrow", "diamond", "triangle", "triangle-down",
    "square", "cross", "line", "dashed", "break", "none",
]  # fmt: skip
_SIGNS: Mapping[str, Sign] = {
    "circle": "dot", "square": "square", "diamond": "diamond", "triangle-up": "triangle", "x": "cross",
    "triangle-down": "triangle-down",
}  # fmt: skip
"""What marks in a picture are in a legend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One sign and what it means."""

    text: str
    sign: Sign
    ink: str
    goes_on: bool = False
    """Whether it is the next line of the item before, which has the sign."""


def rows_of(items: Sequence[Item], room: float, size: float) -> tuple[tuple[Item, ...], ...]:
    """Breaks a legend into rows that fit; a name longer than a row goes on in the next."""
    rows: list[list[Item]] = []
    used = 0.0
    for item in (line for whole in items for line in _lines(whole, room, size)):
        need = _need(item, size)
        if not rows or used + need > room or item.goes_on:
            rows.append([])
            used = 0
        rows[-1].append(item)
        used += need
    return tuple(tuple(row) for row in rows)


def _lines(item: Item, room: float, size: float) -> list[Item]:
    texts = wrap(item.text, room - _shift(item), size)
    return [replace(item, text=text, goes_on=index > 0) for index, text in enumerate(texts)]


def draw_legend(canvas: Canvas, items: Sequence[Item], left: float, above: float, room: float | None = None) -> int:
    """Draws a legend from `left` pixels beside the drawing area; its first row `above` pixels over its top edge.

    A negative `above` is measured down from the bottom edge; rows are as wide as `room`, or as the picture.
    Gives the height of all rows.
    """
    rows = rows_of(items, room or canvas.width, canvas.style.size)
    edge = 1 if above > 0 else 0
    for index, row in enumerate(rows):
        x = left
        for item in row:
            _draw(canvas, item, (x, above - index * ROW), edge)
            x += _need(item, canvas.style.size)
    return len(rows) * ROW


def _need(item: Item, size: float) -> float:
    return width(item.text, size) + _GAP + _shift(item)


def _shift(item: Item) -> int:
    """Gives the room that the sign takes."""
    return 0 if item.sign == "none" else _SIGN


def _draw(canvas: Canvas, item: Item, at: tuple[float, float], edge: int) -> None:
    x, y = at
    shift = _shift(item)
    canvas.labels.append(
        Label(text=item.text, x=0, y=edge, dx=x + shift, dy=y, ink="ink" if item.sign == "box" else "muted")
    )
    if item.goes_on:
        return
    if item.sign in {"box", "edged", "hollow-box", "hatch", "ticks"}:
        _box(canvas, item, at, edge)
    elif item.sign in {"dot", "hollow"} or item.sign in _PATHS:
        draw_sign(canvas, item.sign, item.ink, at, _place(edge))
    elif item.sign == "line":
        canvas.line({**_place(edge), "x0": x, "x1": x + 13, "y0": y, "y1": y}, item.ink, 1.2)
    elif item.sign == "dashed":
        canvas.line({**_place(edge), "x0": x, "x1": x + 13, "y0": y, "y1": y}, item.ink, 1.6, "3px,2px")
    elif item.sign == "break":
        canvas.line({**_place(edge), "x0": x + 7, "x1": x + 7, "y0": y - 6, "y1": y + 6}, item.ink, 1, "2px,2px")


def draw_sign(canvas: Canvas, sign: Sign, ink: str, at: tuple[float, float], anchor: Mapping[str, Any]) -> None:
    """Draws a dot or another closed sign, `at` pixels from its anchor: its left edge, and its middle."""
    x, y = at
    place = {**anchor, "xsizemode": "pixel", "ysizemode": "pixel", "layer": "above"}
    if sign in {"dot", "hollow"}:
        round_ = {"x0": x + 2, "x1": x + 11, "y0": y - 4.5, "y1": y + 4.5}
        fill = canvas.ink("paper" if sign == "hollow" else ink)
        look = {"color": canvas.ink(ink), "width": 1.6}
        canvas.shapes.append({"fillcolor": fill, "line": look, "type": "circle", **round_, **place})
        return
    look = {"color": canvas.ink(ink), "width": 1}
    corners = " L ".join(f"{round(x + across, 1)} {round(y + up, 1)}" for across, up in _PATHS[sign])
    path = {"fillcolor": canvas.ink(ink), "path": f"M {corners} Z", "type": "path"}
    canvas.shapes.append({"line": look, **path, **place})


def sign_of(symbol: str) -> Sign:
    """Gives the sign in a legend that stands for a mark in the picture."""
    return _SIGNS.get(symbol, "box")


def _place(edge: int) -> dict[str, Any]:
    pixels = {"xsizemode": "pixel", "ysizemode": "pixel"}
    return {"xanchor": 0, "xref": "paper", "yanchor": edge, "yref": "paper", **pixels}


def _box(canvas: Canvas, item: Item, at: tuple[float, float], edge: int) -> None:
    x, y = at
    place = {**_place(edge), "x0": x, "x1": x + 12, "y0": y - 5, "y1": y + 5}
    if item.sign in {"box", "edged"}:
        canvas.box(place, item.ink, "axis" if item.sign == "edged" else "")
        return
    canvas.box(place, CLEAR if item.sign == "hatch" else "paper", "muted" if item.sign == "ticks" else item.ink)
    slants = {"hatch": ((0, 4), (4, 8), (8, 12)), "ticks": ((3, 3), (6, 6), (9, 9))}.get(item.sign, ())
    for start, end in slants:
        canvas.line({**_place(edge), "x0": x + start, "x1": x + end, "y0": y - 5, "y1": y + 5}, item.ink, 1)
