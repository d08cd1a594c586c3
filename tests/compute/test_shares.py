"""Shares, rates and ratios."""

from decimal import Decimal

import pytest

from reportgen.templating.notes import note_text

PEOPLE = "p: {from: people, measure: sum(detections), by: nationality, where: {year: 2015}}\n"
YEARS = "y: {from: months, measure: sum(detections), by: year, where: {year: 2014..2015}}\n"


def test_a_share_of_the_total_keeps_numerator_and_base(run):
    found = run(PEOPLE + "a: {of: p, share: total}")
    assert found.cells("a") == {
        "Syria": 40, "Afghanistan": 25, "Iraq": 5, "Pakistan": 0, "Unknown": 25, "Unspecified": 5,
    }  # fmt: skip
    cell = found["a"].table.rows[0].cells[0]
    assert (cell.count, cell.base) == (250, 1000)
    assert found["a"].unit.kind == "percent"


def test_a_share_of_the_known_leaves_the_unknown_out_and_says_how_much_it_is(run):
    found = run(PEOPLE + "a: {of: p, share: known}")
    assert found.cells("a")["Syria"] == Decimal("57.142857143")
    assert found.cells("a")["Unknown"] == "not applicable"
    assert [note_text(note, "en") for note in found["a"].notes] == ["30.0\u00a0% of all is not known."]


def test_shares_are_taken_within_each_period_unless_told_otherwise(run):
    found = run("""
p: {from: months, measure: sum(detections), by: [route, year], where: {year: 2014..2015}}
a: {of: p, share: total, pick: {route: East, year: 2014}}
b: {of: p, share: {of: total, within: route}, pick: {route: East, year: 2014}}
""")
    assert found.only("a") == Decimal("60.606060606")
    assert found.only("b") == 25
    assert "of each year" in found["a"].definition


def test_the_share_of_rows_that_are_so_is_one_query(run):
    found = run("""
a: {from: people, measure: sum(detections), where: {year: 2015}, share: {where: {nationality: unknown}}}
b: {from: people, measure: count, by: year, share: {where: {nationality: unknown}}}
""")
    assert found.only("a") == 30
    assert found["a"].table.rows[0].cells[0].count == 300
    assert found.cells("b")[2015] == Decimal("33.333333333")


def test_a_share_of_another_indicator(run):
    found = run(
        PEOPLE
        + """
whole: {from: months, measure: sum(detections), by: year, where: {year: 2015}}
a: {from: people, measure: sum(detections), by: year, where: {year: 2015, nationality: unknown}, share: whole}
"""
    )
    assert found.cells("a") == {2015: Decimal("6.896551724")}
    assert {source.extract for source in found["a"].sources} == {"people", "months"}
    assert found["a"].extracts == ("people", "months")


def test_a_share_of_itself_is_a_problem(run):
    found = run("a: {from: people, measure: sum(detections), where: {year: 2015, nationality: unknown}, share: total}")
    assert found.problem == (
        "share-of-itself: every number would be 100 % of itself | total | "
        "keep all rows and `pick` one, or write `share: {where: …}` for the rows that are so among all"
    )


def test_a_share_of_something_that_does_not_add_up(run):
    assert run("a: {from: months, measure: mean(detections), by: route, share: total}").codes == ["cannot-add"]
    assert run("a: {from: months, measure: max(detections), share: {where: {route: East}}}").codes == ["cannot-add"]


def test_a_rate_per_million(run):
    found = run(
        YEARS
        + """
f: {from: flow, measure: sum(passengers), by: year, where: {year: 2014..2015}}
a: {of: y, rate: {per: f, times: 1000000}}
"""
    )
    assert found.cells("a") == {2014: 1980, 2015: 2175}
    assert found["a"].unit.name == "detections per million passengers"
    assert found["a"].table.rows[0].cells[0].count == 1980


def test_a_rate_on_another_dimension_is_a_problem(run):
    found = run(
        YEARS
        + "r: {from: months, measure: sum(detections), by: [route, year], where: {year: 2014..2015}}\na: {of: y, rate: {per: r}}"
    )
    assert found.codes == ["unmatched-base"]


def test_a_base_of_zero_is_a_problem_and_an_absent_one_is_missing(run):
    found = run("""
y: {from: months, measure: sum(detections), by: year, partial: mark}
f: {from: flow, measure: sum(passengers), by: year}
g: {from: flow, measure: sum(passengers), by: year, where: {year: 2014..2015}}
a: {of: y, rate: {per: f}}
b: {of: y, rate: {per: g}}
""")
    assert found.problem == "division-by-zero: the base is 0 for 2016 | f | leave these rows out with `where:`"
    assert found.cells("b")[2016] == "missing"


def test_a_ratio_of_two(run):
    found = run(
        YEARS
        + """
e: {from: months, measure: sum(detections), where: {route: East, year: 2014}}
w: {from: months, measure: sum(detections), where: {route: West, year: 2014}, label: West, decimals: 0}
a: {ratio: [e, w]}
"""
    )
    assert found.only("a") == Decimal("1.538461538")
    assert found["a"].decimals == 2
    assert found["a"].unit.kind == "ratio"


