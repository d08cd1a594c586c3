"""Indicators of other indicators: chosen rows, fewer dimensions, totals."""

from decimal import Decimal

BASE = "base: {from: months, measure: sum(detections), by: [route, year], where: {year: 2014..2015}}\n"


def test_rows_are_chosen_and_added_up(run):
    found = run(
        BASE
        + """
a: {of: base, where: {route: East}, by: year}
b: {of: base, by: year}
c: {of: base, total: true}
d: {of: base, total: true, by: route}
e: {of: base, where: {year: 2015, route: {not: East}}}
"""
    )
    assert found.cells("a") == {2014: 1200, 2015: 3600}
    assert found.cells("b") == {2014: 1980, 2015: 4350}
    assert found.only("c") == 6330
    assert found.cells("d") == {"East": 4800, "West": 1530}
    assert found.cells("e") == {("West", 2015): 750}


def test_a_total_keeps_how_many_figures_are_missing(run):
    found = run(BASE + "a: {of: base, total: true}")
    assert found["a"].table.rows[0].cells[0].partial == 1


def test_numbers_may_be_averaged_over_another_indicator(run):
    found = run(
        BASE
        + """
a: {of: base, measure: mean, by: year}
b: {of: base, measure: max}
c: {of: base, measure: median, by: route}
d: {of: base, measure: "quantile(value, 0.5)"}
e: {of: base, measure: sum, by: route}
f: {of: base, measure: min, where: {year: 2015}}
"""
    )
    assert found.cells("a") == {2014: 990, 2015: 2175}
    assert found.only("b") == 3600
    assert found.cells("c") == {"East": Decimal(2400), "West": Decimal(765)}
    assert found.only("d") == 990
    assert found.cells("e") == {"East": 4800, "West": 1530}
    assert found.only("f") == 750


def test_names_resolve_in_the_section_then_among_facts_then_by_section(run):
    found = run("""
fact_all: {from: months, measure: sum(detections), by: year, where: {year: 2014}}
other.all: {from: months, measure: sum(detections), by: year, where: {year: 2015}}
a: {of: fact_all, total: true}
b: {of: other.all, total: true}
""")
    assert (found.only("a"), found.only("b")) == (1980, 4350)


def test_a_name_that_nothing_bears(run):
    assert run(BASE + "a: {of: bse, total: true}").problem == (
        "needs-indicator: no indicator `bse` | bse | did you mean `base`?"
    )


def test_what_depends_on_a_broken_indicator_stays_silent(run):
    found = run("""
a: {from: months, measure: sum(detection)}
b: {of: a, total: true}
c: {ratio: [b, a]}
d: {from: months, measure: count, partial: mark}
""")
    assert found.codes == ["unknown-column"]
    assert list(found.indicators) == ["s.d"]


def test_a_condition_on_a_dimension_that_is_not_there(run):
    assert run(BASE + "a: {of: base, where: {yaer: 2015}}").problem == (
        "needs-dimension: the numbers are not given by `yaer` | 2015 | did you mean `year`?"
    )
    assert run(BASE + "a: {of: base, by: border}").codes == ["needs-dimension"]
    assert run(BASE + "a: {of: base, where: {route: Eas}}").codes == ["unknown-code"]
    assert run(BASE + "a: {of: base, where: {year: 2011}}").codes == ["empty-result"]
    assert run(BASE + "a: {of: base, where: 'year = 2011'}").codes == ["conflicting-keys"]
    assert run(BASE + "a: {of: base, measure: count}").codes == ["conflicting-keys"]


def test_means_and_shares_are_not_added_up(run):
    found = run("""
mean: {from: months, measure: mean(detections), by: [route, year], where: {year: 2014..2015}}
a: {of: mean, total: true}
""")
    assert found.codes == ["cannot-add"]
    found = run(BASE + "s: {of: base, share: total}\na: {of: s, total: true, by: route}")
    assert found.codes == ["cannot-add"]


def test_shares_of_one_whole_add_up(run):
    found = run("""
s: {from: people, measure: share(detections), by: nationality, where: {year: 2015}}
a: {of: s, where: {nationality: unknown}, total: true}
""")
    assert found.only("a") == Decimal(30)
    assert found["a"].table.rows[0].cells[0].count == 300


def test_ranges_take_no_steps(run):
    found = run("r: {from: prices, rows: [leg, period, price]}\na: {of: r, total: true}")
    assert found.codes == ["aggregated-range"]
    found = run(
        "r: {from: people, rows: [nationality, detections, year]}\na: {of: r, pick: {nationality: Syria, year: 2015}}"
    )
    assert found.only("a") == 400
