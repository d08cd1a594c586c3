"""How much is unknown stands beside what leaves the unknown out, whichever way it is left out."""

from decimal import Decimal

import pytest

CSV = "nat,year,n\nSY,2021,30\nAF,2021,12\nUnk,2021,58\nSY,2020,50\nAF,2020,40\nUnk,2020,10\n"
MORE = "    columns: {nat: {unknown: Unk}, year: {type: integer}, n: {type: integer}}\n"


@pytest.mark.parametrize(
    "text",
    [
        "{from: d, measure: sum(n), by: nat, where: {year: 2021, nat: {not: Unk}}}",
        "{from: d, measure: sum(n), by: nat, where: \"year = 2021 and nat <> 'Unk'\"}",
        "{from: d, measure: sum(n), by: nat, where: \"year = 2021 and not (nat = 'Unk')\"}",
        "{from: d, measure: sum(n), by: nat, where: \"year = 2021 and nat not in ('Unk', 'XX')\"}",
        "{of: n21, order: value desc, limit: 2}",
        "{unit: x, sql: \"select nat, sum(n) as value from d where nat <> 'Unk' and year = 2021 group by nat\"}",
    ],
)
def test_the_share_of_the_unknown_stands_beside(make, text):
    found = make(
        CSV + "XX,2020,0\n", f"n21: {{from: d, measure: sum(n), by: nat, where: {{year: 2021}}}}\na: {text}", MORE
    )
    assert found["a"].unknown_share == Decimal("0.58")
    assert [note.message for note in found["a"].notes] == ["note-unknown-category"]
    assert dict(found["a"].notes[0].words) == {"share": "58"}


def test_the_largest_share_of_a_period_counts_and_what_is_kept_is_not_left_out(make):
    found = make(
        CSV,
        """
a: {from: d, measure: sum(n), by: [nat, year], where: "nat <> 'Unk'"}
b: {from: d, measure: sum(n), by: nat, where: "nat <> 'SY'"}
c: {from: d, measure: mean(n), by: nat, where: "nat <> 'Unk'"}
e: {of: b, order: value desc, limit: 3}
f: {unit: x, sql: "select nat, sum(n) as value from d where nat <> 'SY' group by nat"}
""",
        MORE,
    )
    assert found["a"].unknown_share == Decimal("0.58")
    assert [found[name].unknown_share for name in "bcef"] == [0, 0, 0, 0]


def test_blanks_left_out_by_an_expression_are_unknown(make):
    csv = "nat,n\nSY,40\n,60\n"
    more = "    columns: {nat: {blank: missing}, n: {type: integer}}\n"
    found = make(
        csv,
        """
a: {from: d, measure: sum(n), by: nat, where: "nat is not null"}
b: {unit: x, sql: "select nat, sum(n) as value from d where nat is not null group by nat"}
""",
        more,
    )
    assert [found[name].unknown_share for name in "ab"] == [Decimal("0.6"), Decimal("0.6")]
