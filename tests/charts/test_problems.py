"""What a chart refuses, with the place and the way out."""

from datetime import date

import pytest

from reportgen.indicator import Unit
from reportgen.table import Period, Range, Row, Status
from tests.charts.making import codes, indicator, nationalities, picture, routes, row

USD, EUR = (Range(low=1000, high=4000, currency=currency) for currency in ("USD", "EUR"))


def prices(*ranges):
    return indicator([row(f"leg {n}", value=value) for n, value in enumerate(ranges)], "leg", measure="range")


def test_a_dimension_that_is_not_there():
    assert codes("lines", "x: yaer\nseries: route", a=routes()) == [("unknown-dimension", "did you mean `year`?", 2)]


def test_both_indicators_of_one_chart_are_checked():
    found = codes("lines", "x: yaer\nseries: data", a=nationalities(), b=nationalities())
    assert [code for code, _, _ in found] == ["unknown-dimension", "unknown-dimension"]


def test_a_measure_that_is_not_there():
    assert codes("bars", "x: nationality\nmeasure: valeu", a=nationalities()) == [
        ("unknown-measure", "did you mean `value`?", 3)
    ]


def test_two_measures_and_no_word_which():
    from dataclasses import replace

    from reportgen.table import Column

    given = nationalities()
    measures = (*given.table.measures, Column(name="share", kind="number"))
    rows = tuple(Row(keys=one.keys, cells=one.cells * 2, part=one.part) for one in given.table.rows)
    both = replace(given, table=replace(given.table, measures=measures, rows=rows))
    assert codes("bars", "x: nationality", a=both) == [("which-measure", "add `measure:`", 1)]


def test_no_number_at_all():
    empty = indicator([row("Syria", status=Status.WITHHELD)], "nationality")
    [(code, hint, line)] = codes("bars", "x: nationality", a=empty)
    assert (code, line) == ("nothing-to-draw", 1)
    assert "explain" in hint


def test_several_numbers_at_one_place():
    assert codes("lines", "x: year", a=routes()) == [
        ("several-numbers", "add `series: route`, or sum it up in the indicator", 1)
    ]


def test_two_indicators_that_nothing_tells_apart():
    [(code, hint, _)] = codes("lines", "x: year\nseries: route", a=routes(), b=routes())
    assert code == "several-numbers"
    assert "add `panels: data`" in hint


def test_two_units_on_one_axis():
    persons = indicator([row(2014, value=5)], "year:integer", unit=Unit(name="persons"))
    detections = indicator([row(2014, value=7)], "year:integer")
    assert codes("lines", "x: year\nseries: data", a=persons, b=detections) == [
        ("mixed-units", "add `panels: data`", 1)
    ]
    assert codes("bars", "x: year\nseries: data", a=persons, b=detections) == [
        ("mixed-units", "draw one chart for each", 1)
    ]


def test_two_currencies_on_one_axis():
    assert codes("ranges", "rows: leg", a=prices(USD, EUR)) == [("mixed-currencies", "add `panels: currency`", 1)]


def test_two_publishers_joined_as_one_line():
    stitched = indicator(
        [row(2014, value=5), row(2015, value=6, sources=(1,))], "year:integer", publishers=("Frontex", "Eurostat")
    )
    [(code, hint, _)] = codes("lines", "x: year", a=stitched)
    assert code == "mixed-definitions"
    assert "where" in hint


def test_two_publishers_on_one_axis():
    one, two = (
        indicator([row(2014, value=5), row(2015, value=6)], "year:integer", publishers=(name,))
        for name in ("Frontex", "Eurostat")
    )
    assert codes("lines", "x: year\nseries: data", a=one, b=two) == [("mixed-definitions", "add `panels: data`", 1)]


def test_more_lines_than_colours():
    [(code, hint, line)] = codes("lines", "x: year\nseries: route", a=routes([f"R{n}" for n in range(7)]))
    assert (code, line) == ("too-many-series", 3)
    assert "`top:`" in hint


def test_more_panels_than_a_page_holds():
    [(code, _, line)] = codes("lines", "x: year\npanels: route", a=routes([f"R{n}" for n in range(17)]))
    assert (code, line) == ("too-many-series", 3)


