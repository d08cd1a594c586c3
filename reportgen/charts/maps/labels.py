"""Labels of a map, written where `placing` found room for them, and the names of countries in what is left."""

from collections.abc import Callable, Collection, Iterable
from math import hypot

from reportgen.atlas import Atlas, Point
from reportgen.charts.canvas import Canvas, Label, Side
from reportgen.charts.maps.cells import Cells
from reportgen.charts.maps.placing import FAR, PAD, Placed, ends
from reportgen.charts.maps.window import Box, Window
from reportgen.charts.metrics import width

_APART = 9.0
"""How far names of countries stay from a label, so that none is read as a line of it."""


def write(canvas: Canvas, cells: Cells, label: Placed) -> None:
    """Writes a label, below each line of which coasts and borders pause, tied to its circle where that is far."""
    left, bottom, right, top = label.box
    _tie(canvas, label)
    cells.take((left - _APART, bottom - _APART, right + _APART, top + _APART))
    high = (top - bottom - 2 * PAD) / len(label.lines)
    near_left = left >= label.anchor[0] - (right - left) / 2
    for index, line in enumerate(label.lines):
        x, y = left + PAD if near_left else right - PAD, top - PAD - high * (index + 0.5)
        side: Side = "left" if near_left else "right"
        end = x + (1 if near_left else -1) * width(line.text, canvas.style.size, bold=line.bold)
        cells.words.append((min(x, end) - PAD, y - high / 2, max(x, end) + PAD, y + high / 2))
        canvas.labels.append(
            Label(
                text=line.text,
                x=round(x, 1),
                y=round(y, 1),
                on_x="x",
                on_y="y",
                side=side,
                ink=line.ink,
                bold=line.bold,
            )
        )


def _tie(canvas: Canvas, label: Placed) -> None:
    """Draws a thin line from a circle to a label that stands away from it."""
    start, end = ends(label.anchor, label.radius, label.box)
    if hypot(end[0] - start[0], end[1] - start[1]) >= FAR - 1:
        tie(canvas, start, end)


def tie(canvas: Canvas, start: Point, end: Point) -> None:
    """Draws a thin line between what belongs together."""
    ends = {"x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1]}
    place = {**{key: round(each, 1) for key, each in ends.items()}, "xref": "x", "yref": "y"}
    canvas.shapes.append(
        {"layer": "below", "line": {"color": canvas.ink("muted"), "width": 1}, "type": "line", **place}
    )


def name_countries(canvas: Canvas, cells: Cells, window: Window, ink: str = "faint") -> None:
    """Names the countries in which there is room for it, the largest first."""
    for code in _by_size(cells, cells.spans):
        _name(canvas, cells, (code, window.atlas), cells.room_in, ink)


def name_first(canvas: Canvas, cells: Cells, window: Window, codes: Collection[str]) -> None:
    """Names the countries that a map is about before labels take the room; what is named stays off labels."""
    for code in _by_size(cells, set(codes) & set(cells.spans)):
        room = cells.room_on if canvas.narrow else cells.room_beside
        box = _name(canvas, cells, (code, window.atlas), room, "faint")
        if box is not None:
            cells.take((box[0] - _APART, box[1] - _APART, box[2] + _APART, box[3] + _APART))


def _by_size(cells: Cells, codes: Iterable[str]) -> list[str]:
    return sorted(set(codes) - cells.named, key=lambda code: (-cells.country.count(code), code))


def _name(
    canvas: Canvas, cells: Cells, country: tuple[str, Atlas], room: Callable[[str, float, float], Box | None], ink: str
) -> Box | None:
    code, atlas = country
    text = atlas.name(next(shape for shape in atlas.shapes if shape.code == code))
    box = room(code, width(text, canvas.style.size), canvas.style.size)
    if box is not None:
        cells.take(box)
        cells.words.append(box)
        cells.named.add(code)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        place = {"x": round(x, 1), "y": round(y, 1), "on_x": "x", "on_y": "y"}
        canvas.labels.append(Label(text=text, side="center", ink=ink, **place))  # type: ignore[arg-type]
    return box
