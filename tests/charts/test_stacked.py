"""Stacks that miss a figure, wholes of nothing, bars below zero, and what the words beside pictures say of them."""

from datetime import date

import pytest

from reportgen.table import Status
from tests.charts.making import codes, indicator, picture, row, texts

GAPS = {"A": (5, None, 12, 20), "B": (None, None, 3, 4), "C": (1, 2, 3, None)}
NONE = {"A": (5, 0, 12, None), "B": (3, 0, 3, None)}


def parts(numbers, **given):
    rows = [
        row(name, 2019 + at, value=number) if number is not None else row(name, 2019 + at, status=Status.MISSING)
        for name, found in numbers.items()
        for at, number in enumerate(found)
    ]
    return indicator(rows, "route", "year:integer", **given)


def bars(numbers, more=""):
    return picture("bars", f"x: year\nseries: route\n{more}", d=parts(numbers))


@pytest.mark.parametrize("way", ["up", "across"])
def test_a_total_that_misses_a_part_is_marked_and_the_part_is_named(way):
    said = texts(bars(GAPS, f"stack: stacked\ndirection: {way}"))

    assert {"6*", "2*", "18", "24*"} <= set(said)
    assert {"* No figure: A (2020)", "* No figure: B (2019, 2020)", "* No figure: C (2022)"} <= set(said)
    assert not [text for text in said if "no figure" in text], "the mark `:` is not explained where it is not drawn"


@pytest.mark.parametrize("way", ["up", "across"])
def test_shares_of_a_whole_that_misses_a_part_are_marked(way):
    said = texts(bars(GAPS, f'stack: "100"\ndirection: {way}'))

    assert {"83 %*", "100 %*", "67 %", "17 %"} <= {text.replace("\u00a0", " ") for text in said}
    assert said.count("*") == 3, "one at the end of each bar, also where its shares have no room"


@pytest.mark.parametrize("stack", ["stacked", '"100"'])
def test_the_marks_stand_without_labels_too(stack):
    assert texts(bars(GAPS, f"stack: {stack}\nlabels: none")).count("*") == 3
    assert texts(bars(GAPS, f"stack: {stack}\nlabels: none\ndirection: across")).count("*") == 3


def test_a_figure_that_is_itself_incomplete_marks_the_total():
    rows = [
        row("A", 2019, value=5, partial=1),
        row("B", 2019, value=3),
        row("A", 2020, value=4),
        row("B", 2020, value=2),
    ]
    said = texts(picture("bars", "x: year\nseries: route\nstack: stacked", d=indicator(rows, "route", "year:integer")))

    assert {"8*", "6", "* incomplete"} <= set(said)


@pytest.mark.parametrize("way", ["up", "across"])
def test_a_whole_of_nothing_and_one_without_figures_say_so(way):
    said = texts(bars(NONE, f'stack: "100"\ndirection: {way}'))

    assert {"0 in all", ":", "“:” no figure"} <= set(said)
    assert not [text for text in said if text.startswith("*")]


def test_a_stack_without_any_figure_has_no_total_of_zero():
    said = texts(bars(NONE, "stack: stacked\ndirection: across"))

    assert said.count("0") == 1
    assert ":" in said


@pytest.mark.parametrize("way", ["up", "across"])
def test_numbers_below_zero_stand_at_the_ends_of_their_bars(way):
    made = bars({"A": (5000, -2100), "B": (-300, 800)}, f"direction: {way}")
    found = {label["text"]: label for label in made.plotly["layout"]["annotations"]}
    along, low, high = ("y", "top", "bottom") if way == "up" else ("x", "right", "left")

    assert [found[text][along] for text in ("5,000", "−2,100", "−300", "800")] == [5000, -2100, -300, 800]
    assert [found[text][f"{along}anchor"] for text in ("5,000", "−2,100")] == [high, low]


def test_words_beside_shares_are_shares_and_say_what_is_missing():
    assert bars(GAPS, 'stack: "100"').alt.replace("\u00a0", " ") == (
        "Bar chart of the shares of detections by year. A: highest 67 % (2021), latest 83 % incomplete (2022); "
        "B: highest 17 % (2021), latest 17 % incomplete (2022); C: highest 17 % (2021), latest 17 % (2021). "
        "No figure: A (2020). No figure: B (2019, 2020). No figure: C (2022)."
    )
    lying = picture("bars", 'x: route\nseries: year\nstack: "100"', d=parts({"A": (30, 10), "B": (5, 15)}))
    assert lying.alt.replace("\u00a0", " ").endswith("A, 2019: 75 %; A, 2020: 25 %; B, 2019: 25 %; B, 2020: 75 %.")


def test_many_missing_places_are_counted():
    said = texts(bars({"A": tuple(range(1, 9)), "B": (None,) * 7 + (2,)}, "stack: stacked"))

    assert "* No figure: B (2019, 2020, 2021, 2022, and 3 more)" in said


def test_words_keep_what_is_unknown_highlighted_lowest_and_highest():
    rows = [row(f"N{at}", value=100 - at) for at in range(12)] + [row("Unknown", value=50, part="unknown")]
    said = picture("dots", "rows: nationality\nhighlight: N8", d=indicator(rows, "nationality")).alt

    assert [name for name in ("N0", "N8", "N11", "Unknown", "and 7 more") if f"{name}:" in said or name in said] == [
        "N0", "N8", "N11", "Unknown", "and 7 more",
    ]  # fmt: skip


def test_bars_that_would_be_hairlines_are_refused():
    rows = [row(name, date(2019 + at // 12, at % 12 + 1, 1), value=at) for name in "ABC" for at in range(60)]
    months = indicator(rows, "route", "month:date")

    assert codes("bars", "x: month\nseries: route", d=months) == [
        ("too-many-series", "write `chart: lines`, or choose fewer in the indicator", 3)
    ]
    assert picture("bars", "x: month\nseries: route\nstack: stacked", d=months)


@pytest.mark.parametrize("kind", ["bars", "area"])
def test_the_data_of_shares_hold_both_what_is_counted_and_its_share(kind):
    made = picture(kind, 'x: year\nseries: route\nstack: "100"', d=parts({"A": (30, 10), "B": (10, 30)}))
    heads = [(cell.raw, cell.kind, cell.unit) for cell in made.data.columns]

    assert heads == [
        ("Year", "text", ""),
        ("A", "number", ""),
        ("B", "number", ""),
        ("A, %", "number", "%"),
        ("B, %", "number", "%"),
    ]
    assert [[cell.raw for cell in line.cells] for line in made.data.rows] == [
        ["2019", "30", "10", "75", "25"],
        ["2020", "10", "30", "25", "75"],
    ]
    assert made.data.unit == "detections"


def test_a_share_of_a_whole_that_misses_a_part_keeps_its_star_in_the_data():
    made = bars(GAPS, 'stack: "100"')

    assert [cell.raw.replace("\u00a0", " ") for cell in made.data.rows[0].cells][1:] == [
        "5",
        "missing",
        "1",
        "83 %*",
        "",
        "17 %*",
    ]


@pytest.mark.parametrize("stack", ["none", "stacked"])
def test_where_no_shares_are_drawn_the_data_have_none(stack):
    assert [cell.raw for cell in bars({"A": (1, 2), "B": (3, 4)}, f"stack: {stack}").data.columns] == ["Year", "A", "B"]
