"""Draws a seasonal chart at one width: months across, a band or grey lines behind, the years that stand out before them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from reportgen.charts.axes import TICK_ROOM, Values, above, key_items, unit_line, value_axis, values, with_air
from reportgen.charts.canvas import Canvas, Label, Margin, Pane
from reportgen.charts.ends import End, end_labels, end_room, ends_height
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.lines.strokes import Point, Stroke, draw_behind, draw_stroke
from reportgen.charts.metrics import width
from reportgen.charts.months import MONTHS, month_names, month_text
from reportgen.charts.seasonality.scene import Scene
from reportgen.charts.shown import said, unit_text
from reportgen.charts.spots import amount
from reportgen.templating.messages import say

_WIDE, _NARROW, _UNIT_ROOM = 260, 230, 26


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide, near="closest"), Pane(), scene.style.size
    scale, ends, key = _values(scene, narrow=canvas.narrow), _ends(scene), _key(scene)
    named = [(end.name, end.bold) for end in ends]
    under = len(rows_of(key, wide, size)) * ROW + 4 if key else 0
    margin = Margin(
        left=scale.room(size),
        right=end_room(named, canvas.narrow, size) if ends else 14,
        top=_UNIT_ROOM,
        bottom=TICK_ROOM + under,
    )
    usual = _NARROW if canvas.narrow else _WIDE
    asked = scene.spec.height - margin.top - margin.bottom if scene.spec.height else usual
    tall = max(80, asked, ends_height(named, canvas.narrow, size) - 16)
    value_axis(canvas, pane, scale, labelled=True)
    _months(canvas, pane, scene)
    _band(canvas, pane, scene)
    if scene.spec.earlier == "lines":
        draw_behind(canvas, pane, [_points(scene, year) for year in scene.earlier])
    _median(canvas, pane, scene)
    for index, year in enumerate(scene.bold):
        draw_stroke(
            canvas, pane, Stroke(name=str(year), ink=_ink(scene, index), bold=True, points=_points(scene, year))
        )
    end_labels(canvas, pane, ends, (float(scale.low), float(scale.high), tall))
    if scene.spec.labels == "auto":
        _peak(canvas, pane, scene, wide - round(margin.left) - round(margin.right))
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, 16)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -TICK_ROOM - 12)
    height = round(margin.top + tall + margin.bottom)
    return canvas.finish(height, margin), height


def _values(scene: Scene, *, narrow: bool) -> Values:
    whole = scene.plotted.unit.kind == "count" and not scene.plotted.first.decimals
    drawn = scene.bold if scene.spec.earlier != "lines" else scene.months.years
    numbers = [Decimal(amount(spot.cell) or 0) for year in drawn for spot in scene.year(year).values()]
    numbers += [end for ends in scene.band.values() for end in ends]
    numbers += list(scene.medians.values())
    zero = scene.spec.baseline == "zero"
    room = with_air(numbers, zero=zero) if scene.spec.labels == "auto" else numbers
    return values(room, scene.language, most=5 if narrow else 6, zero=zero, whole=whole)


def _ink(scene: Scene, index: int) -> str:
    """The latest of the years that stand out is drawn as what the title is about."""
    return "highlight" if index == len(scene.bold) - 1 else scene.style.colours[(0, 2)[index % 2]]


def _months(canvas: Canvas, pane: Pane, scene: Scene) -> None:
    canvas.axis(
        pane,
        "x",
        (0.8, 12.2),
        tickmode="array",
        tickvals=list(MONTHS),
        ticktext=list(month_names(scene.language, "narrow" if canvas.narrow else "abbreviated")),
        tickangle=0,
        showticklabels=True,
        ticks="outside",
        ticklen=4,
        tickcolor=canvas.ink("axis"),
    )


def _points(scene: Scene, year: int) -> tuple[Point, ...]:
    """Gives a year's months; those without a number are open, those after the last one are not there."""
    found, points = scene.year(year), []
    for month in MONTHS:
        spot = found.get(month)
        if spot is None:
            points.append(Point(x=month, y=None))
            continue
        words = said((month_text((year, month), scene.language),), scene.amount(spot))
        points.append(
            Point(
                x=month, y=amount(spot.cell), said=words, hollow=spot.hollow, broken="break" in spot.marks and month > 1
            )
        )
    return tuple(points)


