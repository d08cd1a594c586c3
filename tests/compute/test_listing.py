"""Rows as they are, and one cell picked from them."""

from decimal import Decimal

from reportgen.table import Range


def test_rows_are_shown_in_order_with_their_sources(run):
    found = run("a: {from: prices, rows: [period, leg, price, source], where: {leg: Libya to Italy}, order: period}")
    table = found["a"].table
    assert [column.name for column in table.dimensions] == ["period", "leg", "source"]
    assert [column.kind for column in table.measures] == ["range"]
    assert [(str(row.keys[0]), row.keys[2]) for row in table.rows] == [("2015", "Handelsblatt"), ("2017", "Frontex")]
    assert [found["a"].sources[row.sources[0]].publisher for row in table.rows] == ["Handelsblatt", "Frontex"]


def test_rows_keep_the_order_of_the_file_unless_told_otherwise_and_may_be_limited(run):
    found = run("""
a: {from: prices, rows: [leg, price], limit: 2}
b: {from: prices, rows: [leg, period, price], order: [leg desc, period asc]}
""")
    assert [row.keys[0] for row in found["a"].table.rows] == ["Libya to Italy", "Libya to Italy"]
    assert [str(row.keys[1]) for row in found["b"].table.rows] == ["2014", "2018", "2015", "2017"]


def test_rows_of_statuses_and_numbers(run):
    found = run("a: {from: months, rows: [month, detections], where: {route: West, month: 2015-02..2015-03}}")
    cells = [row.cells[0] for row in found["a"].table.rows]
    assert cells[0].value == 20
    assert cells[1].status is not None
    assert cells[1].status.value == "missing"


def test_one_cell_is_picked_with_all_its_parts(run):
    found = run("a: {from: prices, pick: {leg: Libya to Italy, period: 2015}}")
    value = found.only("a")
    assert isinstance(value, Range)
    assert (value.low, value.high, value.currency, value.per, str(value.period)) == (
        Decimal(1000),
        Decimal(4000),
        "USD",
        "person",
        "2015",
    )
    assert found["a"].table.dimensions == ()
    assert [source.publisher for source in found["a"].sources] == ["Handelsblatt"]


def test_a_pick_that_finds_several_lists_them(run):
    assert run("a: {from: prices, pick: {leg: Turkey to Italy}}").problem == (
        "several-matches: 2 rows of `prices` with leg Turkey to Italy: {period: 2014}; {period: 2018} | "
        "{leg: Turkey to Italy} | say `period` too"
    )


def test_a_pick_that_finds_nothing(run):
    assert run("a: {from: prices, pick: {leg: Turkey to Italy, period: 2015}}").problem == (
        "no-match: no row of `prices` with leg Turkey to Italy, period 2015 | {leg: Turkey to Italy, period: 2015} | "
        "`reportgen explain prices` shows what it holds"
    )


def test_a_pick_from_several_number_columns_names_one(run):
    found = run("""
a: {from: people, pick: {nationality: Syria, year: 2015}, column: detections}
b: {from: people, pick: {nationality: Syria, year: 2015}, column: detection}
""")
    assert found.only("a") == 400
    assert found.codes == ["unknown-column"]


def test_a_column_of_rows_that_is_not_there(run):
    assert run("a: {from: prices, rows: [leg, prise]}").problem == (
        "unknown-column: no column `prise` in extract `prices` | prise | did you mean `price`?"
    )


def test_an_order_by_something_absent(run):
    assert run("a: {from: prices, rows: [leg, price], order: perod}").codes == ["needs-dimension"]
    assert run("a: {from: prices, rows: [leg, price], order: leg up}").codes == ["conflicting-keys"]


def test_no_rows_are_an_empty_result(run):
    assert run("a: {from: prices, rows: [leg, price], where: {period: 1999}}").codes == ["empty-result"]
