"""Change: of one period or of each, in percent, points or numbers; withheld on small bases, refused across breaks."""
# ruff: noqa: E501 (YAML stands as an author types it)

from decimal import Decimal

import pytest

from reportgen.templating.aspects import ATTRIBUTES
from reportgen.templating.cells import extreme, found_of
from reportgen.templating.forms import show
from reportgen.templating.notes import note_text

BASE = "base: {from: months, measure: sum(detections), by: [route, year], where: {year: 2014..2015}}\n"
SCOPE = "scope: {from: scope, measure: sum(persons), by: year}\n"


def test_one_change_drops_the_dimension(run):
    found = run(
        BASE
        + """
a: {of: base, total: true, change: {over: year, at: 2015, as: percent}}
b: {of: base, change: {over: year, at: 2015, as: absolute}}
c: {of: base, change: {at: 2015, since: 2014}, pick: {route: West}}
d: {of: base, change: {at: 2015, from: 2014}, pick: {route: East}}
"""
    )
    assert found.only("a") == Decimal("119.696969697")
    assert found["a"].table.rows[0].cells[0].base == 1980
    assert found["a"].change
    assert found.cells("b") == {"East": 2400, "West": -30}
    assert found.only("c") == Decimal("-3.846153846")
    assert found.only("d") == 200
    assert found["b"].unit.kind == "count"


def test_the_change_of_every_period_begins_with_none(run):
    found = run(BASE + "a: {of: base, total: true, change: percent}")
    assert found.cells("a") == {2014: "not applicable", 2015: Decimal("119.696969697")}


def test_monthly_change_on_the_same_month_of_the_year_before(run):
    found = run(
        "a: {from: months, measure: sum(detections), by: month, where: {route: East, year: 2014..2015}, change: {lag: 12, as: absolute}}"
    )
    cells = found.cells("a")
    assert cells["2014-05-01"] == "missing"
    assert cells["2015-05-01"] == 200


def test_a_gap_is_missing_never_bridged(run):
    found = run("""
a: {from: flow, measure: sum(passengers), by: year, where: {year: [2014, 2016]}, change: {as: absolute}}
""")
    assert found.cells("a") == {2014: "not applicable", 2016: "missing"}


def test_shares_change_by_points(run):
    found = run(
        BASE
        + """
s: {of: base, share: total}
a: {of: s, change: {at: 2015}, pick: {route: East}}
b: {of: s, change: {at: 2015, as: absolute}}
c: {of: base, change: {at: 2015, as: points}}
"""
    )
    assert found.only("a") == Decimal("82.758620690") - Decimal("60.606060606")
    assert found["a"].unit.kind == "points"
    assert found.codes == ["conflicting-keys", "conflicting-keys"]


def test_a_percent_change_on_a_small_or_zero_base_is_withheld_and_says_so(run):
    found = run("""
p: {from: people, measure: sum(detections), by: [nationality, year]}
a: {of: p, where: {nationality: Unknown}, change: {at: 2015}}
b: {of: p, where: {nationality: Unknown}, change: {at: 2015}, threshold: 21}
c: {of: p, where: {nationality: Pakistan}, change: {at: 2014, since: 2015}}
f: {from: flow, measure: sum(passengers), by: year}
d: {of: f, change: {at: 2015, since: 2016}}
""")
    assert found.only("a") == 1150
    cell = found["b"].table.rows[0].cells[0]
    assert (cell.status.value, cell.reason, cell.low_base, cell.base) == (
        "withheld",
        "the base is 20, under 21",
        True,
        20,
    )
    assert found.only("c") == "not published"
    cell = found["d"].table.rows[0].cells[0]
    assert (cell.status.value, cell.reason) == ("withheld", "the base is 0")


def test_a_change_from_a_whole_to_an_incomplete_period_is_withheld(run):
    found = run("a: {from: months, measure: sum(detections), by: year, partial: mark, change: percent}")
    assert found.cells("a")[2016] == "withheld"
    assert found["a"].table.rows[2].cells[0].reason == "2016 is not complete"


