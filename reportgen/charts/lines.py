"""Lines: numbers over time, each series named at its end, gaps left open, what is not final dashed and hollow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from reportgen.charts import alternative
from reportgen.charts.axes import TICK_ROOM, Values, above, key_items, time_axis, unit_line, value_axis, values
from reportgen.charts.canvas import Canvas, Label, Margin, Pane
from reportgen.charts.ends import End, end_labels, end_room
from reportgen.charts.events import MarkSpec, draw_marks, mark_rows, marks_fit
from reportgen.charts.frame import PlotFrame
from reportgen.charts.grid import data_grid
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.panes import Panes, lay_out
from reportgen.charts.reading import Plotted, Spot, amount, read
from reportgen.charts.scales import Times, times
from reportgen.charts.series import Series, check_names, names_of, series_of
from reportgen.charts.shown import cell_text, key_text, say
from reportgen.charts.strokes import Point, Stroke, draw_stroke
from reportgen.indicator import Indicator
from reportgen.kinds import ChartKind, Picture, Style
from reportgen.nodes.model import Many
from reportgen.problems import Findings
from reportgen.table import Key, Range

_MOST, _MOST_GREY, _MOST_PANES = 6, 12, 16
_WIDE, _NARROW = 250, 220
_PANE = (104, 96)
_UNIT_ROOM = 22


class LinesSpec(PlotFrame):
    """`- chart: lines`: numbers over time."""

    x: str = Field(description="The dimension that runs along, a time as a rule")
    series: str | None = Field(None, description="The dimension that tells lines apart; `data` for several indicators")
    panels: str | None = Field(None, description="The dimension that gives each value a small picture of its own")
    baseline: Literal["zero", "data"] = Field("zero", description="Where the value axis begins; `data` is said in the picture")
    marks: Many[MarkSpec] = Field((), description="Events: a place on the time axis and a few words")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What both widths of the picture are drawn from."""

    spec: LinesSpec
    plotted: Plotted
    groups: tuple[tuple[str, tuple[Series, ...]], ...]
    """Panel's name → its lines."""
    scale: Times
    style: Style
    language: str

    @property
    def lines(self) -> tuple[Series, ...]:
        """All lines."""
        return tuple(line for _, lines in self.groups for line in lines)

    def said(self, key: Key) -> str:
        """Gives a value of the time axis in words."""
        return key_text(key, "", self.spec.names, self.language)


def draw(
    spec: LinesSpec, indicators: Mapping[str, Indicator], style: Style, findings: Findings, language: str
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    roles = {"x": (spec.x,), "series": _one(spec.series), "panels": _one(spec.panels)}
    plotted = read(spec, indicators, roles, findings)
    if plotted is None or not check_names(spec, plotted, findings) or not _drawable(spec, plotted, findings):
        return None
    scene = _scene(spec, plotted, style, language)
    if not _few(scene, findings) or not marks_fit(spec.marks, scene.scale, spec.at, findings):
        return None
    wide, height = _picture(scene, style.width)
    narrow, narrow_height = _picture(scene, style.narrow)
    across = "series" if spec.series else "panels"
    down = [role for role in ("x", "panels") if role != across]
    return Picture(plotly=wide, height=height, narrow=narrow, narrow_height=narrow_height, alt=_alt(scene),
                   data=data_grid(spec, plotted, down, across, language))  # fmt: skip


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _drawable(spec: LinesSpec, plotted: Plotted, findings: Findings) -> bool:
    if any(isinstance(spot.cell.value, Range) for spot in plotted.spots):
        findings.error("wrong-chart", "ranges cannot be drawn as lines", spec.at("data"), hint="write `chart: ranges`")
        return False
    return True


def _scene(spec: LinesSpec, plotted: Plotted, style: Style, language: str) -> _Scene:
    names = names_of(spec, plotted, "x", language)
    keys = tuple(dict.fromkeys(key for key, _ in names))
    labels = {key: name for (key, _), name in names.items()}
    scale = times(keys, [labels[key] for key in keys], plotted.kind("x"))
    lines = series_of(spec, plotted, style, language)
    if not spec.panels:
        return _Scene(spec=spec, plotted=plotted, groups=(("", lines),), scale=scale, style=style, language=language)
    groups = []
    for part, name in names_of(spec, plotted, "panels", language).items():
        inside = [(line, tuple(spot for spot in line.spots if spot.key("panels") == part[0])) for line in lines]
        groups.append((name, tuple(_narrowed(line, spots) for line, spots in inside if spots)))
    return _Scene(spec=spec, plotted=plotted, groups=tuple(groups), scale=scale, style=style, language=language)


def _narrowed(line: Series, spots: tuple[Spot, ...]) -> Series:
    return Series(key=line.key, name=line.name, ink=line.ink, bold=line.bold, spots=spots)


def _few(scene: _Scene, findings: Findings) -> bool:
    """More lines than colours, or more panels than a page, tell nothing."""
    spec, most = scene.spec, max(len(lines) for _, lines in scene.groups)
    limit = _MOST_GREY if spec.highlight else _MOST
    if most > limit:
        coloured = "" if spec.highlight else " that can be told apart"
        findings.error("too-many-series", f"{most} lines in one picture, and {limit} are the most{coloured}", spec.at("series"),
                       hint="keep the largest with `top:` in the indicator, name those that matter in `highlight:`, or use `panels:`")  # fmt: skip
    elif len(scene.groups) > _MOST_PANES:
        findings.error("too-many-series", f"{len(scene.groups)} panels, and {_MOST_PANES} are the most", spec.at("panels"),
                       hint="keep the largest with `top:` in the indicator")  # fmt: skip
    return most <= limit and len(scene.groups) <= _MOST_PANES


def _picture(scene: _Scene, width: int) -> tuple[dict[str, Any], int]:
    canvas = Canvas(scene.style, width)
    apart = _scales(scene, narrow=canvas.narrow)
    legend, key = _legend(scene), _key(scene)
    margin = _margin(scene, canvas, max(scale.room(scene.style.size) for scale in apart), (legend, key))
    panes = _panes(scene, canvas, margin)
    span = _span(scene.scale)
    for index, (pane, (name, lines), scale) in enumerate(zip(panes.panes, scene.groups, apart, strict=True)):
        value_axis(canvas, pane, scale, labelled=panes.starts_row(index) or len({*apart}) > 1)
        time_axis(canvas, pane, scene.scale, (*span, panes.wide))
        _breaks(canvas, pane, scene, lines)
        for line in sorted(lines, key=lambda line: (line.ink != "other", line.bold)):
            draw_stroke(canvas, pane, _stroke(scene, line))
        if name:
            canvas.labels.append(Label(text=name, x=pane.left, y=pane.top, dy=10, ink="ink", bold=True))
        else:
            _names(canvas, pane, lines, (scale, panes.high, scene))
    marks = draw_marks(canvas, scene.spec.marks, scene.scale, (*span, panes.area[0]))
    lift = marks * ROW + (14 if scene.spec.panels else 0) + 12
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, lift)
    if legend:
        draw_legend(canvas, legend, -margin.left, lift + ROW * len(rows_of(legend, width, scene.style.size)))
    _below(canvas, scene, margin, key)
    height = round(margin.top + panes.area[1] + margin.bottom)
    return canvas.finish(height, margin), height


