"""Draws an outlook at one width: the interval as a band, the forecast broken, what was published as a whole line before them."""

from collections.abc import Sequence
from typing import Any

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
from reportgen.charts.canvas import Canvas, Margin, Number, Pane
from reportgen.charts.ends import End, end_labels, end_room, ends_height
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.lines.strokes import Point, Stroke, draw_stroke
from reportgen.charts.outlook.scene import Later, Scene, Step
from reportgen.charts.shown import amount_text, said
from reportgen.charts.spots import Spot, amount
from reportgen.templating.messages import say

_WIDE, _NARROW, _UNIT_ROOM = 250, 220, 26
_BAND, _EDGE = "step1", "step2"
_DASH = "6px,3px"
_SIGNS = {True: "circle", False: "x"}
"""Whether a later figure lies inside → its mark."""


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide, near="x"), Pane(), scene.style.size
    scale, ends, key = _values(scene, narrow=canvas.narrow), _ends(scene), _key(scene)
    named = [(end.name, end.bold) for end in ends]
    under = len(rows_of(key, wide, size)) * ROW + 4
    margin = Margin(
        left=scale.room(size),
        right=end_room(named, canvas.narrow, size) if ends else 14,
        top=_UNIT_ROOM,
        bottom=TICK_ROOM + under,
    )
    usual = _NARROW if canvas.narrow else _WIDE
    asked = scene.spec.height - margin.top - margin.bottom if scene.spec.height else usual
    tall = max(80, asked, ends_height(named, canvas.narrow, size) - 16)
    value_axis(canvas, pane, scale, labelled=True)
    first, last = scene.scale.ends
    air = (last - first) * 0.012 or 1
    room = wide - round(margin.left) - round(margin.right)
    time_axis(canvas, pane, scene.scale, (first - air, last + air, room))
    break_rules(canvas, pane, scene.scale, scene.observed.spots)
    _band(canvas, pane, scene)
    _forecast(canvas, pane, scene)
    draw_stroke(canvas, pane, _published(scene))
    for inside in (True, False):
        _later(canvas, pane, scene, [each for each in scene.later if each.inside == inside])
    end_labels(canvas, pane, ends, (float(scale.low), float(scale.high), tall))
    above(canvas, unit_line(scene.spec, scene.observed, scene.language), margin.left, 16)
    draw_legend(canvas, key, -margin.left + 2, -TICK_ROOM - 12)
    height = round(margin.top + tall + margin.bottom)
    return canvas.finish(height, margin), height


def _values(scene: Scene, *, narrow: bool) -> Values:
    whole = scene.forecast.unit.kind == "count" and not scene.forecast.decimals
    zero = scene.spec.baseline == "zero"
    numbers = with_air(scene.numbers, zero=zero)
    return values(numbers, scene.language, most=5 if narrow else 6, zero=zero, whole=whole)


def _published(scene: Scene) -> Stroke:
    found = {scene.scale.place(spot.key("x")): spot for spot in scene.observed.spots}
    points = tuple(_point(scene, place, found[place]) for place in sorted(found))
    return Stroke(name=say("chart-published", scene.language), ink=scene.style.colours[0], bold=False, points=points)


def _point(scene: Scene, place: int, spot: Spot) -> Point:
    if amount(spot.cell) is None:
        return Point(x=place, y=None)
    words = said((scene.when(spot.key("x")),), amount_text(spot.cell, spot.indicator, scene.language))
    return Point(x=place, y=amount(spot.cell), said=words, hollow=spot.hollow, broken="break" in spot.marks)


def _begin(scene: Scene) -> list[tuple[int, Number]]:
    """Gives the last published number, in which band and forecast begin."""
    last = scene.last
    return [(scene.scale.place(last.key("x")), amount(last.cell) or 0)] if last is not None else []


def _band(canvas: Canvas, pane: Pane, scene: Scene) -> None:
    begin = _begin(scene)
    over = [(step.place, amount(step.high) or 0) for step in scene.steps]
    under = [(step.place, amount(step.low) or 0) for step in scene.steps]
    outline = [*begin, *over, *reversed(under)]
    edge = {"color": canvas.ink(_EDGE), "width": 0.8}
    fill = {"fill": "toself", "fillcolor": canvas.ink(_BAND), "line": edge}
    canvas.traces.append(pane.through([*outline, outline[0]]) | fill)


def _forecast(canvas: Canvas, pane: Pane, scene: Scene) -> None:
    path = [*_begin(scene), *((step.place, amount(step.middle) or 0) for step in scene.steps)]
    look = {"color": canvas.ink(scene.style.colours[0]), "dash": _DASH, "width": 2}
    canvas.traces.append(pane.through(path) | {"line": look})
    words = [(step.place, amount(step.middle) or 0, _told(scene, step)) for step in scene.steps]
    canvas.tell(pane, words, scene.style.colours[0], along=True)


def _told(scene: Scene, step: Step) -> str:
    where = (scene.when(step.key), say("chart-forecast", scene.language))
    return f"{said(where, scene.amount(step.middle))} ({scene.ends(step)})"


def _later(canvas: Canvas, pane: Pane, scene: Scene, found: Sequence[Later]) -> None:
    """Adds later figures as marks: those outside have another shape, not another colour alone."""
    if not found:
        return
    inside = found[0].inside
    ink = canvas.ink("ink" if inside else "highlight")
    marker = {
        "color": canvas.ink("paper") if inside else ink,
        "line": {"color": ink, "width": 1.6},
        "size": 7 if inside else 8,
        "symbol": _SIGNS[inside],
    }
    places: list[tuple[int, Number]] = [(each.place, amount(each.cell) or 0) for each in found]
    canvas.traces.append(pane.through(places) | {"mode": "markers", "marker": marker})
    state = say(f"chart-later-{'inside' if inside else 'outside'}", scene.language)
    words = [
        (x, y, said((scene.when(each.key), state), scene.amount(each.cell)))
        for each, (x, y) in zip(found, places, strict=True)
    ]
    canvas.tell(pane, words, "ink" if inside else "highlight")


def _ends(scene: Scene) -> list[End]:
    """Gives the last forecast and the ends of its interval, written where they end."""
    if scene.spec.labels == "none":
        return []
    step, ink = scene.steps[-1], scene.style.colours[0]
    known = ((step.high, _EDGE, False, "solid"), (step.middle, ink, True, "4px,2px"), (step.low, _EDGE, False, "solid"))
    return [
        End(name=scene.text(cell), ink=colour, bold=bold, x=step.place, y=float(amount(cell) or 0), dash=dash)
        for cell, colour, bold, dash in known
    ]


def _key(scene: Scene) -> tuple[Item, ...]:
    language = scene.language
    items = [
        Item(text=say("chart-published", language), sign="line", ink=scene.style.colours[0]),
        Item(text=say("chart-forecast", language), sign="dashed", ink=scene.style.colours[0]),
        Item(text=scene.interval, sign="box", ink=_BAND),
    ]
    inside = {each.inside for each in scene.later}
    items += [Item(text=say("chart-later-inside", language), sign="hollow", ink="ink")] if True in inside else []
    items += [Item(text=say("chart-later-outside", language), sign="cross", ink="highlight")] if False in inside else []
    items += key_items(scene.observed.spots, language)
    if scene.spec.baseline == "data":
        items.append(Item(text=say("chart-cut", language), sign="none", ink="muted"))
    return tuple(items)
