"""Labels what stands on a map; what has no room gets a number there, and a list below says what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.atlas import Point
from reportgen.charts.canvas import Canvas, Label
from reportgen.charts.maps.cells import Cells
from reportgen.charts.maps.labels import write
from reportgen.charts.maps.placing import Line, Wanted, place
from reportgen.charts.metrics import LINE, width, wrap

_SHORT = 14
"""How many letters may stand beside a name instead of below it."""

Numbered = list[tuple[str, "Entry"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One circle (and what else is its own) and what is said of it, on the map and in a list."""

    anchors: tuple[tuple[Point, float], ...]
    forms: tuple[tuple[Line, ...], ...]
    title: str
    text: str
    home: str = ""
    """The country within which its number may stand."""
    ink: str = "ink"
    """The colour of a number there."""


def label(canvas: Canvas, cells: Cells, entries: Sequence[Entry], *, numbers: bool) -> Numbered:
    """Writes a label beside each circle, or only a number where `numbers` are wanted; gives those that have one."""
    size = canvas.style.size
    full = [Wanted(forms=each.forms, anchors=each.anchors) for each in entries]
    placed = [None] * len(full) if numbers else place(cells, full, size)
    without = [each for each, found in zip(entries, placed, strict=True) if found is None]
    listed = [(str(number), each) for number, each in enumerate(without, start=1)]
    short = [
        Wanted(forms=((Line(text=number, ink="ink", bold=True),),), anchors=each.anchors[:1])
        for number, each in listed
        if not _at_home(canvas, cells, number, each)
    ]
    for found in (*placed, *place(cells, short, size)):
        if found is not None:
            write(canvas, cells, found)
    return listed


def _at_home(canvas: Canvas, cells: Cells, number: str, entry: Entry) -> bool:
    """Writes a number into the country that it belongs to, where there is room."""
    size = canvas.style.size
    box = cells.room_in(entry.home, width(number, size, bold=True), size)
    if box is not None:
        cells.take(box)
        place = {"x": round((box[0] + box[2]) / 2, 1), "y": round((box[1] + box[3]) / 2, 1), "on_x": "x", "on_y": "y"}
        canvas.labels.append(Label(text=number, side="center", ink=entry.ink, bold=True, **place))  # type: ignore[arg-type]
    return box is not None


def list_below(canvas: Canvas, listed: Numbered, at: tuple[float, float]) -> float:
    """Writes what numbers mean, from `left` pixels beside and `down` pixels under the map's corner; gives where it ends."""
    (left, down), size = at, canvas.style.size
    for number, entry in listed:
        canvas.labels.append(Label(text=number, x=0, y=0, dx=left, dy=-down, ink="ink", bold=True))
        canvas.labels.append(Label(text=entry.title, x=0, y=0, dx=left + 18, dy=-down, ink="ink", bold=True))
        beside = left + 24 + width(entry.title, size, bold=True)
        if len(entry.text) <= _SHORT and beside + width(entry.text, size) < canvas.width:
            canvas.labels.append(Label(text=entry.text, x=0, y=0, dx=beside, dy=-down))
            down += size * LINE + 3
            continue
        for text in wrap(entry.text, canvas.width - 2 * left - 20, size):
            down += size * LINE
            canvas.labels.append(Label(text=text, x=0, y=0, dx=left + 18, dy=-down))
        down += size * LINE + 6
    return down
