"""A waterfall leads from level to level: every sum is computed, and refused when it does not come out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen.indicator import Unit
from reportgen.table import Status
from tests.charts.making import STYLE, codes, drawn, indicator, picture, row, texts, traces
from tests.charts.test_kinds import steps

PLAIN = "rows: step\nlevels: [Before, After]"


def bars(made):
    """Gives each bar: where it begins and how long it is."""
    return {bar["name"]: (bar["base"][0], bar["x"][0]) for bar in traces(made, "bar")}


def test_each_step_begins_where_the_one_before_ended():
    assert bars(picture("waterfall", PLAIN, a=steps())) == {
        "Before": (0, 100), "Opened": (100, 40), "Closed": (75, 65), "After": (0, 75),
    }  # fmt: skip


def test_steps_bear_their_signs_and_levels_do_not():
    assert {"100", "+40", "−65", "75"} <= set(texts(picture("waterfall", PLAIN, a=steps())))


def test_levels_between_are_held_against_the_sum_too():
    rows = [row("a", value=1), row("b", value=2), row("c", value=3), row("d", value=-1), row("e", value=2)]
    made = picture("waterfall", "rows: step\nlevels: [a, c, e]", a=indicator(rows, "step"))

    assert bars(made) == {"a": (0, 1), "b": (1, 2), "c": (0, 3), "d": (2, 1), "e": (0, 2)}
    other = indicator([*rows[:2], row("c", value=4), *rows[3:]], "step")
    assert codes("waterfall", "rows: step\nlevels: [a, c, e]", a=other)[0][0] == "does-not-add-up"


def test_a_sum_that_does_not_come_out_is_refused_with_what_is_missing():
    made, [problem] = drawn("waterfall", PLAIN, {"a": steps(row("Moved", value=1))})

    assert made is None
    assert (problem.code, problem.at.line) == ("does-not-add-up", 1)
    assert problem.message == "`Before` and the steps after it make 76, and `After` is 75: -1 is missing"


def test_sums_are_exact():
    rows = [row("Before", value=Decimal("0.1")), row("More", value=Decimal("0.2")), row("After", value=Decimal("0.3"))]

    assert picture("waterfall", PLAIN, a=indicator(rows, "step", measure="number", decimals=1))


def test_one_step_without_a_number_follows_from_the_levels_and_is_hatched():
    rows = [row("Before", value=100), row("Lost", status=Status.MISSING), row("After", value=70)]
    made = picture("waterfall", PLAIN, a=indicator(rows, "step"))
    (hatched,) = [bar for bar in traces(made, "bar") if "pattern" in bar["marker"]]

    assert (hatched["base"], hatched["x"]) == ([70], [30])
    assert {"−30 by difference", "not published; the difference between the levels and the other steps"} <= set(
        texts(made)
    )
    assert not {"−30", ":", "not known"} & set(texts(made))


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ([Status.MISSING, Status.MISSING], "2 steps between `Before` and `After` have no number"),
        ([Status.WITHHELD], "`0` is withheld, and the other steps would give it away"),
    ],
)
def test_what_does_not_follow_or_would_give_something_away_is_refused(lost, said):
    rows = [row("Before", value=9), *(row(str(n), status=one) for n, one in enumerate(lost)), row("After", value=3)]
    made, [problem] = drawn("waterfall", PLAIN, {"a": indicator(rows, "step")})

    assert made is None
    assert problem.code == "does-not-add-up"
    assert problem.message.startswith(said)


@pytest.mark.parametrize(
    ("yaml", "code"),
    [
        ("rows: step\nlevels: [Before, Aftre]", "unknown-category"),
        ("rows: step\nlevels: [Before, Closed]", "wrong-chart"),
        ("rows: step\nlevels: [Opened, After]", "wrong-chart"),
        ("rows: stpe\nlevels: [Before, After]", "unknown-dimension"),
        (f"{PLAIN}\nsort: largest", "conflicting-keys"),
        (f"{PLAIN}\nhighlight: Nobody", "unknown-category"),
    ],
)
def test_what_it_refuses_has_its_place(yaml, code):
    [(found, hint, line)] = codes("waterfall", yaml, a=steps())

    assert found == code
    assert line > 1
    assert hint or code == "unknown-category"


def test_a_level_without_a_number_is_none():
    rows = [row("Before", status=Status.NOT_PUBLISHED), row("After", value=3)]

    assert codes("waterfall", PLAIN, a=indicator(rows, "step"))[0][0] == "wrong-chart"


def test_a_break_is_ruled_before_its_row_and_explained():
    made = picture("waterfall", PLAIN, a=steps(row("Moved", value=0, notes=(1,))))

    assert "break in series" in texts(made)
    assert any(
        shape.get("y0") == 2.5 and shape["line"]["dash"] == "3px,3px" for shape in made.plotly["layout"]["shapes"]
    )


def test_what_is_provisional_is_hollow():
    made = picture("waterfall", PLAIN, a=steps(row("Moved", value=0, notes=(2,))))
    hollow = [bar["name"] for bar in traces(made, "bar") if bar["marker"]["color"] == STYLE.roles["paper"]]

    assert hollow == ["Moved"]
    assert "provisional" in texts(made)


def test_its_words_leave_out_no_step():
    made = picture("waterfall", PLAIN, a=steps())

    assert made.alt == "Waterfall of detections by step. Before: 100; Opened: +40; Closed: −65; After: 75."


def test_up_and_down_differ_by_more_than_colour():
    made = picture("waterfall", PLAIN, a=steps())
    assert "added" in texts(made)
    assert all(text[0] in "+−" for text in texts(made) if text.lstrip("+−").isdigit() and text not in {"100", "75"})


def test_percentages_do_as_well():
    made = picture("waterfall", PLAIN, a=replace(steps(), unit=Unit(name="percent", kind="percent")))
    assert made.height > 0
