"""Draws a route map at one width: ground, arrows, circles with rings, and a label for each route."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import dist
from typing import Any

from reportgen.atlas import Point
from reportgen.charts.axes import key_items, unit_line
from reportgen.charts.canvas import Canvas, Margin
from reportgen.charts.legend import Item
from reportgen.charts.map_routes.arrows import arrow, curve
from reportgen.charts.map_routes.rings import LEAST, core, draw_ring, ringed
from reportgen.charts.map_routes.said import forms_of, hovered, lines_of
from reportgen.charts.map_routes.scene import Route, Scene
from reportgen.charts.maps.apart import kept_apart
from reportgen.charts.maps.below import write_below
from reportgen.charts.maps.cells import SIZE, Cells, cells_of
from reportgen.charts.maps.circles import Sizes, filled, small_item
from reportgen.charts.maps.ground import draw_ground, draw_lines
from reportgen.charts.maps.labels import name_countries, name_first, tie
from reportgen.charts.maps.numbering import Entry, Numbered, label
from reportgen.charts.maps.paths import Pen, add_path, path_of
from reportgen.charts.maps.window import Window
from reportgen.templating.messages import say

_ARROW_PRICE, _AIR, _BESIDE, _PARTS = 400.0, 1.0, 5.0, (0.3, 0.5, 0.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """One route on a picture of one width."""

    route: Route
    curves: tuple[list[Point], ...]
    middle: Point
    radius: float

    @property
    def reach(self) -> float:
        """How far from its middle nothing else may stand."""
        return self.radius + _AIR

    @property
    def disc(self) -> float:
        """The radius of what is filled."""
        return core(self.radius) if ringed(self.radius, self.route.people) else self.radius


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas = Canvas(scene.style, wide)
    window = scene.spec.window(scene.atlas, scene.style, wide)
    sizes = scene.sizes(wide)
    drawn = _drawn(scene, window, sizes)
    draw_ground(canvas, window)
    cells = cells_of(window)
    for each in drawn:
        _take(cells, each)
    if scene.spec.countries:
        starts = {cells.at(window.place(way[0])) for route in scene.routes for way in route.ways}
        name_first(canvas, cells, window, starts | scene.touched)
    listed = label(canvas, cells, [_entry(scene, each) for each in drawn], numbers=canvas.narrow)
    if scene.spec.countries:
        name_countries(canvas, cells, window)
    draw_lines(canvas, window, cells.words)
    for each in reversed(drawn):
        _arrows(canvas, each)
    _circles(canvas, scene, drawn, sizes)
    below = _below(canvas, scene, sizes, listed)
    height = round(window.height + below)
    return canvas.finish(height, Margin(left=0, right=0, top=0, bottom=below)), height


def _drawn(scene: Scene, window: Window, sizes: Sizes) -> list[_Drawn]:
    """Gives the routes with their places, each circle where it belongs or as near as it is free."""
    curves = [tuple(curve([window.place(place) for place in way]) for way in route.ways) for route in scene.routes]
    found = [
        _Drawn(route=route, curves=lines, middle=window.place(route.circle), radius=sizes.of(route.size))
        for route, lines in zip(scene.routes, curves, strict=True)
    ]
    middles = kept_apart([(each.middle, each.reach) for each in found], window)
    return [replace(each, middle=middle) for each, middle in zip(found, middles, strict=True)]


def _arrows(canvas: Canvas, drawn: _Drawn) -> None:
    thick, edge = (2.2, 0.5) if canvas.narrow else (3.4, 1)
    for line in drawn.curves:
        add_path(canvas, path_of([arrow(line, thick)], closed=True), fill="step4", pen=Pen(ink="land", thick=edge))
        near = min(line, key=lambda point: dist(point, drawn.middle))
        if drawn.radius and dist(near, drawn.middle) > drawn.reach:
            tie(canvas, drawn.middle, near)


def _take(cells: Cells, drawn: _Drawn) -> None:
    """Keeps labels off circles, and off arrows where that can be."""
    for line in drawn.curves:
        for x, y in line:
            cells.take((x - SIZE, y - SIZE, x + SIZE, y + SIZE), _ARROW_PRICE)
    (x, y), radius = drawn.middle, drawn.reach
    for step in range(-4, 5):
        across, high = radius * step / 4.5, radius * (1 - (step / 4.5) ** 2) ** 0.5
        cells.take((x + across - radius / 9, y - high, x + across + radius / 9, y + high))


def _circles(canvas: Canvas, scene: Scene, drawn: Sequence[_Drawn], sizes: Sizes) -> None:
    small = [sizes.small(each.route.size) for each in drawn]
    for each in drawn:
        draw_ring(canvas, each.middle, each.radius, each.route.people)
    canvas.traces.append(
        {
            "cliponaxis": False,
            "customdata": [hovered(scene, each.route) for each in drawn],
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {
                **filled(canvas, "step6", small, 1),
                "opacity": 1,
                "size": [round(2 * each.disc, 1) for each in drawn],
                "sizemode": "diameter",
                "symbol": "circle",
            },
            "mode": "markers",
            "type": "scatter",
            "x": [round(each.middle[0], 1) for each in drawn],
            "y": [round(each.middle[1], 1) for each in drawn],
        }
    )


def _entry(scene: Scene, drawn: _Drawn) -> Entry:
    said = [line.text for line in lines_of(scene, drawn.route) if not line.bold]
    own = [(line[round(part * (len(line) - 1))], _BESIDE) for line in drawn.curves for part in _PARTS]
    return Entry(
        anchors=((drawn.middle, drawn.reach), *own),
        forms=forms_of(scene, drawn.route),
        title=drawn.route.name,
        text=", ".join(said),
    )


def _below(canvas: Canvas, scene: Scene, sizes: Sizes, listed: Numbered) -> float:
    """Writes legend and list below the map; gives their height."""
    counted = unit_line(scene.spec, scene.plotted, scene.language)
    return write_below(canvas, sizes, (counted, scene.language), _items(scene, sizes), listed)


def _items(scene: Scene, sizes: Sizes) -> tuple[Item, ...]:
    """Gives the legend: what is not to scale, what rings mean, what is not final, what circles and arrows do not say."""
    language = scene.language
    rings = (
        Item(text=say("map-ring-main", language), sign="box", ink=scene.style.colours[1]),
        Item(text=say("map-ring-unknown", language), sign="ticks", ink="ink"),
        Item(text=say("map-ring-other", language), sign="hollow-box", ink="muted"),
    )
    peopled = [sizes.of(route.size) for route in scene.routes if route.people]
    with_ring = [radius for radius in peopled if radius >= LEAST]
    small = small_item(sizes, (route.size for route in scene.routes), language)
    said = [
        *(["map-ring-none"] if with_ring and len(with_ring) < len(peopled) else []),
        *([] if scene.spec.largest else ["map-own-scale"]),
        "map-schematic",
    ]
    words = [Item(text=say(key, language), sign="none", ink="muted") for key in said]
    return (*small, *(rings if with_ring else ()), *key_items(scene.plotted.spots, language), *words)
