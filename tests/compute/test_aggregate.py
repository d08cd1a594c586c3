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
    assert run("a: {from: flow, measure: sum(passengers), by: year, to_date: true}").problem == (
        "conflicting-keys: `to_date` needs numbers by `year` from an extract with one column of dates, and `flow` has none"
        " | true | leave `to_date` out: only days and months tell it"
    )


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


MONTHS = "month,n\n" + "".join(
    f"{year}-{month:02},{3 if (year, month) == (2025, 5) else 100}\n"
    for year in (2023, 2024, 2025)
    for month in range(1, 13 if year < 2025 else 6)
)
UNTIL_APRIL = "    complete: {by: month, until: 2025-04}\n"


def test_a_period_is_dropped_as_a_whole(make):
    found = make(
        MONTHS,
        """
a: {from: d, measure: sum(n), by: year, partial: drop}
b: {from: d, measure: sum(n), by: quarter, partial: drop}
m: {from: d, measure: sum(n), by: month, partial: drop}
""",
        UNTIL_APRIL,
    )
    assert found.cells("a") == {2023: 1200, 2024: 1200}
    assert list(found.cells("b"))[-1] == "2025-Q1"
    assert len(found.cells("m")) == 28


def test_a_period_is_dropped_in_all_series_when_one_of_them_is_incomplete(make):
    csv = "year,route,cov,n\n2024,A,full,100\n2024,B,full,100\n2025,A,full,100\n2025,B,part,20\n"
    found = make(
        csv,
        """
a: {from: d, measure: sum(n), by: year, partial: drop}
b: {from: d, measure: sum(n), by: [route, year], partial: drop}
c: {from: d, measure: sum(n), partial: drop}
m: {from: d, measure: sum(n), by: [route, year], partial: mark}
o: {of: m, partial: drop}
""",
        "    coverage: {column: cov, full: full}\n",
    )
    assert found.cells("a") == {2024: 200}
    assert found.cells("b") == found.cells("o") == {("A", 2024): 100, ("B", 2024): 100}
    assert found.only("c") == 200


def test_the_same_months_are_whole_months(make):
    days = "day,n\n2024-03-10,5\n2024-04-05,7\n2024-04-25,100\n2024-08-01,50\n2025-03-11,6\n2025-04-10,8\n"
    assert make(days, "a: {from: d, measure: sum(n), by: year, to_date: true}").cells("a") == {2024: 5, 2025: 6}
    found = make(MONTHS, "a: {from: d, measure: sum(n), by: year, to_date: true}", UNTIL_APRIL)
    assert found.cells("a") == {2023: 400, 2024: 400, 2025: 400}


def _months(*without):
    return "month,route,n\n" + "".join(
        f"{year}-{month:02},{route},{size}\n"
        for year, months in ((2024, 12), (2025, 4))
        for month in range(1, months + 1)
        for route, size in (("A", 10), ("B", 1))
        if (year, month, route) not in without
    )


_BOTH = "{from: d, measure: sum(n), by: [route, year], to_date: true}"
_ALL = "{from: d, measure: sum(n), by: year, to_date: true}"
_WHOLE = "    complete: {by: month, until: 2025-03}\n"
_KEY = "    key: [route, month]\n"


def test_the_same_months_are_those_of_the_extract_for_every_series(make):
    short = _months((2025, 4, "B"))
    assert make(short, f"a: {_BOTH}").problem == (
        "unequal-months: the months of `B` end with 2025-03, and 2025-04 would be compared | true | "
        "write `complete: {by: month, until: 2025-03}` in the catalogue, or leave the series out with `where:`"
    )
    assert make(short, f"a: {_ALL}", _KEY).codes == ["unequal-months"]
    assert make(short, f"a: {_BOTH.replace('to_date', 'where: {route: B}, to_date')}").codes == ["unequal-months"]
    assert make(short, f"a: {_BOTH.replace('to_date', 'where: {route: A}, to_date')}").codes == []
    found = make(short, f"a: {_BOTH}", _WHOLE)
    assert found.cells("a") == {("A", 2024): 30, ("A", 2025): 30, ("B", 2024): 3, ("B", 2025): 3}


def test_a_series_that_begins_within_a_year_is_not_compared_to_date(make):
    late = _months((2024, 1, "B"), (2024, 2, "B"))
    assert make(late, f"a: {_BOTH}").problem == (
        "unequal-months: the months of `B` begin with 2024-03, and 2024-01 would be compared | true | "
        "begin with a whole year: `where: {year: 2025..}`, or leave the series out with `where:`"
    )
    ended = _months(*((2025, month, "B") for month in range(1, 5)))
    assert make(ended, f"a: {_BOTH}").cells("a") == {("A", 2024): 40, ("A", 2025): 40, ("B", 2024): 4}


def test_data_of_a_day_within_a_month_do_not_hold_it_whole(make):
    csv = "month,n\n" + "".join(f"{year}-{month:02},1\n" for year in (2024, 2025) for month in range(1, 5))
    found = make(csv, "a: {from: d, measure: sum(n), by: year, to_date: true}", "    as_of: 2025-04-10\n")
    assert found.cells("a") == {2024: 3, 2025: 3}


def test_currencies_of_a_column_are_named_in_the_way_out(make):
    csv = "r,cur,n\nA,EUR,1\nA,USD,2\n"
    found = make(csv, "a: {from: d, measure: sum(n), by: r}", "    unit: ''\n    currency: {column: cur}\n")
    assert found.problem.startswith("mixed-units: rows in `EUR` and `USD` would be taken together | ")
    assert found.problem.endswith(" | choose one with `where: {cur: …}`")
