"""The axioms of Cox (2008), with numbers: the built-in levels keep them for both yardsticks, changed ones do not."""

from itertools import pairwise, product
from random import Random

import pytest

from reportgen.charts.matrix.axioms import contradictions
from reportgen.charts.matrix.levels import built_in

BANDS = {
    "PHIA 2018": [(0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100)],
    "ICD 203": [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)],
}
"""Yardstick → its bands of likelihood in per cent."""
LEVELS = [list(row) for row in built_in()]
PRODUCT = [[0 if x * y <= 4 else 1 if x * y <= 9 else 2 for x in range(1, 6)] for y in range(1, 6)]
DIAGONAL = [[0, 0, 1], [0, 1, 2], [1, 2, 2]]


def edges(bands):
    """Gives the bands as one scale without gaps, which belong to the nearer band."""
    return [bands[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(bands)), bands[-1][1]]


def impacts(count):
    return [(100 * at / count, 100 * (at + 1) / count) for at in range(count)]


def risks(levels, bands):
    """Gives level and place → least and greatest risk, as probability × loss, of the points of a cell."""
    rows = impacts(len(levels))
    return {
        (row, column): (bands[column][0] * rows[row][0], bands[column][1] * rows[row][1])
        for row, column in product(range(len(levels)), range(len(bands)))
    }


def cells(levels, level):
    return {(r, c) for r, line in enumerate(levels) for c, found in enumerate(line) if found == level}


def is_weakly_consistent(levels, bands):
    """Every point of a highest cell has at least the risk of every point of a lowest one."""
    risk, top = risks(levels, bands), max(map(max, levels))
    return min(risk[each][0] for each in cells(levels, top)) >= max(risk[each][1] for each in cells(levels, 0))


def crossed(levels, bands, start, end):
    """Gives the levels that a straight line runs through, in their order."""
    columns, rows = edges(bands), [0, *(high for _, high in impacts(len(levels)))]
    (x, y), (to_x, to_y) = start, end
    cuts = [(edge - x) / (to_x - x) for edge in columns] + [(edge - y) / (to_y - y) for edge in rows]
    stops = sorted({0.0, 1.0, *(cut for cut in cuts if 0 < cut < 1)})
    middles = [(a + b) / 2 for a, b in pairwise(stops) if b - a > 1e-12]
    points = [(x + at * (to_x - x), y + at * (to_y - y)) for at in middles]
    return [levels[_within(rows, b)][_within(columns, a)] for a, b in points]


def _within(ends, value):
    return next(at for at, (low, high) in enumerate(pairwise(ends)) if low <= value <= high)


def jumps(levels, bands):
    """Says whether some line with a positive slope leads from the lowest level to the highest with nothing between."""
    columns, rows = edges(bands), [0, *(high for _, high in impacts(len(levels)))]
    chance, top = Random(7), max(map(max, levels))
    lines = [((x - 1e-4, y - 1e-4), (x + 1e-4, y + 1e-4)) for x in columns[1:-1] for y in rows[1:-1]]
    for _ in range(1500):
        (x, to_x), (y, to_y) = (sorted(chance.uniform(*ends) for _ in range(2)) for ends in (columns[:: len(columns) - 1],
                                                                                          rows[:: len(rows) - 1]))  # fmt: skip
        lines.append(((x, y), (to_x, to_y)))
    return any((0, top) in pairwise(crossed(levels, bands, *line)) for line in lines)


def is_consistently_coloured(levels, bands):
    """Cox's third axiom, each way round.

    A cell that is highest or lowest fulfils the condition of its level against all others of it; one between fulfils that of
    the levels between; and one that fulfils the condition of the highest or lowest has that level, unless it must lie between.
    """
    risk, top = risks(levels, bands), max(map(max, levels))
    for cell in risk:
        level = levels[cell[0]][cell[1]]
        high, low = cells(levels, top) - {cell}, cells(levels, 0) - {cell}
        if not high or not low:
            return False
        as_high = risk[cell][1] >= min(risk[each][0] for each in high)
        as_low = risk[cell][0] <= max(risk[each][1] for each in low)
        between = _lies_between(levels, cell, top)
        fits = {top: as_high and not as_low, 0: as_low and not as_high}.get(level, between or (as_high and as_low))
        forced = not between and ((as_high and not as_low and level != top) or (as_low and not as_high and level != 0))
        if not fits or forced:
            return False
    return True