def test_a_ratio_of_two_currencies_is_a_problem(run):
    found = run("""
e: {from: money, measure: sum(amount), where: {currency: EUR}}
u: {from: money, measure: sum(amount), where: {currency: USD}}
a: {ratio: [e, u]}
""")
    assert found.problem.startswith("mixed-units: EUR would be divided by USD | u |")


def test_currencies_meet_only_after_they_are_converted_with_rates_of_an_extract(run):
    money = "from: money, measure: sum(amount), by: year"
    given = f"usd: {{{money}, where: {{currency: USD}}}}\neur: {{{money}, where: {{currency: EUR, year: 2015}}}}\n"
    assert run(f"{given}a: {{ratio: [usd, eur]}}").problem == (
        "mixed-units: USD would be divided by EUR | eur | "
        "convert one first: `of:` it, `rate: {per: …}` with exchange rates from an extract, and `unit:`"
    )
    rates = "rates: {from: flow, measure: sum(passengers), by: year, where: {year: 2015}, unit: USD per EUR}\n"
    found = run(
        f"{given}{rates}in_eur: {{of: usd, rate: {{per: rates, times: 1000000}}, unit: EUR}}\na: {{ratio: [in_eur, eur]}}"
    )
    assert found["in_eur"].unit.currency == "EUR"
    assert (found.only("in_eur"), found.only("a")) == (Decimal("1.25"), 1)


_TEN = """
  all:
    file: all.csv
    title: All
    publisher: P
    unit: things
    columns: {year: {type: integer}, n: {type: integer}}
    key: year
  ten:
    file: ten.csv
    title: Ten largest
    publisher: P
    unit: things
    absent: not published
    total: all
    parts: {of: nat, per: year, some: true, total: {from: all}}
    columns: {nat: {}, year: {type: integer}, n: {type: integer}}
    key: [nat, year]
  bare:
    like: ten
    title: Ten largest, untested
    total: all
"""


@pytest.fixture
def ten(several):
    files = {"all.csv": "year,n\n2020,1000\n", "ten.csv": "nat,year,n\nSY,2020,100\nAF,2020,50\n"}
    return several(f"extracts:{_TEN}", files).run


@pytest.mark.parametrize(
    "text",
    [
        "{from: ten, measure: sum(n), by: nat, share: total}",
        "{from: ten, measure: sum(n), by: nat, share: known}",
        "{from: ten, measure: share(n), by: nat}",
        "{from: bare, measure: share(n), by: nat}",
        "{from: ten, measure: sum(n), share: {where: {nat: SY}}}",
    ],
)
def test_rows_that_are_some_of_a_whole_are_no_whole(ten, text):
    found = ten(f"a: {text}")
    assert found.codes == ["share-of-some"]
    assert found.problem.split(" | ")[2] == "name an indicator that gives the whole, under `share: {of: …}`"


def test_rows_that_are_some_of_a_whole_have_a_share_of_one_that_is_named(ten):
    found = ten("""
w: {from: all, measure: sum(n), by: year}
l: {from: ten, measure: sum(n), by: [nat, year]}
a: {of: l, share: w}
q: {unit: things, sql: "select nat, sum(n) as value from ten group by nat"}
b: {of: q, share: total}
""")
    assert found.cells("a") == {("SY", 2020): 10, ("AF", 2020): 5}
    assert found["l"].some
    assert not found["w"].some
    assert found.codes == ["share-of-some"]


def test_a_share_of_what_is_counted_otherwise(several):
    catalogue = "extracts:\n" + "".join(
        f"  {name}:\n    file: d.csv\n    title: T\n    publisher: {publisher}\n    unit: {unit}\n"
        "    columns: {year: {type: integer}, n: {type: integer}}\n"
        for name, publisher, unit in (
            ("mio", "P", "million EUR"), ("eur", "P", "EUR"), ("thousand", "P", "thousand persons"),
            ("persons", "P", "persons"), ("others", "Q", "persons"), ("detections", "Q", "detections"),
        )
    )  # fmt: skip
    run = several(catalogue, {"d.csv": "year,n\n2020,170\n"}).run
    for mine, whole, code in (
        ("mio", "eur", "mixed-units"), ("persons", "thousand", "mixed-units"), ("persons", "others", "mixed-publishers"),
        ("detections", "persons", "mixed-units"), ("persons", "persons", ""),
    ):  # fmt: skip
        found = run(
            f"w: {{from: {whole}, measure: sum(n), by: year}}\n"
            f"a: {{from: {mine}, measure: sum(n), by: year, where: {{year: 2020}}, share: w}}"
        )
        assert found.codes == ([code] if code else [])
    found = run(
        "w: {from: eur, measure: sum(n), by: year}\n"
        "a: {from: mio, measure: sum(n), by: year, share: w}\nr: {from: mio, measure: sum(n), by: year}\n"
        "b: {ratio: [r, w]}"
    )
    assert found.problem == (
        "mixed-units: million EUR would be given as a share of EUR | w | take the share of a whole that is counted alike, "
        "or divide them as `ratio:`, which names both"
    )
    assert found["b"].unit.name == "million EUR per EUR"
