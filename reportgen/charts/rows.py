"""Rows: the names of categories at the left of a picture, broken into lines that fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.canvas import Canvas, Label, Pane
from reportgen.charts.metrics import LINE, widest, wrap

_WIDE, _NARROW, _AIR = 190, 112, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNames:
    """Names in lines, the room they take at the left, and the height of the tallest."""

    lines: tuple[tuple[str, ...], ...]
    room: float
    high: float

    def write(self, canvas: Canvas, pane: Pane, *, bold: Sequence[bool] = (), places: Sequence[float] = ()) -> None:
        """Writes the names beside a pane's rows 0, 1, 2 … or at the places given."""
        for index, lines in enumerate(self.lines):
            strong = bool(bold) and bold[index]
            y = places[index] if places else index
            canvas.labels.append(
                Label(
                    text="\n".join(lines), x=pane.left, y=y, on_y=pane.y, dx=-_AIR, side="right", ink="ink", bold=strong
                )
            )


def row_names(names: Sequence[str], size: float, *, narrow: bool) -> RowNames:
    """Measures the names."""
    lines = tuple(wrap(name, _NARROW if narrow else _WIDE, size, bold=True) for name in names)
    room = max((widest(found, size, bold=True) for found in lines), default=0) + _AIR + 4
    return RowNames(lines=lines, room=room, high=max((len(found) for found in lines), default=1) * size * LINE + 6)
