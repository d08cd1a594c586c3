"""Ranges: two ends joined by a bar and printed together, one panel a currency; never a bar from zero for an estimate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import Field

from reportgen.charts import alternative
from reportgen.charts.axes import Values, status_items, unit_line, values
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plain
from reportgen.charts.frame import PlotFrame
from reportgen.charts.grid import data_grid
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.levels import cross_axis, join, row_rules
from reportgen.charts.metrics import LINE, widest, width, wrap
from reportgen.charts.reading import CURRENCY, Plotted, Spot, read
from reportgen.charts.series import check_names, is_named, names_of
from reportgen.charts.shown import MARKS, key_text, say, sort_text, unit_text
from reportgen.indicator import Indicator, Unit
from reportgen.kinds import ChartKind, Picture, Style
from reportgen.nodes.model import Flag, Many
from reportgen.problems import Findings
from reportgen.table import Range
from reportgen.templating.forms import range_text

_MOST_HIGH = 900
_ROOM_WIDE, _ROOM_NARROW, _AIR = 230, 118, 10
_AXIS_ROOM, _TITLE_ROOM, _GAP = 20, 26, 12


class RangesSpec(PlotFrame):
    """`- chart: ranges`: values with a lower and an upper end, such as prices and estimates."""

    rows: Many[str] = Field(description="The dimensions that name a row; the first of several becomes a heading")
    panels: str | None = Field(None, description="`currency`, or a dimension: each value gets an axis of its own")
    sources: Flag = Field(False, description="Print below each row's name who published it")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of a panel: a heading, or a row with its range."""

    name: str
    under: str
    spot: Spot | None
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Panel:
    """The rows that share an axis."""

    title: str
    lines: tuple[_Line, ...]
    scale: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What both widths of the picture are drawn from."""

    spec: RangesSpec
    plotted: Plotted
    panels: tuple[_Panel, ...]
    style: Style
    language: str


def draw(
    spec: RangesSpec, indicators: Mapping[str, Indicator], style: Style, findings: Findings, language: str
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    plotted = read(spec, indicators, {"rows": spec.rows, "panels": (spec.panels,) if spec.panels else ()}, findings)
    if plotted is None or not check_names(spec, plotted, findings):
        return None
    if not any(isinstance(spot.cell.value, Range) for spot in plotted.spots):
        findings.error(
            "wrong-chart", "these are single numbers, not ranges", spec.at("data"), hint="write `chart: dots`"
        )
        return None
    scene = _Scene(spec=spec, plotted=plotted, panels=_panels(spec, plotted, language), style=style, language=language)
    wide, height = _picture(scene, style.width)
    if height > _MOST_HIGH:
        findings.error("too-many-series", f"{len(plotted.spots)} rows are higher than a page", spec.at("rows"),
                       hint="choose rows with `where:` in the indicator, draw two charts, or print a table")  # fmt: skip
        return None
    narrow, narrow_height = _picture(scene, style.narrow)
    return Picture(plotly=wide, height=height, narrow=narrow, narrow_height=narrow_height, alt=_alt(scene),
                   data=data_grid(spec, plotted, ("panels", "rows"), "", language))  # fmt: skip


def _panels(spec: RangesSpec, plotted: Plotted, language: str) -> tuple[_Panel, ...]:
    titles = names_of(spec, plotted, "panels", language) if spec.panels else {(None, ""): ""}
    found = []
    for (key, _), title in titles.items():
        spots = [spot for spot in plotted.spots if not spec.panels or spot.key("panels") == key]
        ends = [
            end
            for spot in spots
            if isinstance(spot.cell.value, Range)
            for end in (spot.cell.value.low, spot.cell.value.high)
        ]
        if ends:
            lines = tuple(_lines(spec, _sorted(spec, spots), language))
            found.append(
                _Panel(title=_title(spec, title, spots, language), lines=lines, scale=values(ends, language, most=6))
            )
    return tuple(found)


def _title(spec: RangesSpec, title: str, spots: Sequence[Spot], language: str) -> str:
    """Gives what the axis of a panel measures: a currency with its scale, and what it is for."""
    amounts = [spot.cell.value for spot in spots if isinstance(spot.cell.value, Range)]
    first = amounts[0]
    unit = unit_text(Unit(name="", kind="money", currency=first.currency, scale=first.scale, per=first.per), language)
    if CURRENCY in {spec.panels} or not title:
        return unit or title
    return f"{title} ({unit})" if unit else title


def _sorted(spec: RangesSpec, spots: list[Spot]) -> list[Spot]:
    if spec.sort in {"largest", "smallest"}:
        return sorted(spots, key=_upper, reverse=spec.sort == "largest")
    if spec.sort == "name":
        return sorted(spots, key=lambda spot: [sort_text(key) for key in spot.keys["rows"]])
    return spots


def _upper(spot: Spot) -> Decimal:
    return spot.cell.value.high if isinstance(spot.cell.value, Range) else Decimal(-1)


def _lines(spec: RangesSpec, spots: Sequence[Spot], language: str) -> list[_Line]:
    """Gives the lines of a panel; rows that share the first of several dimensions stand under its heading."""
    groups: dict[str, list[Spot]] = {}
    for spot in spots:
        groups.setdefault(key_text(spot.key("rows"), spot.part, spec.names, language), []).append(spot)
    grouped = len(spec.rows) > 1 and any(len(rows) > 1 for rows in groups.values())
    found = []
    for head, rows in groups.items():
        if grouped:
            found.append(_Line(name=head, under="", spot=None, bold=True))
        for spot in rows:
            texts = [key_text(key, spot.part, spec.names, language) for key in spot.keys["rows"]]
            name = ", ".join(dict.fromkeys(texts[1:] if grouped else texts))
            under = ", ".join(spot.publishers) if spec.sources else ""
            bold = any(
                is_named((key, ""), text, spec.highlight) for key, text in zip(spot.keys["rows"], texts, strict=True)
            )
            found.append(_Line(name=name, under=under, spot=spot, bold=bold))
    return found


def _picture(scene: _Scene, wide: int) -> tuple[dict[str, Any], int]:
    canvas, size = Canvas(scene.style, wide), scene.style.size
    room = _ROOM_NARROW if canvas.narrow else _ROOM_WIDE
    names = [_wrapped(line, room, size) for panel in scene.panels for line in panel.lines if line.spot]
    texts = [_text(spot, scene.language) for spot in scene.plotted.spots]
    key = status_items(scene.plotted.spots, scene.language) + _key(scene)
    under = len(rows_of(key, wide, size)) * ROW + 4 if key else 0
    margin = Margin(
        left=max(max(widest(lines, size, bold=True), widest(more, size)) for lines, more in names) + _AIR + 4,
        right=max(width(text, size) for text in texts) + 16, top=_TITLE_ROOM, bottom=_AXIS_ROOM + under,
    )  # fmt: skip
    heights = [[_height(line, room, size) for line in panel.lines] for panel in scene.panels]
    between = _AXIS_ROOM + _GAP + _TITLE_ROOM
    tall = sum(map(sum, heights)) + between * (len(scene.panels) - 1)
    top = tall
    across = wide - round(margin.left) - round(margin.right)
    for index, (panel, rows) in enumerate(zip(scene.panels, heights, strict=True), start=1):
        pane = Pane(index=index, bottom=max(0.0, (top - sum(rows)) / tall), top=top / tall)
        cross_axis(canvas, pane, panel.scale, (across, True))
        canvas.axis(pane, "y", (sum(rows), 0))
        canvas.labels.append(
            Label(
                text=_heading(scene, panel), x=0, y=pane.top, dx=-round(margin.left), dy=14, bold=len(scene.panels) > 1
            )
        )
        _rows(canvas, pane, (scene, panel, rows), margin.left)
        top -= sum(rows) + between
    if key:
        draw_legend(canvas, key, -margin.left + 2, -_AXIS_ROOM - 12)
    height = round(margin.top + tall + margin.bottom)
    return canvas.finish(height, margin), height


def _heading(scene: _Scene, panel: _Panel) -> str:
    if scene.spec.axis.y and len(scene.panels) == 1:
        return unit_line(scene.spec, scene.plotted, scene.language)
    return panel.title


def _wrapped(line: _Line, room: float, size: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return wrap(line.name, room, size, bold=line.bold), wrap(line.under, room, size) if line.under else ()


def _height(line: _Line, room: float, size: float) -> float:
    lines, more = _wrapped(line, room, size)
    return 22.0 if line.spot is None else max(21.0, (len(lines) + len(more)) * size * LINE + 6)


def _rows(canvas: Canvas, pane: Pane, given: tuple[_Scene, _Panel, Sequence[float]], left: float) -> None:
    scene, panel, heights = given
    size = scene.style.size
    room = _ROOM_NARROW if canvas.narrow else _ROOM_WIDE
    y = 0.0
    rules = []
    spots = []
    for line, height in zip(panel.lines, heights, strict=True):
        middle = y + height / 2
        if line.spot is None:
            canvas.labels.append(
                Label(text=line.name, x=0, y=middle + 2, on_y=pane.y, dx=-left, ink="ink", bold=True, halo=True)
            )
        else:
            lines, more = _wrapped(line, room, size)
            shift = len(more) * size * LINE / 2
            place: dict[str, Any] = {"x": 0, "y": middle, "on_y": pane.y, "dx": -_AIR, "side": "right"}
            canvas.labels.append(Label(text="\n".join(lines), dy=shift, ink="ink", bold=line.bold, **place))
            if more:
                canvas.labels.append(
                    Label(text="\n".join(more), dy=-len(lines) * size * LINE / 2, ink="muted", **place)
                )
            spots.append((line, line.spot, middle))
            rules.append(middle)
        y += height
    row_rules(canvas, pane, [plain(rule) for rule in rules])
    _draw(canvas, pane, scene, spots)


def _draw(canvas: Canvas, pane: Pane, scene: _Scene, spots: Sequence[tuple[_Line, Spot, float]]) -> None:
    """Draws each range with its numbers; a single figure is one dot, an open end a dashed tail, a single case hollow."""
    ends: dict[tuple[str, bool], list[tuple[float, float, str]]] = {}
    for line, spot, y in spots:
        amount = spot.cell.value
        text = _text(spot, scene.language)
        if not isinstance(amount, Range):
            canvas.labels.append(Label(text=text, x=pane.left, y=y, on_y=pane.y, dx=6, ink="faint", halo=True))
            continue
        ink = "highlight" if line.bold else "other" if scene.spec.highlight else scene.style.colours[0]
        hollow = amount.qualifier == "single case" or spot.hollow
        low, high = float(amount.low), float(amount.high)
        if amount.low != amount.high:
            join(canvas, pane, ((low, high), y, ink, 3))
        _tail(canvas, pane, (amount, y, ink))
        said = f"{line.name}: {text}{f' ({line.under})' if line.under else ''}"
        ends.setdefault((ink, hollow), []).extend((end, y, said) for end in dict.fromkeys((low, high)))
        canvas.labels.append(Label(text=text, x=high, y=y, on_x=pane.x, on_y=pane.y, dx=10, ink="ink", halo=True))
    for (ink, hollow), dots in ends.items():
        fill = canvas.ink("paper") if hollow else canvas.ink(ink)
        canvas.traces.append({
            "cliponaxis": False, "customdata": [said for _, _, said in dots],
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {"color": fill, "line": {"color": canvas.ink(ink), "width": 2}, "size": 9, "symbol": "circle"},
            "mode": "markers", "type": "scatter", "x": [plain(x) for x, _, _ in dots], "xaxis": pane.x,
            "y": [plain(y) for _, y, _ in dots], "yaxis": pane.y,
        })  # fmt: skip


def _tail(canvas: Canvas, pane: Pane, given: tuple[Range, float, str]) -> None:
    amount, y, ink = given
    if amount.qualifier not in {"up to", "at least"}:
        return
    up = amount.qualifier == "up to"
    near = float(amount.low if up else amount.high)
    place = {"xanchor": near, "xref": pane.x, "xsizemode": "pixel", "x0": -26 if up else 5, "x1": -5 if up else 26}
    canvas.line({**place, "y0": plain(y), "y1": plain(y), "yref": pane.y}, ink, 2, "3px,3px")


def _text(spot: Spot, language: str) -> str:
    """Gives a range as it stands beside its dots; its currency and scale stand above the panel."""
    amount = spot.cell.value
    if not isinstance(amount, Range):
        return MARKS[spot.cell.status] if spot.cell.status else ""
    bare = Range(low=amount.low, high=amount.high, qualifier=amount.qualifier)
    return range_text(bare, language)


def _key(scene: _Scene) -> tuple[Item, ...]:
    amounts = [spot.cell.value for spot in scene.plotted.spots]
    single = any(isinstance(amount, Range) and amount.qualifier == "single case" for amount in amounts)
    return (Item(text=say("chart-single-case", scene.language), sign="hollow", ink="muted"),) if single else ()


def _alt(scene: _Scene) -> str:
    parts = []
    for panel in scene.panels:
        head = ""
        for line in panel.lines:
            head = line.name if line.spot is None else head
            if line.spot is not None:
                amount = line.spot.cell.value
                told = (
                    range_text(amount, scene.language)
                    if isinstance(amount, Range)
                    else line.spot.cell.status.value
                    if line.spot.cell.status
                    else ""
                )
                parts.append(
                    say(
                        "chart-alt-point",
                        scene.language,
                        name=f"{head}, {line.name}" if head else line.name,
                        value=told,
                    )
                )
    begin = alternative.opening("ranges", scene.plotted, scene.language)
    return alternative.sentences(begin, alternative.listed(parts, scene.language))


KIND = ChartKind(name="ranges", spec=RangesSpec, draw=draw)
