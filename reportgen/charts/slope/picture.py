"""Draws a slope chart at one width: columns as rules, lines between them, numbers and names at both ends."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.charts.axes import above, key_items, unit_line
from reportgen.charts.canvas import Canvas, Label, Margin, Number, Pane, plain, plainly
from reportgen.charts.compare import crossed, joined
from reportgen.charts.inks import declared
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.series import Series
from reportgen.charts.shown import said
from reportgen.charts.slope.scene import Scene
from reportgen.charts.slope.sides import side_room, sides_high, tags_of, write_side
from reportgen.charts.spots import Spot, amount
from reportgen.templating.messages import say

_WIDE, _NARROW, _HEAD, _AIR = 290, 270, 52, 12
_THICK, _BOLD = 1.8, 2.6


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide, near="closest"), Pane(), scene.style.size
    left, right = tags_of(scene, "left", narrow=canvas.narrow), tags_of(scene, "right", narrow=canvas.narrow)
    key = _key(scene)
    under = len(rows_of(key, wide, size)) * ROW + 8 if key else 0
    margin = Margin(left=side_room(left, size), right=side_room(right, size), top=_HEAD, bottom=_AIR + under)
    usual = _NARROW if canvas.narrow else _WIDE
    asked = scene.spec.height - margin.top - margin.bottom if scene.spec.height else usual
    tall = max(float(asked), sides_high(left, size), sides_high(right, size))
    low, high = scene.low, scene.high
    canvas.axis(pane, "x", (0, len(scene.columns) - 1))
    canvas.axis(pane, "y", (low, high))
    _columns(canvas, scene)
    for line in sorted(scene.series, key=lambda line: (line.bold, line.key[1] == "")):
        _line(canvas, pane, scene, line)
    _middle(canvas, pane, scene)
    for side, tags in (("left", left), ("right", right)):
        write_side(canvas, pane, tags, (side == "left", low, high, tall))
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, _HEAD - 12)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -_AIR - 8)
    height = round(margin.top + tall + margin.bottom)
    return canvas.finish(height, margin), height


def _columns(canvas: Canvas, scene: Scene) -> None:
    """Draws a rule for each column, its name above."""
    for index, (_, name) in enumerate(scene.columns):
        rule = {"x0": index, "x1": index, "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}
        look = {"color": canvas.ink("axis"), "dash": "solid", "width": 1}
        canvas.shapes.append({"layer": "below", "line": look, "type": "line", **rule})
        head = Label(text=name, x=index, on_x="x", y=1, dy=10, side="center", level="bottom", ink="ink", bold=True)
        canvas.labels.append(head)


def _ink(scene: Scene, line: Series) -> str:
    """Without a highlight or colours of their own all lines are of one colour: their names tell them apart."""
    plain_line = not scene.spec.highlight and not line.key[1] and not declared(scene.spec, scene.plotted, "series")
    return scene.style.colours[0] if plain_line else "other" if line.key[1] else line.ink


def _line(canvas: Canvas, pane: Pane, scene: Scene, line: Series) -> None:
    ink, thick = _ink(scene, line), _BOLD if line.bold else _THICK
    for left, right, pair in scene.steps(line):
        if joined(pair):
            dashed = any(spot.hollow for spot in pair) or crossed(pair) is not None
            look = {"color": canvas.ink(ink), "width": thick, **({"dash": "3px,3px"} if dashed else {})}
            path = _trace(pane, line.name, {left: pair[0], right: pair[1]})
            canvas.traces.append(path | {"hoverinfo": "skip", "line": look, "mode": "lines"})
            if crossed(pair) is not None:
                _broken(canvas, pane, (left + right) / 2)
    found = scene.found(line)
    for hollow in (False, True):
        dots = {column: spot for column, spot in found.items() if (spot.hollow or line.hatched) == hollow}
        if dots:
            fill = canvas.ink("paper" if hollow else ink)
            marker = {"color": fill, "line": {"color": canvas.ink(ink), "width": 1.6}, "size": 7, "symbol": "circle"}
            points = _trace(pane, line.name, dots) | {"marker": marker, "mode": "markers"}
            canvas.traces.append(points | {"hoverinfo": "skip"})
    canvas.tell(
        pane, [(column, *_told(scene, line, column, spot)) for column, spot in sorted(found.items())], ink, along=True
    )


def _told(scene: Scene, line: Series, column: int, spot: Spot) -> tuple[Number, str]:
    return amount(spot.cell) or 0, said((line.name, scene.columns[column][1]), scene.amount(spot))


def _broken(canvas: Canvas, pane: Pane, x: float) -> None:
    """Draws the rule of a break between two columns, once."""
    rule = {"x0": plain(x), "x1": plain(x), "xref": pane.x, "y0": 0, "y1": 1, "yref": "paper"}
    if not any(shape.get("x0") == rule["x0"] and shape["line"]["dash"] == "2px,2px" for shape in canvas.shapes):
        canvas.line(rule, "faint", 1, "2px,2px")


def _trace(pane: Pane, name: str, spots: Mapping[int, Spot]) -> dict[str, Any]:
    return {
        "cliponaxis": False,
        "name": name,
        "type": "scatter",
        "x": list(spots),
        "xaxis": pane.x,
        "y": plainly([amount(spot.cell) for spot in spots.values()]),
        "yaxis": pane.y,
    }


def _middle(canvas: Canvas, pane: Pane, scene: Scene) -> None:
    """Writes the numbers between the ends: of what is highlighted, or of a line alone."""
    for line in scene.series:
        if not (line.bold or len(scene.series) == 1) or scene.spec.labels == "none":
            continue
        for column, spot in scene.found(line).items():
            if 0 < column < len(scene.columns) - 1:
                place = {"x": column, "y": float(amount(spot.cell) or 0), "on_x": pane.x, "on_y": pane.y, "ink": "ink"}
                label = {"dy": 7, "side": "center", "level": "bottom", "halo": True, "bold": line.bold}
                canvas.labels.append(Label(text=scene.text(spot), **place, **label))  # type: ignore[arg-type]


def _key(scene: Scene) -> Sequence[Item]:
    items = list(key_items(scene.plotted.spots, scene.language))
    if scene.spec.baseline == "data" and scene.low != 0:
        items.append(Item(text=say("chart-cut", scene.language), sign="none", ink="muted"))
    for line in scene.series:
        gaps = [spot for spot in line.spots if spot.cell.status is not None]
        names = dict(scene.columns)
        if gaps:
            places = ", ".join(names[spot.key("x")] for spot in gaps)
            text = say("chart-without", scene.language, name=line.name, places=places)
            items.append(Item(text=text, sign="none", ink="muted"))
    return items