def _lies_between(levels, cell, top):
    """Says whether one step down, left or both leads to the lowest level, and one step up, right or both to the highest."""
    row, column = cell
    steps = ((0, 1), (1, 0), (1, 1))
    there = {(r, c): level for r, line in enumerate(levels) for c, level in enumerate(line)}
    below = {there.get((row - r, column - c)) for r, c in steps}
    above = {there.get((row + r, column + c)) for r, c in steps}
    return 0 in below and top in above


def keeps_by_numbers(levels, bands):
    return is_weakly_consistent(levels, bands) and not jumps(levels, bands) and is_consistently_coloured(levels, bands)


@pytest.mark.parametrize("bands", BANDS.values(), ids=BANDS)
def test_the_built_in_levels_keep_the_three_axioms(bands):
    assert is_weakly_consistent(LEVELS, bands)
    assert not jumps(LEVELS, bands)
    assert is_consistently_coloured(LEVELS, bands)


def test_the_built_in_levels_have_the_structure_that_follows_from_them():
    assert list(contradictions(LEVELS)) == []
    assert [len(row) for row in LEVELS] == [7] * 4
    for row, column in cells(LEVELS, 2):
        assert row
        assert column
        near = {(row - 1, column), (row, column - 1), (row - 1, column - 1), (row + 1, column), (row, column + 1)}
        assert not near & cells(LEVELS, 0)
    for line in (*LEVELS, *zip(*LEVELS, strict=True)):
        assert list(line) == sorted(line)


def mutants():
    """Gives the built-in levels with one cell changed, in every way."""
    for row, column, level in product(range(4), range(7), range(3)):
        if level != LEVELS[row][column]:
            levels = [list(line) for line in LEVELS]
            levels[row][column] = level
            yield levels


def test_a_change_of_any_one_cell_breaks_an_axiom():
    changed = list(mutants())
    told = [levels for levels in changed if list(contradictions(levels))]
    counted = [levels for levels in changed if not all(keeps_by_numbers(levels, bands) for bands in BANDS.values())]

    assert len(changed) == 56
    assert [levels for levels in changed if levels not in told and levels not in counted] == []
    assert (len(told), len(counted)) == (51, 56), "what a chart can see without bands, and what bands show"


def placed(levels):
    return [(each.axiom, each.cell, each.other) for each in contradictions(levels)]


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        (PRODUCT, [("step", (1, 4), (0, 3)), ("step", (4, 1), (3, 0))]),
        (DIAGONAL, [("step", (1, 2), (0, 1)), ("step", (2, 1), (1, 0))]),
        ([[0, 1, 1], [1, 1, 1], [2, 2, 2]], [("lowest-column", (2, 0), None)]),
        ([[0, 1, 2], [0, 1, 2], [1, 1, 2]], [("lowest-row", (0, 2), None)]),
        ([[0, 0, 0], [0, 1, 1], [0, 0, 2]], [("falls-up", (2, 1), (1, 1)), ("beside", (2, 2), (2, 1))]),
        ([[0, 0, 0], [0, 1, 0], [0, 1, 2]], [("falls-across", (1, 2), (1, 1)), ("beside", (2, 2), (1, 2))]),
        ([[0, 0, 1], [0, 0, 1], [1, 2, 2]], [("beside", (2, 1), (1, 1)), ("step", (2, 2), (1, 1))]),
    ],
)
def test_a_bad_matrix_is_told_by_its_very_cells(levels, found):
    assert placed(levels) == found


@pytest.mark.parametrize("levels", [PRODUCT, DIAGONAL])
def test_what_fails_betweenness_does_jump_when_a_line_is_drawn(levels):
    bands = impacts(len(levels))
    assert jumps(levels, bands)
    assert {each.axiom for each in contradictions(levels)} == {"step"}


@pytest.mark.parametrize(
    "levels",
    [
        [[0, 0, 0], [0, 1, 1], [0, 1, 2]],
        [[0, 0, 1], [0, 1, 1], [1, 1, 2]],
        [[0, 0, 0], [0, 0, 0]],
        [[0, 0, 1, 1], [0, 1, 1, 1], [1, 1, 2, 2]],
    ],
)
def test_what_says_only_what_it_can_is_taken(levels):
    assert placed(levels) == []
