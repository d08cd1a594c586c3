"""Axioms: which colourings of a risk matrix contradict themselves (Cox, What's wrong with risk matrices?, 2008)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Levels = Sequence[Sequence[int]]
"""Rows from the lowest impact up, in each the levels from the lowest likelihood on; 0 is the lowest level."""
Place = tuple[int, int]
"""Row and column of a cell, counted from the lowest."""
Axiom = Literal["falls-up", "falls-across", "lowest-row", "lowest-column", "beside", "step"]
"""Monotony upwards and across; weak consistency at the edges and between neighbours; betweenness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A cell whose level contradicts another's, or its own place."""

    axiom: Axiom
    cell: Place
    other: Place | None = None
    """The cell that it contradicts; nothing where its own place does."""


def contradictions(levels: Levels) -> Iterator[Contradiction]:
    """Gives what is wrong with a colouring, one for each cell; nothing for one level alone, which claims nothing.

    Monotony: a level never falls where likelihood or impact rises. Weak consistency: the highest level stands in no first
    row or column and beside no cell of the lowest. Betweenness: nor does one small step of both lead from the lowest to it.
    No number is computed from levels: they are compared, and that is all that ordinal levels allow.
    """
    top = max(map(max, levels))
    if top == 0:
        return
    for row, line in enumerate(levels):
        for column, level in enumerate(line):
            found = next(_of_cell(levels, (row, column), highest=level == top), None)
            if found is not None:
                yield found


def _of_cell(levels: Levels, cell: Place, *, highest: bool) -> Iterator[Contradiction]:
    row, column = cell
    level = levels[row][column]
    if row and levels[row - 1][column] > level:
        yield Contradiction(axiom="falls-up", cell=cell, other=(row - 1, column))
    if column and levels[row][column - 1] > level:
        yield Contradiction(axiom="falls-across", cell=cell, other=(row, column - 1))
    if highest and row == 0:
        yield Contradiction(axiom="lowest-row", cell=cell)
    if highest and column == 0:
        yield Contradiction(axiom="lowest-column", cell=cell)
    if highest:
        yield from (Contradiction(axiom="beside", cell=cell, other=each) for each in _lowest_beside(levels, cell))
    if highest and row and column and levels[row - 1][column - 1] == 0:
        yield Contradiction(axiom="step", cell=cell, other=(row - 1, column - 1))


def _lowest_beside(levels: Levels, cell: Place) -> Iterator[Place]:
    row, column = cell
    for r, c in ((row - 1, column), (row, column - 1), (row, column + 1), (row + 1, column)):
        if 0 <= r < len(levels) and 0 <= c < len(levels[r]) and levels[r][c] == 0:
            yield r, c
