"""Draws a choropleth at one width: shaded countries, numbers where they fit, the steps below."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from reportgen.atlas import Point, area
from reportgen.charts.axes import key_items, status_items, unit_line
from reportgen.charts.canvas import CLEAR, Canvas, Label, Margin, plain
from reportgen.charts.choropleth.scene import Country, Scene
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.maps.cells import SIZE, Cells, cells_of
from reportgen.charts.maps.frame import inset
from reportgen.charts.maps.ground import draw_ground, draw_lines, outlines
from reportgen.charts.maps.labels import name_countries
from reportgen.charts.maps.numbering import Entry, Numbered, label, list_below
from reportgen.charts.maps.paths import Pen, add_path, path_of
from reportgen.charts.maps.placing import Line
from reportgen.charts.maps.window import Window
from reportgen.charts.metrics import LINE, width, wrap
from reportgen.charts.shown import amount_text, cell_text, said
from reportgen.templating.messages import say

_TINY, _DOT, _HIDDEN, _AWAY = 60.0, 9.0, 40.0, 2.0
"""Square pixels under which a country is drawn as a dot, and the dot's size; what a word costs on a country of the data, and
how far it stays from the middle of its own."""
_APART = 4
"""So many cells lies a line of the thin hatching from the next."""
_DARK = {"step4", "step5", "step6", "rise3"}
"""The colours with light text upon them."""


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas = Canvas(scene.style, wide)
    window = scene.spec.window(scene.atlas, scene.style, wide)
    draw_ground(canvas, window, scene.fills())
    cells = cells_of(window)
    _hatch_silent(canvas, cells, scene)
    seen = [country for country in scene.countries if (outlines(window, [country.shape.code]))]
    tiny = [country for country in seen if _size(window, country) < _TINY]
    listed = _label(canvas, scene, window, (cells, seen, tiny)) if scene.spec.labels == "auto" else []
    if scene.spec.countries:
        _name_others(canvas, cells, scene, window)
    draw_lines(canvas, window, cells.words)
    _hatch(canvas, scene, window)
    _dots(canvas, scene, window, tiny)
    _hover(canvas, scene, window, seen)
    below = _below(canvas, scene, listed, [country for country in scene.countries if country not in seen])
    height = round(window.height + below)
    return canvas.finish(height, Margin(left=0, right=0, top=0, bottom=below)), height


def _size(window: Window, country: Country) -> float:
    return sum(abs(area([*ring, ring[0]])) for ring in outlines(window, [country.shape.code]))


def _middle(window: Window, country: Country) -> Point:
    """Gives the middle of the box around the largest part of a country that can be seen."""
    ring = max(outlines(window, [country.shape.code]), key=lambda each: abs(area([*each, each[0]])))
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return plain(round((min(xs) + max(xs)) / 2, 1)), plain(round((min(ys) + max(ys)) / 2, 1))


def _hatch_silent(canvas: Canvas, cells: Cells, scene: Scene) -> None:
    """Hatches thinly the land that the data do not speak of: in grey its colour alone is near that of a step."""
    said = {country.shape.code for country in scene.countries}
    lines: list[list[Point]] = []
    for first in range(-cells.rows, cells.columns, _APART):
        open_line = False
        for row in range(max(0, -first), min(cells.rows, cells.columns - first)):
            code = cells.country[row * cells.columns + first + row]
            inside = bool(code) and code not in said
            if inside:
                end = ((first + row + 1.0) * SIZE, (row + 1.0) * SIZE)
                lines[-1:] = (
                    [[lines[-1][0], end]] if open_line else [*lines[-1:], [(end[0] - SIZE, end[1] - SIZE), end]]
                )
            open_line = inside
    add_path(canvas, path_of(lines, closed=False), pen=Pen(ink="border", thick=0.8))


def _hatch(canvas: Canvas, scene: Scene, window: Window) -> None:
    """Hatches the countries of which the data say that there is no number."""
    without = [country.shape.code for country in scene.countries if country.number is None]
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in outlines(window, without):
        closed = [*ring, ring[0]]
        xs += [*(round(x, 1) for x, _ in closed), None]
        ys += [*(round(y, 1) for _, y in closed), None]
    if xs:
        paper = canvas.ink("paper")
        pattern = {"bgcolor": paper, "fgcolor": canvas.ink("unknown"), "shape": "/", "size": 5, "solidity": 0.3}
        look = {"fill": "toself", "fillcolor": paper, "fillpattern": pattern, "hoverinfo": "skip"}
        edge = {"color": canvas.ink("border"), "width": 0.7}
        place = {"mode": "lines", "type": "scatter", "x": xs[:-1], "y": ys[:-1]}
        canvas.traces.append({**look, "line": edge, **place})


def _dots(canvas: Canvas, scene: Scene, window: Window, tiny: list[Country]) -> None:
    """Draws a dot for what is too small to be seen."""
    known = [country for country in tiny if country.number is not None]
    if known:
        middles = [_middle(window, country) for country in known]
        inks = [canvas.ink(scene.ink(country)) for country in known]
        look = {"color": inks, "line": {"color": canvas.ink("coast"), "width": 1}, "opacity": 1, "size": _DOT}
        _markers(canvas, middles, {"hoverinfo": "skip", "marker": look})


def _hover(canvas: Canvas, scene: Scene, window: Window, seen: list[Country]) -> None:
    """Adds what appears under the pointer in the middle of a country."""
    amounts = [amount_text(country.spot.cell, country.spot.indicator, scene.language) for country in seen]
    words = [said((country.name,), amount) for country, amount in zip(seen, amounts, strict=True)]
    look = {"color": CLEAR, "line": {"width": 0}, "size": 24}
    texts = {"customdata": words, "hovertemplate": "%{customdata}<extra></extra>", "marker": look}
    _markers(canvas, [_middle(window, country) for country in seen], texts)


def _markers(canvas: Canvas, middles: list[Point], more: dict[str, Any]) -> None:
    xs, ys = [x for x, _ in middles], [y for _, y in middles]
    canvas.traces.append({"cliponaxis": False, "mode": "markers", "type": "scatter", "x": xs, "y": ys, **more})


def _text(scene: Scene, country: Country) -> str:
    return cell_text(country.spot.cell, country.spot.indicator, scene.language)


def _label(canvas: Canvas, scene: Scene, window: Window, given: tuple[Cells, list[Country], list[Country]]) -> Numbered:
    """Writes names and numbers into countries, and beside those with no room; gives those that stand in a list below."""
    cells, seen, tiny = given
    small = [country for country in seen if country in tiny or not _number(canvas, cells, scene, country)]
    for country in seen:
        for cell in (cell for cell, code in enumerate(cells.country) if code == country.shape.code):
            cells.price[cell] += _HIDDEN
    ordered = sorted(small, key=lambda each: (each.number is None, -abs(each.number or Decimal(0)), each.name))
    return label(canvas, cells, [_entry(scene, window, each, each in tiny) for each in ordered], numbers=False)


def _entry(scene: Scene, window: Window, country: Country, dotted: bool) -> Entry:  # noqa: FBT001
    text, reach = _text(scene, country), _DOT / 2 + 1 if dotted else _AWAY
    lines = (Line(text=country.name, ink="ink"), Line(text=text, ink="ink", bold=True))
    return Entry(
        anchors=((_middle(window, country), reach),),
        forms=(lines,),
        title=country.name,
        text=text,
        home=country.shape.code,
        ink=_ink_on(scene, country),
    )


def _ink_on(scene: Scene, country: Country) -> str:
    """Gives the colour of words on a country."""
    return "paper" if scene.ink(country) in _DARK else "ink"


def _number(canvas: Canvas, cells: Cells, scene: Scene, country: Country) -> bool:
    """Writes a country's name and number into it, where there is room for both."""
    size, text = scene.style.size, _text(scene, country)
    wide = max(width(country.name, size), width(text, size, bold=True))
    box = cells.room_in(country.shape.code, wide, 2 * size * LINE - 5)
    if box is None:
        return False
    cells.take(box)
    middle, up = (box[1] + box[3]) / 2, size * LINE / 2
    for line, y in ((country.name, middle + up), (text, middle - up)):
        place = {"x": round((box[0] + box[2]) / 2, 1), "y": round(y, 1), "on_x": "x", "on_y": "y"}
        canvas.labels.append(Label(text=line, side="center", ink=_ink_on(scene, country), bold=line == text, **place))  # type: ignore[arg-type]
    return True


