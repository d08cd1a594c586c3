"""Backtests: the tables of forecasts that were tested, refused and scored."""

import csv
import io

import pytest

from tests.projects import Small, said

YEARS = [100, 120, 90, 110, 130, 95, 105, 115, 140, 100, 90, 120, 125, 100, 110, 135, 120, 105]
ROWS = "route,year,detections\n" + "".join(f"East,{1999 + at},{n}\n" for at, n in enumerate(YEARS))
MORE = """
coming: {of: by_year, where: {year: 1999..2014}, forecast: {model: naive, ahead: 2, level: 50}, label: Forecast}
short: {of: by_year, where: {year: 2010..2016}, forecast: {model: ets, ahead: 1}, label: Too short}
scored: {of: coming, score: by_year, label: Scored}
"""
WHY = (
    "The series has 7 of at least 20 periods, which it takes to forecast 1 ahead, "
    "to calibrate an interval of 80 % and to test both."
)
ALL = """
blocks:
  - {id: tests, backtests: all}
"""


@pytest.fixture
def small(tmp_path):
    made = Small(tmp_path / "report")
    made.write("data/detections.csv", ROWS)
    return made


def rows(table):
    return [[said(cell.text) for cell in row.cells] for row in table.grid.rows]


def heads(table):
    return [said(cell.text) for cell in table.grid.columns]


def test_forecasts_stand_in_three_tables_by_what_became_of_them(small):
    small.section(ALL, MORE)
    tested, refused, scored = small.block("tests").body.tables
    assert [said(each.caption.title) for each in (tested, refused, scored)] == [
        "Back-tests of forecasts",
        "Forecasts that were refused",
        "Forecasts scored with later figures",
    ]
    assert heads(tested)[-4:] == ["Later figures", "Inside", "Inside, %", "Last figure again, %"]
    first, *steps = rows(tested)
    assert first[:5] == ["Forecast", "the last figure again", "1999–2014: 16", "50 %, 2 ahead", "15"]
    assert [step[0] for step in steps] == ["1 ahead", "2 ahead"]
    assert int(first[5]) == sum(int(step[5]) for step in steps)
    assert int(first[6]) == sum(int(step[6]) for step in steps)
    assert first[7] == str(round(100 * int(first[6]) / int(first[5])))
    assert rows(refused) == [
        [
            "Too short",
            "exponential smoothing, no season",
            "2010–2016: 7",
            "80 %, 1 ahead",
            WHY,
        ]
    ]
    ((name, _, then, now, _, values, inside, share, below, above),) = rows(scored)
    assert (name, then, now, values) == ("Scored", "3 June 2025", "3 June 2025", "2")
    assert int(values) == int(inside) + int(below) + int(above)
    assert share == str(round(50 * int(inside)))


def test_it_says_that_forecasts_are_no_judgements_and_whose_figures_they_continue(small):
    small.section(ALL, MORE)
    for table in small.block("tests").body.tables:
        assert any("Frontex" in source for source in table.caption.sources)
    tested, _, scored = small.block("tests").body.tables
    for table in (tested, scored):
        assert any("They are not judgements" in said(note) for note in table.caption.notes)


def test_some_can_be_asked_for_and_a_table_without_any_is_left_out(small):
    small.section("blocks:\n  - {id: tests, backtests: [short]}\n", MORE)
    (refused,) = small.block("tests").body.tables
    assert len(refused.grid.rows) == 1


def test_a_score_says_how_many_periods_have_no_later_figure(small):
    small.section(
        ALL,
        MORE.replace("score: by_year", "score: one") + "\none: {of: by_year, where: {year: 1999..2015}, label: One}",
    )
    *_, scored = small.block("tests").body.tables
    assert rows(scored)[0][3] == "3 June 2025; 1 without a later figure"


def test_a_report_without_forecasts_and_a_wrong_name_are_problems(small):
    small.section(ALL)
    assert small.codes() == ["empty-result"]
    small.section("blocks:\n  - {id: tests, backtests: [by_year, nothing]}\n")
    assert small.codes() == ["needs-forecast", "unknown-indicator"]


def test_what_was_counted_can_be_said_in_a_text_and_a_condition(small):
    text = """
    blocks:
      - id: said
        text: |
          {{ scored.inside | plain }} of {{ scored.tested }} lie inside, {{ coming.coverage }} did before
          from {{ coming.origins | plain }} years; {{ coming.level }} were asked, and {{ coming.benchmark_coverage }} did again.
          {% if short.refused %}There is none.{% endif %}{% if coming.refused %}Never.{% endif %}{% if short %}Never.{% endif %}
    """
    small.section(text, MORE)
    words = said(small.block("said").body.parts)
    assert "of 2 figures lie inside" in words
    assert "50 % were asked" in words
    assert "There is none." in words
    assert "Never" not in words


@pytest.mark.parametrize(
    "asked",
    ["short", "short.coverage", 'short.at(year=2017, column="value")', "short | plain", 'short["2017"]'],
)
def test_nothing_else_can_be_asked_of_a_refused_forecast(small, asked):
    small.section(f"blocks:\n  - {{id: said, text: 'It is {{{{ {asked} }}}}.'}}\n", MORE)
    assert small.codes() == ["forecast-refused"]


def test_its_tables_can_be_downloaded_with_a_record_a_row(small):
    from reportgen.renderers.data import render_data

    small.section(ALL, MORE)
    files = render_data(small.sound().document)
    assert [name for name in files if name.startswith("data/tests")] == [f"data/tests-{n}.csv" for n in (1, 2, 3)]
    first, second, *_ = csv.DictReader(io.StringIO(files["data/tests-1.csv"].decode("utf-8-sig")))
    assert (first["Series"], second["Series"], second["Series, periods ahead"]) == ("Forecast", "Forecast", "1 ahead")
    assert float(second["Inside, %"]) == pytest.approx(
        100 * int(second["Inside"]) / int(second["Later figures"]), abs=1e-5
    )


def test_a_forecast_is_shown_in_a_table_with_what_must_be_known_of_it(small):
    small.section("blocks:\n  - {id: shown, table: coming, title: What comes}\n", MORE)
    block = small.block("shown")
    assert heads(block) == ["Year", "Detections", "Low", "High"]
    notes = " ".join(said(note) for note in block.caption.notes)
    assert "not a judgement" in notes
    assert "In the back-test" in notes