@pytest.mark.parametrize(("kind", "yaml"), [("bars", "x: route"), ("dots", "rows: route")])
def test_more_rows_than_a_page_holds(kind, yaml):
    many = indicator([row(f"R{n}", value=n) for n in range(36)], "route")
    assert [code for code, _, _ in codes(kind, yaml, a=many)] == ["too-many-series"]


@pytest.mark.parametrize(("kind", "yaml"), [("bars", "x: year\nseries: route"), ("dots", "rows: year\nseries: route")])
def test_more_marks_in_a_row_than_a_reader_takes(kind, yaml):
    assert [code for code, _, _ in codes(kind, yaml, a=routes(["A", "B", "C", "D", "E"]))] == ["too-many-series"]


def test_a_heat_table_wider_than_the_page():
    wide = routes(years=range(2000, 2020))
    assert [(code, line) for code, _, line in codes("heat", "rows: route\ncolumns: year", a=wide)] == [
        ("too-many-series", 3)
    ]


def test_ranges_higher_than_a_page():
    assert [code for code, _, _ in codes("ranges", "rows: leg", a=prices(*[USD] * 60))] == ["too-many-series"]


def test_a_highlight_that_is_not_in_the_data():
    assert codes("bars", "x: nationality\nhighlight: Siria", a=nationalities()) == [
        ("unknown-category", "did you mean `Syria`?", 3)
    ]


def test_a_name_for_what_is_not_in_the_data():
    [(code, _, line)] = codes("bars", "x: nationality\nnames: {Irak: Iraq (renamed)}", a=nationalities())
    assert (code, line) == ("unknown-category", 3)


def test_an_event_outside_the_time_axis():
    [(code, _, line)] = codes("lines", "x: year\nseries: route\nmarks:\n  - {x: 2031, text: later}", a=routes())
    assert (code, line) == ("unknown-category", 5)


@pytest.mark.parametrize(("kind", "yaml"), [("lines", "x: leg"), ("bars", "x: leg"), ("dots", "rows: leg")])
def test_ranges_where_numbers_are_wanted(kind, yaml):
    assert codes(kind, yaml, a=prices(USD)) == [("wrong-chart", "write `chart: ranges`", 1)]


def test_numbers_where_ranges_are_wanted():
    assert codes("ranges", "rows: nationality", a=nationalities()) == [("wrong-chart", "write `chart: dots`", 1)]


def test_a_stack_of_what_may_not_be_added():
    from dataclasses import replace

    means = replace(routes(), additive=False)
    [(code, hint, line)] = codes("bars", "x: year\nseries: route\nstack: stacked", a=means)
    assert (code, line) == ("not-additive", 4)
    assert "`stack: none`" in hint


def test_a_stack_of_what_is_below_zero():
    below = indicator([row(2014, "a", value=-3), row(2014, "b", value=4)], "year:integer", "kind")
    assert codes("bars", "x: year\nseries: kind\nstack: stacked", a=below) == [
        ("wrong-chart", "write `stack: none`", 4)
    ]


def test_an_expression_beside_an_axis_or_an_event():
    found = codes("lines", 'x: year\nseries: route\naxis: {y: "{{ peak }}"}', a=routes())
    assert [(code, line) for code, _, line in found] == [("wrong-value", 4)]
    found = codes("lines", 'x: year\nseries: route\nmarks: [{x: 2015, text: "{{ peak }}"}]', a=routes())
    assert [(code, line) for code, _, line in found] == [("wrong-value", 4)]


def test_an_unknown_key_of_a_chart():
    assert [code for code, _, _ in codes("dots", "rows: nationality\nsotr: name", a=nationalities())] == ["unknown-key"]


def test_a_year_and_a_quarter_on_one_line():
    periods = [(2022, 1, 12, "2022"), (2023, 1, 3, "2023-Q1"), (2023, 4, 6, "2023-Q2")]
    keys = [
        Period(start=date(y, a, 1), end=date(y, b, 30 if b == 6 else 31), label=label) for y, a, b, label in periods
    ]
    rows = [row(key, value=value) for key, value in zip(keys, (100, 30, 35), strict=True)]
    sums = indicator(rows, "period:period", adds="sums")
    assert codes("lines", "x: period", a=sums) == [
        ("unlike-periods", "choose periods of one length in the indicator's `where`, or give it `by: year`", 1)
    ]
    assert picture("lines", "x: period", a=indicator(rows[1:], "period:period", adds="sums"))
    assert picture("lines", "x: period", a=indicator(rows, "period:period"))
