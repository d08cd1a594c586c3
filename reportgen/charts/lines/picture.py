"""Draws a line chart at one width: measures first, then margins, then panes with their axes, lines and names."""

from collections.abc import Sequence
from typing import Any, Literal

from reportgen.charts.axes import (
    TICK_ROOM,
    Values,
    above,
    break_rules,
    time_axis,
    value_axis,
    values,
    with_air,
)
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, Side
from reportgen.charts.ends import End, end_labels, end_room, ends_height
from reportgen.charts.events import draw_marks, mark_rows
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.lines.keys import key_of, legend_of, top_line
from reportgen.charts.lines.panels import (
    bare,
    draw_context,
    head_room,
    heading,
    last_room,
    numbered,
    peak,
    write_heading,
    write_numbers,
)
from reportgen.charts.lines.scene import Scene
from reportgen.charts.lines.strokes import Point, Stroke, draw_stroke
from reportgen.charts.metrics import width, wrap
from reportgen.charts.panes import Panes, lay_out
from reportgen.charts.scales import Times
from reportgen.charts.series import Series
from reportgen.charts.shown import amount_text, cell_text, said
from reportgen.charts.spots import Spot, amount
from reportgen.templating.messages import say

_WIDE, _NARROW = 250, 220
_PANE = (104, 96)
_LEAST = 56
"""The least height of a small multiple that can be read, in pixels."""
_UNIT_ROOM, _TITLE_LINE, _AIR, _BETWEEN = 26, 15, 8, 14


