"""Expressions in quotes: a closed language, checked before anything runs."""

import pytest

EXAMPLE = "write, for example, year = 2015 and (route = 'Black Sea' or route = 'Baltic')"
FIRST_DAYS = "write '2015-04-01': month and quarter are compared by their first day"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("year = 2014", 1980),
        ("year = 2014 and route = 'East'", 1200),
        ("year = 2014 and (route = 'East' or route = 'West')", 1980),
        ("year in (2014, 2015) and not route = 'East'", 1530),
        ("year between 2014 and 2015 and route like 'W%'", 1530),
        ("detections * 2 >= 200 + 0 and year = 2014", 1200 + 100 + 110 + 120),
        ("detections is not null and year = 2014", 1980),
        ("year <> 2015 and year < 2016 and detections > 0", 1980),
        ("-detections < 0 and year <= 2014", 1980),
    ],
)
def test_an_expression_chooses_rows(run, text, total):
    assert run(f'a: {{from: months, measure: sum(detections), where: "{text}"}}').only("a") == total


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("yaer = 2014", "unknown-column: no column `yaer` in extract `months` | yaer | did you mean `year`?"),
        ("route = 'Eas'", "unknown-code: no `Eas` in column `route` | Eas | did you mean `East`?"),
        ("route in ('East', 'Wst')", "unknown-code: no `Wst` in column `route` | Wst | did you mean `West`?"),
        ("detections = 'many'", "wrong-filter: `detections` holds numbers, not the text 'many' | many | leave the quotes out"),
        ("route = 5", "wrong-filter: `route` holds text, not the number 5 | 5 | write '5'"),
        ("year = 2014 or year = 2015 and route = 'East'",
         "ambiguous-filter: `and` and `or` stand side by side | or | put parentheses around what belongs together"),
    ],
)  # fmt: skip
def test_a_wrong_expression_is_a_problem_in_its_place(run, text, problem):
    assert run(f'a: {{from: months, measure: sum(detections), where: "{text}"}}').problem == problem


@pytest.mark.parametrize(
    "text",
    [
        "year = ",
        "year = 2014; drop table months",
        "lower(route) = 'east'",
        "read_text('x') = 'y'",
        "year",
        "year = (select 1)",
    ],
)
def test_nothing_else_is_a_condition(run, text):
    found = run(f'a: {{from: months, measure: sum(detections), where: "{text}"}}')
    assert set(found.codes) == {"wrong-filter"}
    assert not found.indicators


def test_unlike_things_are_not_compared(run):
    found = run("""a: {from: months, measure: count, where: "year = 'x'"}""")
    assert found.problem.startswith("wrong-filter: the condition compares things of different types | x |")


def test_not_and_unequal_keep_what_is_blank(make):
    csv = "nat,n\nA,1\nB,2\n,4\n"
    more = "    columns: {nat: {blank: missing}, n: {type: integer}}\n"
    found = make(
        csv,
        """
a: {from: d, measure: sum(n), where: {nat: {not: A}}}
b: {from: d, measure: sum(n), where: "nat <> 'A'"}
c: {from: d, measure: sum(n), where: "not nat = 'A'"}
d: {from: d, measure: sum(n), where: "nat not in ('A')"}
e: {from: d, measure: sum(n), where: "'B' = nat"}
""",
        more,
    )
    assert [found.only(name) for name in "abcde"] == [6, 6, 6, 6, 2]


def test_a_code_on_the_left_is_checked_too(run):
    found = run("""a: {from: months, measure: sum(detections), where: "'Eest' = route"}""")
    assert found.codes == ["unknown-code"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("route = 'East' or 'West'",
         "wrong-filter: `'West'` by itself is no condition | 'West' | write route in ('East', 'West')"),
        ("detections > 1 or 0", "wrong-filter: `0` by itself is no condition | 0 | " + EXAMPLE),
        ("year = 2014 and route", "wrong-filter: `route` by itself is no condition | route | " + EXAMPLE),
        ("year = 2014 and not ('West')", "wrong-filter: `'West'` by itself is no condition | 'West' | " + EXAMPLE),
        ("month > '2015'", "wrong-filter: `month` is compared with days, and '2015' is none | 2015 | write '2015-01-01'"),
        ("quarter = '2015-Q2'", "wrong-filter: `quarter` is compared with days, and '2015-Q2' is none | 2015-Q2 | " + FIRST_DAYS),
    ],
)  # fmt: skip
def test_a_lone_value_is_no_condition_and_a_day_is_a_whole_date(run, text, problem):
    assert run(f'a: {{from: months, measure: count, where: "{text}"}}').problem == problem


@pytest.mark.parametrize(
    "text",
    [
        "(year = 2014) = (year = 2015)",
        "year = (year = 2015)",
        "detections + (year = 2015) > 0",
        "detections is true",
        "true",
        "not 1",
        "year in (2014, year = 2015)",
    ],
)
def test_conditions_are_not_compared_and_values_are_not_conditions(run, text):
    found = run(f'a: {{from: months, measure: count, where: "{text}"}}')
    assert set(found.codes) == {"wrong-filter"}
    assert not found.indicators


def test_days_and_first_days_of_months_are_compared(make, run):
    assert run("""a: {from: months, measure: count, where: "month >= '2016-01-01'"}""").only("a") == 8
    assert run("""a: {from: months, measure: count, where: "quarter = '2016-04-01'"}""").only("a") == 2
    found = make(
        "day,n\n2015-01-31,1\n2015-02-01,2\n", """a: {from: d, measure: sum(n), where: "month = '2015-01-01'"}"""
    )
    assert found.only("a") == 1


def test_periods_are_not_ordered_by_their_labels(make):
    csv = "period,n\n2015-Q1,1\nMar 2016,2\n"
    found = make(csv, """a: {from: d, measure: sum(n), where: "period > '2015'"}""")
    assert found.problem == (
        "wrong-filter: `period` holds periods, which an expression does not order | period | "
        "write `where: {period: 2014..2016}`, or compare `year`"
    )
    assert make(csv, """a: {from: d, measure: sum(n), where: "period = '2015-Q1'"}""").only("a") == 1
