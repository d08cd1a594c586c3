"""Draws a dot plot at one width: names at the left, rules, dots, and numbers beside them."""

from typing import Any

from reportgen.charts.axes import above, key_items, status_items, unit_line
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plainly
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


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide, near="closest"), Pane(), scene.style.size
    names = row_names(list(scene.rows.values()), size, narrow=canvas.narrow)
    several = len(scene.series) > 1
    legend, key = _legend(scene), _key(scene)
    texts = [cell_text(spot.cell, spot.indicator, scene.language) for spot in scene.plotted.spots]
    under = len(rows_of(key, wide, size)) * ROW + 4 if key else 0
    margin = Margin(
        left=names.room,
        right=max(width(text, size) for text in texts) + 16,
        top=_UNIT_ROOM + len(rows_of(legend, wide, size)) * ROW,
        bottom=6 + (_AXIS_ROOM if several else 0) + under,
    )
    high = max(_ROW, names.high)
    room = wide - round(margin.left) - round(margin.right)
    cross_axis(canvas, pane, scene.scale, (room, several))
    canvas.axis(pane, "y", (len(scene.rows) - 0.5, -0.5))
    row_rules(canvas, pane, range(len(scene.rows)))
    _connect(canvas, scene)
    for line in scene.series:
        _dots(canvas, scene, line)
    _write(canvas, scene, room / float(scene.scale.high - scene.scale.low))
    names.write(canvas, pane, bold=[is_named(part, name, scene.spec.highlight) for part, name in scene.rows.items()])
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, 14)
    if legend:
        draw_legend(canvas, legend, -margin.left + 1, 34 + (len(rows_of(legend, wide, size)) - 1) * ROW)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -14 - (_AXIS_ROOM if several else 0))
    height = round(max(scene.spec.height or 0, margin.top + len(scene.rows) * high + margin.bottom))
    return canvas.finish(height, margin), height


def _dots(canvas: Canvas, scene: Scene, line: Series) -> None:
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
                    "size": 10,
                    "symbol": "circle",
                },
                "mode": "markers",
                "name": line.name,
                "type": "scatter",
                "x": plainly([amount(spot.cell) for spot in spots]),
                "y": [scene.row(spot) for spot in spots],
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
    """Writes the greatest number of a row at its right, and the least at its left where there is room."""
    size = canvas.style.size
    for row, _part in enumerate(scene.rows):
        spots = [s for s in scene.plotted.spots if scene.row(s) == row]
        known = sorted((s for s in spots if amount(s.cell) is not None), key=lambda s: amount(s.cell) or 0)
        texts = {id(spot): cell_text(spot.cell, spot.indicator, scene.language) for spot in spots}
        if not known:
            sign = mark(spots[0].cell.status, scene.language) if spots[0].cell.status else ""
            canvas.labels.append(
                Label(text=sign, x=float(scene.scale.low), y=row, on_x="x", on_y="y", dx=6, ink="faint", halo=True)
            )
        elif scene.spec.labels == "auto":
            place = {"y": row, "on_x": "x", "on_y": "y", "ink": "ink", "halo": True}
            canvas.labels.append(Label(text=texts[id(known[-1])], x=float(amount(known[-1].cell) or 0), dx=9, **place))  # type: ignore[arg-type]
            left = (float(amount(known[0].cell) or 0) - float(scene.scale.low)) * pixels
            if len(known) > 1 and left > width(texts[id(known[0])], size) + 14:
                canvas.labels.append(
                    Label(text=texts[id(known[0])], x=float(amount(known[0].cell) or 0), dx=-9, side="right", **place)  # type: ignore[arg-type]
                )


def _said(scene: Scene, line: Series, spot: Spot) -> str:
    name = list(scene.rows.values())[scene.row(spot)]
    return said((name, line.name), amount_text(spot.cell, spot.indicator, scene.language))


def _legend(scene: Scene) -> tuple[Item, ...]:
    return tuple(Item(text=line.name, sign="dot", ink=line.ink) for line in scene.series) if scene.spec.series else ()


def _key(scene: Scene) -> tuple[Item, ...]:
    return (*key_items(scene.plotted.spots, scene.language), *status_items(scene.plotted.spots, scene.language))