def test_a_comparison_across_a_break_is_refused_with_its_way_out(run):
    assert run(SCOPE + "a: {of: scope, change: {at: 2016}}").problem == (
        "across-break: `2015` and `2016` would be compared across a break in `scope` (a new definition) | {at: 2016} | "
        "write `breaks: note` to do it with a note, or `breaks: withhold`"
    )


def test_a_break_may_be_noted_or_withheld(run):
    found = run(
        SCOPE
        + """
a: {of: scope, change: {at: 2016}, breaks: note}
b: {of: scope, change: percent, breaks: withhold}
c: {of: scope, change: {at: 2017}}
"""
    )
    assert found.only("a") == -25
    assert "a new definition" in note_text(found["a"].notes[0], "en")
    assert found.cells("b") == {2014: "not applicable", 2015: 100, 2016: "withheld", 2017: 100}
    assert found.only("c") == 100


def test_a_period_that_is_not_there(run):
    assert run(BASE + "a: {of: base, total: true, change: {at: 2019}}").problem == (
        "unknown-period: no `2019` in `year` | 2019 | there is 2014 to 2015"
    )


def test_a_change_needs_one_dimension_to_run_over(run):
    found = run(
        "r: {from: months, measure: sum(detections), by: route, where: {year: 2014}}\na: {of: r, change: percent}"
    )
    assert (
        found.problem == "which-dimension: the numbers do not run over time | percent | name a dimension under `over:`"
    )
    assert run(BASE + "a: {of: base, change: {over: yaer}}").codes == ["needs-dimension"]


def test_rows_of_several_numbers_take_no_steps(run):
    found = run("r: {from: people, rows: [year, nationality]}\na: {of: r, change: percent}")
    assert found.codes == ["conflicting-keys"]


QUARTERS = "day,n\n2014-01-05,100\n2014-04-05,200\n2014-10-05,300\n2015-01-05,400\n"


def test_the_period_before_is_that_of_the_calendar(make):
    found = make(
        QUARTERS,
        "q: {from: d, measure: sum(n), by: quarter}\na: {of: q, change: {over: quarter}}\nb: {of: q, rolling: 2}",
    )
    assert list(found.cells("a").values())[1:3] == [100, "missing"]
    assert list(found.cells("b").values()) == ["not applicable", 150, "missing", 350]
    spans = "period,n\n2014,100\n2015,200\n2017,400\n2018,800\n"
    found = make(spans, "p: {from: d, measure: sum(n), by: period}\na: {of: p, change: {over: period}}")
    assert list(found.cells("a").values())[1:] == [100, "missing", 100]


def test_there_is_no_route_before_a_route(run):
    found = run(
        "p: {from: months, measure: sum(detections), by: route, where: {year: 2014}}\na: {of: p, change: {over: route}}"
    )
    assert found.codes == ["which-dimension"]


def test_a_missing_figure_is_counted_once(make):
    csv = "year,r,n\n2014,A,30\n2014,B,:\n2015,A,40\n2015,B,50\n"
    found = make(
        csv,
        """
a: {from: d, measure: sum(n), by: year}
i: {of: a, index: 2014}
c: {of: a, change: {over: year, at: 2015}}
s: {from: d, measure: sum(n), by: r, share: total, where: {year: 2014}}
w: {from: d, measure: sum(n), where: {year: 2014}, share: {where: {r: A}}}
""",
    )
    assert [row.cells[0].partial for row in found["i"].table.rows] == [1, 1]
    assert found["c"].table.rows[0].cells[0].partial == 1
    assert found["s"].table.rows[0].cells[0].partial == 1
    assert found["w"].table.rows[0].cells[0].partial == 1


BROKEN = "year,geo,n\n2014,A,10\n2015,A,100\n2014,B,50\n2015,B,50\n"
BREAK = "    breaks: [{at: {year: 2015}, where: {geo: {not: B}}, reason: redefined}]\n"