def _scales(scene: _Scene, *, narrow: bool) -> tuple[Values, ...]:
    """Gives each panel's value axis: the same for all, but each its own where panels are of different indicators."""
    zero = scene.spec.baseline == "zero"
    whole = scene.plotted.unit.kind == "count" and not scene.plotted.first.decimals
    most = 4 if scene.spec.panels else 5 if narrow else 6

    def scale(spots: Sequence[Spot]) -> Values:
        numbers = [number for spot in spots if (number := amount(spot.cell)) is not None]
        return values(numbers, scene.language, most=most, zero=zero, whole=whole)

    if scene.spec.panels == "data":
        return tuple(scale([spot for line in lines for spot in line.spots]) for _, lines in scene.groups)
    return (scale(scene.plotted.spots),) * len(scene.groups)


def _margin(scene: _Scene, canvas: Canvas, left: float, signs: tuple[Sequence[Item], Sequence[Item]]) -> Margin:
    size = scene.style.size
    legend, key = (len(rows_of(items, canvas.width, size)) * ROW for items in signs)
    names = [] if scene.spec.panels or scene.spec.labels == "none" else [(line.name, line.bold) for line in scene.lines]
    marks = mark_rows(scene.spec.marks, scene.scale, (*_span(scene.scale), canvas.width - left - 90), size)
    title = ROW if scene.spec.axis.x else 0
    panels = 14 if scene.spec.panels else 0
    bottom = TICK_ROOM + title + (key + 4 if key else 0)
    return Margin(left=left, right=end_room(names, canvas.narrow, size), top=_UNIT_ROOM + legend + marks * ROW + panels, bottom=bottom)


def _panes(scene: _Scene, canvas: Canvas, margin: Margin) -> Panes:
    room = canvas.width - round(margin.left) - round(margin.right)
    if not scene.spec.panels:
        high = scene.spec.height - margin.top - margin.bottom if scene.spec.height else _NARROW if canvas.narrow else _WIDE
        return lay_out(1, 1, room, max(80, high), (0, 0))
    count = len(scene.groups)
    columns = 2 if canvas.narrow else 2 if count in {2, 4} else 3
    own = scene.spec.panels == "data"
    gap = margin.left if own else 14 if canvas.narrow else 20
    return lay_out(count, 1 if own and canvas.narrow else columns, room, _PANE[canvas.narrow], (gap, 50))


def _span(scale: Times) -> tuple[float, float]:
    first, last = scale.ends
    air = (last - first) * 0.012 or 1
    return first - air, last + air


