"""Rank, top, other, unknown, order, limit, pick."""

from decimal import Decimal

from reportgen.comparison import reading_order
from reportgen.templating.notes import note_text

PEOPLE = "p: {from: people, measure: sum(detections), by: nationality, where: {year: 2015}}\n"
BOTH = "p: {from: people, measure: sum(detections), by: [nationality, year]}\n"


def test_ranks_leave_the_unknown_out_and_say_how_much_it_is(run):
    found = run(
        PEOPLE + "a: {of: p, rank: true}\nb: {of: p, rank: {smallest_first: true}, pick: {nationality: Pakistan}}"
    )
    assert found.cells("a") == {
        "Syria": 1, "Afghanistan": 2, "Iraq": 3, "Pakistan": 4, "Unknown": "not applicable", "Unspecified": "not applicable",
    }  # fmt: skip
    assert [note_text(note, "en") for note in found["a"].notes] == ["30.0\u00a0% of the total is of no known category."]
    assert found["a"].unknown_share == Decimal("0.3")
    assert found.only("b") == 1


def test_ranks_within_each_year(run):
    found = run(BOTH + "a: {of: p, rank: true, pick: {nationality: Syria, year: 2014}}")
    assert found.only("a") == 1


def test_top_with_other_and_unknown_adds_up_to_the_total(run):
    found = run(PEOPLE + "a: {of: p, top: 2, other: true, unknown: last}\nb: {of: p, top: 2, other: true}")
    assert found.cells("a") == {"Syria": 400, "Afghanistan": 250, "Other": 50, "Unknown": 300}
    assert [row.part for row in found["a"].table.rows] == ["", "", "other", "unknown"]
    assert list(found.cells("b")) == ["Syria", "Afghanistan", "Other", "Unknown", "Unspecified"]


def test_the_unknown_may_be_left_out_and_is_then_said_beside(run):
    found = run(PEOPLE + "a: {of: p, top: 2, unknown: leave out}")
    assert found.cells("a") == {"Syria": 400, "Afghanistan": 250}
    assert [note_text(note, "en") for note in found["a"].notes] == ["30.0\u00a0% of the total is of no known category."]


def test_the_top_of_several_years_is_the_largest_of_them_together_or_of_each(run):
    found = run("""
p: {from: months, measure: sum(detections), by: [route, year], where: {year: 2014..2015}}
a: {of: p, top: 1, other: true}
b: {of: p, top: {n: 1, within: year}}
""")
    assert found.cells("a") == {("East", 2014): 1200, ("East", 2015): 3600, ("Other", 2014): 780, ("Other", 2015): 750}
    assert found.cells("b") == {("East", 2014): 1200, ("East", 2015): 3600}


def test_the_top_of_shares_adds_shares_by_their_numerators(run):
    found = run(PEOPLE + "a: {of: p, share: total, top: 1, other: true, unknown: last}")
    assert found.cells("a") == {"Syria": 40, "Other": 30, "Unknown": 30}
    assert [row.cells[0].count for row in found["a"].table.rows] == [400, 300, 300]


def test_other_of_means_is_a_problem(run):
    found = run(
        "m: {from: months, measure: mean(detections), by: route, where: {year: 2014}}\na: {of: m, top: 1, other: true}"
    )
    assert found.codes == ["cannot-add"]


def test_a_rank_needs_one_dimension_that_is_not_time(run):
    assert run("m: {from: flow, measure: sum(passengers), by: year}\na: {of: m, rank: true}").codes == [
        "which-dimension"
    ]
    assert (
        run("m: {from: flow, measure: sum(passengers), by: year}\na: {of: m, top: {n: 1, of: year}}").only("a")
        == 2000000
    )
    assert run("m: {from: flow, measure: sum(passengers), by: year}\na: {of: m, top: {n: 1, of: yeer}}").codes == [
        "needs-dimension"
    ]


def test_order_and_limit(run):
    found = run(
        PEOPLE
        + """
a: {of: p, order: value desc, limit: 2}
b: {of: p, order: nationality desc}
"""
    )
    assert found.cells("a") == {"Syria": 400, "Afghanistan": 250}
    assert list(found.cells("b"))[:2] == ["Syria", "Pakistan"]


def test_pick_finds_one_cell_or_lists_what_it_found(run):
    found = run(
        BOTH
        + """
a: {of: p, pick: {nationality: Syria, year: 2015}}
b: {of: p, pick: {nationality: Syria}}
c: {of: p, pick: {nationality: Syria, year: 2011}}
"""
    )
    assert found.only("a") == 400
    messages = {problem.code: problem.message for problem in found.findings}
    assert messages == {
        "several-matches": "2 rows of the indicator with nationality Syria: {year: 2014}; {year: 2015}",
        "no-match": "no row with nationality Syria, year 2011",
    }


def test_pick_of_a_column_that_is_not_there(run):
    found = run(
        "r: {from: people, rows: [nationality, year, detections]}\na: {of: r, pick: {nationality: Syria, year: 2015}, column: x}"
    )
    assert found.codes == ["needs-dimension"]


def test_what_ties_with_the_last_of_a_top_is_kept(make):
    csv = "nat,n\nA,9\nB,5\nC,5\nD,1\n"
    found = make(csv, "a: {from: d, measure: sum(n), by: nat, top: 2, other: true}")
    assert found.cells("a") == {"A": 9, "B": 5, "C": 5, "Other": 1}


NATIONS = "nat,year,n\nS,2015,10\nI,2015,5\nU,2015,500\nS,2016,9\nU,2016,1\n"


def test_the_unknown_is_counted_before_it_is_left_out(make):
    more = "    columns: {nat: {unknown: U}, year: {type: integer}, n: {type: integer}}\n"
    found = make(
        NATIONS,
        """
a: {from: d, measure: sum(n), by: nat, where: {year: 2015, nat: known}}
b: {from: d, measure: sum(n), by: nat, where: {year: 2015, nat: {not: U}}, top: 1}
c: {from: d, measure: sum(n), by: nat, where: {year: 2016, nat: known}}
all: {from: d, measure: sum(n), by: [nat, year]}
o: {of: all, where: {year: 2015, nat: known}, by: nat}
p: {of: all, where: {nat: {not: U}}}
""",
        more,
    )
    shares = {name: round(found[name].unknown_share, 3) for name in "abcop"}
    assert shares == {
        "a": Decimal("0.971"),
        "b": Decimal("0.971"),
        "c": Decimal("0.1"),
        "o": Decimal("0.971"),
        "p": Decimal("0.971"),
    }
    assert [note_text(note, "en") for note in found["c"].notes] == ["10.0\u00a0% of the total is of no known category."]


def test_names_are_read_in_the_order_of_a_reader():
    names = ["forged passports", "Türkiye", "10–12", "9 persons", "Tunisia", "Forged visas", "éclair", "Tunis"]

    assert sorted(names, key=reading_order) == [
        "9 persons", "10–12", "éclair", "forged passports", "Forged visas", "Tunis", "Tunisia", "Türkiye",
    ]  # fmt: skip
