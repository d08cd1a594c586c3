"""Conditions: values, lists, ranges, known, unknown, not; checked against the real columns and codes."""
# ruff: noqa: E501 (YAML stands as an author types it)

import pytest


@pytest.mark.parametrize(
    ("where", "total"),
    [
        ("{year: 2014}", 1980),
        ("{year: 2014..2015}", 6330),
        ("{year: ..2014}", 1980),
        ("{month: 2014}", 1980),
        ("{month: 2014-02}", 120),
        ("{month: 2014-02-01}", 120),
        ("{month: 2014-02..2014-03}", 250),
        ("{quarter: 2014-Q1, route: East}", 300),
        ("{route: East, year: [2014, 2015]}", 4800),
        ("{route: {not: East}, year: 2014}", 780),
        ("{year: {not: [2015, 2016]}}", 1980),
        ("{month.year: 2014}", 1980),
    ],
)
def test_a_condition_chooses_rows(run, where, total):
    assert run(f"a: {{from: months, measure: sum(detections), where: {where}}}").only("a") == total


def test_known_and_unknown_follow_the_code_list(run):
    found = run("""
a: {from: people, measure: sum(detections), where: {year: 2015, nationality: known}}
b: {from: people, measure: sum(detections), where: {year: 2015, nationality: unknown}}
c: {from: people, measure: sum(detections), where: {year: 2015, nationality: {not: unknown}}}
""")
    assert (found.only("a"), found.only("b"), found.only("c")) == (700, 300, 700)


def test_periods_answer_to_their_label_or_lie_within(run):
    found = run("a: {from: prices, rows: [period, leg, price], where: {period: 2014..2016}}")
    assert [str(row.keys[0]) for row in found["a"].table.rows] == ["2015", "2014"]


def test_numbers_are_compared_as_numbers(run):
    found = run('a: {from: money, measure: count, where: {amount: "1..3"}}')
    assert found.only("a") == 2


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        ("{rute: East}", "unknown-column: no column `rute` in extract `months` | rute | did you mean `route`?"),
        ("{route: Eas}", "unknown-code: no `Eas` in column `route` | Eas | did you mean `East`?"),
        ("{route: [East, Wst]}", "unknown-code: no `Wst` in column `route` | Wst | did you mean `West`?"),
        ("{route: {not: Wst}}", "unknown-code: no `Wst` in column `route` | Wst | did you mean `West`?"),
        ("{route: East..West}", "wrong-filter: `route` holds text, which has no range `East..West` | East..West | write a list of values in [ ]"),
        ("{year: twenty}", "wrong-filter: `year`: expected a whole number, not `twenty` | twenty | a range is written 2014..2024, several values in [ ]"),
        ("{month: 2014-13}", "wrong-filter: `month`: expected a date such as 2015, 2015-03 or 2015-03-31, not `2014-13` | 2014-13 | a range is written 2014..2024, several values in [ ]"),
        ("{year: 2016..2014}", "wrong-filter: the range `2016..2014` ends before it begins | 2016..2014 | write 2014..2016"),
        ("{year: ..}", "wrong-filter: a range needs an end | .. | write 2014..2024, 2014.. or ..2024"),
        ("{year: 1999}", "empty-result: no row of `months` with year 1999 | {year: 1999} | `reportgen explain months` shows what it holds"),
    ],
)  # fmt: skip
def test_a_condition_that_does_not_fit_is_a_problem_in_its_place(run, where, problem):
    assert run(f"a: {{from: months, measure: sum(detections), where: {where}}}").problem == problem


def test_all_wrong_conditions_of_an_indicator_are_told_at_once(run):
    found = run("a: {from: months, measure: summ(detections), by: [rute], where: {route: Eas, year: x}}")
    assert sorted(found.codes) == ["unknown-code", "unknown-column", "unknown-measure", "wrong-filter"]


def test_a_date_part_needs_one_date(run):
    assert run("a: {from: people, measure: sum(detections), by: month}").codes == ["unknown-column"]


def test_a_year_of_two_dates_is_ambiguous_until_one_is_named(run):
    assert run("a: {from: cases, measure: count, by: year}").problem == (
        "ambiguous-column: `year` could be of `opened` and `closed` | year | write `opened.year`"
    )
    assert run("a: {from: cases, measure: count, by: closed.year}").cells("a") == {2015: 2}
    assert run("a: {from: cases, measure: count, by: opened.year}").cells("a") == {2014: 1, 2015: 1}