def _stroke(scene: _Scene, line: Series) -> Stroke:
    found = {scene.scale.place(spot.key("x")): spot for spot in line.spots}
    points = tuple(_point(scene, line, place, found.get(place)) for place in scene.scale.slots)
    return Stroke(name=line.name, ink=line.ink, bold=line.bold, points=points)


def _point(scene: _Scene, line: Series, place: int, spot: Spot | None) -> Point:
    if spot is None or amount(spot.cell) is None:
        return Point(x=place, y=None)
    number = cell_text(spot.cell, spot.indicator, scene.language)
    where = ", ".join(part for part in (line.name, scene.said(spot.key("x"))) if part)
    state = f" ({say('chart-partial', scene.language)})" if "partial" in spot.marks else ""
    return Point(x=place, y=amount(spot.cell), said=f"{where}: {number}{state}", hollow=spot.hollow, broken="break" in spot.marks)


def _names(canvas: Canvas, pane: Pane, lines: Sequence[Series], given: tuple[Values, float, _Scene]) -> None:
    """Names the lines at their ends; a line alone shows its highest and its last number instead."""
    scale, high, scene = given
    if scene.spec.labels == "none":
        return
    ends = []
    for line in lines:
        known = [spot for spot in line.spots if amount(spot.cell) is not None]
        if not known:
            continue
        last = max(known, key=lambda spot: scene.scale.place(spot.key("x")))
        ends.append(End(name=line.name, ink=line.ink, bold=line.bold, x=scene.scale.place(last.key("x")), y=float(amount(last.cell) or 0)))
        if not line.name:
            _numbers(canvas, pane, scene, {id(s): s for s in (max(known, key=lambda s: amount(s.cell) or 0), last)}.values())
    if any(end.name for end in ends):
        end_labels(canvas, pane, ends, (float(scale.low), float(scale.high), high))


def _numbers(canvas: Canvas, pane: Pane, scene: _Scene, spots: Sequence[Spot]) -> None:
    first, last = scene.scale.ends
    for spot in spots:
        x = scene.scale.place(spot.key("x"))
        side = "right" if x > last - (last - first) * 0.06 else "left" if x < first + (last - first) * 0.06 else "center"
        canvas.labels.append(
            Label(text=cell_text(spot.cell, spot.indicator, scene.language), x=x, y=float(amount(spot.cell) or 0), on_x=pane.x,
                  on_y=pane.y, dy=5, side=side, level="bottom", ink="ink", halo=True)  # type: ignore[arg-type]
        )  # fmt: skip


def _breaks(canvas: Canvas, pane: Pane, scene: _Scene, lines: Sequence[Series]) -> None:
    """Draws a broken rule before each place where a series breaks."""
    places = sorted({scene.scale.place(spot.key("x")) for line in lines for spot in line.spots if "break" in spot.marks})
    for place in places:
        before = max((slot for slot in scene.scale.slots if slot < place), default=place)
        x = (before + place) / 2
        canvas.line({"x0": x, "x1": x, "xref": pane.x, "y0": pane.bottom, "y1": pane.top, "yref": "paper"}, "faint", 1, "2px,2px")


def _legend(scene: _Scene) -> tuple[Item, ...]:
    """Small pictures have no room for names at the ends of their lines."""
    if not scene.spec.panels or not scene.spec.series:
        return ()
    return tuple({line.name: Item(text=line.name, sign="box", ink=line.ink) for line in scene.lines}.values())


def _key(scene: _Scene) -> tuple[Item, ...]:
    items = key_items(scene.plotted.spots, scene.language)
    if scene.spec.baseline == "data":
        items = (*items, Item(text=say("chart-cut", scene.language), sign="none", ink="muted"))
    if any(spot.cell.status for spot in scene.plotted.spots):
        items = (*items, Item(text=say("chart-gap", scene.language), sign="none", ink="muted"))
    return items


def _below(canvas: Canvas, scene: _Scene, margin: Margin, key: Sequence[Item]) -> None:
    if scene.spec.axis.x:
        canvas.labels.append(Label(text=scene.spec.axis.x.text, x=0.5, y=0, dy=-TICK_ROOM - 8, side="center"))
    if key:
        draw_legend(canvas, key, -margin.left + 2, -TICK_ROOM - 12 - (ROW if scene.spec.axis.x else 0))


def _alt(scene: _Scene) -> str:
    spec, plotted, language = scene.spec, scene.plotted, scene.language
    said = scene.said
    first, last = scene.scale.keys[0], scene.scale.keys[-1]
    between = say("chart-alt-between", language, first=said(first), last=said(last))
    lines = [line for _, lines in scene.groups for line in lines] if not spec.panels else [
        Series(key=line.key, name=", ".join(part for part in (name, line.name) if part), ink="", bold=False, spots=line.spots)
        for name, lines in scene.groups for line in lines
    ]  # fmt: skip
    return alternative.sentences(
        f"{alternative.opening('lines', plotted, language)}, {between}", alternative.over_time(lines, said, language)
    )


KIND = ChartKind(name="lines", spec=LinesSpec, draw=draw)
