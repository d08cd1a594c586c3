"""Dots: a ranking, one row a category and one dot a number; two or three dots a row compare times or groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from reportgen.charts import alternative
from reportgen.charts.axes import Values, above, key_items, status_items, unit_line, values
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plainly
from reportgen.charts.frame import PlotFrame
from reportgen.charts.grid import data_grid
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.levels import cross_axis, join, row_rules
from reportgen.charts.metrics import width
from reportgen.charts.reading import Plotted, Spot, amount, read
from reportgen.charts.rows import row_names
from reportgen.charts.series import Part, Series, arranged, check_names, is_named, names_of, series_of, total
from reportgen.charts.shown import MARKS, cell_text
from reportgen.indicator import Indicator
from reportgen.kinds import ChartKind, Picture, Style
from reportgen.problems import Findings
from reportgen.table import Range

_MOST_ROWS, _MOST_SERIES = 35, 3
_ROW, _UNIT_ROOM, _AXIS_ROOM = 23, 24, 20


class DotsSpec(PlotFrame):
    """`- chart: dots`: numbers in order of their size."""

    rows: str = Field(description="The dimension whose values are rows")
    series: str | None = Field(None, description="The dimension that gives a row two or three dots")
    baseline: Literal["zero", "data"] = Field("zero", description="Where the value axis begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What both widths of the picture are drawn from."""

    spec: DotsSpec
    plotted: Plotted
    rows: Mapping[Part, str]
    series: tuple[Series, ...]
    scale: Values
    style: Style
    language: str

    def row(self, spot: Spot) -> int:
        """Gives the row of a number."""
        return list(self.rows).index((spot.key("rows"), spot.part if self.plotted.ranked == "rows" else ""))


