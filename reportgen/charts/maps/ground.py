"""The ground of a map: sea, land, coasts and borders; what is disputed is dashed."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportgen.atlas import Point
from reportgen.charts.canvas import Canvas, Pane
from reportgen.charts.maps.paths import Pen, add_path, path_of
from reportgen.charts.maps.pauses import below, paused
from reportgen.charts.maps.window import Box, Window


def draw_ground(canvas: Canvas, window: Window, fills: Mapping[str, Sequence[str]] | None = None) -> None:
    """Draws sea and land; `fills` is colour → codes of the countries that have it, all others are plain land."""
    canvas.axis(Pane(), "x", (0, window.width))
    canvas.axis(Pane(), "y", (0, window.height))
    corners = [(0.0, 0.0), (window.width, 0.0), (window.width, window.height), (0.0, window.height)]
    add_path(canvas, path_of([corners], closed=True), fill="sea")
    special = {code for codes in (fills or {}).values() for code in codes}
    plain = [shape.code for shape in window.atlas.shapes if shape.code not in special]
    ground = "land" if fills is None else "bare"
    for ink, codes in {ground: plain, **(fills or {})}.items():
        add_path(canvas, path_of(outlines(window, codes), closed=True), fill=ink, pen=Pen(ink=ink, thick=0.6))


def draw_lines(canvas: Canvas, window: Window, words: Sequence[Box]) -> None:
    """Draws coasts and borders over land that is coloured; below words they are as pale as borders."""
    uses = window.atlas.uses()
    kinds: dict[str, list[int]] = {"coast": [], "border": [], "disputed": []}
    for arc in range(len(window.atlas.arcs)):
        shared = len(uses.get(arc, ()))
        kinds["disputed" if arc in window.atlas.undetermined else "border" if shared > 1 else "coast"].append(arc)
    add_path(canvas, _seen(window, kinds["coast"], words), pen=Pen(ink="coast", thick=0.7))
    add_path(canvas, _seen(window, kinds["border"], ()), pen=Pen(ink="border", thick=0.7))
    pale = (part for part in _parts(window, kinds["coast"] + kinds["disputed"]) for part in below(part, words))
    add_path(canvas, path_of(pale, closed=False), pen=Pen(ink="border", thick=0.7))
    add_path(canvas, _seen(window, kinds["disputed"], words), pen=Pen(ink="coast", thick=0.9, dash="2px,2px"))


def outlines(window: Window, codes: Sequence[str]) -> list[list[Point]]:
    """Gives the rings of some countries, as far as they can be seen."""
    wanted = set(codes)
    rings = [
        window.ring(ring)
        for shape in window.atlas.shapes
        if shape.code in wanted
        for polygon in shape.polygons
        for ring in polygon
    ]
    return [ring for ring in rings if len(ring) > 2]


def _seen(window: Window, arcs: Sequence[int], words: Sequence[Box]) -> str:
    """Gives the path of the parts of arcs that are in the window and below no word."""
    return path_of((rest for part in _parts(window, arcs) for rest in paused(part, words)), closed=False)


def _parts(window: Window, arcs: Sequence[int]) -> list[list[Point]]:
    return [part for arc in arcs for part in parts_within(window, window.lines[arc])]


def parts_within(window: Window, line: Sequence[Point]) -> list[list[Point]]:
    """Breaks a line where it leaves the window; the point beyond the edge still belongs to it."""
    parts: list[list[Point]] = []
    open_part = False
    for before, point in pairwise(line):
        if window.shows(before, 2) or window.shows(point, 2):
            if not open_part:
                parts.append([before])
            parts[-1].append(point)
            open_part = True
        else:
            open_part = False
    return parts
