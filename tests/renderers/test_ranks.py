"""Two small tables of an annex stand side by side."""

from dataclasses import dataclass

from reportgen.document import Grid, GridCell, GridRow, Words
from reportgen.renderers.ranks import bar_head, beside_each_other, close, column_widths


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


def headed(*heads: str) -> Grid:
    cells = tuple(
        GridCell(text=(Words(text=head),), kind="text" if at == 0 else "number") for at, head in enumerate(heads)
    )
    return Grid(columns=cells, rows=())


def test_years_are_equally_wide_and_the_number_behind_a_few_of_them_too() -> None:
    assert column_widths(headed("Place", "2012", "2013", "2014")) == (0, 11, 11, 11)
    assert column_widths(headed("Place", "2019", "2020", "Share")) == (0, 11, 11, 11)


def test_names_keep_their_lines_where_columns_are_many() -> None:
    assert column_widths(headed("Type", "2014", "2015", "2016", "2017", "Share", "Change")) == (21, *[10.29] * 4, 0, 0)
    assert column_widths(headed("Route", *map(str, range(2014, 2025)))) == (0, *[5.27] * 11)


def test_a_table_without_years_takes_what_it_needs() -> None:
    assert column_widths(headed("Leg", "Price", "2015")) == ()
