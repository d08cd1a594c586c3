"""Areas: parts that add up over time; gaps where a part has no figure, what is not final open, the total on top."""

import pytest

from reportgen.indicator import Unit
from reportgen.table import Status
from tests.charts.making import STYLE, codes, indicator, nationalities, picture, routes, row, texts, traces

ASKED = "x: year\nseries: route"


def parts(numbers, notes=None, **given):
    """Name → numbers from 2014 on; None is a missing figure."""
    rows = [
        row(name, 2014 + at, value=number, notes=(notes or {}).get(2014 + at, ()))
        if number is not None
        else row(name, 2014 + at, status=Status.MISSING)
        for name, found in numbers.items()
        for at, number in enumerate(found)
    ]
    return indicator(rows, "route", "year:integer", **given)


def area(given, more=""):
    return picture("area", f"{ASKED}\n{more}", a=given)


def shapes(made, name):
    """The corners of the filled shapes of a part."""
    return [
        list(zip(trace["x"], trace["y"], strict=True))
        for trace in traces(made, "scatter")
        if trace.get("fill") and trace["name"] == name
    ]


def test_parts_lie_on_top_of_each_other_the_largest_below():
    made = area(parts({"A": (1, 2), "B": (5, 6)}))

    assert shapes(made, "B") == [[(2014, 5), (2015, 6), (2015, 0), (2014, 0), (2014, 5)]]
    assert shapes(made, "A") == [[(2014, 6), (2015, 8), (2015, 6), (2014, 5), (2014, 6)]]


def test_the_total_is_a_line_on_top_and_its_highest_and_last_numbers_are_written():
    made = area(parts({"A": (1, 20, 3), "B": (5, 6, 7)}))
    [line] = [trace for trace in traces(made, "scatter") if trace["name"] == "Total"]

    assert line["y"] == [6, 26, 10]
    assert {"26", "Total 10"} <= set(texts(made))
    assert "Total: highest 26 (2015), latest 10 (2016)." in made.alt
    assert "Total 10" not in texts(area(parts({"A": (1, 2), "B": (3, 8)}), "total: false"))


def test_where_a_part_has_no_figure_nothing_is_drawn_and_the_part_is_named():
    made = area(parts({"A": (1, None, 3, 4), "B": (5, 6, 7, 8)}))

    assert 2015 not in {x for shape in shapes(made, "B") for x, _ in shape}
    assert 0 not in {y for shape in shapes(made, "A") for _, y in shape}, "a missing part is never drawn as zero"
    assert "No figure: A (2015)" in texts(made)
    assert "No figure: A (2015)." in made.alt


def test_a_time_without_neighbours_is_still_seen():
    made = area(parts({"A": (1, None, 3), "B": (5, 6, 7)}))

    assert {x for shape in shapes(made, "B") for x, _ in shape} == {2013.85, 2014.15, 2015.85, 2016.15}


def test_what_is_not_final_is_open_and_dashed_and_explained():
    made = area(parts({"A": (1, 2, 3), "B": (5, 6, 7)}, {2016: (0,)}))
    looks = [trace for trace in traces(made, "scatter") if trace.get("fill") and trace["name"] == "B"]

    assert [trace["fillcolor"] == STYLE.roles["paper"] for trace in looks] == [False, True]
    assert looks[1]["line"]["dash"]
    assert min(looks[1]["x"]) == 2015
    assert "incomplete" in texts(made)


def test_a_break_parts_the_shapes_and_has_a_rule():
    made = area(parts({"A": (1, 2, 3, 4), "B": (5, 6, 7, 8)}, {2016: (1,)}))

    assert [sorted({x for x, _ in shape}) for shape in shapes(made, "B")] == [[2014, 2015], [2016, 2017]]
    assert any(shape.get("x0") == 2015.5 for shape in made.plotly["layout"]["shapes"])
    assert "break in series" in texts(made)


def test_other_and_unknown_lie_on_top_and_the_unknown_is_hatched():
    rows = [
        row(name, year, value=size, part=part)
        for name, size, part in (("unknown", 99, "unknown"), ("other", 50, "other"), ("Syria", 9, ""))
        for year in (2014, 2015)
    ]
    made = picture("area", "x: year\nseries: route", a=indicator(rows, "route", "year:integer"))
    filled = [trace for trace in traces(made, "scatter") if trace.get("fill")]

    assert [trace["name"] for trace in filled] == ["Syria", "Other", "Unknown"]
    assert ["fillpattern" in trace for trace in filled] == [False, False, True]


