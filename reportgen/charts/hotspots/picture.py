"""Draws a map of hotspots at one width: ground, symbols, a name beside each."""

from collections.abc import Sequence
from typing import Any

from reportgen.atlas import Point
from reportgen.charts.axes import key_items, unit_line
from reportgen.charts.canvas import Canvas, Margin
from reportgen.charts.hotspots.scene import SYMBOLS, City, Scene
from reportgen.charts.legend import Item
from reportgen.charts.maps.apart import kept_apart
from reportgen.charts.maps.below import write_below
from reportgen.charts.maps.cells import cells_of
from reportgen.charts.maps.circles import Sizes, filled, small_item
from reportgen.charts.maps.ground import draw_ground, draw_lines
from reportgen.charts.maps.labels import name_countries
from reportgen.charts.maps.numbering import Entry, Numbered, label
from reportgen.charts.maps.placing import Line
from reportgen.charts.shown import amount_text, cell_text, said
from reportgen.templating.messages import say

_AIR = 1.5
_MORE = {"circle": 1.0, "square": 0.886, "diamond": 0.964, "triangle-up": 1.347}
"""How large Plotly must draw a symbol to give it the area of a circle."""
_REACH = {"circle": 1.0, "square": 1.0, "diamond": 1.26, "triangle-up": 1.56}
"""How far it then reaches, in radii of that circle."""


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas = Canvas(scene.style, wide)
    window = scene.spec.window(scene.atlas, scene.style, wide)
    sizes = scene.sizes(wide)
    radii = [sizes.of(city.size) for city in scene.cities]
    reaches = [radius * _REACH[SYMBOLS[city.kind]] + _AIR for city, radius in zip(scene.cities, radii, strict=True)]
    asked = [window.place(city.place) for city in scene.cities]
    middles = kept_apart(list(zip(asked, reaches, strict=True)), window)
    draw_ground(canvas, window)
    cells = cells_of(window)
    for (x, y), reach in zip(middles, reaches, strict=True):
        cells.take((x - reach, y - reach, x + reach, y + reach))
    entries = [
        _entry(scene, city, (middle, reach)) for city, middle, reach in zip(scene.cities, middles, reaches, strict=True)
    ]
    listed = label(canvas, cells, entries, numbers=False) if scene.spec.labels == "auto" else []
    if scene.spec.countries:
        name_countries(canvas, cells, window)
    draw_lines(canvas, window, cells.words)
    _symbols(canvas, scene, list(zip(middles, radii, strict=True)), sizes)
    below = _below(canvas, scene, sizes, listed)
    height = round(window.height + below)
    return canvas.finish(height, Margin(left=0, right=0, top=0, bottom=below)), height


def _symbols(canvas: Canvas, scene: Scene, drawn: Sequence[tuple[Point, float]], sizes: Sizes) -> None:
    """Adds a trace for each class."""
    for kind, one in enumerate(scene.classes):
        chosen = [index for index, city in enumerate(scene.cities) if city.kind == kind]
        symbol = SYMBOLS[kind]
        small = [sizes.small(scene.cities[index].size) for index in chosen]
        canvas.traces.append(
            {
                "cliponaxis": False,
                "customdata": [_said(scene, scene.cities[index]) for index in chosen],
                "hovertemplate": "%{customdata}<extra></extra>",
                "marker": {
                    **filled(canvas, one.ink, small, 1),
                    "opacity": 1,
                    "size": [round(2 * drawn[index][1] * _MORE[symbol], 1) for index in chosen],
                    "sizemode": "diameter",
                    "symbol": symbol,
                },
                "mode": "markers",
                "name": one.name,
                "type": "scatter",
                "x": [round(drawn[index][0][0], 1) for index in chosen],
                "y": [round(drawn[index][0][1], 1) for index in chosen],
            }
        )


def _entry(scene: Scene, city: City, spot: tuple[Point, float]) -> Entry:
    text = cell_text(city.spot.cell, city.spot.indicator, scene.language)
    name, number = Line(text=city.name, ink="ink", bold=True), Line(text=text, ink="ink")
    return Entry(anchors=(spot,), forms=((name, number),), title=city.name, text=text)


def _said(scene: Scene, city: City) -> str:
    where = (city.name, scene.classes[city.kind].name)
    return said(where, amount_text(city.spot.cell, city.spot.indicator, scene.language))


def _below(canvas: Canvas, scene: Scene, sizes: Sizes, listed: Numbered) -> float:
    """Writes legend and list below the map; gives their height."""
    counted = unit_line(scene.spec, scene.plotted, scene.language)
    if len(scene.classes) > 1:
        counted = say("map-any-symbol", scene.language, what=counted)
    small = small_item(sizes, (city.size for city in scene.cities), scene.language)
    items = (*_items(scene), *small, *key_items(scene.plotted.spots, scene.language))
    return write_below(canvas, sizes, (counted, scene.language), items, listed)


def _items(scene: Scene) -> tuple[Item, ...]:
    if not scene.spec.series:
        return ()
    signs = ("dot", "box", "diamond", "triangle")
    return tuple(
        Item(text=one.name, sign=sign, ink=one.ink)  # type: ignore[arg-type]
        for one, sign in zip(scene.classes, signs, strict=False)
    )
