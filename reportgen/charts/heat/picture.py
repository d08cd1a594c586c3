"""Draws a heat table at one width: names at the left and above, shaded boxes, numbers where they fit."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportgen.charts.axes import above, key_items, status_items, unit_line
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plain
from reportgen.charts.heat.frames import draw_frames, framed
from reportgen.charts.heat.lay import ROW_HIGH, Lay, columns_beside, every, numbers_fit
from reportgen.charts.heat.scene import Scene
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.metrics import LINE, width, wrap
from reportgen.charts.rows import row_names
from reportgen.charts.series import is_named
from reportgen.charts.shown import amount_text, cell_text, said
from reportgen.charts.spots import Spot, amount
from reportgen.templating.messages import say

_UNIT_ROOM, _DARK = 24, 4
STAR = "*"
"""Stands at what is not complete."""


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide), Pane(), scene.style.size
    names = row_names(list(scene.rows.values()), size, narrow=canvas.narrow)
    legend, key = _legend(scene), _key(scene)
    per, right = columns_beside(scene, wide - round(names.room), max(ROW_HIGH, names.high), narrow=canvas.narrow)
    beside = _beside(scene, size)
    right = beside or right
    column = (wide - round(names.room) - right) / per
    heads = [wrap(name, column - 4, size) for name in scene.columns.values()]
    if scene.short and every(heads, column, size) > 1:
        heads = [(name,) for name in scene.short]
    step = every(heads, column, size)
    top = max(len(lines) for lines in heads[::-1][::step]) * size * LINE + 8
    rows = len(rows_of(legend, wide, size)) * ROW
    under = len(rows_of(key, wide, size)) * ROW + 6 if key else 0
    margin = Margin(left=names.room, right=right, top=_UNIT_ROOM + rows + top, bottom=4 + under)
    lay = Lay(per=per, rows=len(scene.rows), wide=column, high=max(ROW_HIGH, names.high), head=top)
    bands = range(lay.bands(len(heads)))
    tall = lay.start(bands[-1]) + lay.rows
    canvas.axis(pane, "x", (-0.5, per - 0.5))
    canvas.axis(pane, "y", (tall - 0.5, -0.5))
    _shade(canvas, scene, lay)
    _hatch(canvas, scene, lay)
    _write(canvas, scene, lay)
    _breaks(canvas, scene, lay)
    draw_frames(canvas, scene, lay)
    _side(canvas, scene, right)
    bold = [is_named(part, name, scene.spec.highlight) for part, name in scene.rows.items()]
    for band in bands:
        names.write(canvas, pane, bold=bold, places=[lay.start(band) + row for row in range(lay.rows)])
    _head(canvas, heads, step, lay)
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, margin.top - 12)
    draw_legend(canvas, legend, -margin.left + 1, margin.top - _UNIT_ROOM - 8)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -16)
    height = round(max(scene.spec.height or 0, margin.top + tall * lay.high + margin.bottom))
    return canvas.finish(height, margin), height


def _head(canvas: Canvas, heads: Sequence[tuple[str, ...]], every: int, lay: Lay) -> None:
    """Writes the names of the columns above their bands."""
    last = len(heads) - 1
    for index, lines in enumerate(heads):
        if (last - index) % every == 0:
            x, y = lay.place(0, index)
            at = Label(text="\n".join(lines), x=x, y=y - 0.5, on_x="x", on_y="y", dy=3, side="center", level="bottom")
            canvas.labels.append(at)


def _shade(canvas: Canvas, scene: Scene, lay: Lay) -> None:
    """Adds a trace for each shade, of boxes with a gap of two pixels around them."""
    wide, high = (1 - 2 / lay.wide, 1 - 2 / lay.high)
    shades: dict[int, list[tuple[int, int, Spot]]] = {}
    for (row, column), spot in scene.cells().items():
        number = amount(spot.cell)
        if number is not None:
            shades.setdefault(scene.steps.step(Decimal(number)), []).append((row, column, spot))
    for step, cells in sorted(shades.items()):
        places = [lay.place(row, column) for row, column, _ in cells]
        canvas.traces.append(
            {
                "base": [plain(y - high / 2) for _, y in places],
                "customdata": [_said(scene, *cell) for cell in cells],
                "hovertemplate": "%{customdata}<extra></extra>",
                "marker": {"color": canvas.ink(f"step{step}"), "line": {"width": 0}},
                "offset": plain(-wide / 2),
                "orientation": "v",
                "type": "bar",
                "width": plain(wide),
                "x": [x for x, _ in places],
                "y": [plain(high)] * len(cells),
            }
        )


def _beside(scene: Scene, size: float) -> int:
    """Gives the room of what stands beside the rows."""
    head, texts = scene.side
    return round(max(width(text, size, bold=True) for text in (head, *texts))) + 12 if texts else 0


def _side(canvas: Canvas, scene: Scene, right: int) -> None:
    """Writes what stands beside the rows, set to the right."""
    head, texts = scene.side
    place: dict[str, Any] = {"x": 1, "dx": right - 2, "side": "right", "ink": "ink"}
    if texts:
        canvas.labels.append(Label(text=head, y=-0.5, on_y="y", dy=3, level="bottom", **place | {"ink": "muted"}))
    for row, text in enumerate(texts):
        canvas.labels.append(Label(text=text, y=row, on_y="y", bold=True, **place))


def _breaks(canvas: Canvas, scene: Scene, lay: Lay) -> None:
    """Draws a broken rule at the left of each box before which its series breaks."""
    for at, spot in scene.cells().items():
        if "break" in spot.marks:
            x, y = lay.place(*at)
            rule = {"x0": x - 0.5, "x1": x - 0.5, "xref": "x", "y0": plain(y - 0.5), "y1": plain(y + 0.5), "yref": "y"}
            canvas.line(rule, "ink", 1.4, "2px,2px")


def _hatch(canvas: Canvas, scene: Scene, lay: Lay) -> None:
    """Adds the boxes of places without a figure: never shaded, never zero."""
    if not scene.hatched:
        return
    paper, ink = canvas.ink("paper"), canvas.ink("unknown")
    wide, high = (1 - 2 / lay.wide, 1 - 2 / lay.high)
    pattern = {"bgcolor": paper, "fgcolor": ink, "fgopacity": 1, "fillmode": "overlay", "shape": "/", "size": 5}
    places = [lay.place(row, column) for row, column in scene.hatched]
    canvas.traces.append(
        {
            "base": [plain(y - high / 2) for _, y in places],
            "hoverinfo": "skip",
            "marker": {"color": paper, "line": {"color": ink, "width": 0.8}, "pattern": pattern | {"solidity": 0.3}},
            "offset": plain(-wide / 2),
            "orientation": "v",
            "type": "bar",
            "width": plain(wide),
            "x": [x for x, _ in places],
            "y": [plain(high)] * len(places),
        }
    )


def _write(canvas: Canvas, scene: Scene, lay: Lay) -> None:
    """Writes the numbers where all of them fit, and the marks of cells without one."""
    texts = {at: cell_text(spot.cell, spot.indicator, scene.language) for at, spot in scene.cells().items()}
    fits = numbers_fit(scene, lay)
    for at, spot in scene.cells().items():
        number = amount(spot.cell)
        here = fits or framed(scene, at, lay) > 0
        if at not in scene.hatched and (number is None or here or spot.hollow):
            dark = number is not None and scene.steps.step(Decimal(number)) >= _DARK
            ink = "faint" if number is None else "paper" if dark else "ink"
            text = (texts[at] if here or number is None else "") + (STAR if spot.hollow else "")
            x, y = lay.place(*at)
            bold = at in scene.outlined
            canvas.labels.append(Label(text=text, x=x, y=y, on_x="x", on_y="y", side="center", ink=ink, bold=bold))


def _said(scene: Scene, row: int, column: int, spot: Spot) -> str:
    where = (list(scene.rows.values())[row], list(scene.columns.values())[column])
    return said(where, amount_text(spot.cell, spot.indicator, scene.language))


def _legend(scene: Scene) -> tuple[Item, ...]:
    return tuple(Item(text=text, sign="box", ink=f"step{step}") for step, text in scene.steps.named)


def _key(scene: Scene) -> tuple[Item, ...]:
    spots = scene.plotted.spots
    stars = tuple(
        Item(text=f"{STAR} {item.text}", sign="none", ink="muted")
        for item in key_items(spots, scene.language)
        if item.sign == "hollow"
    )
    cells = scene.cells()
    named = [
        f"{name}: {cell_text(cells[at].cell, cells[at].indicator, scene.language)}"
        for at, name in scene.outlined.items()
    ]
    stars = (*(Item(text=text, sign="hollow-box", ink="highlight") for text in named), *stars)
    rules = tuple(item for item in key_items(spots, scene.language) if item.sign == "break")
    starred = any(item.sign == "none" for item in stars)
    if not starred and any(text.endswith(STAR) for text in scene.side[1]):
        stars = (*stars, Item(text=f"{STAR} {say('chart-partial', scene.language)}", sign="none", ink="muted"))
    if scene.hatched:
        gap = Item(text=say("chart-gap-hatched", scene.language), sign="hatch", ink="unknown")
        return (*stars, *rules, gap)
    return (*stars, *rules, *status_items(spots, scene.language))
