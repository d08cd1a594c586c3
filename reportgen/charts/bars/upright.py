"""Draws bars that stand, over time as a rule, on a value axis from zero."""

import itertools
from dataclasses import replace
from decimal import Decimal
from typing import Any

from reportgen.charts.axes import TICK_ROOM, Values, above, break_rules, time_axis, unit_line, value_axis, values
from reportgen.charts.bars.beams import Lay, draw_beams, write_ends, write_inside
from reportgen.charts.bars.ends import ends_of
from reportgen.charts.bars.lying import key_of, legend_items
from reportgen.charts.bars.scene import Bar, Scene
from reportgen.charts.canvas import Canvas, Label, Margin, Pane
from reportgen.charts.legend import ROW, draw_legend, rows_of
from reportgen.charts.metrics import width
from reportgen.charts.scales import Times

_WIDE, _NARROW, _UNIT_ROOM = 230, 200, 26
_UNDER = Decimal("0.07")
"""What part of the axis a number below a bar needs."""


def upright(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    assert scene.scale is not None, "standing bars have an axis"
    canvas, pane, bars = Canvas(scene.style, wide), Pane(), scene.bars()
    size = scene.style.size
    scale = _values(scene, bars, narrow=canvas.narrow)
    legend, key = legend_items(scene), key_of(scene)
    under = len(rows_of(key, wide, size)) * ROW + 4 if key else 0
    margin = Margin(
        left=scale.room(size),
        right=6,
        top=_UNIT_ROOM + (len(rows_of(legend, wide, size)) * ROW + 4 if legend else 0),
        bottom=TICK_ROOM + under + (ROW if scene.spec.axis.x else 0),
    )
    room = wide - round(margin.left) - round(margin.right)
    tall = (
        max(80, scene.spec.height - margin.top - margin.bottom)
        if scene.spec.height
        else _NARROW
        if canvas.narrow
        else _WIDE
    )
    step, first, last = _steps(scene.scale)
    span = (first - step * 0.6, last + step * 0.6)
    lay = _lay(scene, (span[1] - span[0], room), tall / float(scale.high - scale.low), step)
    value_axis(canvas, pane, scale, labelled=True)
    time_axis(canvas, pane, scene.scale, (*span, room))
    draw_beams(canvas, pane, bars, lay)
    break_rules(canvas, pane, scene.scale, scene.plotted.spots)
    _write(canvas, pane, (scene, bars, lay))
    above(
        canvas,
        unit_line(scene.spec, scene.plotted, scene.language) if scene.spec.stack != "100" else "%",
        margin.left,
        16,
    )
    if legend:
        rows = len(rows_of(legend, wide, size))
        draw_legend(canvas, legend, -margin.left + 1, 16 + 20 + (rows - 1) * ROW)
    _below(canvas, scene, margin, under)
    height = round(margin.top + tall + margin.bottom)
    return canvas.finish(height, margin), height


def _values(scene: Scene, bars: tuple[Bar, ...], *, narrow: bool) -> Values:
    if scene.spec.stack == "100":
        return values([Decimal(0), Decimal(100)], scene.language, most=6)
    whole = scene.plotted.unit.kind == "count" and not scene.plotted.first.decimals
    ends = [bar.start + bar.length for bar in bars]
    below = min(ends, default=Decimal(0)) - (max(ends, default=Decimal(0)) - min(ends, default=Decimal(0))) * _UNDER
    room = [below] if below < min(ends, default=Decimal(0)) < 0 and scene.spec.labels == "auto" else []
    return values([*ends, *room], scene.language, most=5 if narrow else 6, whole=whole)


def _steps(scale: Times) -> tuple[float, int, int]:
    first, last = scale.ends
    slots = scale.slots
    return min((b - a for a, b in itertools.pairwise(slots)), default=1), first, last


def _lay(scene: Scene, across: tuple[float, float], pixels: float, step: float) -> Lay:
    assert scene.scale is not None, "standing bars have an axis"
    thick = step * (0.8 if scene.lanes > 1 else 0.68)
    deep = thick / scene.lanes / across[0] * across[1]
    places = [scene.scale.place(part[0]) for part in scene.rows]
    return Lay(places=places, thick=thick, lanes=scene.lanes, pixels=pixels, upright=True, deep=deep)


def _write(canvas: Canvas, pane: Pane, given: tuple[Scene, tuple[Bar, ...], Lay]) -> None:
    """Writes numbers where all of them fit, and the marks of what is missing always."""
    scene, bars, lay = given
    ends = ends_of(scene, bars)
    if scene.stacked and scene.spec.labels == "auto":
        write_inside(canvas, pane, bars, lay)
    room = lay.deep * (1.4 if lay.lanes == 1 else 1)
    fits = all(width(end.text, canvas.style.size) <= room for end in ends) and scene.spec.labels == "auto"
    write_ends(canvas, pane, ends if fits else [replace(end, text=end.must) for end in ends if end.must], lay)


def _below(canvas: Canvas, scene: Scene, margin: Margin, under: float) -> None:
    if scene.spec.axis.x:
        canvas.labels.append(Label(text=scene.spec.axis.x.text, x=0.5, y=0, dy=-TICK_ROOM - 10, side="center"))
    if under:
        draw_legend(canvas, key_of(scene), -margin.left + 2, -TICK_ROOM - 12 - (ROW if scene.spec.axis.x else 0))
