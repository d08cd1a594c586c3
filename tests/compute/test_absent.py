"""Rows that were not published, where numbers are taken over them."""

CSV = "nat,year,n\nSY,2020,100\nAF,2020,50\nSY,2021,70\nIQ,2021,40\n"
MORE = "    absent: not published\n    key: [nat, year]\n"
HEAD = "nat,year,n\n"


def partial(found, name):
    return {row.keys: (row.cells[0].value, row.cells[0].partial) for row in found[name].table.rows}


def test_a_sum_over_periods_lacks_those_that_were_not_published(make):
    found = make(
        CSV,
        """
a: {from: d, measure: sum(n), by: nat}
b: {from: d, measure: mean(n), by: nat}
y: {from: d, measure: sum(n), by: [nat, year]}
c: {of: y, total: true, by: nat}
e: {from: d, measure: sum(n), where: {nat: AF}}
f: {from: d, measure: count, by: nat}
g: {from: d, measure: sum(n), by: year}
h: {from: d, measure: sum(n), where: {year: 2020}, by: nat}
i: {from: d, measure: sum(n)}
j: {from: d, measure: share(n), by: nat}
""",
        MORE,
    )
    assert partial(found, "a") == {("AF",): (50, 1), ("IQ",): (40, 1), ("SY",): (170, 0)}
    assert partial(found, "c") == partial(found, "a")
    assert {keys: lacks for keys, (_, lacks) in partial(found, "b").items()} == {("AF",): 1, ("IQ",): 1, ("SY",): 0}
    assert partial(found, "e") == {(): (50, 1)}
    assert partial(found, "g") == {(2020,): (150, 0), (2021,): (110, 0)}
    assert partial(found, "h") == {("AF",): (50, 0), ("SY",): (100, 0)}
    assert partial(found, "i") == {(): (260, 0)}
    assert all(lacks == 0 for _, lacks in partial(found, "f").values())


def test_a_period_in_which_a_category_was_not_published_is_there(make):
    found = make(CSV, "a: {from: d, measure: sum(n), where: {nat: AF}, by: year}", MORE)
    assert found.cells("a") == {2020: 50, 2021: "not published"}


def test_months_that_were_not_published_are_lacking_in_their_year(make):
    csv = "nat,month,n\nSY,2020-01,1\nSY,2020-02,2\nAF,2020-02,4\nSY,2021-01,8\n"
    found = make(csv, "a: {from: d, measure: sum(n), by: [nat, year], partial: mark}", "    absent: not published\n")
    assert partial(found, "a") == {
        ("AF", 2020): (4, 1), ("AF", 2021): (None, 0), ("SY", 2020): (3, 0), ("SY", 2021): (8, 0),
    }  # fmt: skip


def test_a_condition_that_is_not_on_a_key_hides_rows_that_were_published(make):
    csv = "nat,year,n,m\nSY,2020,100,1\nAF,2020,50,2\nSY,2021,70,2\nAF,2021,80,1\n"
    found = make(csv, "a: {from: d, measure: sum(n), where: {m: 1}, by: nat}", MORE)
    assert partial(found, "a") == {("AF",): (80, 0), ("SY",): (100, 0)}


def test_parts_that_add_up_lack_nothing_and_their_regions_do(make):
    csv = "nat,route,year,n\nSY,A,2020,5\nRest,A,2020,1\nAF,B,2020,7\nRest,B,2020,1\n"
    more = (
        "    absent: not published\n    key: [nat, route, year]\n"
        "    columns: {nat: {rest: Rest}, route: {}, year: {type: integer}, n: {type: integer}}\n"
    )
    found = make(
        csv,
        "a: {from: d, measure: sum(n), by: route}\nb: {from: d, measure: sum(n), by: [nat, year]}\n",
        more,
    )
    assert partial(found, "a") == {("A",): (6, 0), ("B",): (8, 0)}
    assert partial(found, "b") == {("AF", 2020): (7, 1), ("SY", 2020): (5, 1), ("Rest", 2020): (2, 0)}


def test_a_query_lacks_periods_that_were_not_published_too(make):
    found = make(
        CSV,
        """
a: {unit: things, sql: "select nat, sum(n) as value from d group by nat"}
b: {unit: things, sql: "select nat, year, sum(n) as value from d group by all"}
""",
        MORE,
    )
    assert partial(found, "a") == {("AF",): (50, 1), ("IQ",): (40, 1), ("SY",): (170, 0)}
    assert {lacks for _, lacks in partial(found, "b").values()} == {0}
