"""Draws a timeline at one width: years above, lanes below each other, days as dots and longer times as bars."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plain, plainly
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.metrics import width
from reportgen.charts.scales import Times
from reportgen.charts.timeline.packing import HEAD, LEADING, MARK, Box, pack
from reportgen.charts.timeline.scene import Event, Scene
from reportgen.charts.timeline.when import when_text
from reportgen.templating.messages import say

_AXIS, _EDGE, _BAR = 24, 12, 7
_MIDDLE = 8
"""How far below the top of its row a mark has its middle, beside the first line of its words."""
_DECEMBER = 12
_SYMBOLS = ("circle", "diamond", "square", "triangle-right")


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide), Pane(), scene.style.size
    room = wide - 2 * _EDGE
    lanes, tall = pack(scene, room, narrow=canvas.narrow)
    boxes = [box for lane in lanes for box in lane.boxes]
    legend, key = _legend(scene), _key(scene, boxes)
    tall = max(tall, (scene.spec.height or 0) - _AXIS) if not canvas.narrow else tall
    rows = len(rows_of(legend, wide, size)) * ROW + 6 if legend else 0
    under = len(rows_of(key, wide, size)) * ROW + 6 if key else 0
    margin = Margin(left=_EDGE, right=_EDGE, top=_AXIS + rows, bottom=4 + under)
    canvas.axis(pane, "y", (tall, 0))
    _years(canvas, pane, scene, room)
    for lane in lanes:
        if lane.name:
            _heading(canvas, pane, lane.name, lane.top)
    _marks(canvas, pane, scene, boxes)
    for box in boxes:
        _words(canvas, pane, box, scene, room)
    if legend:
        draw_legend(canvas, legend, -_EDGE + 1, _AXIS + rows - 16)
    if key:
        draw_legend(canvas, key, -_EDGE + 2, -16)
    height = round(margin.top + tall + margin.bottom)
    return canvas.finish(height, margin), height


def _years(canvas: Canvas, pane: Pane, scene: Scene, room: float) -> None:
    """Adds the axis of time above: a hairline where each year or month begins, and its name over its middle."""
    first, last = scene.span
    days = [date.fromordinal(place) for place in range(first, last + 1)]
    months = [day for day in days if day.day == 1] or days[:1]
    from babel.dates import format_date

    names = tuple(str(format_date(day, "MMM y", locale=scene.language.replace("-", "_"))) for day in months)
    ends = (days[0], *months[1:-1], days[-1]) if len(months) > 2 else (days[0], days[-1])
    over_years = last - first > 2 * 366
    scale = Times(
        keys=ends if over_years else tuple(months), labels=names if not over_years else ("",) * len(ends), even=False
    )
    size, per_day = canvas.style.size, room / (last - first)
    ticks = scale.ticks(room, size)
    for start, name in ticks:
        middle = (start + _after(date.fromordinal(start), yearly=over_years)) / 2
        half = width(name, size) / 2 - _EDGE
        if half <= (middle - first) * per_day <= room - half:
            place: dict[str, Any] = {"x": plain(middle), "y": 1, "on_x": pane.x, "dy": 3, "level": "bottom"}
            canvas.labels.append(Label(text=name, side="center", **place))
    canvas.axis(
        pane,
        "x",
        (first, last),
        showgrid=True,
        gridwidth=1,
        tickmode="array",
        tickvals=[place for place, _ in ticks],
    )


def _after(start: date, *, yearly: bool) -> int:
    """Gives where the next year or month begins."""
    year, month = (start.year + 1, 1) if yearly or start.month == _DECEMBER else (start.year, start.month + 1)
    return date(year, month, 1).toordinal()


def _heading(canvas: Canvas, pane: Pane, name: str, top: float) -> None:
    rule = {"x0": 0, "x1": 1, "xref": "paper", "y0": plain(top), "y1": plain(top), "yref": pane.y}
    canvas.line(rule, "axis", 1)
    place: dict[str, Any] = {"x": 0, "y": top, "on_y": pane.y, "dx": -_EDGE, "dy": -HEAD / 2}
    canvas.labels.append(Label(text=name, ink="ink", bold=True, halo=True, **place))


def _look(scene: Scene, event: Event) -> tuple[str, str]:
    """Gives an event's colour and the sign of its kind."""
    index = scene.kinds.index(event.kind) if event.kind else 0
    ink = scene.inks[event.kind] if event.kind else scene.style.colours[0]
    if scene.spec.highlight:
        ink = "highlight" if event.bold else "other"
    return ink, _SYMBOLS[index % len(_SYMBOLS)]


