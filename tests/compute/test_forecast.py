"""Forecasts: what is forecast and how, what is refused and why, and how one is scored with later figures."""

import json
import math
import subprocess
import sys

import pytest

from reportgen.compute import indicator_from_json, indicator_to_json
from reportgen.templating.notes import note_text
from reportgen.templating.outlooks import outlook_lines, reason_words

YEARS = [100, 120, 90, 110, 130, 95, 105, 115, 140, 100, 90, 120, 125, 100, 110, 135, 120, 105]


def annual(numbers, first=2001, more=""):
    return "year,n\n" + "".join(f"{first + at},{n}\n" for at, n in enumerate(numbers)) + more


BASE = "a: {from: d, measure: sum(n), by: year}\n"


def outlook(found, name="f"):
    return found[name].outlook


def reasons(found, name="f"):
    return reason_words(outlook(found, name), "en")


def test_the_last_value_is_taken_again_in_the_interval_of_its_own_past_errors(make):
    found = make(annual(YEARS), BASE + "f: {of: a, forecast: {model: naive, ahead: 2, level: 80}}")
    logs = [math.log(n) for n in YEARS]
    steps = [sorted(abs(logs[at + step] - logs[at]) for at in range(len(logs) - step)) for step in (1, 2)]
    reach = [errors[math.ceil((len(errors) + 1) * 0.8 - 1e-9) - 1] for errors in steps]
    reach = [reach[0], max(reach)]
    rows = [(row.keys, tuple(cell.value for cell in row.cells)) for row in found["f"].table.rows]
    assert rows == [
        ((2018 + step,), (105, round(105 * math.exp(-far)), round(105 * math.exp(far))))
        for step, far in enumerate(reach, start=1)
    ]
    assert [column.name for column in found["f"].table.measures] == ["value", "low", "high"]
    assert not found["f"].additive


def test_what_is_known_of_it_stands_beside_its_numbers(make):
    found = make(annual(YEARS), BASE + "f: {of: a, forecast: {model: naive, ahead: 2, level: 80}}")
    known = outlook(found)
    assert (known.first, known.last, known.periods, known.series, known.season) == ("2001", "2018", 18, 1, 1)
    assert known.test == known.benchmark
    assert known.test.origins == 17
    assert [(each.ahead, each.values) for each in known.test.tallies] == [(1, 13), (2, 11)]
    said = [note_text(note, "en") for note in found["f"].notes]
    assert "not a judgement" in said[0]
    assert f"{known.test.inside} of {known.test.values} later figures lay inside" in said[1]
    heads = dict(outlook_lines(known))
    assert heads["back-test"].startswith(f"{known.test.inside} of {known.test.values} inside, from 17 origins")


def test_months_have_a_season_of_twelve_and_a_benchmark_of_their_own(make):
    rows = "".join(
        f"{2015 + at // 12}-{at % 12 + 1:02},{round(100 + 60 * math.sin(at / 12 * 2 * math.pi)) + at % 5}\n"
        for at in range(60)
    )
    found = make(
        f"month,n\n{rows}",
        "a: {from: d, measure: sum(n), by: month}\n"
        "s: {of: a, forecast: {model: seasonal-naive, ahead: 6}}\n"
        "e: {of: a, forecast: {model: ets, ahead: 3, level: 75}}",
    )
    assert (outlook(found, "s").season, outlook(found, "e").season) == (12, 12)
    assert [str(row.keys[0]) for row in found["s"].table.rows][:2] == ["2020-01-01", "2020-02-01"]
    assert outlook(found, "s").test != outlook(found, "s").benchmark
    assert outlook(found, "e").test.width < outlook(found, "e").benchmark.width
    assert any("statsmodels" in note_text(note, "en") for note in found["e"].notes)


def test_several_series_are_forecast_each_by_itself_and_their_errors_taken_together(make):
    rows = "".join(
        f"{2001 + at},{name},{size + n}\n" for at, n in enumerate(YEARS[:10]) for name, size in (("x", 0), ("y", 900))
    )
    text = (
        "a: {from: d, measure: sum(n), by: [r, year]}\nf: {of: a, forecast: {model: naive, ahead: 2}}\n"
        "y: {of: f, where: {r: y}}"
    )
    found = make(f"year,r,n\n{rows}", text)
    assert outlook(found).series == 2
    assert [row.keys for row in found["f"].table.rows] == [("x", 2011), ("x", 2012), ("y", 2011), ("y", 2012)]
    low, high = ([row.cells[at].value for row in found["f"].table.rows] for at in (1, 2))
    middle = [row.cells[0].value for row in found["f"].table.rows]
    assert high[0] / middle[0] == pytest.approx(high[2] / middle[2], rel=0.02)
    assert middle[0] / low[0] == pytest.approx(middle[2] / low[2], rel=0.02)
    assert [row.keys for row in found["y"].table.rows] == [("y", 2011), ("y", 2012)]
    assert outlook(found, "y") == outlook(found)
    assert any("Each of the 2 series" in note_text(note, "en") for note in found["f"].notes)