def picture(scene: Scene, width: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    near: Literal["x", "closest"] = "x" if all(len(lines) == 1 for _, lines in scene.groups) else "closest"
    canvas = Canvas(scene.style, width, near=near)
    apart = _scales(scene, narrow=canvas.narrow)
    legend, key = legend_of(scene), key_of(scene, width)
    margin = _margin(scene, canvas, apart, (legend, key))
    panes = _panes(scene, canvas, margin, apart)
    span = _span(scene.scale)
    draw_context(canvas, panes, scene)
    for index, (pane, (name, lines), scale) in enumerate(zip(panes.panes, scene.groups, apart, strict=True)):
        value_axis(canvas, pane, scale, labelled=panes.starts_row(index) or scene.own_scales)
        time_axis(canvas, pane, scene.scale, (*span, panes.wide), labelled=panes.ends_column(index))
        break_rules(canvas, pane, scene.scale, [spot for line in lines for spot in line.spots])
        for line in sorted(lines, key=lambda line: (line.ink != "other", line.bold)):
            stroke = _stroke(scene, line, name if scene.spec.panels else "")
            draw_stroke(canvas, pane, stroke, dotted=not bare(scene, narrow=canvas.narrow))
        if scene.spec.panels:
            room = panes.wide + last_room(scene, narrow=canvas.narrow)
            write_heading(canvas, pane, scene, (index, room, head_room(scene)))
            if numbered(scene):
                write_numbers(canvas, pane, scene, (lines[0], panes.wide, scale))
        else:
            _names(canvas, pane, lines, (scale, panes.high, scene))
    marks = draw_marks(canvas, scene.spec.marks, scene.scale, (*span, panes.area[0]))
    lift = marks * ROW + _titles(scene, canvas) + 16
    above(canvas, top_line(scene, width), margin.left, lift)
    if legend:
        draw_legend(canvas, legend, -margin.left, lift + ROW * len(rows_of(legend, width, scene.style.size)))
    _below(canvas, scene, margin, key)
    height = round(margin.top + panes.area[1] + margin.bottom)
    return canvas.finish(height, margin), height


def _titles(scene: Scene, canvas: Canvas) -> float:
    """Gives the room above panels for their names and what stands below these."""
    lines = _title_lines(scene, canvas)
    return lines * _TITLE_LINE + 4 + head_room(scene) if lines else 0


def _scales(scene: Scene, *, narrow: bool) -> tuple[Values, ...]:
    """Gives each panel's value axis: the same for all, but each its own where panels are of different indicators."""
    zero = scene.spec.baseline == "zero"
    whole = scene.plotted.unit.kind == "count" and not scene.plotted.first.decimals
    most = 4 if scene.spec.panels else 5 if narrow else 6

    def scale(spots: Sequence[Spot]) -> Values:
        numbers = [number for spot in spots if (number := amount(spot.cell)) is not None]
        return values(
            with_air(numbers, zero=zero) if scene.alone else numbers, scene.language, most=most, zero=zero, whole=whole
        )

    if scene.own_scales:
        return tuple(scale([spot for line in lines for spot in line.spots]) for _, lines in scene.groups)
    return (scale(scene.plotted.spots),) * len(scene.groups)


def _margin(
    scene: Scene, canvas: Canvas, apart: Sequence[Values], signs: tuple[Sequence[Item], Sequence[Item]]
) -> Margin:
    size = scene.style.size
    left = max(scale.room(size) for scale in apart)
    legend, key = (len(rows_of(items, canvas.width, size)) * ROW for items in signs)
    signed = any(scene.symbol(line) for line in scene.lines)
    right = (
        end_room(scene.ends, canvas.narrow, size, signed=signed)
        if scene.ends
        else max(14, last_room(scene, narrow=canvas.narrow))
    )
    room = canvas.width - round(left) - round(right)
    marks = mark_rows(scene.spec.marks, scene.scale, (*_span(scene.scale), room), size)
    title = ROW if scene.spec.axis.x else 0
    panels = _titles(scene, canvas)
    bottom = TICK_ROOM + title + (key + 4 if key else 0)
    return Margin(left=left, right=right, top=_UNIT_ROOM + legend + marks * ROW + panels, bottom=bottom)


def _panes(scene: Scene, canvas: Canvas, margin: Margin, apart: Sequence[Values]) -> Panes:
    room = canvas.width - round(margin.left) - round(margin.right)
    if not scene.spec.panels:
        usual = _NARROW if canvas.narrow else _WIDE
        whole = scene.spec.height - margin.top - margin.bottom if scene.spec.height else usual
        names = ends_height(scene.ends, canvas.narrow, scene.style.size) - 16
        return lay_out(1, 1, room, max(80, whole, names), (0, 0))
    beside = last_room(scene, narrow=canvas.narrow) + (margin.left + 8 if scene.own_scales else 14)
    gap = max(beside, _tick_room(scene, room, canvas))
    between = _BETWEEN + _titles(scene, canvas)
    columns = _columns(scene, canvas)
    high: float = _PANE[canvas.narrow]
    if scene.spec.height and not canvas.narrow:
        rows = -(-len(scene.groups) // columns)
        free = scene.spec.height - margin.top - margin.bottom - (rows - 1) * between
        high = max(_LEAST, free / rows)
    return lay_out(len(scene.groups), columns, room, high, (gap, between))


def _tick_room(scene: Scene, room: float, canvas: Canvas) -> float:
    """Gives the room in which the last label of a panel and the first of the next do not meet."""
    ticks = [label for _, label in scene.scale.ticks(room / _columns(scene, canvas), scene.style.size)]
    first, last = (width(label, scene.style.size) / 2 for label in (ticks[0], ticks[-1]))
    return first + last + _AIR


def _columns(scene: Scene, canvas: Canvas) -> int:
    count = len(scene.groups)
    return min(count, 2 if canvas.narrow or count in {2, 4} else 3)


def _title_lines(scene: Scene, canvas: Canvas) -> int:
    """Counts the lines of the longest panel title, in about the room that a panel has with the number beside it."""
    if not scene.spec.panels:
        return 0
    columns = _columns(scene, canvas)
    taken = 84 * columns if scene.own_scales else 84 + 14 * columns
    names = [heading(scene, index) for index in range(len(scene.groups))]
    return max(len(wrap(name, (canvas.width - taken) / columns, scene.style.size, bold=True)) for name in names)


def _span(scale: Times) -> tuple[float, float]:
    first, last = scale.ends
    air = (last - first) * 0.012 or 1
    return first - air, last + air


def _stroke(scene: Scene, line: Series, panel: str) -> Stroke:
    found = {scene.scale.place(spot.key("x")): spot for spot in line.spots}
    points = tuple(_point(scene, (panel, line), place, found.get(place)) for place in scene.scale.slots)
    return Stroke(name=line.name, ink=line.ink, bold=line.bold, points=points, symbol=scene.symbol(line))


def _point(scene: Scene, of: tuple[str, Series], place: int, spot: Spot | None) -> Point:
    panel, line = of
    if spot is None or amount(spot.cell) is None:
        return Point(x=place, y=None)
    number = amount_text(spot.cell, spot.indicator, scene.language)
    words = said((panel, line.name, scene.said(spot.key("x"))), number)
    state = f" ({say('chart-partial', scene.language)})" if "partial" in spot.marks else ""
    return Point(x=place, y=amount(spot.cell), said=f"{words}{state}", hollow=spot.hollow, broken="break" in spot.marks)


def _names(canvas: Canvas, pane: Pane, lines: Sequence[Series], given: tuple[Values, float, Scene]) -> None:
    """Names the lines at their ends; a line alone shows its last and its highest number instead."""
    scale, high, scene = given
    ends = []
    for (name, bold), line in zip(scene.ends, lines, strict=False):
        last = scene.last(line)
        if last is not None:
            x, y = scene.scale.place(last.key("x")), float(amount(last.cell) or 0)
            ends.append(End(name=name, ink=line.ink, bold=bold, x=x, y=y, symbol=scene.symbol(line)))
            if scene.alone:
                _peak(canvas, pane, scene, (line, last))
    end_labels(canvas, pane, ends, (float(scale.low), float(scale.high), high))


def _peak(canvas: Canvas, pane: Pane, scene: Scene, given: tuple[Series, Spot]) -> None:
    line, last = given
    top = peak(line)
    if top is None or top is last:
        return
    first, final = scene.scale.ends
    x = scene.scale.place(top.key("x"))
    side: Side = "left" if x < first + (final - first) * 0.06 else "center"
    canvas.labels.append(
        Label(
            text=cell_text(top.cell, top.indicator, scene.language),
            x=x,
            y=float(amount(top.cell) or 0),
            on_x=pane.x,
            on_y=pane.y,
            dy=5,
            side=side,
            level="bottom",
            ink="ink",
            halo=True,
        )
    )


def _below(canvas: Canvas, scene: Scene, margin: Margin, key: Sequence[Item]) -> None:
    if scene.spec.axis.x:
        canvas.labels.append(Label(text=scene.spec.axis.x.text, x=0.5, y=0, dy=-TICK_ROOM - 10, side="center"))
    if key:
        draw_legend(canvas, key, -margin.left + 2, -TICK_ROOM - 12 - (ROW if scene.spec.axis.x else 0))
