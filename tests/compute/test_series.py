"""Change: of one period or of each, in percent, points or numbers; withheld on small bases, refused across breaks."""
# ruff: noqa: E501 (YAML stands as an author types it)

from decimal import Decimal

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
