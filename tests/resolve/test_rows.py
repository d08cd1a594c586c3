"""Contracts on rows: count, doubles, keys, freshness, whole series; rows that are never read."""

from datetime import date

import pytest

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


@pytest.mark.parametrize(
    ("text", "columns", "more"),
    [
        ("g,v,Status\nA,1,Seen\nB,2,recalled\n", "{g: text, v: integer}", ""),
        ("g,v,status\nA,1,seen\nB,2,recalled\n", "{g: text, v: integer, status: text}", ""),
        ("g,v,state\nA,1,vu\nB,2,recalled\n", "{g: text, v: integer}", "status: {column: state, map: {vu: seen}}"),
        ("g,v,status\nA,1,seen\nA,2,recalled\n", "{g: text, v: integer}", "require: {g: A}"),
    ],
)
def test_what_was_not_seen_is_never_read_however_that_is_said(one, text, columns, more):
    found = one(text, columns, more)
    assert found.problems == []
    assert found.rows("SELECT v FROM x") == [(1,)]


def test_a_status_given_once_is_that_of_every_row(one):
    assert one("g,v\nA,1\n", "{g: text, v: integer}", "status: recalled").codes == ["no-rows"]
    found = one("g,v,status\nA,1,granted\n", "{g: text, v: integer, status: text}", "status: seen")
    assert found.rows("SELECT status FROM x") == [("granted",)]


def test_required_values_may_be_a_span_or_written_in_other_ways(one):
    codes = {"c": "title: C\ncodes:\n  WBR: {aliases: [Western Balkans]}\n  Other:\n"}
    text = "year,r,v\n2013,WBR,1\n2014,WBR,2\n2015,Western Balkans,3\n2015,Other,4\n"
    columns = "{year: integer, r: {in: c}, v: integer}"
    assert one(text, columns, "require: {year: 2014..2015}", codes).rows("SELECT sum(v) FROM x") == [(9,)]
    assert one(text, columns, "require: {r: WBR}", codes).rows("SELECT sum(v) FROM x") == [(6,)]
    assert one(text, columns, "require: {r: {not: Western Balkans}}", codes).rows("SELECT sum(v) FROM x") == [(4,)]


@pytest.mark.parametrize(
    ("text", "columns", "more", "read"),
    [
        ("year,v\n2025,1\n2026,2\n", "{year: text, v: integer}", "", [1]),
        ("year,month,v\n2025,6,1\n2025,7,2\n", "{year: integer, month: integer, v: integer}", "", [1]),
        ("year,month,v\n2025,June,1\n2025,Jul,2\n", "{year: integer, month: text, v: integer}", "", [1]),
        ("year,quarter,v\n2025,Q2,1\n2025,Q3,2\n", "{year: integer, quarter: text, v: integer}", "", [1]),
        ("jahr,v\n2025,1\n2026,2\n", "{jahr: integer, v: integer}", "dated: jahr", [1]),
        ("jahr,v\n2025,1\n2026,2\n", "{jahr: integer, v: integer}", "dated: none", [1, 2]),
        (
            "a,b,v\n2025-01-01,2025-08-01,1\n2025-09-01,2025-08-01,2\n",
            "{a: date, b: date, v: integer}",
            "dated: a",
            [1],
        ),
    ],
)
def test_the_column_that_dates_rows_is_found_or_named(one, text, columns, more, read):
    found = one(text, columns, more, cut_off=date(2025, 6, 30))
    assert found.problems == []
    assert found.rows("SELECT v FROM x ORDER BY _row") == [(value,) for value in read]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("jahr,v\n2025,1\n2026,2\n", "{jahr: integer, v: integer}"),
        ("when,v\n2025-05,1\n2025-07,2\n", "{when: text, v: integer}"),
        ("a,b,v\n2025-01-01,2025-08-01,1\n2025-09-01,2025-08-01,2\n", "{a: date, b: date, v: integer}"),
        ("year,v\n2024/25,1\n", "{year: text, v: integer}"),
    ],
)
def test_when_it_cannot_be_known_what_dates_rows_that_is_asked(one, text, columns):
    assert one(text, columns, cut_off=date(2025, 6, 30)).codes == ["undated-rows"]


def test_columns_that_may_date_rows_ask_nothing_while_nothing_is_late(one):
    text = "a,b,v\n2025-01-01,2025-02-01,2024\n"
    assert one(text, "{a: date, b: date, v: integer}", cut_off=date(2025, 6, 30)).problems == []