def test_a_break_concerns_only_its_rows(make):
    found = make(
        BROKEN,
        """
a: {from: d, measure: sum(n), by: [geo, year]}
b: {of: a, where: {geo: B}, by: year, change: {over: year}}
c: {from: d, measure: sum(n), where: {geo: B}, by: year, change: {over: year}}
d: {of: a, where: {geo: A}, by: year, change: {over: year}}
""",
        BREAK,
    )
    assert found.cells("b")[2015] == found.cells("c")[2015] == 0
    assert found.codes == ["across-break"]


def test_nothing_is_divided_across_a_break(make):
    head = """
a: {from: d, measure: sum(n), by: [geo, year]}
late: {of: a, where: {year: 2015, geo: A}, total: true}
early: {of: a, where: {year: 2014, geo: A}, total: true}
"""
    for keys in ("{ratio: [late, early]", "{of: late, share: early", "{of: late, rate: {per: early}"):
        assert make(BROKEN, f"{head}x: {keys}}}", BREAK).codes == ["across-break"]
        assert [note.kind for note in make(BROKEN, f"{head}x: {keys}, breaks: note}}", BREAK)["x"].notes] == ["break"]
        assert make(BROKEN, f"{head}x: {keys}, breaks: withhold}}", BREAK).only("x") == "withheld"
    found = make(BROKEN, head + "b: {of: a, where: {geo: B}}\ny: {of: a, where: {geo: A}}\nz: {ratio: [y, y]}", BREAK)
    assert found.cells("z")["A", 2015] == 1


def test_a_mean_over_both_sides_of_a_break_says_so(make):
    found = make(
        BROKEN, "a: {from: d, measure: mean(n), by: geo}\nb: {from: d, measure: mean(n), where: {geo: B}}", BREAK
    )
    assert [note.kind for note in found["a"].notes] == ["break"]
    assert not found["b"].notes


INCOMPLETE = "year,cov,n\n2023,full,100\n2024,full,90\n2025,part,20\n"
COVERAGE = "    coverage: {column: cov, full: full}\n"


def test_an_incomplete_period_is_not_averaged_with_whole_ones(make):
    mark = "m: {from: d, measure: sum(n), by: year, partial: mark}\n"
    assert make(INCOMPLETE, mark + "a: {of: m, rolling: 2}", COVERAGE).cells("a")[2025] == "withheld"
    assert make(INCOMPLETE, mark + "a: {of: m, measure: mean}", COVERAGE).codes == ["incomplete-period"]
    assert make(INCOMPLETE, mark + "a: {of: m, measure: mean, partial: drop}", COVERAGE).only("a") == 95


def test_an_incomplete_period_is_neither_the_lowest_nor_the_last(make):
    found = make(INCOMPLETE, "m: {from: d, measure: sum(n), by: year, partial: mark}", COVERAGE)["m"]
    assert extreme(found, "low", "year").names == {"year": 2024}
    assert ATTRIBUTES["to"](found).key == 2024
    assert ATTRIBUTES["latest"](found).value.cell.value == 90


def test_a_partial_change_says_so_in_every_form(make):
    csv = "year,r,n\n2014,A,30\n2014,B,:\n2015,A,40\n2015,B,50\n"
    found = make(csv, "a: {from: d, measure: sum(n), by: year, change: {over: year, at: 2015}}")["a"]
    value = found_of(found, found.table.rows[0]).value
    for form in ("", "signed", "change"):
        assert show(value, form).endswith("(1 figure missing)")


@pytest.mark.parametrize("step", ["change: {over: month}", "rolling: {n: 2, over: month}"])
def test_a_number_of_a_month_beside_years_is_no_time_to_walk_over(make, step):
    csv = "year,month,n\n2014,12,100\n2015,1,50\n2015,2,80\n"
    more = "    columns: {year: {type: integer}, month: {type: integer}, n: {type: integer}}\n"
    found = make(csv, f"a: {{from: d, measure: sum(n), by: [year, month], {step}}}", more)
    assert found.problem == (
        "which-dimension: `month` is a number within a year here, so that no month stands before the first of each | month | "
        "run over `year` for the same one a year before, or have one column of dates such as 2015-03 in the file"
    )
    found = make(csv, "a: {from: d, measure: sum(n), by: [year, month], change: {over: year, as: absolute}}", more)
    assert not found.codes
