"""Figures with two ends."""

from decimal import Decimal

COLUMNS = "{leg: text, lo: number, hi: {type: number, blank: missing}}"
RANGE = (
    "range: {name: price, low: lo, high: hi, currency: {column: c}, per: person, "
    'qualifier: {column: q, map: {"(up to)": up to, plain: ""}}, scale: {column: c, map: {EUR: "", USD: ""}}}'
)


def test_the_ends_travel_with_currency_and_qualifier_and_are_not_columns_any_more(one):
    found = one("leg,lo,hi,c,q\nA,1000,4000,USD,plain\nB,5000,,EUR,(up to)\n", COLUMNS, RANGE)
    assert found.problems == []
    names = "price__low, price__high, price__currency, price__scale, price__per, price__qualifier, price__measure"
    assert found.rows(f"SELECT {names} FROM x ORDER BY _row") == [
        (Decimal(1000), Decimal(4000), "USD", "", "person", "", ""),
        (Decimal(5000), Decimal(5000), "EUR", "", "person", "up to", ""),
    ]
    assert list(found.extracts["x"].columns) == ["leg", "price"]
    assert (found.extracts["x"].columns["price"].low, found.extracts["x"].columns["price"].high) == ("1000", "5000")


def test_ends_the_wrong_way_round_are_a_problem(one):
    found = one("leg,lo,hi,c,q\nA,4000,1000,USD,plain\n", COLUMNS, RANGE)
    assert found.problems == [("out-of-range", "data/x.csv", 2, "the low end 4000 is above the high end 1000")]


def test_a_qualifier_that_is_none_is_a_problem(one):
    found = one("leg,lo,hi,c,q\nA,1,2,USD,perhaps\n", COLUMNS, RANGE)
    assert found.codes == ["not-allowed"]
    assert (
        "at least, more than, over, just over, may exceed, about, on average, nearly, up to, single case"
        in found.problems[0][3]
    )