def test_zeros_have_one_added_before_their_logarithm_is_taken(make):
    numbers = [0, 1, 0, 2, 1, 0, 3, 0, 1, 2, 0, 1, 0, 2, 1, 0, 1, 0]
    found = make(annual(numbers), BASE + "f: {of: a, forecast: {model: naive, ahead: 1}}")
    (row,) = found["f"].table.rows
    assert [cell.value for cell in row.cells] == [0, 0, 2]
    assert outlook(found).zeros
    assert any("One is added" in note_text(note, "en") for note in found["f"].notes)


def test_a_forecast_may_know_nothing_after_the_period_it_is_made_in(make):
    later = [*YEARS, 9000, 1]
    text = BASE + "f: {of: a, forecast: {model: naive, ahead: 2, until: 2018}}"
    found, before = make(annual(later), text), make(annual(YEARS), text)
    assert found["f"].table.rows == before["f"].table.rows
    assert outlook(found) == outlook(before)


def test_decimals_are_kept_as_the_numbers_have_them(make):
    found = make(annual(YEARS), BASE + "f: {of: a, decimals: 1, forecast: {model: naive, ahead: 1}}")
    (row,) = found["f"].table.rows
    assert str(row.cells[0].value) == "105.0"


@pytest.mark.parametrize(
    ("csv", "more", "why"),
    [
        (annual(YEARS[:9]), "", "the series has 9 of at least 15 periods, which it takes to forecast 1 ahead"),
        (annual([7] * 18), "", "past forecasts were never off"),
        (annual([*YEARS[:5], -3, *YEARS[5:]]), "", "numbers below zero have no logarithm"),
        (annual([*YEARS[:5], ":", *YEARS[5:]]), "", "there is no figure for 2006"),
        (annual(YEARS, more="2021,4\n2022,5\n"), "", "there is no figure for 2019, 2020"),
        (annual(YEARS), "    breaks: {at: {year: 2010}, reason: Another scope.}\n",
         "a declared break lies in the series (Another scope)"),
        (annual(YEARS), "    complete: {by: year, until: 2017}\n", "2018 is not complete"),
    ],
)  # fmt: skip
def test_what_cannot_bear_a_forecast_gets_none_and_the_reason_is_kept(make, csv, more, why):
    found = make(
        csv,
        "a: {from: d, measure: sum(n), by: year, partial: mark}\nf: {of: a, forecast: {model: naive, ahead: 1}}",
        more,
    )
    assert list(found.findings) == []
    assert found["f"].table.rows == ()
    assert why in reasons(found)
    assert [source.publisher for source in found["f"].sources] == ["P"]
    assert dict(outlook_lines(outlook(found)))["refused"] == reasons(found)


def test_every_reason_is_given_at_once(make):
    found = make(
        annual([*YEARS[:5], ":", *YEARS[6:9]]),
        BASE + "f: {of: a, forecast: {model: naive, ahead: 1}}",
        "    breaks: {at: {year: 2004}, reason: Another scope.}\n",
    )
    assert [each.message for each in outlook(found).refused] == ["forecast-break", "forecast-too-short", "forecast-gap"]


def test_publishers_who_count_differently_are_no_series(make):
    rows = "".join(f"{2001 + at},{'A' if at < 9 else 'B'},{n}\n" for at, n in enumerate(YEARS))
    found = make(
        f"year,who,n\n{rows}",
        BASE + "f: {of: a, forecast: {model: naive, ahead: 1}}",
        "    publisher: {column: who}\n",
    )
    assert reasons(found) == "figures of A, B, who count differently, would be one series"


def test_a_model_that_cannot_be_fitted_is_a_reason(make, monkeypatch):
    from reportgen.compute import forecast
    from reportgen.compute.models import UnfitError

    def stuck(*_):
        raise UnfitError("forecast-unfit")

    monkeypatch.setitem(forecast.MODELS, "naive", stuck)
    found = make(annual(YEARS), BASE + "f: {of: a, forecast: {model: naive, ahead: 1}}")
    assert reasons(found) == "the parameters of the model could not be estimated"


def test_an_interval_beyond_all_numbers_is_a_reason(make):
    wild = [1, 10**15] * 9
    found = make(annual(wild), BASE + "f: {of: a, forecast: {model: naive, ahead: 1}}")
    assert reasons(found) == "the interval reaches beyond all numbers that can be kept"


def test_a_forecast_is_made_anew_to_the_same_digits(make):
    text = BASE + "f: {of: a, forecast: {model: ets, ahead: 1}}"
    one, other = (make(annual([*YEARS, 100, 110]), text)["f"] for _ in range(2))
    assert (one.table, one.outlook) == (other.table, other.outlook)


def test_an_interval_that_held_too_seldom_is_called_too_narrow(make):
    calm_then_wild = [100, 101, 100, 101, 100, 101, 100, 101, 100, 200, 50, 300, 20, 500, 10, 700, 5, 900]
    found = make(annual(calm_then_wild), BASE + "f: {of: a, forecast: {model: naive, ahead: 1}}")
    assert outlook(found).test.inside < 0.75 * outlook(found).test.values
    assert any("it is too narrow" in note_text(note, "en") for note in found["f"].notes)


