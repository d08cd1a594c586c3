"""Panes: one plot area, or small multiples in rows and columns, measured in pixels."""

from dataclasses import dataclass

from reportgen.charts.canvas import Pane


@dataclass(frozen=True, slots=True, kw_only=True)
class Panes:
    """The panes in reading order, the size of each and of the whole drawing area."""

    panes: tuple[Pane, ...]
    columns: int
    wide: float
    high: float
    area: tuple[float, float]

    def starts_row(self, index: int) -> bool:
        """Whether a pane is the first of its row and bears the value axis."""
        return index % self.columns == 0

    def ends_column(self, index: int) -> bool:
        """Whether no pane stands below, so that it bears the time axis."""
        return index + self.columns >= len(self.panes)


def lay_out(count: int, columns: int, room: float, high: float, gaps: tuple[float, float]) -> Panes:
    """Divides `room` pixels into columns of panes `high` pixels high; `gaps` stand between columns and rows."""
    columns = max(1, min(columns, count))
    rows = -(-count // columns)
    wide = (room - gaps[0] * (columns - 1)) / columns
    tall = rows * high + (rows - 1) * gaps[1]
    panes = []
    for index in range(count):
        row, column = divmod(index, columns)
        left, top = column * (wide + gaps[0]), tall - row * (high + gaps[1])
        panes.append(
            Pane(
                index=index + 1,
                left=left / room,
                right=(left + wide) / room,
                bottom=(top - high) / tall,
                top=top / tall,
            )
        )
    return Panes(panes=tuple(panes), columns=columns, wide=wide, high=high, area=(room, tall))
