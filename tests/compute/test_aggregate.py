"""What an aggregate carries: provenance, notes, absent categories, incomplete periods, months to date."""

from reportgen.table import Status
from reportgen.templating.notes import note_text


def test_a_category_that_was_not_published_is_not_zero(run):
    found = run("a: {from: people, measure: sum(detections), by: [nationality, year]}")
    assert found.cells("a")["Eritrea", 2015] == "not published"
    assert found.cells("a")["Pakistan", 2015] == 0
    assert found["a"].absent == "not published"


def test_a_category_that_is_asked_for_by_name_and_absent_is_not_published(run):
    found = run(
        "a: {from: people, measure: sum(detections), by: nationality, where: {nationality: [Syria, Iraq], year: 2014}}"
    )
    assert found.cells("a") == {"Syria": 50, "Iraq": "not published"}
    (row,) = [row for row in found["a"].table.rows if row.keys == ("Iraq",)]
    assert row.cells[0].status is Status.NOT_PUBLISHED
    assert found["a"].sources[row.sources[0]].publisher == "Frontex"


def test_unknown_rows_are_marked_and_stand_last(run):
    found = run("a: {from: people, measure: sum(detections), by: nationality, where: {year: 2015}}")
    assert [(row.keys[0], row.part) for row in found["a"].table.rows] == [
        ("Afghanistan", ""), ("Iraq", ""), ("Pakistan", ""), ("Syria", ""), ("Unknown", "unknown"), ("Unspecified", "unknown"),
    ]  # fmt: skip


def test_an_incomplete_period_beside_whole_ones_is_a_problem(run):
    assert run("a: {from: months, measure: sum(detections), by: year}").problem == (
        "incomplete-period: `2016` is not complete and stands beside whole periods | months | "
        "write `partial: drop`, `partial: mark`, or `to_date: true` for the same months of each year"
    )


def test_an_incomplete_period_is_dropped_or_marked(run):
    found = run("""
a: {from: months, measure: sum(detections), by: year, partial: drop}
b: {from: months, measure: sum(detections), by: year, partial: mark}
c: {from: months, measure: sum(detections), where: {year: 2016}}
""")
    assert found.cells("a") == {2014: 1980, 2015: 4350}
    assert found.cells("b") == {2014: 1980, 2015: 4350, 2016: 1300}
    assert [row.notes for row in found["b"].table.rows] == [(), (), (0,)]
    assert note_text(found["b"].notes[0], "en") == "Incomplete period: the data are whole until 2015."
    assert [note.kind for note in found["c"].notes] == ["partial"]


def test_year_to_date_compares_the_same_months(run):
    found = run("a: {from: months, measure: sum(detections), by: year, to_date: true}")
    assert found.cells("a") == {2014: 500, 2015: 1270, 2016: 1300}
    assert [note_text(note, "en") for note in found["a"].notes] == ["January–April of each year."]
    assert found["a"].definition == "Sum of detections by year; January–April of each year"


def test_year_to_date_needs_years_from_dates(run):
    assert run("a: {from: months, measure: sum(detections), by: route, to_date: true}").codes == ["conflicting-keys"]
    assert run("a: {from: flow, measure: sum(passengers), by: year, to_date: true}").codes == ["conflicting-keys"]


def test_months_and_quarters_of_a_date(run):
    found = run("""
a: {from: months, measure: sum(detections), by: month, where: {year: 2014, route: East}}
b: {from: months, measure: sum(detections), by: quarter, where: {year: 2014, route: East}}
""")
    assert found.cells("a")["2014-02-01"] == 100
    assert found.cells("b") == {"2014-Q1": 300, "2014-Q2": 300, "2014-Q3": 300, "2014-Q4": 300}


def test_periods_group_by_their_label(run):
    found = run("a: {from: prices, measure: count, by: period}")
    assert found.cells("a") == {"2014": 1, "2015": 1, "2017": 1, "2018": 1}


def test_the_definition_is_a_sentence_and_the_query_is_sql(run):
    found = run(
        "a: {from: months, measure: sum(detections), by: [route, year], where: {year: 2014..2015, route: {not: West}}}"
    )
    assert found["a"].definition == "Sum of detections by route and year, year 2014–2015, route not West"
    assert "SUM" in found["a"].query.upper()
    assert found["a"].label == "A"
    assert found["a"].at.line == 1


def test_a_break_in_a_series_that_is_only_shown_becomes_a_note(run):
    found = run("a: {from: scope, measure: sum(persons), by: year}")
    assert [note_text(note, "en") for note in found["a"].notes] == ["Break in series: a new definition"]
    assert not run("a: {from: scope, measure: sum(persons), by: year, where: {year: 2016..2017}}")["a"].notes


def test_an_unknown_extract_is_named_with_the_nearest(run):
    assert run("a: {from: month, measure: sum(detections)}").problem == (
        "unknown-extract: no extract `month` | month | did you mean `months`?"
    )


def test_an_indicator_of_one_side_of_a_break_does_not_carry_its_note(run):
    found = run("""
s: {from: scope, measure: sum(persons), by: year}
a: {of: s, where: {year: 2017}}
b: {of: s, total: true}
""")
    assert not found["a"].notes
    assert found["s"].notes
