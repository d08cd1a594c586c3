"""Two small tables of an annex stand side by side."""

from dataclasses import dataclass

from reportgen.document import Grid, GridCell, GridRow, Words
from reportgen.renderers.ranks import bar_head, beside_each_other, close


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


def wide(columns: int, number: str) -> Grid:
    cells = (GridCell(text=()), *(GridCell(text=(Words(text=number),), kind="number") for _ in range(columns)))
    return Grid(columns=cells, rows=(GridRow(cells=cells),))


def test_numbers_that_would_nearly_touch_are_known() -> None:
    assert close(wide(11, "282,873"))
    assert not close(wide(11, "3,318")), "they have air"
    assert not close(wide(6, "1,282,873")), "there is room"


def test_the_head_of_bars_says_neither_unit_nor_years_nor_what_stands_beside_it() -> None:
    heads = [
        bar_head(GridCell(text=(), raw=raw)) for raw in ("Share 2017, %", "Change 2016–2017, %", "2024", "Detections")
    ]
    assert heads == ["Share", "Change", "", ""]
