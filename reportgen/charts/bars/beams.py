"""Beams: bars as traces, every one placed and sized here; and what is written on and beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.charts.bars.ends import End
from reportgen.charts.bars.scene import Bar
from reportgen.charts.canvas import Canvas, Label, Pane, plain, plainly
from reportgen.charts.metrics import width

_PALE = (2, 4)
"""The colours of the palette that light text cannot be read on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lay:
    """Where bars go: the places of the rows on their axis, how thick a group is there, pixels for a unit of length."""

    places: Sequence[float]
    thick: float
    lanes: int
    pixels: float
    upright: bool
    deep: float
    """How thick a bar is in pixels."""

    def middle(self, bar: Bar) -> float:
        """Gives the middle of a bar on the axis of the rows."""
        return self.across(bar.row, bar.lane)

    def across(self, row: int, lane: int) -> float:
        """Gives the middle of a lane of a row on the axis of the rows."""
        return self.places[row] + (lane + 0.5) * self.thick / self.lanes - self.thick / 2


def draw_beams(canvas: Canvas, pane: Pane, bars: Sequence[Bar], lay: Lay) -> None:
    """Adds the traces: one for all bars that look the same."""
    looks: dict[tuple[str, str], list[Bar]] = {}
    for bar in bars:
        if bar.whole:
            looks.setdefault((bar.ink, bar.look), []).append(bar)
    for (ink, look), same in looks.items():
        canvas.traces.append(_trace(pane, same, lay) | {"marker": _marker(canvas, ink, look)})


def _trace(pane: Pane, bars: Sequence[Bar], lay: Lay) -> dict[str, Any]:
    wide = lay.thick / lay.lanes * (0.94 if lay.lanes > 1 else 1)
    places = plainly([lay.middle(bar) for bar in bars])
    lengths = plainly([bar.length for bar in bars])
    return {
        "base": plainly([bar.start for bar in bars]),
        "cliponaxis": False,
        "customdata": [bar.said for bar in bars],
        "hovertemplate": "%{customdata}<extra></extra>",
        "offset": plain(-wide / 2),
        "orientation": "v" if lay.upright else "h",
        "type": "bar",
        "width": plain(wide),
        "x": places if lay.upright else lengths,
        "xaxis": pane.x,
        "y": lengths if lay.upright else places,
        "yaxis": pane.y,
    }


def _marker(canvas: Canvas, ink: str, look: str) -> dict[str, Any]:
    paper, colour = canvas.ink("paper"), canvas.ink(ink)
    if look == "hatch":
        pattern = {
            "bgcolor": paper,
            "fgcolor": colour,
            "fgopacity": 1,
            "fillmode": "overlay",
            "shape": "/",
            "size": 5,
            "solidity": 0.35,
        }
        return {"color": paper, "line": {"color": colour, "width": 1}, "pattern": pattern}
    if look == "hollow":
        return {"color": paper, "line": {"color": colour, "width": 1.5}}
    return {"color": colour, "line": {"color": paper, "width": 0.8}}


def write_inside(canvas: Canvas, pane: Pane, bars: Sequence[Bar], lay: Lay) -> None:
    """Writes the numbers of a stack on its segments, where they fit."""
    size = canvas.style.size
    for bar in bars:
        long = float(bar.length) * lay.pixels
        fits = (
            size + 3 <= long and width(bar.text, size) + 4 <= lay.deep
            if lay.upright
            else width(bar.text, size) + 6 <= long
        )
        if not bar.whole or not fits or lay.deep < size:
            continue
        along, across = float(bar.start + bar.length / 2), lay.middle(bar)
        x, y = (across, along) if lay.upright else (along, across)
        canvas.labels.append(
            Label(
                text=bar.text,
                x=x,
                y=y,
                on_x=pane.x,
                on_y=pane.y,
                side="center",
                ink=_text_ink(canvas, bar),
                halo=bar.look == "hatch",
            )
        )


def write_ends(canvas: Canvas, pane: Pane, ends: Sequence[End], lay: Lay) -> None:
    """Writes texts at the ends of bars: above or beside them, below zero at their other side."""
    for end in ends:
        along, across, below = float(end.length), lay.across(end.row, end.lane), end.length < 0
        x, y = (across, along) if lay.upright else (along, across)
        move: dict[str, Any]
        if lay.upright:
            move = {"dy": -2 if below else 2, "side": "center", "level": "top" if below else "bottom"}
        else:
            move = {"dx": -5, "side": "right"} if below else {"dx": 5}
        ink = "ink" if end.whole else "faint"
        canvas.labels.append(Label(text=end.text, x=x, y=y, on_x=pane.x, on_y=pane.y, ink=ink, halo=True, **move))


def _text_ink(canvas: Canvas, bar: Bar) -> str:
    if bar.look != "plain":
        return "ink"
    pale = {canvas.ink("other"), *(canvas.style.colours[index] for index in _PALE)}
    return "on-pale" if canvas.ink(bar.ink) in pale else "paper"