def test_a_vintage_after_the_cut_off_is_not_read(one):
    text = "year,at,v\n2024,2025-03-01,1\n2024,2025-07,2\n"
    found = one(text, "{year: integer, at: text, v: integer}", "as_of: {column: at}", cut_off=date(2025, 6, 30))
    assert found.rows("SELECT v FROM x") == [(1,)]
    assert found.extracts["x"].left_out == {"of a vintage after the cut-off": 1}


def test_a_period_that_ends_after_the_cut_off_is_incomplete(one):
    found = one("year,v\n2024,1\n2025,2\n", "{year: integer, v: integer}", cut_off=date(2025, 6, 30))
    assert found.rows("SELECT year, _partial FROM x ORDER BY year") == [(2024, False), (2025, True)]


def test_quarters_and_years_are_incomplete_whose_last_months_are_to_come(one):
    text = "m,v\n" + "".join(
        f"{year}-{month:02},1\n" for year in (2024, 2025) for month in range(1, 13 if year < 2025 else 5)
    )
    found = one(text, '{m: {type: date, format: "%Y-%m"}, v: integer}', "complete: {by: month, until: 2025-04}")
    assert found.problems == []
    assert found.rows("SELECT DISTINCT year(m), quarter(m), _partial, _partial_quarter, _partial_year FROM x ORDER BY 1, 2") == [
        *((2024, quarter, False, False, False) for quarter in (1, 2, 3, 4)),
        (2025, 1, False, False, True), (2025, 2, False, True, True),
    ]  # fmt: skip


def test_a_whole_series_needs_a_date(one):
    assert one("g,v\nA,1\n", "{g: text, v: integer}", "complete: {until: 2024}").codes == ["undated-rows"]


@pytest.mark.parametrize(
    ("as_of", "code"), [("2023-01", "stale-extract"), ("2023", "stale-extract"), ("Spring", "unknown-age")]
)
def test_months_and_years_count_from_their_end_and_what_is_no_date_is_a_problem(one, as_of, code):
    assert one("g,v\nA,1\n", "{g: text, v: integer}", f"as_of: {as_of}\nfresh: {{within_days: 400}}").codes == [code]


def test_a_month_is_as_new_as_its_last_day(one):
    keys = "as_of: 2025-05\nfresh: {within_days: 30}"
    assert one("g,v\nA,1\n", "{g: text, v: integer}", keys, cut_off=date(2025, 6, 30)).codes == []
    assert one("g,v\nA,1\n", "{g: text, v: integer}", keys, cut_off=date(2025, 7, 1)).codes == ["stale-extract"]


def test_without_vintage_and_date_freshness_is_a_problem(one):
    assert one("g,v\nA,1\n", "{g: text, v: integer}", "fresh: {within_days: 30}").codes == ["unknown-age"]


def test_a_repeated_key_is_told_beside_a_row_that_stands_twice(one):
    text = "r,v\nA,1\nA,1\nB,2\nA,3\n"
    assert one(text, "{r: text, v: integer}", "key: r\nrows: 3").problems == [
        ("row-count", "data/x.csv", 1, "the file holds 4 rows, and the contract says 3"),
        ("duplicate-row", "data/x.csv", 3, "the row is the same in every cell as row 2"),
        ("repeated-key-row", "data/x.csv", 5, "the key (`r`) is that of row 2"),
    ]


def test_a_row_of_another_part_is_named_with_its_file(resolving):
    files = {"fold/a.csv": "r,v\nA,1\nB,1\n", "fold/b.csv": "r,v\nA,1\nB,2\n"}
    entry = "extracts:\n  x: {file: fold, title: X, publisher: P, columns: {r: text, v: integer}, key: r}\n"
    assert resolving(files, entry).problems == [
        ("duplicate-row", "data/fold/b.csv", 2, "the row is the same in every cell as row 2 of `data/fold/a.csv`"),
        ("repeated-key-row", "data/fold/b.csv", 3, "the key (`r`) is that of row 3 of `data/fold/a.csv`"),
    ]


YEARLY = "p,v\n2020,1\n2021,1\n2022,1\n2023,1\n2024,1\n"
QUARTERS = "d,v\n" + "".join(f"{year}-{month},1\n" for year in (2020, 2021) for month in ("01", "04", "07", "10"))


