"""Draws a waterfall at one width: rows from the first level to the last, each step beginning where the one before ended."""

from typing import Any

from reportgen.charts.axes import above, key_items, unit_line, values
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plain, plainly
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.levels import row_rules
from reportgen.charts.metrics import width
from reportgen.charts.rows import row_names
from reportgen.charts.shown import said
from reportgen.charts.waterfall.scene import Bar, Scene
from reportgen.templating.messages import say

_ROW, _TOP, _THICK = 27, 30, 0.62


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide), Pane(), scene.style.size
    names = row_names([bar.name for bar in scene.bars], size, narrow=canvas.narrow)
    legend, key = _legend(scene), _key(scene)
    margin = Margin(
        left=names.room,
        right=max(width(bar.text, size, bold=True) for bar in scene.bars) + 14,
        top=_TOP + len(rows_of(legend, wide, size)) * ROW,
        bottom=8 + (len(rows_of(key, wide, size)) * ROW + 4 if key else 0),
    )
    scale = values([end for bar in scene.bars for end in (bar.start, bar.end)], scene.language, most=6)
    high = max(_ROW, names.high)
    low, top = float(scale.low), float(max(max(bar.start, bar.end) for bar in scene.bars) or 1)
    canvas.axis(pane, "x", (low, top))
    canvas.axis(pane, "y", (len(scene.bars) - 0.5, -0.5))
    row_rules(canvas, pane, range(len(scene.bars)))
    for place, bar in enumerate(scene.bars):
        _draw(canvas, scene, place, bar)
    canvas.line({"x0": 0, "x1": 0, "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}, "axis")
    names.write(canvas, pane, bold=[bar.kind == "level" or bar.bold for bar in scene.bars])
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, 12)
    draw_legend(canvas, legend, -margin.left + 1, 32 + (len(rows_of(legend, wide, size)) - 1) * ROW)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -14)
    height = round(max(scene.spec.height or 0, margin.top + len(scene.bars) * high + margin.bottom))
    return canvas.finish(height, margin), height


def _ink(scene: Scene, bar: Bar) -> str:
    if bar.kind == "unknown":
        return "other"
    if scene.spec.highlight and bar.kind != "level":
        return "highlight" if bar.bold else "other"
    return {"level": scene.style.colours[0], "up": scene.style.colours[2], "down": scene.style.colours[1]}[bar.kind]


def _draw(canvas: Canvas, scene: Scene, place: int, bar: Bar) -> None:
    """Adds a row's bar, the thread to the next row, and its number."""
    canvas.traces.append(
        {
            "base": [plain(min(bar.start, bar.end))],
            "customdata": [said((bar.name,), bar.amount)],
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": _marker(canvas, scene, bar),
            "name": bar.name,
            "orientation": "h",
            "type": "bar",
            "width": [_THICK],
            "x": plainly([abs(bar.end - bar.start)]),
            "y": [place],
        }
    )
    after = place + 1 < len(scene.bars)
    if after:
        thread = {"x0": plain(bar.end), "x1": plain(bar.end), "xref": "x"}
        thread |= {"y0": place + _THICK / 2, "y1": place + 1 - _THICK / 2, "yref": "y"}
        canvas.line(thread, "muted", 1)
    if "break" in bar.spot.marks:
        rule = {"x0": 0, "x1": 1, "xref": "paper", "y0": place - 0.5, "y1": place - 0.5, "yref": "y"}
        canvas.line(rule, "faint", 1, "3px,3px")
    if scene.spec.labels == "auto" or bar.spot.cell.status is not None:
        strong = bar.kind == "level" or bar.bold
        right = float(max(bar.start, bar.end))
        canvas.labels.append(
            Label(text=bar.text, x=right, y=place, on_x="x", on_y="y", dx=6, ink="ink", bold=strong, halo=True)
        )


def _marker(canvas: Canvas, scene: Scene, bar: Bar) -> dict[str, Any]:
    paper, ink = canvas.ink("paper"), canvas.ink(_ink(scene, bar))
    if bar.kind == "unknown":
        pattern = {"bgcolor": paper, "fgcolor": ink, "fgopacity": 1, "fillmode": "overlay", "shape": "/", "size": 5}
        return {"color": paper, "line": {"color": ink, "width": 1}, "pattern": {**pattern, "solidity": 0.35}}
    if bar.spot.hollow:
        return {"color": paper, "line": {"color": ink, "width": 1.5}}
    return {"color": ink, "line": {"color": paper, "width": 0.8}}


def _legend(scene: Scene) -> tuple[Item, ...]:
    """Gives what the colours mean; where one step stands out its title says so."""
    kinds = {bar.kind for bar in scene.bars}
    inks = {"level": scene.style.colours[0], "up": scene.style.colours[2], "down": scene.style.colours[1]}
    shown = ("level",) if scene.spec.highlight else ("level", "up", "down")
    said = {kind: say(f"chart-waterfall-{kind}", scene.language) for kind in shown}
    items = [Item(text=said[kind], sign="box", ink=inks[kind]) for kind in shown if kind in kinds]
    if "unknown" in kinds:
        derived = all(bar.spot.cell.status is not None for bar in scene.bars if bar.kind == "unknown")
        rest = say("chart-waterfall-derived" if derived else "chart-waterfall-unknown", scene.language)
        items.append(Item(text=rest, sign="hatch", ink="other"))
    return tuple(items)


def _key(scene: Scene) -> tuple[Item, ...]:
    hollow = key_items(scene.plotted.spots, scene.language, "hollow-box")
    rows = [Item(text=item.text, sign="dashed", ink="faint") if item.sign == "break" else item for item in hollow]
    return tuple(rows)