def _band(canvas: Canvas, pane: Pane, scene: Scene) -> None:
    """Adds a pale shape for each stretch of months that have a band."""
    band = scene.band
    for run in _runs(band):
        outline = [(month, band[month][1]) for month in run] + [(month, band[month][0]) for month in reversed(run)]
        canvas.traces.append(
            pane.through([*outline, outline[0]])
            | {"fill": "toself", "fillcolor": canvas.ink("grid"), "line": {"color": canvas.ink("grid"), "width": 0.5}}
        )


def _median(canvas: Canvas, pane: Pane, scene: Scene) -> None:
    medians, unit = scene.medians, unit_text(scene.plotted.unit, scene.language)
    for run in _runs(medians):
        words = [
            said((scene.median_name, month_names(scene.language)[month - 1]), f"{scene.number(medians[month])} {unit}")
            for month in run
        ]
        look = {"color": canvas.ink("ink"), "dash": "6px,3px", "width": 1.4}
        hover = {"customdata": words, "hoverinfo": "text", "hovertemplate": "%{customdata}<extra></extra>"}
        canvas.traces.append(pane.through([(month, medians[month]) for month in run]) | {"line": look} | hover)


def _runs(found: Mapping[int, object]) -> list[list[int]]:
    """Gives the stretches of months that follow each other."""
    runs: list[list[int]] = []
    for month in sorted(found):
        if not runs or runs[-1][-1] != month - 1:
            runs.append([])
        runs[-1].append(month)
    return runs


def _ends(scene: Scene) -> list[End]:
    """Gives the names of the years that stand out, and of the median, where they end."""
    if scene.spec.labels == "none":
        return []
    found = []
    for index, year in enumerate(scene.bold):
        months = scene.year(year)
        if months:
            last = max(months)
            number = float(amount(months[last].cell) or 0)
            found.append(End(name=str(year), ink=_ink(scene, index), bold=True, x=last, y=number))
    medians = scene.medians
    if medians:
        last = max(medians)
        found.append(End(name=scene.median_name, ink="ink", bold=False, x=last, y=float(medians[last]), dash="4px,2px"))
    return found


def _peak(canvas: Canvas, pane: Pane, scene: Scene, room: float) -> None:
    """Names the highest month of all that are drawn as lines, and of the latest year."""
    drawn = [scene.bold[-1:], *([scene.earlier] if scene.spec.earlier == "lines" else [])]
    taken: list[tuple[float, float]] = []
    for years in drawn:
        places = [(year, month) for year in years for month in scene.year(year)]
        if not places:
            continue
        year, month = max(places, key=lambda place: amount(scene.months.spots[place].cell) or 0)
        spot, bold = scene.months.spots[year, month], year in scene.bold
        when = month_names(scene.language)[month - 1]
        said = scene.text(spot) if canvas.narrow else f"{scene.text(spot)} ({when})"
        text = said if bold else f"{year}: {scene.text(spot)}"
        half, at = width(text, canvas.style.size, bold=bold) / 2, (month - 0.8) / 11.4 * room
        shift = min(max(at, half), room - half) - at
        if any(abs(at + shift - x) < half + other + 4 for x, other in taken):
            continue
        taken.append((at + shift, half))
        place = {"x": month, "y": float(amount(spot.cell) or 0), "on_x": pane.x, "on_y": pane.y}
        under = bold and scene.medians.get(month, Decimal(0)) > (amount(spot.cell) or 0)
        look = {"dx": shift, "dy": -6 if under else 6, "level": "top" if under else "bottom", "side": "center"}
        look |= {"halo": bold and not scene.band, "bold": bold, "ink": "ink" if bold else "muted"}
        canvas.labels.append(Label(text=text, **place, **look))  # type: ignore[arg-type]


def _key(scene: Scene) -> tuple[Item, ...]:
    found = [scene.months.spots[year, month] for year in scene.bold for month in scene.year(year)]
    items: list[Item] = []
    if scene.spec.earlier == "lines" and scene.earlier:
        items.append(Item(text=say("chart-years", scene.language, years=scene.span), sign="line", ink="axis"))
    elif scene.band:
        message = "chart-range-of" if scene.spec.earlier == "range" else "chart-middle-of"
        items.append(Item(text=say(message, scene.language, years=scene.span), sign="box", ink="grid"))
    items += key_items(found, scene.language)
    if scene.spec.baseline == "data":
        items.append(Item(text=say("chart-cut", scene.language), sign="none", ink="muted"))
    if scene.months.gaps:
        items.append(Item(text=say("chart-gap", scene.language), sign="none", ink="muted"))
    return tuple(items)
