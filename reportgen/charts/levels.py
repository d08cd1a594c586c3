"""Levels: what pictures with a row a category share, a value axis that runs across and a faint rule for each row."""

import math
from collections.abc import Sequence

from reportgen.charts.axes import Values
from reportgen.charts.canvas import Canvas, Pane, plain, plainly
from reportgen.charts.metrics import width


def cross_axis(canvas: Canvas, pane: Pane, scale: Values, shown: tuple[float, bool]) -> None:
    """Adds a value axis below; `shown` is its width in pixels, and whether it has numbers and hairlines at all."""
    room, labelled = shown
    size = canvas.style.size
    steps = len(scale.ticks) - 1
    need = max(width(label, size) for label in scale.labels) + 8
    fit = max(1, math.ceil(need * steps / room))
    every = next((each for each in range(fit, steps) if steps % each == 0), steps)  # the last, that the data reach, too
    labels = [label if index % every == 0 else "" for index, label in enumerate(scale.labels)]
    canvas.axis(
        pane,
        "x",
        (float(scale.low), float(scale.high)),
        showgrid=labelled,
        gridwidth=1,
        tickmode="array",
        tickvals=plainly(scale.ticks),
        ticktext=labels,
        showticklabels=labelled,
        ticks="outside" if labelled else "",
        ticklen=3,
        tickcolor=canvas.ink("grid"),
        tickangle=0,
        zeroline=True,
        zerolinecolor=canvas.ink("axis"),
        zerolinewidth=1,
    )
    if scale.low > 0:
        at, ends = plain(scale.low), {"y0": plain(pane.bottom), "y1": plain(pane.top), "yref": "paper"}
        canvas.line({"x0": at, "x1": at, "xref": pane.x, **ends}, "axis")


def row_rules(canvas: Canvas, pane: Pane, rows: Sequence[float]) -> None:
    """Draws a faint rule for each row, below everything else."""
    for row in rows:
        look = {"color": canvas.ink("grid"), "dash": "solid", "width": 1}
        place = {"x0": plain(pane.left), "x1": plain(pane.right), "xref": "paper", "y0": row, "y1": row, "yref": pane.y}
        canvas.shapes.append({"layer": "below", "line": look, "type": "line", **place})


def join(canvas: Canvas, pane: Pane, bar: tuple[tuple[float, float], float, str, float]) -> None:
    """Joins two ends of a row by a bar: the ends, the row's place, its colour and how thick it is."""
    (low, high), y, ink, thick = bar
    canvas.traces.append(
        {
            "cliponaxis": False,
            "hoverinfo": "skip",
            "line": {"color": canvas.ink(ink), "width": thick},
            "mode": "lines",
            "type": "scatter",
            "x": [plain(low), plain(high)],
            "xaxis": pane.x,
            "y": [plain(y)] * 2,
            "yaxis": pane.y,
        }
    )
