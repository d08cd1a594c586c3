"""Draws an area at one width: measures first, then margins, then axes, layers and their names at the right."""

import itertools
from typing import Any

from reportgen.charts.area.layers import draw_layers, draw_tops
from reportgen.charts.area.scene import Scene, Stack
from reportgen.charts.axes import (
    TICK_ROOM,
    Values,
    above,
    break_rules,
    key_items,
    time_axis,
    unit_line,
    value_axis,
    values,
    with_air,
)
from reportgen.charts.canvas import Canvas, Label, Margin, Pane
from reportgen.charts.ends import End, end_labels, end_room, ends_height
from reportgen.charts.events import draw_marks, mark_rows
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.metrics import width
from reportgen.templating.messages import say

_WIDE, _NARROW, _UNIT_ROOM = 250, 220, 26


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide, near="closest"), Pane(), scene.style.size
    scale, span = _values(scene, narrow=canvas.narrow), scene.scale.ends
    ends, key = _ends(scene), _key(scene)
    right = end_room([(end.name, end.bold) for end in ends], canvas.narrow, size) if ends else 14
    room = wide - round(scale.room(size)) - round(right)
    marks = mark_rows(scene.spec.marks, scene.scale, (*span, room), size)
    under = len(rows_of(key, wide, size)) * ROW + 4 if key else 0
    title = ROW if scene.spec.axis.x else 0
    margin = Margin(left=scale.room(size), right=right, top=_UNIT_ROOM + marks * ROW, bottom=TICK_ROOM + title + under)
    tall = _tall(scene, margin, ends_height([(end.name, end.bold) for end in ends], canvas.narrow, size), canvas)
    value_axis(canvas, pane, scale, labelled=True)
    time_axis(canvas, pane, scene.scale, (*span, room))
    draw_layers(canvas, pane, scene, _step(scene))
    draw_tops(canvas, pane, scene, say("chart-total", scene.language))
    break_rules(canvas, pane, scene.scale, scene.plotted.spots)
    end_labels(canvas, pane, ends, (float(scale.low), float(scale.high), tall))
    _peak(canvas, pane, scene, room)
    draw_marks(canvas, scene.spec.marks, scene.scale, (*span, room))
    unit = "%" if scene.shared else unit_line(scene.spec, scene.plotted, scene.language)
    above(canvas, unit, margin.left, marks * ROW + 16)
    if scene.spec.axis.x:
        canvas.labels.append(Label(text=scene.spec.axis.x.text, x=0.5, y=0, dy=-TICK_ROOM - 10, side="center"))
    if key:
        draw_legend(canvas, key, -margin.left + 2, -TICK_ROOM - 12 - title)
    height = round(margin.top + tall + margin.bottom)
    return canvas.finish(height, margin), height


def _values(scene: Scene, *, narrow: bool) -> Values:
    if scene.shared:
        return values([0, 100], scene.language, most=6)
    whole = scene.plotted.unit.kind == "count" and not scene.plotted.first.decimals
    numbers, most = [stack.whole for stack in scene.stacks], 5 if narrow else 6
    return values(with_air(numbers) if scene.spec.labels == "auto" else numbers, scene.language, most=most, whole=whole)


def _tall(scene: Scene, margin: Margin, names: float, canvas: Canvas) -> float:
    usual: float = _NARROW if canvas.narrow else _WIDE
    asked = scene.spec.height - margin.top - margin.bottom if scene.spec.height else usual
    return max(80.0, asked, names - 16)


def _step(scene: Scene) -> float:
    return min((after - before for before, after in itertools.pairwise(scene.scale.slots)), default=1)


def _last(scene: Scene) -> Stack:
    return [stack for stack in scene.stacks if stack.parts][-1]


def _ends(scene: Scene) -> list[End]:
    """Gives the names of the layers where they end, and the last total above them."""
    if scene.spec.labels == "none":
        return []
    last, found, start = _last(scene), [], 0.0
    for line, part in zip(scene.series, last.parts, strict=True):
        if line.name:
            share = scene.apart(line, last) or scene.percent(part)
            name = f"{line.name} {share}" if scene.shared else line.name
            found.append(End(name=name, ink=line.ink, bold=line.bold, x=last.place, y=start + float(part) / 2))
        start += float(part)
    if scene.totalled or not scene.spec.series:
        total = scene.number(last.whole)
        name = f"{say('chart-total', scene.language)} {total}" if scene.spec.series else total
        found.append(End(name=name, ink="ink", bold=bool(scene.spec.series), x=last.place, y=float(last.whole)))
    return found


def _peak(canvas: Canvas, pane: Pane, scene: Scene, room: float) -> None:
    """Writes the highest total above it."""
    known = [stack for stack in scene.stacks if stack.parts]
    top = max(known, key=lambda stack: stack.whole)
    if scene.shared or not (scene.totalled or not scene.spec.series) or top is known[-1] or scene.spec.labels == "none":
        return
    (first, last), text = scene.scale.ends, scene.number(top.whole)
    half = width(text, canvas.style.size) / 2
    at = (top.place - first) / (last - first) * room
    shift = min(max(at, half), room - half) - at
    place = {"on_x": pane.x, "on_y": pane.y, "ink": "ink"}
    canvas.labels.append(
        Label(text=text, x=top.place, y=float(top.whole), dx=shift, dy=5, side="center", level="bottom", **place)  # type: ignore[arg-type]
    )


def _key(scene: Scene) -> tuple[Item, ...]:
    items = key_items(scene.plotted.spots, scene.language, "hollow-box")
    gaps = tuple(Item(text=text, sign="none", ink="muted") for text in scene.without())
    return (*items, *gaps)
