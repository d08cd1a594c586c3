"""Contracts on rows: count, doubles, keys, freshness, whole series; rows that are never read."""

from datetime import date

YEARS = "{y: integer, v: integer}"


def test_rows_that_were_not_seen_are_never_read(one):
    found = one("y,v,status\n2015,1,seen\n2016,x,recalled\n", YEARS)
    assert found.extracts["x"].rows == 1
    assert found.extracts["x"].left_out == {"status recalled": 1}


def test_required_values_are_asked_for(one):
    found = one("y,v,k\n2015,1,a\n2016,2,b\n2017,3,c\n", YEARS, "require: {k: {not: [b]}, y: [2015, 2016]}")
    assert found.rows("SELECT y FROM x") == [(2015,)]
    assert found.extracts["x"].left_out == {"not asked for: k": 1, "not asked for: y": 1}


def test_when_no_row_is_left_that_is_a_problem(one):
    assert one("y,v,status\n2015,1,recalled\n", YEARS).codes == ["no-rows"]
    assert one("y,v\n", YEARS).codes == ["no-rows"]


def test_rows_after_the_cut_off_are_never_read(one):
    found = one("m,v\n2015-05,1\n2015-06,2\n2015-07,3\n", '{m: {type: date, format: "%Y-%m"}, v: integer}',
                cut_off=date(2015, 6, 10))  # fmt: skip
    assert found.rows("SELECT v FROM x ORDER BY _row") == [(1,), (2,)]
    assert found.extracts["x"].left_out == {"after the cut-off": 1}


def test_a_year_that_has_begun_at_the_cut_off_is_read(one):
    found = one("year,v\n2015,1\n2016,2\n", "{year: integer, v: integer}", cut_off=date(2015, 2, 1))
    assert found.rows("SELECT year FROM x") == [(2015,)]


def test_the_number_of_rows_is_compared_with_the_contract(one):
    assert one("y,v\n1,1\n", YEARS, "rows: 2").problems[0][3] == "the file holds 1 rows, and the contract says 2"
    assert one("y,v\n1,1\n", YEARS, "rows: {min: 1}").codes == []
    assert one("y,v\n1,1\n2,2\n", YEARS, "rows: {max: 1}").codes == ["row-count"]


def test_exact_doubles_are_problems_with_both_rows(one):
    found = one("y,v\n1,1\n2,2\n1,1\n", YEARS)
    assert found.problems == [("duplicate-row", "data/x.csv", 4, "the row is the same in every cell as row 2")]


def test_a_known_double_can_be_left_out(one):
    known = "known:\n  - {check: duplicates, where: {y: 1}, reason: printed twice, use: leave out}"
    found = one("y,v\n1,1\n2,2\n1,1\n", YEARS, known)
    assert found.rows("SELECT y FROM x ORDER BY y") == [(1,), (2,)]


def test_a_key_twice_is_a_problem(one):
    found = one("y,v\n1,1\n1,2\n", YEARS, "key: y")
    assert found.problems == [("repeated-key-row", "data/x.csv", 3, "the key (`y`) is that of row 2")]


def test_many_doubles_are_counted(one):
    found = one("y,v\n" + "1,1\n" * 12, YEARS)
    assert len(found.problems) == 6
    assert found.problems[-1][3] == "6 more rows stand twice"


def test_data_must_be_fresh_at_the_cut_off(one):
    stale = one("y,v\n1,1\n", YEARS, "as_of: 2015-01-01\nfresh: {within_days: 100}", cut_off=date(2015, 6, 1))
    assert stale.codes == ["stale-extract"]
    text = "fresh: {within_days: 200}\nas_of: 2015-01-01"
    assert one("y,v\n1,1\n", YEARS, text, cut_off=date(2015, 6, 1)).codes == []


def test_freshness_without_a_vintage_is_that_of_the_last_row(one):
    found = one("year,v\n2012,1\n", "{year: integer, v: integer}", "fresh: {within_days: 100}")
    assert found.codes == ["stale-extract"]


def test_a_missing_month_is_a_problem_and_later_months_are_incomplete(one):
    text = "m,r,v\n2015-10,A,1\n2015-12,A,2\n2015-12,B,3\n2016-01,A,4\n"
    columns = '{m: {type: date, format: "%Y-%m"}, r: text, v: integer}'
    found = one(text, columns, "complete: {by: year, until: 2015, per: r}")
    assert found.problems == [
        (
            "missing-period",
            "data/catalogue.yaml",
            6,
            "2015-11 is missing for `A`; the series should be whole until 2015",
        )
    ]
    whole = one(text.replace("2015-12,A", "2015-11,A"), columns, "complete: {by: year, until: 2015-11, per: r}")
    assert whole.codes == []
    assert whole.rows("SELECT v, _partial FROM x ORDER BY v") == [(1, False), (2, False), (3, True), (4, True)]


def test_a_missing_year_is_a_problem(one):
    found = one("year,v\n2012,1\n2014,1\n", "{year: integer, v: integer}", "complete: {until: 2014}")
    assert found.problems[0][3] == "2013 is missing; the series should be whole until 2014"


def test_until_must_be_a_period(one):
    assert one("year,v\n2012,1\n", "{year: integer, v: integer}", "complete: {until: soon}").codes == ["wrong-value"]


def test_coverage_marks_rows_and_tells_readers(one):
    found = one("year,v,c\n2024,1,full year\n2025,2,Jan-Apr only\n", "{year: integer, v: integer}",
                "coverage: {column: c, full: full year}")  # fmt: skip
    assert found.rows("SELECT _partial, _notes FROM x ORDER BY _row") == [(False, ""), (True, "0")]
    assert found.extracts["x"].notes[0].text == "Jan-Apr only"


def test_declared_aggregates_are_counted_apart(one):
    found = one("g,v\nEU28,9\nHU,4\nES,5\n", "{g: text, v: integer}",
                "leave_out: {where: {g: EU28}, reason: sum of its members}")  # fmt: skip
    assert found.rows("SELECT sum(v) FROM x") == [(9,)]
    assert found.extracts["x"].left_out == {"aggregate: sum of its members": 1}


def test_a_declared_aggregate_that_is_gone_is_a_problem(one):
    found = one("g,v\nHU,4\n", "{g: text, v: integer}", "leave_out: {where: {g: EU28}, reason: sum}")
    assert found.codes == ["matches-nothing"]