def test_shares_are_taken_of_the_parts():
    made = area(parts({"A": (1, 3), "B": (3, 1)}), 'stack: "100"')

    assert shapes(made, "B")[0][:2] == [(2014, 75), (2015, 25)] or shapes(made, "A")[0][:2] == [(2014, 25), (2015, 75)]
    assert {"A 75 %", "B 25 %"} <= {text.replace("\u00a0", " ") for text in texts(made)}
    assert "A: highest 75 % (2015), latest 75 % (2015)" in made.alt.replace("\u00a0", " ")
    assert not [trace for trace in traces(made, "scatter") if trace["name"] == "Total"]


def test_one_area_needs_no_series_and_bears_its_last_number():
    made = picture("area", "x: year", a=indicator([row(y, value=y) for y in (2014, 2015)], "year:integer"))

    assert "2,015" in texts(made)
    assert made.alt.startswith("Area chart of detections by year, 2014 to 2015. Detections: highest")


@pytest.mark.parametrize("kind", ["area", "bars"])
class TestRefused:
    def test_only_some_parts_are_no_hundred_percent(self, kind):
        found = codes(kind, f'{ASKED}\nstack: "100"', a=parts({"A": (1, 2), "B": (3, 4)}, some=True))

        assert [(code, line) for code, _, line in found] == [("share-of-some", 4)]
        assert "other: true" in found[0][1]

    def test_published_shares_that_do_not_add_up_are_no_hundred_percent(self, kind):
        shares = {"unit": Unit(name="% of networks", kind="percent")}
        assert (
            codes(kind, f'{ASKED}\nstack: "100"', a=parts({"A": (40, 50), "B": (40, 50)}, **shares))[0][0]
            == "share-of-some"
        )
        assert picture(kind, f'{ASKED}\nstack: "100"', a=parts({"A": (40, 50), "B": (61, 49)}, **shares))

    def test_numbers_below_zero_and_means_do_not_stack(self, kind):
        asked = f"{ASKED}\nstack: stacked"
        assert codes(kind, asked, a=parts({"A": (1, -2), "B": (3, 4)}))[0][0] == "wrong-chart"
        assert codes(kind, asked, a=parts({"A": (1, 2), "B": (3, 4)}, additive=False))[0][0] == "not-additive"


def test_only_some_parts_have_no_total():
    some = parts({"A": (1, 20), "B": (3, 40)}, some=True)
    assert "Total 60" not in texts(area(some))
    assert "60" not in texts(picture("bars", f"{ASKED}\nstack: stacked", a=some))


def test_an_area_over_categories_is_refused():
    assert codes("area", "x: nationality", a=nationalities()) == [("wrong-chart", "write `chart: bars`", 2)]


def test_too_many_parts_are_refused():
    [(code, hint, line)] = codes("area", ASKED, a=routes([f"route {n}" for n in range(8)]))
    assert (code, line) == ("too-many-series", 3)
    assert "top:" in hint


def test_parts_that_never_meet_are_refused():
    assert codes("area", ASKED, a=parts({"A": (1, None), "B": (None, 4)}))[0][0] == "nothing-to-draw"


def test_one_area_below_zero_is_refused():
    below = indicator([row(2014, value=-4), row(2015, value=3)], "year:integer")
    assert codes("area", "x: year", a=below) == [("wrong-chart", "write `chart: lines`", 1)]


@pytest.mark.parametrize("kind", ["area", "lines"])
def test_the_highest_number_has_room_below_the_unit(kind):
    near = indicator([row(2014, value=497), row(2015, value=300), row(2016, value=200)], "year:integer")
    assert picture(kind, "x: year", a=near).plotly["layout"]["yaxis"]["tickvals"][-1] == 600
    assert picture(kind, "x: year\nlabels: none", a=near).plotly["layout"]["yaxis"]["tickvals"][-1] == 500


def counted(numbers):
    """Name → numbers from 2014 on; None is not published, and counted with all others."""
    rows = [
        row(name, 2014 + at, value=number, part="other" if name == "Other" else "")
        if number is not None
        else row(name, 2014 + at, status=Status.NOT_PUBLISHED_APART)
        for name, found in numbers.items()
        for at, number in enumerate(found)
    ]
    return indicator(rows, "route", "year:integer")


@pytest.mark.parametrize("kind", ["area", "bars"])
def test_a_part_that_is_counted_with_all_others_leaves_no_gap_and_is_no_zero(kind):
    made = picture(kind, f'{ASKED}\nstack: "100"', a=counted({"A": (1, 2, None), "Other": (5, 6, 7)}))

    assert "Not published, counted in Other: A (2016)" in texts(made)
    assert "Not published, counted in Other: A (2016)." in made.alt
    assert not [text for text in texts(made) if text.startswith(("A 0", "No figure"))]
    assert made.data.rows[-1].cells[1].raw == "not published apart"


def test_the_end_of_a_part_that_is_not_published_bears_its_mark():
    assert "A n.p." in texts(area(counted({"A": (1, 2, None), "Other": (5, 6, 7)}), 'stack: "100"'))
