"""Under the pointer a value says what it is of: panel, series and place, and its number with what it counts; once each."""

from decimal import Decimal

import pytest

from reportgen.charts.metrics import width
from reportgen.indicator import Unit
from reportgen.table import Range, Status
from tests.charts.making import STYLE, indicator, nationalities, picture, routes, row, said


def legs():
    def price(low, high):
        return Range(low=Decimal(low), high=Decimal(high), currency="USD", per="person")

    rows = [
        row("Libya to Italy", "boat", "2015", value=price(1000, 4000)),
        row("Libya to Italy", "boat", "2016", value=price(2000, 2000)),
        row("Turkey to Italy", "yacht", "2016", status=Status.WITHHELD),
    ]
    unit = Unit(name="price", kind="money")
    return indicator(rows, "leg", "means", "period", measure="range", unit=unit)


def two_years():
    rows = [row(name, year, value=size) for name, sizes in {"East": (40, 60), "West": (9, 1)}.items()
            for year, size in zip((2014, 2024), sizes, strict=True)]  # fmt: skip
    return indicator(rows, "route", "year:integer")


@pytest.mark.parametrize(
    ("kind", "yaml", "given", "words"),
    [
        ("lines", "x: year\npanels: route", routes(), "South, 2015: 201 detections"),
        ("lines", "x: year\nseries: route", routes(), "South, 2015: 201 detections"),
        ("area", "x: year\nseries: route", routes(), "South, 2015: 201 detections"),
        ("area", 'x: year\nseries: route\nstack: "100"', routes(), "South, 2015: 201 detections (67\u00a0%)"),
        ("bars", "x: nationality", nationalities(), "Syria: 900 detections"),
        ("bars", "x: year\nseries: route", routes(), "2015, South: 201 detections"),
        ("dots", "rows: route\nseries: year", two_years(), "East, 2014: 40 detections"),
        ("heat", "rows: route\ncolumns: year", two_years(), "East, 2014: 40 detections"),
        ("slope", "series: route\nx: year", two_years(), "East, 2014: 40 detections"),
    ],
)  # fmt: skip
def test_a_value_names_what_it_is_of_and_what_it_counts(kind, yaml, given, words):
    assert words in said(picture(kind, yaml, a=given))


def test_a_share_says_what_it_is_a_share_of():
    given = indicator([row("Poland", value=Decimal("12.5"))], "country", unit=Unit(name="networks", kind="percent"))
    assert said(picture("bars", "x: country", a=given)) == ["Poland: 13\u00a0% of networks"]


def test_each_value_is_said_once():
    words = said(picture("lines", "x: year\npanels: route", a=routes()))
    assert len(words) == len(set(words)) == 6


def test_a_row_of_ranges_says_its_heading_and_its_currency_once():
    words = said(picture("ranges", "rows: [leg, means, period]\npanels: currency", a=legs()))
    assert words == [
        "Libya to Italy, boat, 2015:<br>USD\u00a01,000–4,000 per person",
        "Libya to Italy, boat, 2016: USD\u00a02,000 per person",
    ]


def test_a_label_of_a_range_has_room_beyond_the_names_and_points_into_its_range():
    names = "names: {boat: an old wooden boat with an engine that may not start again, yacht: Y}"
    made = picture("ranges", f"rows: [leg, means, period]\npanels: currency\n{names}", a=legs())
    for plotly in (made.plotly, made.narrow):
        layout = plotly["layout"]
        spoken = [trace for trace in plotly["data"] if "customdata" in trace]
        assert [trace["x"] for trace in spoken] == [[2500, 2000]]
        lines = [line for trace in spoken for words in trace["customdata"] for line in words.split("<br>")]
        assert max(width(line, STYLE.size) for line in lines) < layout["width"] - layout["margin"]["l"] - 20


def test_a_row_of_a_dumbbell_says_both_numbers_once():
    words = said(picture("dumbbell", "rows: route\nseries: year", a=two_years()))
    assert words[0] == "East: 2014 40 detections, 2024 60 detections (+50.0\u00a0%)"
    assert len(words) == 2


@pytest.mark.parametrize(
    ("kind", "yaml", "given", "near"),
    [
        ("lines", "x: year\npanels: route", routes(), "x"),
        ("lines", "x: year\nseries: route", routes(), "closest"),
        ("ranges", "rows: [leg, means, period]", legs(), "y"),
        ("dumbbell", "rows: route\nseries: year", two_years(), "y"),
    ],
)
def test_the_nearest_value_answers_from_anywhere_in_the_plot(kind, yaml, given, near):
    layout = picture(kind, yaml, a=given).plotly["layout"]
    assert (layout["hovermode"], layout["hoverdistance"]) == (near, -1)


def test_a_note_goes_with_the_row_and_the_column_it_is_of():
    rows = [row("North", 2014, value=1), row("South", 2014, value=2, notes=(1,)), row("South", 2015, value=3)]
    grid = picture("lines", "x: year\nseries: route", a=indicator(rows, "route", "year:integer")).data
    ((column, note),) = grid.rows[0].notes
    assert column == "South"
    assert "another way of counting" in note
    assert grid.rows[1].notes == ()
