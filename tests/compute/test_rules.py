"""Keys that need or exclude each other."""

import pytest


@pytest.mark.parametrize(
    ("spec", "problem"),
    [
        ("{measure: count}", "indicator-kind: this has none of `from`, `of`, `sql` and `ratio`"),
        ("{from: months, sql: select 1}", "indicator-kind: `from` and `sql` stand together"),
        ("{from: months, measure: count, other: true}", "conflicting-keys: `other` needs `top`"),
        ("{from: months, measure: count, column: x}", "conflicting-keys: `column` needs `pick`"),
        ("{from: months, measure: count, unknown: last}", "conflicting-keys: `unknown` needs `top`"),
        (
            "{from: months, rows: [month], measure: count}",
            "conflicting-keys: `rows` shows rows as they are, without `measure`",
        ),
        (
            "{from: months, rows: [month], share: total}",
            "conflicting-keys: `rows` shows rows as they are, without `share`",
        ),
        (
            "{from: months, pick: {route: East}, by: year}",
            "conflicting-keys: `pick` without `measure` takes one row as it is",
        ),
        ("{sql: 'select 1', where: {a: b}}", "conflicting-keys: `where` cannot stand beside `sql`"),
        (
            "{from: months, measure: count, change: percent, index: 2014}",
            "conflicting-keys: `change` and `index` are steps",
        ),
    ],
)
def test_keys_that_cannot_stand_together(run, spec, problem):
    assert run(f"a: {spec}").problem.startswith(problem)


def test_an_edition_is_said_where_the_extract_is_read(run):
    found = run("b: {from: flow, measure: sum(passengers)}\na: {of: b, total: true, edition: 2016}")
    assert found.codes == ["conflicting-keys"]


def test_a_share_of_rows_needs_rows(run):
    found = run("b: {from: people, measure: sum(detections), by: year}\na: {of: b, share: {where: {year: 2015}}}")
    assert found.codes == ["conflicting-keys"]