def _marks(canvas: Canvas, pane: Pane, scene: Scene, boxes: list[Box]) -> None:
    """Adds a trace for all marks that look the same; what is only about right is hatched, or hollow where it is a dot."""
    looks: dict[tuple[str, str, bool, bool], list[Box]] = {}
    for box in boxes:
        looks.setdefault((*_look(scene, box.event), box.dot, box.event.when.about), []).append(box)
    for (ink, symbol, dot, about), same in looks.items():
        said = [f"{when_text(box.event.when, scene.language)}: {box.event.text}" for box in same]
        common = {
            "cliponaxis": False,
            "customdata": said,
            "hovertemplate": "%{customdata}<extra></extra>",
            "xaxis": pane.x,
            "yaxis": pane.y,
        }
        paper, colour = canvas.ink("paper"), canvas.ink(ink)
        places = [box.top + _MIDDLE for box in same]
        if dot:
            marker = {
                "color": paper if about else colour,
                "line": {"color": colour, "width": 1.6},
                "size": 9,
                "symbol": symbol,
            }
            middles = [(start + end) / 2 for start, end in (box.event.when.place for box in same)]
            canvas.traces.append(
                common
                | {"marker": marker, "mode": "markers", "type": "scatter", "x": plainly(middles), "y": plainly(places)}
            )
            continue
        pattern = {"bgcolor": paper, "fgcolor": colour, "fgopacity": 1, "fillmode": "overlay", "shape": "/", "size": 4}
        solid = {"color": colour, "line": {"color": colour, "width": 0}}
        open_ = {"color": paper, "line": {"color": colour, "width": 1}, "pattern": pattern | {"solidity": 0.4}}
        canvas.traces.append(
            common
            | {
                "base": [box.event.when.place[0] for box in same],
                "marker": open_ if about else solid,
                "offset": plain(-_BAR / 2),
                "orientation": "h",
                "type": "bar",
                "width": _BAR,
                "x": [end - start for start, end in (box.event.when.place for box in same)],
                "y": plainly(places),
            }
        )


def _words(canvas: Canvas, pane: Pane, box: Box, scene: Scene, room: float) -> None:
    """Writes below its mark what happened, and below that when, and who says so."""
    line = scene.style.size * LEADING
    quiet = bool(scene.spec.highlight) and not box.event.bold
    at = box.right if box.flush else box.left
    place: dict[str, Any] = {
        "x": 0,
        "y": box.top + (MARK if box.under_mark else 0),
        "on_y": pane.y,
        "dx": round(at, 1),
        "level": "top",
    }
    place |= {"side": "right" if box.flush else "left", "halo": True}
    text = Label(text="\n".join(box.lines), ink="muted" if quiet else "ink", bold=box.event.bold, **place)
    under = Label(text="\n".join(box.under), dy=-round(len(box.lines) * line, 1), **place)
    canvas.labels += [text, under]


def _legend(scene: Scene) -> tuple[Item, ...]:
    signs = ("dot", "diamond", "box", "arrow")
    return tuple(
        Item(text=kind, sign=signs[index % len(signs)], ink=ink)  # type: ignore[arg-type]
        for index, (kind, ink) in enumerate(scene.inks.items())
    )


def _key(scene: Scene, boxes: Sequence[Box]) -> tuple[Item, ...]:
    items = []
    if any(box.dot and box.event.when.end > box.event.when.start for box in boxes):
        ink = "muted" if scene.kinds else scene.style.colours[0]
        items.append(Item(text=say("chart-timeline-short", scene.language), sign="dot", ink=ink))
    if any(event.when.about for event in scene.events):
        items.append(Item(text=say("chart-about", scene.language), sign="hatch", ink="muted"))
    if scene.undated:
        words = say("chart-undated", scene.language, what=", ".join(scene.undated))
        items.append(Item(text=words, sign="none", ink="muted"))
    return tuple(items)
