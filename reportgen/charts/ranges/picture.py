"""Draws ranges at one width: panels one below the other, each with an axis of its own."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from reportgen.charts.axes import status_items, unit_line
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plain
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.levels import cross_axis, join, row_rules
from reportgen.charts.metrics import LINE, widest, width, wrap
from reportgen.charts.ranges.scene import Line, Panel, Scene
from reportgen.charts.shown import amount_text, said
from reportgen.charts.spots import Spot
from reportgen.table import Range
from reportgen.templating.forms import range_text
from reportgen.templating.messages import mark, say

_ROOM_WIDE, _ROOM_NARROW, _AIR = 230, 118, 10
_AXIS_ROOM, _TITLE_ROOM, _GAP = 20, 26, 12
_LONG, _LABEL_EDGE = 48, 30
"""So many letters stand in one line of a label under the pointer; what its edges and its arrow take, in pixels."""
_LEAST_ROOM, _LEAST_PLOT = 60, 110


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, size = Canvas(scene.style, wide, near="y"), scene.style.size
    key = status_items(scene.plotted.spots, scene.language) + _key(scene)
    under = len(rows_of(key, wide, size)) * ROW + 4 if key else 0
    margin, room = _margin(scene, canvas, under)
    whole = wide if canvas.narrow else room
    heights = [[_height(line, (room, whole), size) for line in panel.lines] for panel in scene.panels]
    between = _AXIS_ROOM + _GAP + _TITLE_ROOM
    tall = sum(map(sum, heights)) + between * (len(scene.panels) - 1)
    top = tall
    across = wide - round(margin.left) - round(margin.right)
    for index, (panel, rows) in enumerate(zip(scene.panels, heights, strict=True), start=1):
        pane = Pane(index=index, bottom=max(0.0, (top - sum(rows)) / tall), top=top / tall)
        cross_axis(canvas, pane, panel.scale, (across, True))
        canvas.axis(pane, "y", (sum(rows), 0))
        left = -round(margin.left)
        canvas.labels.append(
            Label(text=_heading(scene, panel), x=0, y=pane.top, dx=left, dy=14, bold=len(scene.panels) > 1)
        )
        if index > 1:
            own, dx = (
                say("chart-own-scale", scene.language),
                left + width(f"{_heading(scene, panel)} ", size, bold=True),
            )
            canvas.labels.append(Label(text=f"· {own}", x=0, y=pane.top, dx=dx, dy=14))
        _rows(canvas, pane, (panel, rows), (margin.left, room))
        _draw(canvas, pane, scene, [(line, y) for line, y in _placed(panel, rows) if line.spot])
        beside = across + margin.right - _LABEL_EDGE
        canvas.tell(pane, list(_told(_placed(panel, rows), scene, beside)), "muted")
        top -= sum(rows) + between
    if key:
        draw_legend(canvas, key, -margin.left + 2, -_AXIS_ROOM - 12)
    height = round(margin.top + tall + margin.bottom)
    return canvas.finish(height, margin), height


def _margin(scene: Scene, canvas: Canvas, under: float) -> tuple[Margin, float]:
    """Gives the margins, and the room that a row's name has: less than usual where the numbers are long."""
    size = scene.style.size
    texts = [_text(scene, spot) for spot in scene.plotted.spots]
    right = max(width(text, size) for text in texts) + 16
    room = min(_ROOM_NARROW if canvas.narrow else _ROOM_WIDE, max(_LEAST_ROOM, canvas.width - right - _LEAST_PLOT))
    names = [_wrapped(line, room, size) for panel in scene.panels for line in panel.lines if line.spot]
    left = max(max(widest(lines, size, bold=True), widest(more, size)) for lines, more in names)
    if not canvas.narrow:
        heads = [
            wrap(line.name, room, size, bold=True) for panel in scene.panels for line in panel.lines if not line.spot
        ]
        left = max(left, *(widest(lines, size, bold=True) for lines in heads), 0)
    left += _AIR + 4
    return Margin(left=left, right=right, top=_TITLE_ROOM, bottom=_AXIS_ROOM + under), room


def _heading(scene: Scene, panel: Panel) -> str:
    if scene.spec.axis.y and len(scene.panels) == 1:
        return unit_line(scene.spec, scene.plotted, scene.language)
    return panel.title


