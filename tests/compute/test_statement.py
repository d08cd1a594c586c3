"""Queries by experts: one SELECT over declared extracts, exact, with provenance."""

from decimal import Decimal

import pytest


def test_a_query_gives_rows_under_dimensions_and_one_value(run):
    found = run("""a: {unit: detections, sql: "select route, max(detections) as value from months group by route"}""")
    assert found.cells("a") == {"East": 300, "West": 120}
    assert found["a"].unit.name == "detections"
    assert not found["a"].additive
    assert found["a"].extracts == ("months",)
    assert [source.publisher for source in found["a"].sources] == ["Frontex"]


def test_a_plain_sum_may_be_added_up_further(run):
    found = run("""
a: {sql: "select route, month, sum(detections) as value from months where year(month) = 2014 group by all"}
b: {of: a, by: route}
""")
    assert found.cells("b") == {"East": 1200, "West": 780}


def test_a_query_may_join_and_use_common_tables(run):
    found = run("""
a:
  sql: |
    with yearly as (select year(month) as year, sum(detections) as n from months group by 1)
    select yearly.year, n * 1000000 / passengers as value
    from yearly join flow on flow.year = yearly.year
    where passengers > 0
""")
    assert found.cells("a") == {2014: Decimal(1980), 2015: Decimal(2175)}
    assert found["a"].extracts == ("flow", "months")


def test_the_only_number_needs_no_name_and_no_value_is_missing(run):
    found = run("""
a: {sql: "select 'x' as name, detections from months where route = 'West' and month = date '2015-03-01'"}
b: {sql: "select month, route, detections as value from months where year(month) = 2014"}
c: {sql: "select case when route = 'East' then 1.5 end as value, route from months where month = date '2014-01-01'"}
""")
    assert found.codes == ["sql-result"]
    assert found["b"].table.dimensions[0].kind == "date"
    assert found.cells("c") == {"East": Decimal("1.5"), "West": "missing"}


def test_an_edition_is_chosen_inside_a_query(run):
    found = run("""
a: {sql: "select sum(value) as value from editions", edition: 2016}
b: {sql: "select year, sum(e.value) as value from editions as e group by year", edition: latest per year, breaks: note}
c: {sql: "select sum(value) as value from editions where report_edition = '2017'"}
d: {sql: "select sum(value) as value from editions", edition: latest}
""")
    assert (found.only("a"), found.only("c"), found.only("d")) == (62, 70, 78)
    assert found.cells("b") == {2014: 30, 2015: 34, 2016: 38, 2017: 40}
    assert [source.edition for source in found["a"].sources] == ["2016"]


def test_a_query_that_joins_editions_across_a_break_is_a_problem(run):
    found = run(
        """a: {sql: "select year, sum(value) as value from editions group by year", edition: latest per year}"""
    )
    assert found.codes == ["across-break"]


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("selec 1", "sql-syntax"),
        ("select route, from months where", "sql-syntax"),
        ("select 1 as value; drop table months", "sql-statement"),
        ("drop table months", "sql-statement"),
        ("insert into months select * from months", "sql-statement"),
        ("select count(*) as value from month", "sql-table: no extract `month` | month | did you mean `months`?"),
        ("select 5 as value",
         'sql-table: the query reads no extract | "select 5 as value" | numbers typed into a query have no source'),
        ("select * from read_csv('/etc/passwd')", "sql-function"),
        ("select * from '/etc/passwd'", "sql-table"),
        ("select max(getenv('HOME')) as value from months", "sql-function"),
        ("select random() as value from months", "sql-function"),
        ("select year(current_date) as value from months", "sql-function"),
        ("select count(*) as value from months where now() > month", "sql-function"),
        ("select sum(value) as value from editions", "stacked-editions"),
        ("select route from months", "sql-result: the result needs one column of numbers called `value`"),
        ("select 'x' as value from months", "sql-result"),
        ("select route, detections as value from months", "sql-result: several rows of the result have `East`"),
        ("select nothing as value from months", "sql-refused"),
        ("select sum(detections) * 1e300 as value from months where year(month) = 2014", "sql-result"),
        ("select detections as value from months where false", "empty-result"),
    ],
)  # fmt: skip
def test_anything_else_is_a_problem(run, sql, problem):
    found = run(f'a: {{sql: "{sql}"}}')
    assert not found.indicators
    assert {each.partition(":")[0] for each in [problem]} == set(found.codes)
    if ":" in problem:
        assert found.problem.startswith(problem)


def test_the_place_of_a_mistake_is_inside_the_query(run):
    found = run("""
a:
  sql: |
    select route,
           max(detection) as value
    from months group by route
""")
    (problem,) = list(found.findings)
    assert problem.code == "sql-refused"
    assert (problem.at.line, problem.at.column, problem.at.length) == (5, 16, 9)
