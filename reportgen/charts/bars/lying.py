"""Draws bars that lie, one row a category, names at the left and numbers at the ends: no value axis is needed."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from reportgen.charts.axes import above, key_items, status_items, unit_line
from reportgen.charts.bars.beams import Lay, draw_beams, write_ends, write_inside
from reportgen.charts.bars.ends import End, apart, ends_of, without
from reportgen.charts.bars.scene import STAR, Bar, Scene
from reportgen.charts.canvas import Canvas, Margin, Pane
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.metrics import width
from reportgen.charts.rows import RowNames, row_names
from reportgen.charts.series import is_named
from reportgen.charts.spots import amount

_ROW, _LANE, _GAP = 23, 16, 10
_UNIT_ROOM = 24


def lying(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane = Canvas(scene.style, wide), Pane()
    bars = scene.bars()
    names = row_names(list(scene.rows.values()), scene.style.size, narrow=canvas.narrow)
    ends = _ends(scene, bars)
    size = scene.style.size
    high = _row_height(scene, names)
    legend, key = legend_items(scene), key_of(scene)
    margin = Margin(
        left=names.room,
        right=max((width(end.text, size) for end in ends if end.length >= 0), default=0) + 10,
        top=(0 if scene.spec.stack == "100" else _UNIT_ROOM)
        + (len(rows_of(legend, wide, size)) * ROW + 6 if legend else 4),
        bottom=6 + (len(rows_of(key, wide, size)) * ROW + 4 if key else 0),
    )
    top = max((bar.start + bar.length for bar in bars), default=Decimal(1)) or Decimal(1)
    low = min((*(bar.length for bar in bars), Decimal(0)))
    room = wide - round(margin.left) - round(margin.right)
    under = max((width(end.text, size) + 8 for end in ends if end.length < 0), default=0)
    low -= (top - low) * Decimal(under / (room - under))
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
    if scene.spec.labels == "auto" and scene.stacked:
        write_inside(canvas, pane, bars, lay)
    write_ends(canvas, pane, ends, lay)
    canvas.line({"x0": 0, "x1": 0, "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}, "axis")
    _surround(canvas, scene, margin, (legend, key))
    height = round(max(scene.spec.height or 0, margin.top + tall + margin.bottom))
    return canvas.finish(height, margin), height


def _ends(scene: Scene, bars: tuple[Bar, ...]) -> tuple[End, ...]:
    """Gives a bar's number or a stack's total at its end; without labels, only the marks of what is missing."""
    ends = ends_of(scene, bars)
    if scene.spec.labels == "auto":
        return ends
    return tuple(replace(end, text=end.must) for end in ends if end.must)


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
    spots, language = scene.plotted.spots, scene.language
    marked = [scene.under(part) for part in scene.rows]
    if scene.stacked:  # a mark stands where a stack has no number at all
        marked = [under for under in marked if all(amount(spot.cell) is None for spot in under)]
    stars = tuple(Item(text=f"{STAR} {text}", sign="none", ink="muted") for text in without(scene))
    items = key_items(spots, language, "hollow-box")
    stars = (*stars, *(Item(text=text, sign="none", ink="muted") for text in apart(scene)))
    return (*items, *stars, *status_items([spot for under in marked for spot in under], language))


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
