"""Queries by experts: one SELECT over declared extracts, exact, with provenance."""

from decimal import Decimal

import pytest

from reportgen.compute import Setting


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
    with yearly as (select year(month) as year, sum(coalesce(detections, 0)) as n from months group by 1)
    select yearly.year, n * 1000000 / passengers as value
    from yearly join flow on flow.year = yearly.year
    where passengers > 0
  partial: mark
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
        ("select 'x' as value from months", "sql-typed"),
        ("select 12345 as value from months", "sql-typed"),
        ("select year(month) as year, sum(passengers) as value from months, flow group by 1", "sql-hidden"),
        ("select year, sum(passengers) as value from flow group by year union all select 9999, 5", "sql-typed"),
        ("with recursive t(x) as (select 1 union all select x + 1 from t where x < 3) select max(x) as value from t, flow",
         "sql-typed"),
        ("select sum(x) as value from generate_series(1, 9) t(x), flow", "sql-table"),
        ("select sum(passengers) as value from flow using sample 2", "sql-sample"),
        ("select passengers as value from flow limit 1", "sql-sample"),
        ("select first(passengers) as value from flow", "sql-function"),
        ("select extract(hour from localtimestamp) as value from flow", "sql-function"),
        ("select avg(price__low) as value from prices", "aggregated-range"),
        ("select price__high - price__low as value, leg from prices", "aggregated-range"),
        ("select max(price__high) as value from prices where year(period__start) > 2016", "mixed-units"),
        ("select sum(amount) as value from money", "mixed-units"),
        ("select sum(detections) as value from months where route = 'Eest'", "unknown-code"),
        ("select sum(passengers) / 0 as value from flow", "division-by-zero"),
        ("select year(month) as year, sum(detections) as value from months group by 1", "incomplete-period"),
        ("select sum(value) as value from editions where report_edition >= '2016'", "stacked-editions"),
        ("select year, sum(value) as value from editions group by 1 having max(report_edition) > '2000'",
         "stacked-editions"),
        ("select sum(a.value) as value from editions a join editions b using (year) where a.report_edition = '2016'",
         "stacked-editions"),
        ("select sum(value) as value from (select * from editions)", "stacked-editions"),
        ("with editions as (select sum(value) as s from editions) select s as value from editions", "sql-table"),
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


def test_a_query_shows_editions_side_by_side_and_never_adds_them(run):
    found = run("""
a: {sql: "select report_edition, year, sum(value) as value from editions group by 1, 2", breaks: note}
b: {of: a, by: year}
c: {sql: "select year, sum(value) as value from editions where report_edition in ('2016') group by year"}
""")
    assert found.cells("a")["2017", 2015] == 34
    assert found.cells("c") == {2014: 30, 2015: 32}
    assert found.codes == ["cannot-add"]


def test_a_plain_query_is_as_honest_as_a_declared_indicator(run):
    found = run("""
a: {sql: "select year(month) as year, sum(detections) as value from months group by 1", partial: mark}
b: {sql: "select year(month) as year, sum(detections) as value from months group by 1", partial: drop}
c: {sql: "select route, count(distinct year(month)) as value from months group by 1"}
d: {of: c, total: true}
e: {sql: "select max(price__high) as value from prices where leg = 'Turkey to Italy'"}
f: {of: a, change: {over: year}}
""")
    assert [(row.keys[0], row.cells[0].partial, bool(row.notes)) for row in found["a"].table.rows] == [
        (2014, 0, False), (2015, 1, False), (2016, 0, True),
    ]  # fmt: skip
    assert list(found.cells("b")) == [2014, 2015]
    assert found["c"].unit.name == "rows"
    assert found.codes == ["cannot-add"]
    assert found["e"].unit.currency == "EUR"
    assert found.cells("f")[2016] == "withheld"


def test_the_latest_of_each_year_of_a_date_is_the_same_in_a_query(make):
    csv = "month,ed,n\n2014-01,2015,1\n2014-02,2015,2\n2014-01,2016,10\n2015-01,2016,5\n"
    found = make(
        csv,
        """
a: {from: d, measure: sum(n), by: year, edition: latest per year}
b: {sql: "select year(month) as year, sum(n) as value from d group by 1", edition: latest per year}
""",
        "    edition: {column: ed}\n",
    )
    assert found.cells("a") == found.cells("b") == {2014: 10, 2015: 5}


def test_columns_may_be_called_like_words_of_sql(make):
    csv = "order,n\nA,1\nB,:\n"
    more = '    columns: {order: {}, n: {type: integer, missing: ":"}, }\n'
    found = make(
        csv.replace("n\n", "select\n", 1),
        'a: {sql: "select sum(\\"select\\") as value from d"}',
        more.replace(" n:", " select:"),
    )
    assert found["a"].table.rows[0].cells[0].partial == 1


@pytest.mark.parametrize(
    ("select", "change"),
    [
        ("select year, sum(persons) as value from scope group by year", "{at: 2016}"),
        ("select year as y, sum(persons) as value from scope group by 1", "{over: y, since: 2015, at: 2016}"),
        ("select year, value from (select year, sum(persons) as value from scope group by year)", "{at: 2016}"),
    ],
)
def test_a_break_stands_between_the_numbers_of_a_query_too(run, select, change):
    query = f"q: {{unit: persons, sql: '{select}'}}\n"
    found = run(f"{query}a: {{of: q, change: {change}}}")
    assert found.problem == (
        "across-break: `2015` and `2016` would be compared across a break in `scope` (a new definition) | "
        f"{change} | write `breaks: note` to do it with a note, or `breaks: withhold`"
    )
    assert [note.kind for note in found["q"].notes] == ["break"]
    noted = run(f"{query}b: {{of: q, where: {{{'y' if ' y,' in select else 'year'}: 2015..2016}}}}\n"
                f"a: {{of: b, change: {change}, breaks: note}}")  # fmt: skip
    assert noted.only("a") == -25
    assert [[note.kind for note in noted[name].notes] for name in "ab"] == [["break"], ["break"]]


def test_a_query_kept_from_an_earlier_build_has_its_breaks(run):
    query = 'q: {unit: persons, sql: "select year, sum(persons) as value from scope group by year"}\n'
    kept = run(query).indicators
    found = run(f"{query}a: {{of: q, change: {{at: 2016}}}}", setting=Setting(kept=kept))
    assert found.codes == ["across-break"]