def _wrapped(line: Line, room: float, size: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return wrap(line.name, room, size, bold=line.bold), wrap(line.under, room, size) if line.under else ()


def _height(line: Line, room: tuple[float, float], size: float) -> float:
    """Gives a line's height; `room` is what a row's name has and what a heading has: on a small screen the whole width."""
    if line.spot is None:
        return len(wrap(line.name, room[1], size, bold=True)) * size * LINE + 7
    lines, more = _wrapped(line, room[0], size)
    return max(21.0, (len(lines) + len(more)) * size * LINE + 6)


def _placed(panel: Panel, heights: Sequence[float]) -> list[tuple[Line, float]]:
    """Gives each line with the place of its middle."""
    ends = list(accumulate(heights))
    return [(line, end - height / 2) for line, end, height in zip(panel.lines, ends, heights, strict=True)]


def _rows(canvas: Canvas, pane: Pane, given: tuple[Panel, Sequence[float]], room: tuple[float, float]) -> None:
    """Writes headings and names, and draws a rule for each row; `room` is the margin, and what of it names have."""
    size = canvas.style.size
    placed = _placed(*given)
    for line, y in placed:
        if line.spot is None:
            text = "\n".join(wrap(line.name, canvas.width if canvas.narrow else room[1], size, bold=True))
            place: dict[str, Any] = {"x": 0, "y": y, "on_y": pane.y, "dx": -round(room[0]), "dy": -2}
            canvas.labels.append(Label(text=text, ink="ink", bold=True, halo=True, **place))
            continue
        lines, more = _wrapped(line, room[1], size)
        place = {"x": 0, "y": y, "on_y": pane.y, "dx": -_AIR, "side": "right"}
        canvas.labels.append(
            Label(text="\n".join(lines), dy=len(more) * size * LINE / 2, ink="ink", bold=line.bold, **place)
        )
        if more:
            canvas.labels.append(Label(text="\n".join(more), dy=-len(lines) * size * LINE / 2, ink="muted", **place))
    row_rules(canvas, pane, [plain(y) for line, y in placed if line.spot])


def _draw(canvas: Canvas, pane: Pane, scene: Scene, rows: Sequence[tuple[Line, float]]) -> None:
    """Draws each range with its numbers; a single figure is one dot, an open end a dashed tail, a lone case hollow."""
    ends: dict[tuple[str, bool], list[tuple[float, float]]] = {}
    for line, y in rows:
        spot = line.spot
        assert spot is not None, "a heading has no range"
        amount = spot.cell.value
        text = _text(scene, spot)
        if not isinstance(amount, Range):
            canvas.labels.append(Label(text=text, x=pane.left, y=y, on_y=pane.y, dx=6, ink="faint", halo=True))
            continue
        ink = "highlight" if line.bold else "other" if scene.spec.highlight else scene.style.colours[0]
        hollow = amount.qualifier == "single case" or spot.hollow or bool(scene.letter(spot))
        low, high = float(amount.low), float(amount.high)
        if amount.low != amount.high:
            join(canvas, pane, ((low, high), y, ink, 3))
        _tail(canvas, pane, (amount, y, ink))
        ends.setdefault((ink, hollow), []).extend((end, y) for end in dict.fromkeys((low, high)))
        canvas.labels.append(Label(text=text, x=high, y=y, on_x=pane.x, on_y=pane.y, dx=10, ink="ink", halo=True))
    for (ink, hollow), dots in ends.items():
        fill = canvas.ink("paper") if hollow else canvas.ink(ink)
        canvas.traces.append(
            {
                "cliponaxis": False,
                "hoverinfo": "skip",
                "marker": {
                    "color": fill,
                    "line": {"color": canvas.ink(ink), "width": 2},
                    "size": 9,
                    "symbol": "circle",
                },
                "mode": "markers",
                "type": "scatter",
                "x": [plain(x) for x, _ in dots],
                "xaxis": pane.x,
                "y": [plain(y) for _, y in dots],
                "yaxis": pane.y,
            }
        )


def _told(placed: Sequence[tuple[Line, float]], scene: Scene, wide: float) -> Iterator[tuple[float, float, str]]:
    """Gives what each row says, once for the whole row: what it is of, its range with the currency, who published it.

    It is said in lines no wider than what lies beyond the names, so that a label need cover none.
    """
    for line, y in placed:
        spot = line.spot
        if spot is not None and isinstance(spot.cell.value, Range):
            told = said((*line.above, line.name), amount_text(spot.cell, spot.indicator, scene.language))
            whole = f"{told} ({line.under})" if line.under else told
            texts = whole.replace(": ", ":\n", 1).split("\n") if len(whole) > _LONG else [whole]
            lines = (part for text in texts for part in wrap(text, wide, scene.style.size))
            middle = float(spot.cell.value.low + spot.cell.value.high) / 2
            yield middle, y, "<br>".join(lines)


def _tail(canvas: Canvas, pane: Pane, given: tuple[Range, float, str]) -> None:
    amount, y, ink = given
    if amount.qualifier not in {"up to", "at least"}:
        return
    up = amount.qualifier == "up to"
    near = float(amount.low if up else amount.high)
    place = {"xanchor": near, "xref": pane.x, "xsizemode": "pixel", "x0": -26 if up else 5, "x1": -5 if up else 26}
    canvas.line({**place, "y0": plain(y), "y1": plain(y), "yref": pane.y}, ink, 2, "3px,3px")


def _text(scene: Scene, spot: Spot) -> str:
    """Gives a range as it stands beside its dots; its currency and scale stand above the panel, its note below by letter."""
    amount = spot.cell.value
    if not isinstance(amount, Range):
        return mark(spot.cell.status, scene.language) if spot.cell.status else ""
    bare = range_text(Range(low=amount.low, high=amount.high, qualifier=amount.qualifier), scene.language)
    letter = scene.letter(spot)
    return f"{bare} ({letter})" if letter else bare


def _key(scene: Scene) -> tuple[Item, ...]:
    amounts = [spot.cell.value for spot in scene.plotted.spots]
    single = any(isinstance(amount, Range) and amount.qualifier == "single case" for amount in amounts)
    return (Item(text=say("chart-single-case", scene.language), sign="hollow", ink="muted"),) if single else ()