def _name_others(canvas: Canvas, cells: Cells, scene: Scene, window: Window) -> None:
    """Names the countries that the data do not speak of."""
    for country in scene.countries:
        cells.spans.pop(country.shape.code, None)
    name_countries(canvas, cells, window, "muted")


def _below(canvas: Canvas, scene: Scene, listed: Numbered, unseen: list[Country]) -> float:
    """Writes the unit, the steps, and the numbers that have no room on the map; gives the height of all."""
    size, language, left = scene.style.size, scene.language, inset(scene.style, canvas.width)
    down = 14.0
    canvas.labels.append(Label(text=unit_line(scene.spec, scene.plotted, language), x=0, y=0, dx=left, dy=-down))
    items = _items(scene)
    down += ROW + 2
    draw_legend(canvas, items, left, -down, canvas.width - 2 * left)
    down += len(rows_of(items, canvas.width - 2 * left, size)) * ROW + 2
    down = list_below(canvas, listed, (left, down))
    known = sorted(unseen, key=lambda each: (each.number is None, -(each.number or 0), each.name))
    if known and scene.spec.labels == "auto":
        told = "; ".join(say("chart-alt-point", language, name=each.name, value=_text(scene, each)) for each in known)
        for line in wrap(say("map-too-small", language, names=told), canvas.width - 2 * left, size):
            canvas.labels.append(Label(text=line, x=0, y=0, dx=left, dy=-down))
            down += size * LINE
    return down - 4


def _items(scene: Scene) -> tuple[Item, ...]:
    """Gives the legend: a box for each step, hatching for what has no number, thin hatching for what is not in the data."""
    language = scene.language
    spots = [country.spot for country in scene.countries]
    steps = [Item(text=words, sign="box", ink=scene.inks[step]) for step, words in scene.steps.named]
    signs = ("hatch", *("none",) * len(spots))
    without = [replace(item, sign=sign) for item, sign in zip(status_items(spots, language), signs, strict=False)]  # type: ignore[arg-type]
    plainly = Item(text=say("map-not-in-data", language), sign="hatch", ink="border")
    return (*steps, *without, plainly, *key_items(spots, language))