def draw(
    spec: DotsSpec, indicators: Mapping[str, Indicator], style: Style, findings: Findings, language: str
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    roles = {"rows": (spec.rows,), "series": (spec.series,) if spec.series else ()}
    plotted = read(spec, indicators, roles, findings)
    if plotted is None or not check_names(spec, plotted, findings):
        return None
    if any(isinstance(spot.cell.value, Range) for spot in plotted.spots):
        findings.error("wrong-chart", "ranges cannot be drawn as dots", spec.at("data"), hint="write `chart: ranges`")
        return None
    scene = _scene(spec, plotted, style, language)
    if not _few(scene, findings):
        return None
    wide, height = _picture(scene, style.width)
    narrow, narrow_height = _picture(scene, style.narrow)
    return Picture(plotly=wide, height=height, narrow=narrow, narrow_height=narrow_height, alt=_alt(scene),
                   data=data_grid(spec, plotted, ("rows",), "series", language))  # fmt: skip


def _scene(spec: DotsSpec, plotted: Plotted, style: Style, language: str) -> _Scene:
    names = names_of(spec, plotted, "rows", language)
    special = plotted.ranked == "rows"
    series = series_of(spec, plotted, style, language)
    last = series[-1].spots if spec.series else plotted.spots

    def size(part: Part) -> Decimal | int:
        return total([spot for spot in last if (spot.key("rows"), spot.part if special else "") == part])

    parts = arranged(spec, list(names), size, names, "largest")
    numbers = [number for spot in plotted.spots if (number := amount(spot.cell)) is not None]
    scale = values(numbers, language, most=6, zero=spec.baseline == "zero")
    return _Scene(spec=spec, plotted=plotted, rows={part: names[part] for part in parts}, series=series, scale=scale,
                  style=style, language=language)  # fmt: skip


def _few(scene: _Scene, findings: Findings) -> bool:
    if len(scene.series) > _MOST_SERIES:
        findings.error("too-many-series", f"{len(scene.series)} dots in a row, and {_MOST_SERIES} are the most",
                       scene.spec.at("series"), hint="choose two or three in the indicator, or write `chart: heat`")  # fmt: skip
    elif len(scene.rows) > _MOST_ROWS:
        findings.error("too-many-series", f"{len(scene.rows)} rows, and {_MOST_ROWS} are the most", scene.spec.at("rows"),
                       hint="keep the largest with `top:` in the indicator, or print a table")  # fmt: skip
    return len(scene.series) <= _MOST_SERIES and len(scene.rows) <= _MOST_ROWS


def _picture(scene: _Scene, wide: int) -> tuple[dict[str, Any], int]:
    canvas, pane, size = Canvas(scene.style, wide), Pane(), scene.style.size
    names = row_names(list(scene.rows.values()), size, narrow=canvas.narrow)
    several = len(scene.series) > 1
    legend, key = _legend(scene), _key(scene)
    texts = [cell_text(spot.cell, spot.indicator, scene.language) for spot in scene.plotted.spots]
    under = len(rows_of(key, wide, size)) * ROW + 4 if key else 0
    margin = Margin(
        left=names.room, right=max(width(text, size) for text in texts) + 16,
        top=_UNIT_ROOM + len(rows_of(legend, wide, size)) * ROW, bottom=6 + (_AXIS_ROOM if several else 0) + under,
    )  # fmt: skip
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
    height = round(scene.spec.height or margin.top + len(scene.rows) * high + margin.bottom)
    return canvas.finish(height, margin), height


def _dots(canvas: Canvas, scene: _Scene, line: Series) -> None:
    """Adds the dots of a series; what is not known and what is not final are hollow."""
    looks: dict[tuple[str, bool], list[Spot]] = {}
    for spot in line.spots:
        if amount(spot.cell) is not None:
            looks.setdefault((_ink(scene, line, spot), spot.hollow or spot.part == "unknown"), []).append(spot)
    for (ink, hollow), spots in looks.items():
        fill = canvas.ink("paper") if hollow else canvas.ink(ink)
        canvas.traces.append({
            "cliponaxis": False, "customdata": [_said(scene, line, spot) for spot in spots],
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {"color": fill, "line": {"color": canvas.ink(ink), "width": 2}, "size": 10, "symbol": "circle"},
            "mode": "markers", "name": line.name, "type": "scatter",
            "x": plainly([amount(spot.cell) for spot in spots]), "y": [scene.row(spot) for spot in spots],
        })  # fmt: skip


def _ink(scene: _Scene, line: Series, spot: Spot) -> str:
    if scene.spec.series:
        return line.ink
    if spot.part == "unknown" or spot.part == "other":
        return "other"
    if not scene.spec.highlight:
        return line.ink
    part = (spot.key("rows"), "")
    return "highlight" if is_named(part, scene.rows.get(part, ""), scene.spec.highlight) else "other"


def _connect(canvas: Canvas, scene: _Scene) -> None:
    """Joins the dots of a row."""
    for row, part in enumerate(scene.rows):
        numbers = [
            n for spot in scene.plotted.spots if spot.key("rows") == part[0] and (n := amount(spot.cell)) is not None
        ]
        if len(numbers) > 1:
            join(canvas, Pane(), ((float(min(numbers)), float(max(numbers))), row, "axis", 2))


def _write(canvas: Canvas, scene: _Scene, pixels: float) -> None:
    """Writes the greatest number of a row at its right, and the least at its left where there is room."""
    size = canvas.style.size
    for row, part in enumerate(scene.rows):
        spots = [s for s in scene.plotted.spots if scene.row(s) == row]
        known = sorted((s for s in spots if amount(s.cell) is not None), key=lambda s: amount(s.cell) or 0)
        texts = {id(spot): cell_text(spot.cell, spot.indicator, scene.language) for spot in spots}
        if not known:
            mark = MARKS[spots[0].cell.status] if spots[0].cell.status else ""
            canvas.labels.append(
                Label(text=mark, x=float(scene.scale.low), y=row, on_x="x", on_y="y", dx=6, ink="faint", halo=True)
            )
        elif scene.spec.labels == "auto":
            place = {"y": row, "on_x": "x", "on_y": "y", "ink": "ink", "halo": True}
            canvas.labels.append(Label(text=texts[id(known[-1])], x=float(amount(known[-1].cell) or 0), dx=9, **place))  # type: ignore[arg-type]
            left = (float(amount(known[0].cell) or 0) - float(scene.scale.low)) * pixels
            if len(known) > 1 and left > width(texts[id(known[0])], size) + 14:
                canvas.labels.append(
                    Label(text=texts[id(known[0])], x=float(amount(known[0].cell) or 0), dx=-9, side="right", **place)  # type: ignore[arg-type]
                )


def _said(scene: _Scene, line: Series, spot: Spot) -> str:
    name = list(scene.rows.values())[scene.row(spot)]
    where = ", ".join(part for part in (name, line.name) if part)
    return f"{where}: {cell_text(spot.cell, spot.indicator, scene.language)}"


def _legend(scene: _Scene) -> tuple[Item, ...]:
    return tuple(Item(text=line.name, sign="dot", ink=line.ink) for line in scene.series) if scene.spec.series else ()


def _key(scene: _Scene) -> tuple[Item, ...]:
    return (*key_items(scene.plotted.spots, scene.language), *status_items(scene.plotted.spots, scene.language))


def _alt(scene: _Scene) -> str:
    names = {id(spot): line.name for line in scene.series for spot in line.spots}
    rows: Sequence[str] = list(scene.rows.values())
    spots = sorted(scene.plotted.spots, key=scene.row)

    def named(spot: Spot) -> str:
        return ", ".join(part for part in (rows[scene.row(spot)], names.get(id(spot), "")) if part)

    begin = alternative.opening("dots", scene.plotted, scene.language)
    return alternative.sentences(begin, alternative.by_place(spots, named, scene.language))


KIND = ChartKind(name="dots", spec=DotsSpec, draw=draw)
