"""Sums over rectangles of a grid, each from four numbers (a summed-area table, Crow 1984)."""

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int, int, int]
"""First column, first row, last column, last row; all of them count."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums from the first cell to each cell, with a row and a column of nothing before them."""

    table: tuple[float, ...]
    columns: int

    def over(self, span: Span) -> float:
        """Gives the sum over a rectangle."""
        left, low, right, top = span
        wide = self.columns + 1
        above, below = (top + 1) * wide, low * wide
        return (
            self.table[above + right + 1]
            - self.table[above + left]
            - self.table[below + right + 1]
            + self.table[below + left]
        )


def sums_of(values: Sequence[float], columns: int) -> Sums:
    """Gives the sums of a grid, row by row."""
    table = [0.0] * (columns + 1)
    for row in range(len(values) // columns):
        running = 0.0
        table.append(0.0)
        for column in range(columns):
            running += values[row * columns + column]
            table.append(running + table[-columns - 1])
    return Sums(tuple(table), columns)