def test_a_forecast_goes_on_with_no_printed_periods(make):
    found = make(
        "period,n\n2014,5\n2015,6\n", "f: {from: d, measure: sum(n), by: period, forecast: {model: naive, ahead: 1}}"
    )
    assert found.problem.startswith("which-dimension: a forecast runs over years, months or other dates")


SCORING = (
    BASE + "early: {of: a, where: {year: 2001..2018}}\nf: {of: early, forecast: {model: naive, ahead: 4, level: 50}}\n"
)


def test_later_figures_are_held_against_the_interval(make):
    found = make(annual([*YEARS, 106, 9000, 1]), SCORING + "s: {of: f, score: a}")
    rows = [(row.keys, row.cells[0].value) for row in found["s"].table.rows]
    assert rows == [((2019, "inside"), 106), ((2020, "above"), 9000), ((2021, "below"), 1)]
    score = outlook(found, "s").score
    assert (score.inside, score.above, score.below, score.values, score.lacking) == (1, 1, 1, 3, 1)
    assert [column.name for column in found["s"].table.measures] == ["value", "forecast", "low", "high"]
    assert [cell.value for cell in found["s"].table.rows[0].cells][1] == 105
    assert "1 of 3 later figures" in note_text(found["s"].notes[-1], "en")
    assert dict(outlook_lines(outlook(found, "s")))["scored"].startswith("1 of 3 inside, 1 below, 1 above, 1 lacking")


def test_what_came_later_and_is_not_complete_scores_nothing(make):
    found = make(
        annual([*YEARS, 106, 3]),
        SCORING.replace("by: year}", "by: year, partial: mark}") + "s: {of: f, score: a}",
        "    complete: {by: year, until: 2019}\n",
    )
    assert outlook(found, "s").score.values == 1


def test_a_score_across_a_declared_break_is_refused(make):
    found = make(
        annual([*YEARS, 106]),
        SCORING.replace("by: year}", "by: year, breaks: note}") + "s: {of: f, score: a}",
        "    breaks: {at: {year: 2019}, reason: Another scope.}\n",
    )
    assert reasons(found, "s") == "a declared break lies between the forecast and the later figures (Another scope)"
    assert found["s"].table.rows == ()


def test_the_score_of_a_refused_forecast_and_its_rows_are_refused_for_the_same_reason(make):
    text = BASE + "f: {of: a, forecast: {model: naive, ahead: 1}}\ns: {of: f, score: a}\n"
    text += "w: {of: f, where: {year: 2011}, pick: {year: 2011}}"
    found = make(annual(YEARS[:9]), text)
    assert list(found.findings) == []
    assert reasons(found, "s") == reasons(found, "w") == reasons(found)


def test_a_score_needs_figures_of_the_same_publisher(make):
    rows = "".join(f"{2001 + at},{'A' if at < 18 else 'B'},{n}\n" for at, n in enumerate([*YEARS, 106]))
    found = make(f"year,who,n\n{rows}", SCORING + "s: {of: f, score: a}", "    publisher: {column: who}\n")
    assert found.codes == ["mixed-publishers"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("s: {of: f, score: f}", "unmatched-base"),
        ("s: {of: f, score: e}\ne: {of: a, where: {year: 2001..2010}}", "empty-result"),
        ("s: {of: f, score: b}\nb: {from: d, measure: count, by: year}", "mixed-units"),
        ("s: {of: t, score: a}\nt: {of: f, score: a}", "conflicting-keys"),
    ],
)
def test_what_cannot_be_scored_is_a_problem(make, more, code):
    found = make(annual([*YEARS, 106]), SCORING + more)
    assert found.codes == [code]


def test_it_comes_back_from_json_as_it_was(make):
    text = SCORING + "s: {of: f, score: a}\nr: {of: a, forecast: {model: naive, ahead: 30}}"
    found = make(annual([*YEARS, 106]), text)
    for name in ("f", "s", "r"):
        stored = json.dumps(indicator_to_json(found[name]))
        assert indicator_from_json(json.loads(stored)) == found[name]


def test_it_can_be_ordered_and_picked_and_not_added_up(make):
    text = BASE + "f: {of: a, forecast: {model: naive, ahead: 2}}\n"
    found = make(annual(YEARS), text + "o: {of: f, pick: {year: 2020}, column: high}")
    assert len(found["o"].table.rows) == 1
    assert make(annual(YEARS), text + "t: {of: f, total: true}").codes == ["conflicting-keys"]


def test_statsmodels_is_imported_where_a_model_needs_it_alone():
    code = (
        "import sys, reportgen.compute, reportgen.compute.working, reportgen.plugins\n"
        "print([name for name in ('statsmodels', 'scipy', 'numpy', 'pandas') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_years_have_no_season_and_are_smoothed_by_a_level_alone(make):
    found = make(annual([*YEARS, 100, 110]), BASE + "f: {of: a, forecast: {model: ets, ahead: 1}}")
    assert list(found.findings) == []
    assert outlook(found).season == 1
    assert any("without season" in note_text(note, "en") for note in found["f"].notes)
