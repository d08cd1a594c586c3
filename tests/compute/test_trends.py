"""Compound growth, index and rolling mean."""

from decimal import Decimal

YEARS = "year,n\n2014,100\n2017,-400\n"
SCOPE = "scope: {from: scope, measure: sum(persons), by: year}\n"


def test_compound_growth_over_two_years(run):
    found = run(SCOPE + "a: {of: scope, growth: {over: year, since: 2014, to: 2017}, breaks: note}")
    # the cube root of 300 over 100, less one
    assert found.only("a") == Decimal("44.224957031")
    assert found["a"].unit.kind == "percent"


def test_growth_backwards_and_across_a_break(run):
    assert run(SCOPE + "a: {of: scope, growth: {since: 2017, to: 2014}}").codes == ["unknown-period"]
    assert run(SCOPE + "a: {of: scope, growth: {since: 2014, to: 2017}}").codes == ["across-break"]
    assert run(SCOPE + "a: {of: scope, growth: {since: 2011, to: 2017}}").codes == ["unknown-period"]


def test_growth_from_nothing_is_withheld(run):
    found = run("f: {from: flow, measure: sum(passengers), by: year}\na: {of: f, growth: {since: 2014, to: 2016}}")
    assert found.only("a") == -100


def test_no_rate_leads_to_a_negative_number(make):
    found = make(YEARS, "y: {from: d, measure: sum(n), by: year}\na: {of: y, growth: {since: 2014, to: 2017}}")
    assert found.only("a") == "not applicable"


def test_an_index_has_its_base_at_a_hundred(run):
    found = run(SCOPE + "a: {of: scope, where: {year: 2014..2015}, index: 2014}")
    assert found.cells("a") == {2014: 100, 2015: 200}
    assert found["a"].unit.name == "index, 2014 = 100"


def test_an_index_on_zero_is_a_problem_and_across_a_break_too(run):
    assert run("f: {from: flow, measure: sum(passengers), by: year}\na: {of: f, index: 2016}").codes == [
        "division-by-zero"
    ]
    assert run(SCOPE + "a: {of: scope, index: 2014}").codes == ["across-break"]
    found = run(SCOPE + "a: {of: scope, index: 2014, breaks: withhold}")
    assert found.cells("a") == {2014: 100, 2015: 200, 2016: "withheld", 2017: "withheld"}


def test_a_rolling_mean_begins_when_it_is_full(run):
    found = run("a: {from: months, measure: sum(detections), by: month, where: {route: West, year: 2014}, rolling: 3}")
    cells = list(found.cells("a").values())
    assert cells[:4] == ["not applicable", "not applicable", 20, 30]
    assert found["a"].decimals == 1


def test_a_rolling_sum_over_a_missing_month_is_partial(run):
    found = run("""
a: {from: months, measure: sum(detections), by: month, where: {route: West, year: 2015}, rolling: {n: 2, as: sum}}
""")
    cells = [row.cells[0] for row in found["a"].table.rows]
    assert (cells[2].value, cells[2].partial) == (20, 1)
    assert (cells[4].value, cells[4].partial) == (90, 0)


def test_a_rolling_mean_across_a_break(run):
    assert run(SCOPE + "a: {of: scope, rolling: 2}").codes == ["across-break"]
    assert run(SCOPE + "a: {of: scope, rolling: 2, breaks: withhold}").cells("a")[2016] == "withheld"
    assert run(SCOPE + "a: {of: scope, rolling: 2, breaks: note}").cells("a")[2016] == 175
