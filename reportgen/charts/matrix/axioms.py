"""Axioms: which colourings of a risk matrix contradict themselves (Cox, What's wrong with risk matrices?, 2008)."""

from collections.abc import Iterator, Sequence

Levels = Sequence[Sequence[int]]
"""Rows from the lowest impact up, in each the levels from the lowest likelihood on; 0 is the lowest level."""


def contradictions(levels: Levels) -> Iterator[str]:
    """Says what is wrong with a colouring, in words of its cells; nothing for one level alone, which claims nothing.

    Monotony: a level never falls where likelihood or impact rises. Weak consistency: the highest level stands in no first
    row or column and beside no cell of the lowest. Betweenness: nor does one small step of both lead from the lowest to it.
    """
    top = max(map(max, levels))
    if top == 0:
        return
    yield from _falls(levels)
    for row, column, level in _cells(levels):
        if level == top and (row == 0 or column == 0):
            yield f"the highest level stands in the lowest {'row' if row == 0 else 'column'}"
        if level == top and top > 0 and 0 in _beside(levels, row, column):
            yield f"the highest level stands beside the lowest, {_place(row, column)}"
        if level == top and row and column and levels[row - 1][column - 1] == 0:
            yield f"one step of both leads from the lowest level to the highest, {_place(row, column)}"


def _cells(levels: Levels) -> Iterator[tuple[int, int, int]]:
    for row, line in enumerate(levels):
        for column, level in enumerate(line):
            yield row, column, level


def _falls(levels: Levels) -> Iterator[str]:
    for row, column, level in _cells(levels):
        if row and levels[row - 1][column] > level:
            yield f"the level falls while the impact rises, {_place(row, column)}"
        if column and levels[row][column - 1] > level:
            yield f"the level falls while the likelihood rises, {_place(row, column)}"


def _beside(levels: Levels, row: int, column: int) -> set[int]:
    places = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
    return {levels[r][c] for r, c in places if 0 <= r < len(levels) and 0 <= c < len(levels[row])}


def _place(row: int, column: int) -> str:
    return f"in row {row + 1} and column {column + 1} from the lowest"
