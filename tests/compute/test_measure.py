"""Every measure on numbers that can be added by hand, and every way to get one wrong."""

from decimal import Decimal


def test_sum_counts_by_dimensions_and_keeps_integers(run):
    found = run("a: {from: months, measure: sum(detections), by: [route, year], where: {year: 2014..2015}}")
    assert found.cells("a") == {("East", 2014): 1200, ("East", 2015): 3600, ("West", 2014): 780, ("West", 2015): 750}
    assert found["a"].additive
    assert found["a"].unit.name == "detections"
    assert found["a"].rows_read == 48
    assert found["a"].vintage == "2025-06-03"


def test_a_sum_over_a_missing_cell_is_partial_and_says_how_many(run):
    found = run("a: {from: months, measure: sum(detections), by: year, where: {route: West, year: 2014..2015}}")
    assert [row.cells[0].partial for row in found["a"].table.rows] == [0, 1]


def test_a_sum_over_nothing_but_missing_cells_is_a_status(run):
    found = run("a: {from: months, measure: sum(detections), where: {route: West, month: 2015-03}}")
    assert found.only("a") == "missing"


def test_count_counts_rows_or_figures(run):
    found = run("""
a: {from: months, measure: count, where: {route: West}, partial: mark, unit: months}
b: {from: months, measure: count(detections), where: {route: West}}
""")
    assert found.only("a") == 28
    assert found["a"].unit.name == "months"
    assert found.only("b") == 27


def test_mean_is_exact_to_nine_digits(run):
    found = run('a: {from: months, measure: mean(detections), where: {route: West, month: "2014-01..2014-03"}}')
    assert found.only("a") == Decimal(20)
    found = run("a: {from: money, measure: mean(amount), where: {currency: EUR}}")
    assert found.only("a") == Decimal("1.8")
    assert found["a"].decimals == 1


def test_median_and_quantile_lie_between_the_two_nearest(run):
    found = run("""
a: {from: months, measure: median(detections), where: {route: West, year: 2014}}
b: {from: months, measure: "quantile(detections, 0.9)", where: {route: West, year: 2014}}
""")
    assert found.only("a") == 65
    assert found.only("b") == 109
    assert not found["a"].additive


def test_min_max_and_distinct(run):
    found = run("""
a: {from: months, measure: min(detections), where: {route: West}}
b: {from: months, measure: max(detections), where: {route: West}}
c: {from: people, measure: distinct(nationality), by: year}
""")
    assert (found.only("a"), found.only("b")) == (10, 120)
    assert found.cells("c") == {2014: 2, 2015: 4}
    assert found["c"].unit.name == "nationality"


def test_numbers_with_decimals_are_added_exactly(run):
    found = run("a: {from: money, measure: sum(amount), by: year, where: {currency: EUR}}")
    assert found.cells("a") == {2015: Decimal("1.25"), 2016: Decimal("4.15")}
    assert found["a"].decimals == 2
    assert found["a"].unit.kind == "money"


def test_share_is_a_sum_and_its_share_of_the_total(run):
    found = run("a: {from: people, measure: share(detections), by: nationality, where: {year: 2014}, share: total}")
    assert found.cells("a") == {"Syria": 50, "Eritrea": 30, "Unknown": 20}


def test_an_unknown_measure_is_named_with_the_nearest(run):
    assert run("a: {from: months, measure: summ(detections)}").problem == (
        "unknown-measure: no measure `summ(detections)` | summ | did you mean `sum`?"
    )


def test_a_measure_without_its_column_says_which_there_are(run):
    assert run("a: {from: months, measure: mean}").problem == (
        "unknown-measure: `mean` needs a column | mean | write `mean(detections)`"
    )


def test_a_quantile_needs_a_part(run):
    assert run("a: {from: months, measure: quantile(detections)}").codes == ["unknown-measure"]
    assert run("a: {from: months, measure: 'sum(detections, 3)'}").codes == ["unknown-measure"]


def test_a_column_that_is_not_there_is_underlined_inside_the_measure(run):
    assert run("a: {from: months, measure: sum(detection), by: route}").problem == (
        "unknown-column: no column `detection` in extract `months` | detection | did you mean `detections`?"
    )


def test_text_cannot_be_added(run):
    assert run("a: {from: months, measure: sum(route)}").problem == (
        "measure-of-text: `route` holds text, which has no sum | route | write `sum(detections)`"
    )


def test_ranges_cannot_be_added_or_averaged(run):
    for name in ("sum", "mean", "median"):
        found = run(f"a: {{from: prices, measure: {name}(price)}}")
        assert found.problem.startswith(f"aggregated-range: `price` holds ranges, which have no {name} | price |")


def test_currencies_are_not_added(run):
    found = run("a: {from: money, measure: sum(amount), by: year}")
    assert found.problem == (
        "mixed-units: rows in `EUR` and `USD` would be taken together | sum(amount) | "
        "choose one with `where: {currency: …}`"
    )


def test_an_indicator_without_a_measure_is_told_so(run):
    assert run("a: {from: months, by: route}").problem == (
        "missing-measure: this says neither `measure` nor `rows` nor `pick` | months | write measure: sum(detections)"
    )


def test_ranges_are_counted_but_not_told_apart(run):
    found = run("a: {from: prices, measure: count(price), by: leg}\nb: {from: prices, measure: distinct(price)}")
    assert found.cells("a") == {"Libya to Italy": 2, "Turkey to Italy": 2}
    assert found.codes == ["aggregated-range"]


def test_a_sum_of_large_integers_is_exact(make):
    found = make("year,n\n2014,9223372036854775807\n2015,9223372036854775807\n", "a: {from: d, measure: sum(n)}")
    assert found.only("a") == 18_446_744_073_709_551_614


def test_numbers_with_decimals_are_no_dimension(run):
    found = run("a: {from: money, measure: count, by: amount}")
    assert found.codes == ["by-number"]


def test_what_is_not_known_is_no_value_of_its_own(make):
    csv = "nat,n\nSY,1\nUnk,2\nOth,3\nSY,4\n,5\n"
    more = "    columns: {nat: {unknown: Unk, rest: Oth, blank: missing}, n: {type: integer}}\n"
    found = make(csv, "a: {from: d, measure: distinct(nat)}\nb: {from: d, measure: distinct(n)}", more)
    assert (found.only("a"), found.only("b")) == (1, 5)
    assert found["a"].definition == "Number of different known values of nat"
