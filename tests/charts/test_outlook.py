"""The outlook: what is drawn of a forecast, its interval and what came later, and what it says of itself."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reportgen.draw import complaints
from reportgen.indicator import Unit
from reportgen.outlook import BackTest, Outlook, Score, Tally
from reportgen.table import Cell, Column, Row, Status, Table
from reportgen.templating.messages import say
from tests.charts.making import STYLE, TOKENS, drawn, indicator, picture, row, said, texts, traces

TEST = BackTest(
    origins=30,
    tallies=(Tally(ahead=1, inside=1450, values=1740), Tally(ahead=2, inside=20, values=28)),
    width=Decimal("2.50"),
)
OUTLOOK = Outlook(
    model="ets", over="month", season=12, level=80, ahead=2, first="2020-01", last="2024-12", periods=60, series=1,
    vintage="2025-01-15", test=TEST, benchmark=TEST,
)  # fmt: skip


def observed(months=12, **given):
    rows = [row(date(2024, month, 1), value=100 * month) for month in range(1, months + 1)]
    return indicator(rows, "month:date", **given)


def table(rows, measures, *more):
    dimensions = (Column(name="month", kind="date", label="Month"), *(Column(name=name, kind="text") for name in more))
    lines = tuple(Row(keys=keys, cells=tuple(Cell(value=n) for n in numbers), sources=(0,)) for keys, numbers in rows)
    return Table(dimensions=dimensions, measures=tuple(Column(name=n, kind="integer") for n in measures), rows=lines)


def forecast(outlook=OUTLOOK):
    rows = [((date(2025, 1, 1),), (1300, 1000, 1700)), ((date(2025, 2, 1),), (1400, 900, 2200))]
    return indicator(
        [], id="s.f", label="Forecast", table=table(rows, ("value", "low", "high")), outlook=outlook, additive=False
    )


def scored(*results, outlook=OUTLOOK):
    rows = [
        ((date(2025, at, 1), result), (value, 1300, 1000, 1700)) for at, (result, value) in enumerate(results, start=1)
    ]
    score = Score(inside=1, below=0, above=1, lacking=0, later="2025-06-03")
    made = table(rows, ("value", "forecast", "low", "high"), "result")
    return indicator([], id="s.s", label="Later", table=made, outlook=replace(outlook, score=score), additive=False)


PLAIN = "data: [a]\nobserved: b"
SCORED = f"{PLAIN}\nscored: c"


def plain():
    return picture("outlook", PLAIN, a=forecast(), b=observed())


def with_later(*results):
    return picture("outlook", SCORED, a=forecast(), b=observed(), c=scored(*results))


def test_what_was_published_is_a_whole_line_and_the_forecast_goes_on_from_its_end_broken():
    band, ahead, line, *_ = traces(plain(), "scatter")
    assert line["y"] == [100 * month for month in range(1, 13)]
    assert "dash" not in line["line"]
    assert ahead["line"]["dash"] == "6px,3px"
    assert ahead["y"] == [1200, 1300, 1400]
    assert ahead["x"][0] == line["x"][-1]
    assert band["y"] == [1200, 1700, 2200, 900, 1000, 1200]
    assert band["fill"] == "toself"


def test_the_band_bears_its_level_and_the_ends_their_numbers():
    assert {"Published", "Forecast", "Interval of 80\xa0%", "1,400", "900", "2,200"} <= set(texts(plain()))


@pytest.mark.parametrize("results", [[("inside", 1200), ("above", 3000)], [("below", 3)], [("inside", 1100)]])
def test_later_figures_differ_in_shape_when_they_lie_outside(results):
    made = with_later(*results)
    marks = [trace for trace in traces(made, "scatter") if trace["mode"] == "markers"][1:]
    found = [(trace["marker"]["symbol"], y) for trace in marks for y in trace["y"]]
    assert found == [("circle" if result == "inside" else "x", value) for result, value in results]
    assert ("Later figure, outside" in texts(made)) == any(result != "inside" for result, _ in results)


def test_it_says_model_interval_and_back_test_without_being_seen():
    assert plain().alt == (
        "Outlook of detections by month, Jan 2024 to Dec 2024. Published: highest 1,200 (Dec 2024), latest 1,200 (Dec 2024). "
        "Forecast by exponential smoothing, season of 12, a calculation and no judgement, with an interval of 80\xa0%: "
        "Jan 2025: 1,300 (1,000 to 1,700); Feb 2025: 1,400 (900 to 2,200). "
        "In the back-test 1,470 of 1,768 later figures lay inside the interval."
    )
    later = with_later(("inside", 1200), ("above", 3000)).alt
    assert later.endswith("Of the figures that came later 1 of 2 lie inside; outside: Feb 2025: 3,000.")
    assert with_later(("inside", 1200)).alt.endswith("1 of 1 lie inside.")


def test_the_pointer_is_told_the_interval_too():
    assert "Jan 2025, Forecast: 1,300 detections (1,000 to 1,700)" in said(plain())
    assert "Feb 2025, Later figure, outside: 3,000 detections" in said(with_later(("inside", 1), ("above", 3000)))


def test_its_data_hold_every_number_with_the_ends_of_the_interval():
    grid = with_later(("inside", 1200), ("above", 3000)).data
    heads = ["".join(run.text for run in column.text) for column in grid.columns]
    assert heads == [
        "Month",
        "Published",
        "Forecast",
        "Lower end, 80\xa0%",
        "Upper end, 80\xa0%",
        "Later figure",
        "Result",
    ]
    rows = [[cell.raw for cell in line.cells] for line in grid.rows]
    assert rows[11:] == [
        ["Dec 2024", "1200", "", "", "", "", ""],
        ["Jan 2025", "", "1300", "1000", "1700", "1200", "inside"],
        ["Feb 2025", "", "1400", "900", "2200", "3000", "above"],
    ]
    assert len(plain().data.columns) == 5


def test_a_period_without_a_later_figure_is_left_empty():
    last = with_later(("inside", 1200)).data.rows[-1]
    assert [cell.raw for cell in last.cells][-2:] == ["", ""]


@pytest.mark.parametrize("made", [plain, lambda: with_later(("inside", 1200), ("above", 3000))])
def test_it_is_drawn_in_two_widths_in_the_houses_colours_the_same_each_time(made):
    one, other = made(), made()
    assert complaints(one.plotly) == complaints(one.narrow) == ()
    assert (one.plotly["layout"]["width"], one.narrow["layout"]["width"]) == (STYLE.width, STYLE.narrow)
    text = json.dumps(one.plotly, sort_keys=True, allow_nan=False)
    assert text == json.dumps(other.plotly, sort_keys=True, allow_nan=False)
    assert {f"#{part[:6]}" for part in text.split('"#')[1:]} <= set(TOKENS.names)


def test_numbers_and_key_can_be_asked_otherwise():
    made = picture("outlook", f"{PLAIN}\nlabels: none\nbaseline: data\nheight: 400", a=forecast(), b=observed())
    assert "1,400" not in texts(made)
    assert made.height == 400
    assert say("chart-cut", "en") in texts(made)


def test_a_gap_in_what_was_published_stays_open():
    rows = [row(date(2024, month, 1), value=100) for month in range(1, 12)] + [
        row(date(2024, 12, 1), status=Status.MISSING)
    ]
    made = picture("outlook", PLAIN, a=forecast(), b=indicator(rows, "month:date"))
    assert made.data.rows[11].cells[1].kind == "status"


def test_figures_after_the_forecast_begins_are_not_drawn_as_published():
    rows = [row(date(2024, 12, 1), value=5), row(date(2025, 1, 1), value=6)]
    made = picture("outlook", PLAIN, a=forecast(), b=indicator(rows, "month:date"))
    assert made.data.rows[0].cells[1].raw == "5"
    assert len(made.data.rows) == 3


def other_route():
    found = scored(("inside", 5))
    lines = tuple(replace(line, keys=(*line.keys, "West")) for line in found.table.rows)
    route = Column(name="route", kind="text")
    return replace(found, table=replace(found.table, dimensions=(*found.table.dimensions, route), rows=lines))


@pytest.mark.parametrize(
    ("yaml", "given", "code"),
    [
        ("data: [a, b]\nobserved: b", {}, "several-numbers"),
        ("data: [b]\nobserved: b", {}, "needs-forecast"),
        ("data: [c]\nobserved: b", {}, "needs-forecast"),
        ("data: [a]\nobserved: b\nscored: b", {}, "needs-forecast"),
        (SCORED, {"c": scored(("inside", 5), outlook=replace(OUTLOOK, level=90))}, "needs-forecast"),
        (SCORED, {"c": other_route()}, "needs-forecast"),
        (PLAIN, {"b": observed(unit=Unit(name="persons"))}, "mixed-units"),
        (PLAIN, {"b": indicator([row(2024, value=1)], "year:integer")}, "unknown-dimension"),
        (PLAIN, {"b": indicator([row(date(2026, 1, 1), value=1)], "month:date")}, "nothing-to-draw"),
    ],
)
def test_what_cannot_be_drawn_is_a_problem(yaml, given, code):
    made, problems = drawn("outlook", yaml, {"a": forecast(), "b": observed(), "c": scored(("inside", 5)), **given})
    assert made is None
    assert [problem.code for problem in problems] == [code]