def _missing(found):
    return [message.partition(" is missing")[0] for _, _, _, message in found.problems]


@pytest.mark.parametrize(
    ("text", "keys", "missing"),
    [
        (YEARLY, "until: 2024", []),
        (YEARLY.replace("2022,1\n", ""), "until: 2024", ["2022"]),
        (YEARLY.replace("2022,1\n", "2022-Q1,1\n2022-Q2,1\n2022-Q4,1\n"), "until: 2024", ["2022-Q3"]),
        ("p,v\n2020-H1,1\nQ3 2020,1\n2020-Q4,1\n2021,1\n", "until: 2021", []),
        ("p,v\nJul 2019 to Jun 2020,1\nJul 2021 to Jun 2022,1\n", "until: 2022-06", ["2020-07..2021-06"]),
        ("p,v\n2020-01,1\n2020-03,1\n", "until: 2020-04", ["2020-02", "2020-04"]),
    ],
)
def test_a_series_of_periods_is_whole_when_each_is_there(one, text, keys, missing):
    assert _missing(one(text, "{p: period, v: integer}", f"complete: {{{keys}}}")) == missing


@pytest.mark.parametrize(
    ("text", "keys", "missing"),
    [
        (QUARTERS, "until: 2021", []),
        (QUARTERS, "by: quarter, until: 2021-Q4", []),
        (QUARTERS.replace("2020-07,1\n", ""), "by: quarter, until: 2021", ["2020-Q3"]),
        ("d,v\n2020-01,1\n2020-04,1\n", "by: quarter, until: 2020-06", []),
        ("d,v\n2020-01,1\n2020-04,1\n", "until: 2020-04", ["2020-02", "2020-03"]),
        ("d,v\n2020-01,1\n2021-01,1\n", "by: year, until: 2022", ["2022"]),
        ("d,v\n2020-01,1\n2020-03,1\n", "by: quarter, until: 2020-03", ["2020-02"]),
    ],
)
def test_dates_on_the_first_days_of_quarters_are_quarters(one, text, keys, missing):
    days = text.replace(",1\n", "-01,1\n")
    assert _missing(one(days, "{d: date, v: integer}", f"complete: {{{keys}}}")) == missing
    months = _missing(one(text, '{d: {type: date, format: "%Y-%m"}, v: integer}', f"complete: {{{keys}}}"))
    assert ("2020-02" in months) == ("2020-02," not in text)


@pytest.mark.parametrize(("as_of", "codes"), [("2025-07-01", ["late-vintage"]), ("2025-06", []), ("2025", [])])
def test_a_vintage_after_the_cut_off_is_refused_when_it_is_that_of_all_rows(one, as_of, codes):
    more = f'as_of: "{as_of}"\nrows: 2\nleave_out: {{where: {{v: 1}}, reason: R}}'
    found = one("year,v\n2024,1\n2023,2\n", "{year: integer, v: integer}", more, cut_off=date(2025, 6, 30))
    assert found.codes == codes


def test_rows_whose_source_is_of_a_vintage_after_the_cut_off_are_not_read(one):
    lists = {"sources": "title: S\nsources:\n  a: {publisher: P, as_of: 2025-07-01}\n  b: {publisher: P}\n"}
    text, columns = "year,s,v\n2024,a,1\n2024,b,2\n", "{year: integer, v: integer}"
    found = one(text, columns, "source: {column: s}\nas_of: 2025-05-01", lists, cut_off=date(2025, 6, 30))
    assert found.rows("SELECT v, _vintage FROM x") == [(2, "2025-05-01")]
    assert found.extracts["x"].left_out == {"of a vintage after the cut-off": 1}
    late = one(text.replace(",b,", ",a,"), columns, "source: {column: s}", lists, cut_off=date(2025, 6, 30))
    assert late.problems == [
        ("late-vintage", "data/catalogue.yaml", 6, "the data are of `2025-07-01`, after the cut-off, 2025-06-30")
    ]


def test_a_month_beside_its_year_is_a_name_of_a_month(one):
    text = "year,month,v\n2025,Jan 2025,1\n2025,September,2\n2025,Marginal,3\n"
    found = one(text, "{year: integer, month: text, v: integer}", cut_off=date(2025, 2, 28))
    assert found.rows("SELECT v, _partial FROM x") == [(1, False), (3, True)]
