"""Dumbbells: two numbers a row; over time an arrowhead points the way, of two groups each has a mark of its own."""

from reportgen.indicator import Axis, Unit
from reportgen.table import Status
from tests.charts.making import STYLE, codes, indicator, picture, routes, row, texts, traces

ASKED = "rows: route\nseries: year"
NUMBERS = {"Rose": (100, 400), "Fell": (500, 250), "Same": (70, 70)}


def two(numbers=None, names=(2014, 2024), kind="year:integer", **given):
    rows = [
        row(name, when, value=size, part="other" if name == "other" else "")
        for name, sizes in (numbers or NUMBERS).items()
        for when, size in zip(names, sizes, strict=True)
    ]
    return indicator(rows, "route", kind, **given)


def dumbbell(given, more=""):
    return picture("dumbbell", f"{ASKED}\n{more}", a=given)


def marks(made):
    """Symbol → where such marks stand."""
    found = {}
    for trace in traces(made, "scatter"):
        if trace["mode"] == "markers":
            found.setdefault(trace["marker"]["symbol"], []).extend(trace["x"])
    return found


def names(made):
    return [text for text in texts(made) if text in {"Rose", "Fell", "Same", "Other"}]


def test_an_arrowhead_points_from_the_earlier_to_the_later_number():
    assert marks(dumbbell(two())) == {
        "circle": [100, 70, 500, 70],
        "triangle-right": [400],
        "triangle-left": [250],
    }


def test_the_difference_is_written_beside_each_row():
    assert {"Change", "+300 %", "−50.0 %", "0.0 %"} <= {text.replace("\u00a0", " ") for text in texts(dumbbell(two()))}
    assert {"+300", "−250"} <= set(texts(dumbbell(two(), "difference: absolute")))
    assert "Change" not in texts(dumbbell(two(), "difference: none"))


def test_rows_go_by_the_difference_unless_told_otherwise_and_other_is_last():
    given = two({**NUMBERS, "other": (1, 900)})
    assert names(dumbbell(given)) == ["Rose", "Same", "Fell", "Other"]
    assert names(dumbbell(given, "sort: smallest")) == ["Fell", "Same", "Rose", "Other"]
    assert names(dumbbell(given, "sort_by: first")) == ["Fell", "Rose", "Same", "Other"]
    assert names(dumbbell(given, "sort_by: second")) == ["Rose", "Fell", "Same", "Other"]


def test_two_groups_have_a_mark_each_and_no_direction():
    made = dumbbell(two(names=("Land", "Sea"), kind="year"))

    assert marks(made) == {"circle": [100, 70, 500], "diamond": [400, 70, 250]}
    assert {"Difference", "+300", "Land", "Sea"} <= set(texts(made))
    assert made.alt.startswith("Dumbbell chart of detections by route, Land and Sea. Rose: 100 (Land), 400 (Sea); ")
    assert "up" not in made.alt


def test_its_words_say_both_numbers_and_the_change():
    said = dumbbell(two()).alt.replace("\u00a0", " ")
    assert "2014 to 2024. Rose: 100 (2014), 400 (2024), up 300 %; Same: 70 (2014), 70 (2024), unchanged; Fell:" in said


def test_shares_differ_by_points():
    made = dumbbell(two({"A": (10, 15)}, unit=Unit(name="%", kind="percent")))
    assert [text for text in texts(made) if text.startswith("+5")]


def test_a_number_that_is_not_there_leaves_one_mark_and_its_sign():
    rows = [
        row("A", 2014, value=5),
        row("A", 2024, value=9),
        row("B", 2014, value=7),
        row("B", 2024, status=Status.NOT_PUBLISHED),
    ]
    made = dumbbell(indicator(rows, "route", "year:integer"))

    assert marks(made)["circle"] == [5, 7]
    assert {"n.p.", "“n.p.” not published"} <= set(texts(made))


def test_a_percentage_of_next_to_nothing_is_withheld():
    assert {"w", "“w” withheld"} <= set(texts(dumbbell(two({"A": (3, 90)}))))


def test_a_highlight_leaves_the_other_rows_grey():
    made = dumbbell(two(), "highlight: Fell")
    inks = {
        trace["marker"]["symbol"]: trace["marker"]["color"]
        for trace in traces(made, "scatter")
        if trace["mode"] == "markers"
    }
    assert inks["triangle-left"] == STYLE.roles["highlight"]
    assert inks["triangle-right"] == STYLE.roles["other"]


def test_across_a_break_it_is_refused_dashed_or_not_joined():
    axes = (Axis(extract="x", name="year", before="", after="2020", wanted={}, reason="another way of counting"),)

    [(code, hint, line)] = codes("dumbbell", ASKED, a=two(axes=axes))
    assert (code, line) == ("across-break", 3)
    assert "breaks: note" in hint
    bars = [trace for trace in traces(dumbbell(two(axes=axes, breaks="note")), "scatter") if trace["mode"] == "lines"]
    assert all(bar["line"]["dash"] for bar in bars)
    apart = dumbbell(two(axes=axes, breaks="withhold"))
    assert not [trace for trace in traces(apart, "scatter") if trace["mode"] == "lines"]
    assert "w" in texts(apart)


def test_more_or_fewer_than_two_ends_are_refused():
    assert codes("dumbbell", ASKED, a=routes(years=(2014,))) == [("wrong-chart", "write `chart: dots`", 3)]
    [(code, hint, line)] = codes("dumbbell", ASKED, a=routes())
    assert (code, line) == ("wrong-chart", 3)
    assert "where: {year: [2014, 2016]}" in hint


def test_rows_without_two_numbers_are_refused():
    apart = indicator([row("A", 2014, value=5), row("B", 2024, value=6)], "route", "year:integer")
    assert codes("dumbbell", ASKED, a=apart) == [("nothing-to-draw", "write `chart: dots`", 1)]


def test_too_many_rows_are_refused():
    assert codes("dumbbell", ASKED, a=routes([f"r{n}" for n in range(40)], (2014, 2024)))[0][0] == "too-many-series"
