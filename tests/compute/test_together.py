"""What may be added up: one edition, one unit, one publisher, the shares of one whole."""

import pytest

from reportgen.templating.cells import add_up
from reportgen.templating.sandbox import ProseError

EDITIONS = "year,ed,place,n\n" + "".join(
    f"{year},{edition},{place},{edition - 2006}\n"
    for year in (2014, 2015)
    for edition in (2016, 2017, 2018)
    for place in "XY"
)
STACKED = "    edition: {column: ed}\n"
BOTH = "both: {from: d, measure: sum(n), by: [place, year, ed]}\n"


@pytest.mark.parametrize(
    "keys",
    [
        "by: year",
        "total: true",
        "total: true, where: {year: 2015}",
        "share: total",
        "measure: sum, by: year",
        "measure: mean, by: year",
        "top: {n: 1, of: ed}, other: true",
        "top: {n: 1, of: place}, other: true",
    ],
)
def test_editions_are_never_added_up(make, keys):
    found = make(EDITIONS, f"{BOTH}a: {{of: both, {keys}}}", STACKED)
    assert found.codes == ["cannot-add"]
    assert "across `ed`" in found.problem


def test_numbers_of_each_edition_are_added_up(make):
    found = make(EDITIONS, BOTH + "a: {of: both, by: [year, ed]}\nb: {of: both, where: {ed: 2016}, by: year}", STACKED)
    assert found.cells("a")[2015, "2016"] == 20
    assert found.cells("b") == {2014: 20, 2015: 20}
    assert found["b"].additive
    assert not found["both"].additive


def test_text_and_tables_do_not_add_editions_either(make):
    found = make(EDITIONS, BOTH, STACKED)["both"]
    with pytest.raises(ProseError, match="across `ed`"):
        add_up(found, found.table.rows)
    assert add_up(found, [row for row in found.table.rows if row.keys[2] == "2016"]).value == 40


def test_shares_are_added_within_one_whole_only(make):
    csv = "year,route,n\n2014,A,60\n2014,B,40\n2015,A,30\n2015,B,70\n"
    shares = "sh: {from: d, measure: sum(n), by: [route, year], share: total}\n"
    assert make(csv, shares + "a: {of: sh, by: route}").codes == ["cannot-add"]
    assert make(csv, shares + "a: {of: sh, total: true}").codes == ["cannot-add"]
    assert make(csv, shares + "a: {of: sh, by: year}").cells("a") == {2014: 100, 2015: 100}
    assert make(csv, shares + "a: {of: sh, where: {year: 2014}, total: true}").only("a") == 100


def test_shares_of_rows_have_a_whole_each(make):
    csv = "route,st,n\nA,u,10\nA,k,90\nB,u,40\nB,k,10\nC,u,5\nC,k,5\n"
    shares = "sh: {from: d, measure: sum(n), by: route, share: {where: {st: u}}"
    assert make(csv, shares + ", top: 1, other: true}").codes == ["cannot-add"]
    assert make(csv, shares + "}\na: {of: sh, total: true}").codes == ["cannot-add"]
    assert make(csv, shares + ", top: 1}").cells("sh") == {"B": 80}


def test_publishers_are_not_added_up(make):
    csv = "year,pub,n\n2015,Frontex,10\n2015,Eurostat,20\n2016,Frontex,1\n"
    more = "    publisher: {column: pub}\n"
    found = make(csv, "a: {from: d, measure: sum(n), by: year}", more)
    assert found.problem == (
        "mixed-publishers: figures of `Eurostat` and `Frontex` would be taken together | sum(n) | "
        "choose one with `where: {pub: …}`, or write `pub` under `by:`"
    )
    assert make(csv, "a: {from: d, measure: count, by: year}", more).cells("a") == {2015: 2, 2016: 1}
    found = make(csv, "a: {from: d, measure: sum(n), by: [pub, year]}\nb: {of: a, by: year}", more)
    assert found.codes == ["mixed-publishers"]


def test_a_row_without_a_unit_is_in_another_unit(make):
    csv = "year,what,n\n2015,persons,10\n2016,,5\n"
    more = "    unit: {column: what}\n"
    assert make(csv, "a: {from: d, measure: sum(n)}", more).codes == ["mixed-units"]
    assert make(csv, "a: {from: d, rows: [year, n]}", more).codes == ["mixed-units"]
    assert make(csv, "a: {from: d, rows: [year, what, n]}", more)["a"].unit.name == ""
    assert make(csv, "a: {from: d, measure: sum(n), where: {year: 2015}}", more)["a"].unit.name == "persons"


def test_ranges_have_no_mean_through_another_indicator_either(run):
    found = run("a: {from: prices, rows: [leg, period, price]}\nb: {of: a, measure: mean(price)}")
    assert found.codes == ["aggregated-range"]


def test_publishers_are_not_compared_either(make):
    csv = "year,pub,n\n2014,Eurostat,100\n2015,Frontex,200\n"
    found = make(csv, "a: {from: d, measure: sum(n), by: year, change: percent}", "    publisher: {column: pub}\n")
    assert found.codes == ["mixed-publishers"]


_PERIODS = "r,period,n\nA,2015,100\nA,2015-Q1,25\nA,2015-01,8\nB,2015-Q1,5\nB,2015-Q2,6\nB,2016,20\n"


@pytest.mark.parametrize(
    "text",
    ["{from: d, measure: sum(n), by: [r, year]}", "{from: d, measure: mean(n)}", "{from: d, measure: sum(n), by: r}"],
)
def test_a_year_and_its_quarter_are_not_taken_together(make, text):
    found = make(_PERIODS, f"a: {text}", "    key: [r, period]\n")
    assert found.problem.startswith("unlike-periods: `2015` and `2015-Q1` overlap, and would be taken together | ")
    assert found.problem.endswith(
        " | choose periods of one length with `where: {period: …}`, or declare the others under `leave_out:`"
    )


def test_periods_beside_each_other_are_taken_together(make):
    found = make(
        _PERIODS,
        """
a: {from: d, measure: sum(n), by: r, where: {r: B}}
b: {from: d, measure: sum(n), by: [r, period]}
c: {from: d, measure: count, by: r}
e: {from: d, measure: sum(n), by: quarter, where: {r: B}}
f: {of: b, total: true}
g: {of: b, measure: mean(n), by: r, where: {r: B}}
h: {of: b, total: true, by: period}
""",
    )
    assert found.cells("a") == {"B": 31}
    assert found.cells("c") == {"A": 3, "B": 3}
    assert found.cells("h")["2015-Q1"] == 30
    assert found.codes == ["unlike-periods"]
