"""Slopes: two or three columns, lines named at both ends, changes in words; and the breaks that a comparison may not cross."""

import pytest

from reportgen.indicator import Axis, Source
from reportgen.table import Status
from tests.charts.making import STYLE, codes, indicator, picture, routes, row, texts, traces

ASKED = "x: year\nseries: route"
BREAK = (Axis(extract="x", name="year", before="", after="2016", wanted={}, reason="another way of counting"),)


def two(years=(2014, 2024), **given):
    rows = [
        row(name, year, value=n + at * step)
        for name, n, step in (("North", 100, 50), ("South", 400, -100))
        for at, year in enumerate(years)
    ]
    return indicator(rows, "route", "year:integer", **given)


def slope(given, more=""):
    return picture("slope", f"{ASKED}\n{more}", a=given)


def lines(made):
    return [trace for trace in traces(made, "scatter") if trace["mode"] == "lines"]


def test_each_line_is_named_at_both_ends_with_its_numbers():
    made = slope(two())

    assert {"North 100", "150 North", "South 400", "300 South", "2014", "2024"} <= set(texts(made))
    assert [(line["x"], line["y"]) for line in lines(made)] == [([0, 1], [100, 150]), ([0, 1], [400, 300])]


def test_on_a_small_screen_the_left_bears_numbers_alone():
    left = [label["text"] for label in slope(two()).narrow["layout"]["annotations"]]
    assert "100" in left
    assert "North 100" not in left


def test_a_change_is_said_in_words_where_it_is_asked_and_may_be_said():
    said = [text.replace("\u00a0", " ") for text in texts(slope(two(), "change: percent"))]
    assert {"150 North, up 50.0 %", "300 South, down 25.0 %"} <= set(said)
    assert "South: 400 (2014), 300 (2024), down by 100" in slope(two(), "change: absolute").alt.replace("\u00a0", " ")

    low = indicator([row("A", 2014, value=3), row("A", 2024, value=90)], "route", "year:integer")
    assert "90 A" in texts(slope(low, "change: percent")), "of three, no percentage is taken"


def test_columns_stand_in_the_order_of_time():
    assert [text for text in texts(slope(two((2024, 2014)))) if text in {"2014", "2024"}] == ["2014", "2024"]


def test_a_line_without_a_number_at_one_end_is_a_dot_and_said():
    numbers = {("North", 2014): 5, ("North", 2024): 6, ("South", 2014): 9}
    rows = [row(*keys, value=value) for keys, value in numbers.items()]
    gap = indicator([*rows, row("South", 2024, status=Status.NOT_PUBLISHED)], "route", "year:integer")
    made = slope(gap)

    assert [line["y"] for line in lines(made)] == [[5, 6]]
    assert {"South 9", "No figure: South (2024)"} <= set(texts(made))


def test_a_highlight_is_above_all_others_and_they_are_grey():
    last = lines(slope(two(), "highlight: North"))[-1]
    assert (last["name"], last["line"]["color"]) == ("North", STYLE.roles["highlight"])


def test_what_is_not_final_is_dashed_to_a_hollow_dot():
    part = indicator([row("North", 2014, value=5), row("North", 2024, value=6, notes=(0,))], "route", "year:integer")
    made = slope(part)

    assert lines(made)[0]["line"]["dash"]
    assert "incomplete" in texts(made)


def test_a_scale_that_does_not_begin_at_zero_says_so():
    assert slope(two()).plotly["layout"]["yaxis"]["range"] == [0, 400]
    assert "The axis does not begin at zero" in texts(slope(two(), "baseline: data"))


class TestAcrossABreak:
    def test_lines_are_refused_unless_the_author_says_what_becomes_of_it(self):
        [(code, hint, line)] = codes("slope", ASKED, a=two(axes=BREAK))
        assert (code, line) == ("across-break", 2)
        assert "breaks: note" in hint

    def test_a_noted_break_is_dashed_and_has_a_rule(self):
        made = slope(two(axes=BREAK, breaks="note"))
        assert all(line["line"]["dash"] for line in lines(made))
        assert any(shape.get("x0") == 0.5 for shape in made.plotly["layout"]["shapes"])
        assert "break in series" in texts(made)

    def test_a_withheld_one_is_not_joined_and_has_no_change(self):
        made = slope(two(axes=BREAK, breaks="withhold"), "change: percent")
        assert lines(made) == []
        assert {"150 North", "300 South"} <= set(texts(made))

    @pytest.mark.parametrize("kind", ["lines", "area"])
    def test_over_time_the_series_is_parted_where_it_breaks(self, kind):
        made = picture(kind, ASKED, a=replaced(routes(years=(2014, 2015, 2016, 2017)), axes=BREAK))
        assert "break in series" in texts(made)
        assert any(shape.get("x0") == 2015.5 for shape in made.plotly["layout"]["shapes"])

    def test_series_of_which_the_break_does_not_speak_go_on(self):
        south = (Axis(extract="x", name="year", before="", after="2016", wanted={"route": ("South",)}, reason="r"),)
        made = picture("lines", ASKED, a=replaced(routes(years=(2014, 2015, 2016, 2017)), axes=south))
        whole = {trace["name"]: trace["x"] for trace in lines(made)}
        assert whole == {"North": [2014, 2015, 2016, 2017], "South": [2014, 2015, None, 2016, 2017]}


def replaced(given, **more):
    from dataclasses import replace

    return replace(given, **more)


def test_figures_of_two_publishers_are_not_joined():
    rows = [row("North", 2014, value=5, sources=(0,)), row("North", 2024, value=6, sources=(1,))]
    mixed = indicator(rows, "route", "year:integer", sources=(Source(publisher="Frontex"), Source(publisher="UNHCR")))
    assert codes("slope", ASKED, a=mixed)[0][0] == "mixed-publishers"


def test_more_than_three_times_are_refused():
    [(code, hint, line)] = codes("slope", ASKED, a=routes(years=(2014, 2015, 2016, 2017)))
    assert (code, line) == ("wrong-chart", 2)
    assert "where: {year: [2014, 2017]}" in hint


def test_one_column_is_refused():
    assert codes("slope", ASKED, a=routes(years=(2014,))) == [("wrong-chart", "write `chart: dots`", 2)]


def test_too_many_lines_are_refused():
    assert codes("slope", ASKED, a=routes([f"r{n}" for n in range(30)], (2014, 2024)))[0][0] == "too-many-series"


def test_lines_that_never_join_are_refused():
    apart = indicator([row("North", 2014, value=5), row("South", 2024, value=6)], "route", "year:integer")
    assert codes("slope", ASKED, a=apart) == [("nothing-to-draw", "write `chart: dots`", 1)]


def test_what_is_highlighted_lies_over_others_that_share_its_place():
    rows = [
        row("A", 2019, value=5),
        row("A", 2024, value=9),
        row("Other", 2019, value=5, part="other"),
        row("Other", 2024, value=2, part="other"),
    ]
    made = picture("slope", "x: year\nseries: part\nhighlight: A", a=indicator(rows, "part", "year:integer"))
    dots = [
        trace["marker"]["color"]
        for trace in traces(made, "scatter")
        if trace["mode"] == "markers" and trace["marker"].get("line")
    ]

    assert dots[-1] == STYLE.roles["highlight"]
