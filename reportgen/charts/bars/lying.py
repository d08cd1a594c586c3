"""Draws bars that lie, one row a category, names at the left and numbers at the ends: no value axis is needed."""

from decimal import Decimal
from typing import Any

from reportgen.charts.axes import above, key_items, status_items, unit_line
from reportgen.charts.bars.beams import Lay, draw_beams, write_ends, write_inside
from reportgen.charts.bars.scene import Bar, Scene
from reportgen.charts.canvas import Canvas, Margin, Pane
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.metrics import width
from reportgen.charts.rows import RowNames, row_names
from reportgen.charts.series import is_named

_ROW, _LANE, _GAP = 23, 16, 10
_UNIT_ROOM = 24


def lying(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane = Canvas(scene.style, wide), Pane()
    bars = scene.bars()
    names = row_names(list(scene.rows.values()), scene.style.size, narrow=canvas.narrow)
    ends = _ends(scene, bars)
    high = _row_height(scene, names)
    legend, key = legend_items(scene), key_of(scene)
    size = scene.style.size
    margin = Margin(
        left=names.room,
        right=max((width(text, size) for _, _, text, _ in ends), default=0) + 10,
        top=(0 if scene.spec.stack == "100" else _UNIT_ROOM)
        + (len(rows_of(legend, wide, size)) * ROW + 6 if legend else 4),
        bottom=6 + (len(rows_of(key, wide, size)) * ROW + 4 if key else 0),
    )
    top = max((bar.start + bar.length for bar in bars), default=Decimal(1)) or Decimal(1)
    low = min((bar.length for bar in bars), default=Decimal(0))
    low = min(low, Decimal(0))
    room = wide - round(margin.left) - round(margin.right)
    tall = len(scene.rows) * high
    canvas.axis(pane, "x", (float(low), float(top)))
    canvas.axis(pane, "y", (len(scene.rows) - 0.5, -0.5))
    deep = _LANE if scene.lanes == 1 else _LANE - 3
    lay = Lay(
        places=range(len(scene.rows)),
        thick=deep * scene.lanes / high,
        lanes=scene.lanes,
        pixels=room / float(top - low),
        upright=False,
        deep=deep,
    )
    draw_beams(canvas, pane, bars, lay)
    names.write(canvas, pane, bold=[is_named(part, name, scene.spec.highlight) for part, name in scene.rows.items()])
    if scene.spec.labels == "auto":
        if scene.spec.stack != "none":
            write_inside(canvas, pane, bars, lay)
        write_ends(
            canvas,
            pane,
            [(_across(lay, bars, row, lane), along, text, whole) for (row, lane), along, text, whole in ends],
            lay,
        )
    canvas.line({"x0": 0, "x1": 0, "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}, "axis")
    _surround(canvas, scene, margin, (legend, key))
    height = round(max(scene.spec.height or 0, margin.top + tall + margin.bottom))
    return canvas.finish(height, margin), height


def _ends(scene: Scene, bars: tuple[Bar, ...]) -> list[tuple[tuple[int, int], float, str, bool]]:
    """Gives a bar's number or a stack's total at its end: (row, lane), where, text, whether it is a number."""
    if scene.spec.labels == "none":
        return []
    if scene.spec.stack == "none":
        return [((bar.row, bar.lane), max(0.0, float(bar.length)), bar.text, bar.whole) for bar in bars]
    return [((row, 0), float(length), text, True) for row, length, text in scene.totals()]


def _across(lay: Lay, bars: tuple[Bar, ...], row: int, lane: int) -> float:
    return next(lay.middle(bar) for bar in bars if bar.row == row and bar.lane == lane)


def _row_height(scene: Scene, names: RowNames) -> float:
    if scene.lanes > 1:
        return max(scene.lanes * (_LANE - 3) + _GAP, names.high)
    return max(_ROW, names.high)


def legend_items(scene: Scene) -> tuple[Item, ...]:
    """Gives the legend of the series, in their order."""
    if not scene.spec.series:
        return ()
    hatch = scene.spec.unknown.hatch
    return tuple(
        Item(text=line.name, sign="hatch" if line.hatched and hatch else "box", ink=line.ink) for line in scene.series
    )


def key_of(scene: Scene) -> tuple[Item, ...]:
    """Gives the key of what is not usual in the picture."""
    spots = scene.plotted.spots
    return (*key_items(spots, scene.language, "hollow-box"), *status_items(spots, scene.language))


def _surround(canvas: Canvas, scene: Scene, margin: Margin, signs: tuple[tuple[Item, ...], tuple[Item, ...]]) -> None:
    legend, key = signs
    lift = 14
    if scene.spec.stack != "100":
        above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, lift)
        lift += _UNIT_ROOM - 2
    if legend:
        rows = len(rows_of(legend, canvas.width, scene.style.size))
        draw_legend(canvas, legend, -margin.left + 1, lift + (rows - 1) * ROW)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -14)
