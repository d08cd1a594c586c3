"""Draws a heat table at one width: names at the left and above, shaded boxes, numbers where they fit."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportgen.charts.axes import above, key_items, status_items, unit_line
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plain
from reportgen.charts.heat.scene import Scene
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.metrics import LINE, widest, width, wrap
from reportgen.charts.rows import row_names
from reportgen.charts.series import is_named
from reportgen.charts.shown import cell_text
from reportgen.charts.spots import Spot, amount

_ROW, _UNIT_ROOM, _DARK = 24, 24, 4


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide), Pane(), scene.style.size
    names = row_names(list(scene.rows.values()), size, narrow=canvas.narrow)
    legend, key = _legend(scene), _key(scene)
    right = _right(scene, wide - round(names.room), size)
    column = (wide - round(names.room) - right) / len(scene.columns)
    heads = [wrap(name, column - 4, size) for name in scene.columns.values()]
    every = _every(heads, column, size)
    top = max(len(lines) for lines in heads[::-1][::every]) * size * LINE + 8
    rows = len(rows_of(legend, wide, size)) * ROW
    under = len(rows_of(key, wide, size)) * ROW + 6 if key else 0
    margin = Margin(left=names.room, right=right, top=_UNIT_ROOM + rows + top, bottom=4 + under)
    high = max(_ROW, names.high)
    canvas.axis(pane, "x", (-0.5, len(scene.columns) - 0.5))
    canvas.axis(pane, "y", (len(scene.rows) - 0.5, -0.5))
    _shade(canvas, scene, (column, high))
    _write(canvas, scene, column)
    names.write(canvas, pane, bold=[is_named(part, name, scene.spec.highlight) for part, name in scene.rows.items()])
    last = len(heads) - 1
    for index, lines in enumerate(heads):
        if (last - index) % every == 0:
            canvas.labels.append(
                Label(text="\n".join(lines), x=index, y=1, on_x="x", dy=3, side="center", level="bottom")
            )
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, margin.top - 12)
    draw_legend(canvas, legend, -margin.left + 1, margin.top - _UNIT_ROOM - 8)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -16)
    height = round(max(scene.spec.height or 0, margin.top + len(scene.rows) * high + margin.bottom))
    return canvas.finish(height, margin), height


def _right(scene: Scene, room: float, size: float) -> int:
    """Gives the room that the last column's name needs beyond its column."""
    last = wrap(list(scene.columns.values())[-1], room / len(scene.columns) - 4, size)
    return max(2, round((widest(last, size) - room / len(scene.columns)) / 2) + 2)


def _every(heads: Sequence[tuple[str, ...]], column: float, size: float) -> int:
    """Says which columns are named where there is no room for all: each, every second, fifth …."""
    need = max(widest(lines, size) for lines in heads) + 3
    return next(every for every in (1, 2, 3, 5, 10) if column * every >= need or every == 10)


def _shade(canvas: Canvas, scene: Scene, box: tuple[float, float]) -> None:
    """Adds a trace for each shade, of boxes with a gap of two pixels around them."""
    wide, high = (1 - 2 / box[0], 1 - 2 / box[1])
    shades: dict[int, list[tuple[int, int, Spot]]] = {}
    for (row, column), spot in scene.cells().items():
        number = amount(spot.cell)
        if number is not None:
            shades.setdefault(scene.steps.step(Decimal(number)), []).append((row, column, spot))
    for step, cells in sorted(shades.items()):
        canvas.traces.append(
            {
                "base": [plain(row - high / 2) for row, _, _ in cells],
                "customdata": [_said(scene, *cell) for cell in cells],
                "hovertemplate": "%{customdata}<extra></extra>",
                "marker": {"color": canvas.ink(f"step{step}"), "line": {"width": 0}},
                "offset": plain(-wide / 2),
                "orientation": "v",
                "type": "bar",
                "width": plain(wide),
                "x": [column for _, column, _ in cells],
                "y": [plain(high)] * len(cells),
            }
        )


def _write(canvas: Canvas, scene: Scene, column: float) -> None:
    """Writes the numbers where all of them fit, and the marks of cells without one."""
    size = canvas.style.size
    texts = {at: cell_text(spot.cell, spot.indicator, scene.language) for at, spot in scene.cells().items()}
    fits = max(width(text, size) for text in texts.values()) <= column - 1 and scene.spec.labels == "auto"
    for (row, at), spot in scene.cells().items():
        number = amount(spot.cell)
        if number is None or fits or spot.hollow:
            dark = number is not None and scene.steps.step(Decimal(number)) >= _DARK
            ink = "faint" if number is None else "paper" if dark else "ink"
            text = (texts[(row, at)] if fits or number is None else "") + ("*" if spot.hollow else "")
            canvas.labels.append(Label(text=text, x=at, y=row, on_x="x", on_y="y", side="center", ink=ink))


def _said(scene: Scene, row: int, column: int, spot: Spot) -> str:
    where = f"{list(scene.rows.values())[row]}, {list(scene.columns.values())[column]}"
    return f"{where}: {cell_text(spot.cell, spot.indicator, scene.language)}"


def _legend(scene: Scene) -> tuple[Item, ...]:
    return tuple(Item(text=text, sign="box", ink=f"step{step}") for step, text in scene.steps.named)


def _key(scene: Scene) -> tuple[Item, ...]:
    spots = scene.plotted.spots
    stars = tuple(
        Item(text=f"* {item.text}", sign="none", ink="muted")
        for item in key_items(spots, scene.language)
        if item.sign == "hollow"
    )
    return (*stars, *status_items(spots, scene.language))
