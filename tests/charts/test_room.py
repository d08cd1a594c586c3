"""Room: labels of neighbours that do not meet, long names that go on, and heat tables that go on in bands."""

from itertools import pairwise

import pytest

from reportgen.charts.legend import Item, rows_of
from reportgen.charts.metrics import width, wrap
from tests.charts.making import STYLE, indicator, picture, routes, row

LONG = "Detections between border-crossing points on green borders, persons counted more than once"


@pytest.mark.parametrize("size", [660, 360])
def test_the_labels_below_neighbouring_panels_do_not_meet(size):
    made = picture(
        "lines", "x: year\npanels: route", d=routes(("A", "B", "C", "D", "E"), (2020, 2021, 2022, 2023, 2024))
    )
    layout = (made.plotly if size == 660 else made.narrow)["layout"]
    area = size - layout["margin"]["l"] - layout["margin"]["r"]
    domains = [layout[f"xaxis{index}"]["domain"] for index in ("", 2)]

    assert (domains[1][0] - domains[0][1]) * area > width("2020", STYLE.size) + 4


def test_a_name_longer_than_a_row_of_the_legend_goes_on_below():
    rows = rows_of([Item(text="A", sign="box", ink="ink"), Item(text=LONG, sign="box", ink="ink")], 360, 12)

    assert [item.goes_on for items in rows for item in items] == [False, False, True]
    assert all(width(item.text, 12) + 17 <= 360 for items in rows for item in items)
    assert " ".join(item.text for items in rows[1:] for item in items) == LONG


def test_names_of_several_lines_stand_apart_at_the_ends_of_lines():
    made = picture("lines", "x: year\nseries: route", d=routes(tuple(f"{name} {LONG[:50]}" for name in "ABCD")))
    names = [note for note in made.plotly["layout"]["annotations"] if "<br>" in note["text"]]
    high = made.height - made.plotly["layout"]["margin"]["t"] - made.plotly["layout"]["margin"]["b"]
    axis = made.plotly["layout"]["yaxis"]["range"]
    places = sorted(
        ((note["y"] - axis[0]) / (axis[1] - axis[0]) * high + note["yshift"], note["text"].count("<br>") + 1)
        for note in names
    )

    for (low, below), (up, over) in pairwise(places):
        assert up - low - (below + over) / 2 * STYLE.size * 1.25 > 5


def test_words_break_at_their_own_hyphens_first():
    assert wrap("border-crossing points", 60, 12) == ("border-", "crossing", "points")


@pytest.mark.parametrize(("rows", "columns", "wide", "narrow"), [(2, 4, 1, 1), (2, 12, 2, 3), (30, 12, 1, 1)])
def test_heat_tables_go_on_in_bands_when_their_numbers_need_room(rows, columns, wide, narrow):
    names = ["A", *(f"R{at}" for at in range(1, rows))]
    found = [row(name, 2010 + at, value=1_000_000 + at) for name in names for at in range(columns)]
    made = picture("heat", "rows: route\ncolumns: year", d=indicator(found, "route", "year:integer"))

    for layout, bands in ((made.plotly["layout"], wide), (made.narrow["layout"], narrow)):
        assert len([note for note in layout["annotations"] if note["text"] == "A"]) == bands
