"""Draws flows at one width: pale ribbons between dark bars, each bar below its name and number."""

from typing import Any

from reportgen.charts.axes import above, key_items, unit_line
from reportgen.charts.canvas import Canvas, Label, Margin, Pane
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.metrics import LINE
from reportgen.charts.sankey.layout import BAR, Box, Ribbon, boxes_of, lifted, outline, ribbons_of
from reportgen.charts.sankey.scene import Scene
from reportgen.charts.shown import amount_text, said
from reportgen.templating.messages import say

_TOP = 26


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, size = Canvas(scene.style, wide), scene.style.size
    across = wide - 4
    boxes = lifted(scene, boxes_of(scene, across, size), size)
    tall = max(box.y + box.high + (len(box.words) * size * LINE + 4 if box.below else 0) for box in boxes) + 4
    key = _key(scene)
    margin = Margin(left=2, right=2, top=_TOP, bottom=4 + (len(rows_of(key, wide, size)) * ROW + 6 if key else 0))
    canvas.axis(Pane(), "x", (0, across))
    canvas.axis(Pane(), "y", (tall, 0))
    for ribbon in sorted(ribbons_of(scene, boxes), key=lambda each: (each.flow.bold, each.flow.unknown)):
        _ribbon(canvas, scene, ribbon)
    for box in boxes:
        _bar(canvas, scene, box)
        _write(canvas, box, size)
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, 13)
    if key:
        draw_legend(canvas, key, 0, -16)
    height = round(margin.top + tall + margin.bottom)
    return canvas.finish(height, margin), height


def _ribbon(canvas: Canvas, scene: Scene, ribbon: Ribbon) -> None:
    flow, edge = ribbon.flow, outline(ribbon)
    amount = amount_text(flow.spot.cell, flow.spot.indicator, scene.language)
    amount = say("chart-sankey-unknown", scene.language) if flow.unsized else amount
    words = said((f"{flow.start} → {flow.end}",), amount)
    ink = canvas.ink("highlight" if flow.bold else "other" if flow.unknown else "step1")
    canvas.traces.append(
        {
            "cliponaxis": False,
            "fill": "toself",
            "hoverinfo": "text",
            "hoveron": "fills",
            "mode": "lines",
            "name": words,
            "text": words,
            "type": "scatter",
            "x": [round(x, 1) for x, _ in edge],
            "y": [round(y, 1) for _, y in edge],
            **_look(canvas, ink, hatched=flow.unknown, hollow=flow.spot.hollow),
        }
    )


def _look(canvas: Canvas, ink: str, *, hatched: bool, hollow: bool) -> dict[str, Any]:
    paper = canvas.ink("paper")
    if hatched:
        pattern = {"bgcolor": paper, "fgcolor": ink, "fgopacity": 1, "fillmode": "replace", "shape": "/", "size": 5}
        return {"fillpattern": {**pattern, "solidity": 0.3}, "line": {"color": ink, "width": 0.8}}
    if hollow:
        return {"fillcolor": paper, "line": {"color": ink, "dash": "3px,2px", "width": 1.2}}
    return {"fillcolor": ink, "line": {"color": paper, "width": 0.8}}


def _bar(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Adds a bar; what did not come in or go out is white at its lower end."""
    node = box.node
    ink = canvas.ink("highlight" if node.bold else "other" if node.unknown else scene.style.colours[0])
    whole = float(node.size) or 1
    balanced = box.high * (1 - abs(float(node.rest)) / whole)
    place = {"x0": box.x, "x1": box.x + BAR, "xref": "x", "yref": "y"}
    canvas.box({**place, "y0": box.y, "y1": box.y + balanced}, ink)
    if node.rest:
        canvas.box({**place, "y0": box.y + balanced, "y1": box.y + box.high}, "paper", ink)


def _write(canvas: Canvas, box: Box, size: float) -> None:
    for index, line in enumerate(box.words):
        up = box.y - box.lift - 3 - (len(box.words) - index - 0.5) * size * LINE
        y = box.y + box.high + 4 + (index + 0.5) * size * LINE if box.below else up
        name = index < box.named
        ink = ("highlight" if box.node.bold else "ink") if name else "muted"
        canvas.labels.append(
            Label(text=line, x=box.x, y=y, on_x="x", on_y="y", ink=ink, bold=name, halo=box.node.unknown)
        )


def _key(scene: Scene) -> tuple[Item, ...]:
    items = key_items(scene.plotted.spots, scene.language, "hollow-box")
    if any(flow.unknown for flow in scene.flows):
        items = (*items, Item(text=say("chart-sankey-unknown", scene.language), sign="hatch", ink="other"))
    rests = [node.rest for node in scene.nodes if node.rest]
    keys = [key for key, found in (("short", max(rests, default=0) > 0), ("over", min(rests, default=0) < 0)) if found]
    if keys:
        text = ", ".join(say(f"chart-sankey-{key}-rest", scene.language) for key in keys)
        items = (*items, Item(text=text, sign="hollow-box", ink=scene.style.colours[0]))
    return items
