"""Below a map: what is counted with circles of round numbers, the legend, and the list of what numbers on it mean."""

from collections.abc import Sequence

from reportgen.charts.canvas import Canvas
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.maps.circles import Sizes, sizes_legend
from reportgen.charts.maps.frame import inset
from reportgen.charts.maps.numbering import Numbered, list_below

_LIST_AIR = 6


def write_below(canvas: Canvas, sizes: Sizes, said: tuple[str, str], items: Sequence[Item], listed: Numbered) -> float:
    """Writes legend and list below a map; gives their height. `said` is what is counted, and the language."""
    size, left = canvas.style.size, inset(canvas.style, canvas.width)
    radius = max((sizes.of(number) for number in sizes.round_numbers()), default=0)
    down = 10 + max(radius, size / 2)
    sizes_legend(canvas, sizes, (left, down), said)
    down += max(radius, size / 2) + 13
    room = canvas.width - 2 * left
    if items:
        draw_legend(canvas, items, left, -down, room)
        down += len(rows_of(items, room, size)) * ROW
    return list_below(canvas, listed, (left, down + (_LIST_AIR if listed else 0))) - 4
