"""Two small tables of an annex stand side by side."""

from dataclasses import dataclass

from reportgen.document import Grid, GridCell, GridRow
from reportgen.renderers.ranks import beside_each_other


@dataclass(frozen=True)
class Table:
    grid: Grid


def table(columns: int, rows: int) -> Table:
    cells = tuple(GridCell(text=(), kind="number") for _ in range(columns))
    return Table(grid=Grid(columns=cells, rows=(GridRow(cells=cells),) * rows))


def test_neighbours_that_are_small_make_a_pair_and_a_third_stands_alone() -> None:
    assert beside_each_other([table(5, 7)] * 3) == {0: "left", 1: "right"}
    assert beside_each_other([table(9, 7), table(5, 7), table(4, 10)]) == {1: "left", 2: "right"}


def test_a_wide_or_a_long_table_has_the_whole_width() -> None:
    assert beside_each_other([table(5, 7), table(6, 7), table(5, 11), table(5, 7)]) == {}
