"""Draws a dot plot at one width: names at the left, rules, dots, and numbers beside them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from reportgen.charts.axes import above, key_items, status_items, unit_line
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plain, plainly
from reportgen.charts.dots.scene import Scene
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.levels import cross_axis, join, row_rules
from reportgen.charts.metrics import width
from reportgen.charts.rows import row_names
from reportgen.charts.series import Series, is_named
from reportgen.charts.shown import amount_text, cell_text, said
from reportgen.charts.spots import Spot, amount
from reportgen.templating.messages import mark

_ROW, _UNIT_ROOM, _AXIS_ROOM = 23, 24, 20
_DOT, _ASIDE = 10, 0.32
"""How wide a dot is, in pixels, and how far dots of one row that would hide each other are moved apart, in rows."""
_TIMES = ("date", "period", "integer")


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide, near="closest"), Pane(), scene.style.size
    names = row_names(list(scene.rows.values()), size, narrow=canvas.narrow)
    several = len(scene.series) > 1
    legend, key = _legend(scene), _key(scene)
    under = len(rows_of(key, wide, size)) * ROW + 4 if key else 0
    margin = Margin(
        left=names.room,
        right=_beyond(scene, wide, names.room),
        top=_UNIT_ROOM + len(rows_of(legend, wide, size)) * ROW,
        bottom=6 + (_AXIS_ROOM if several else 0) + under,
    )
    high = max(_ROW, names.high)
    room = wide - round(margin.left) - round(margin.right)
    cross_axis(canvas, pane, scene.scale, (room, several))
    canvas.axis(pane, "y", (len(scene.rows) - 0.5, -0.5))
    row_rules(canvas, pane, range(len(scene.rows)))
    _connect(canvas, scene)
    pixels = room / float(scene.scale.high - scene.scale.low)
    for line in scene.series:
        _dots(canvas, scene, line, _moved(scene, pixels))
    _write(canvas, scene, pixels)
    names.write(canvas, pane, bold=[is_named(part, name, scene.spec.highlight) for part, name in scene.rows.items()])
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, 14)
    if legend:
        draw_legend(canvas, legend, -margin.left + 1, 34 + (len(rows_of(legend, wide, size)) - 1) * ROW)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -14 - (_AXIS_ROOM if several else 0))
    height = round(max(scene.spec.height or 0, margin.top + len(scene.rows) * high + margin.bottom))
    return canvas.finish(height, margin), height


def _moved(scene: Scene, pixels: float) -> Mapping[int, float]:
    """Gives by how much of a row dots are moved up or down that would hide each other, by their series."""
    moved: dict[int, float] = {}
    for row in range(len(scene.rows)):
        known = _rising(scene, row)
        gaps = [float((amount(b.cell) or 0) - (amount(a.cell) or 0)) * pixels for a, b in pairwise(known)]
        if gaps and min(gaps) < _DOT:
            order = [id(spot) for line in scene.series for spot in line.spots if spot in known]
            moved |= {spot: (place - (len(order) - 1) / 2) * _ASIDE for place, spot in enumerate(order)}
    return moved


def _dots(canvas: Canvas, scene: Scene, line: Series, moved: Mapping[int, float]) -> None:
    """Adds the dots of a series; what is not known and what is not final are hollow."""
    looks: dict[tuple[str, bool], list[Spot]] = {}
    for spot in line.spots:
        if amount(spot.cell) is not None:
            looks.setdefault((_ink(scene, line, spot), spot.hollow or spot.part == "unknown"), []).append(spot)
    for (ink, hollow), spots in looks.items():
        fill = canvas.ink("paper") if hollow else canvas.ink(ink)
        canvas.traces.append(
            {
                "cliponaxis": False,
                "customdata": [_said(scene, line, spot) for spot in spots],
                "hovertemplate": "%{customdata}<extra></extra>",
                "marker": {
                    "color": fill,
                    "line": {"color": canvas.ink(ink), "width": 2},
                    "size": _DOT,
                    "symbol": "circle",
                },
                "mode": "markers",
                "name": line.name,
                "type": "scatter",
                "x": plainly([amount(spot.cell) for spot in spots]),
                "y": [plain(scene.row(spot) + moved.get(id(spot), 0)) for spot in spots],
            }
        )


def _ink(scene: Scene, line: Series, spot: Spot) -> str:
    if scene.spec.series:
        return line.ink
    if spot.part in {"unknown", "other"}:
        return "other"
    if not scene.spec.highlight:
        return line.ink
    part = (spot.key("rows"), "")
    return "highlight" if is_named(part, scene.rows.get(part, ""), scene.spec.highlight) else "other"


def _connect(canvas: Canvas, scene: Scene) -> None:
    """Joins the dots of a row."""
    for row, part in enumerate(scene.rows):
        numbers = [
            n for spot in scene.plotted.spots if spot.key("rows") == part[0] and (n := amount(spot.cell)) is not None
        ]
        if len(numbers) > 1:
            join(canvas, Pane(), ((float(min(numbers)), float(max(numbers))), row, "axis", 2))


def _write(canvas: Canvas, scene: Scene, pixels: float) -> None:
    """Writes the greatest number of a row at its right, and the least at its left; all at its right without room there."""
    for row in range(len(scene.rows)):
        known = _rising(scene, row)
        place: dict[str, Any] = {"y": row, "on_x": "x", "on_y": "y", "halo": True}
        if not known:
            status = next((s.cell.status for s in scene.plotted.spots if scene.row(s) == row), None)
            sign = mark(status, scene.language) if status else ""
            canvas.labels.append(Label(text=sign, x=float(scene.scale.low), dx=6, ink="faint", **place))
        elif scene.spec.labels == "auto":
            least, greatest = (float(amount(spot.cell) or 0) for spot in (known[0], known[-1]))
            canvas.labels.append(Label(text=_right(scene, row, pixels), x=greatest, dx=9, ink="ink", **place))
            if _apart(scene, known, pixels):
                canvas.labels.append(
                    Label(text=_text(scene, known[0]), x=least, dx=-9, side="right", ink="ink", **place)
                )


def _rising(scene: Scene, row: int) -> list[Spot]:
    """Gives the numbers of a row from the least."""
    known = [spot for spot in scene.plotted.spots if scene.row(spot) == row and amount(spot.cell) is not None]
    return sorted(known, key=lambda spot: amount(spot.cell) or 0)


def _apart(scene: Scene, known: Sequence[Spot], pixels: float) -> bool:
    """Says whether the least number of a row has room at the left of its dot."""
    left = (float(amount(known[0].cell) or 0) - float(scene.scale.low)) * pixels
    return len(known) > 1 and left > width(_text(scene, known[0]), scene.style.size) + 14


def _right(scene: Scene, row: int, pixels: float) -> str:
    """Gives what stands at the right of a row: its greatest number, or all in the order of the legend."""
    known = _rising(scene, row)
    if len(known) == 1 or _apart(scene, known, pixels):
        return _text(scene, known[-1])
    ordered = [(line.name, _text(scene, spot)) for line in scene.series for spot in line.spots if spot in known]
    if scene.plotted.kind("series") in _TIMES:
        return " → ".join(text for _, text in ordered)
    return ", ".join(f"{name} {text}" for name, text in ordered)


def _beyond(scene: Scene, wide: int, left: float) -> float:
    """Gives the room at the right that numbers need beyond the end of the axis."""
    size = scene.style.size
    room = max(width(_text(scene, spot), size) for spot in scene.plotted.spots) + 16
    pixels = (wide - left - room) / float(scene.scale.high - scene.scale.low)
    ends = [
        (float(amount(known[-1].cell) or 0) - float(scene.scale.high)) * pixels
        + width(_right(scene, row, pixels), size)
        for row in range(len(scene.rows))
        if (known := _rising(scene, row))
    ]
    return max(room, *(end + 16 for end in ends)) if scene.spec.labels == "auto" else room


def _text(scene: Scene, spot: Spot) -> str:
    return cell_text(spot.cell, spot.indicator, scene.language)


def _said(scene: Scene, line: Series, spot: Spot) -> str:
    name = list(scene.rows.values())[scene.row(spot)]
    return said((name, line.name), amount_text(spot.cell, spot.indicator, scene.language))


def _legend(scene: Scene) -> tuple[Item, ...]:
    return tuple(Item(text=line.name, sign="dot", ink=line.ink) for line in scene.series) if scene.spec.series else ()


def _key(scene: Scene) -> tuple[Item, ...]:
    return (*key_items(scene.plotted.spots, scene.language), *status_items(scene.plotted.spots, scene.language))
