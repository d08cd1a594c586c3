"""Real published errors that a contract on data catches; a list in `tests/data/` holds all thirteen."""

import csv
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
LIST = Path(__file__).parents[1] / "data" / "published_errors_and_inconsistencies.csv"

BY_DATA = {
    "Annex Table 9, Total row": "agrees",
    "Annex Table 3, place of detection, 2012": "parts",
    "section 5.5 figure": "agrees",
    "Table 1": "type",
    "Annex Tables 1, 3": "type",
    "p. 51": "agrees",
    "data/externalborders.csv": "agrees, aliases, blank",
    "Total Dead and Missing": "thousands",
    "four texts": "range",
}
"""Place of the error → the contract or key of the catalogue that catches it."""

ELSEWHERE = {
    "Annex Table 9 before Annex Table 8, 11 before 10": "tables are numbered by the build, so that no order is typed",
    "Central Mediterranean": "changes are computed; a quoted one stands under `known:` with `check: reader`",
    "first nine months of 2015": "every figure carries its unit; a number in prose without an indicator is refused",
}
"""Place of the error → why no contract on data can see it, and what keeps it out of a report."""


def test_every_published_error_is_caught_here_or_named_with_the_reason():
    with LIST.open(encoding="utf-8", newline="") as lines:
        places = [row["place"] for row in csv.DictReader(lines)]
    assert len(places) == 13
    assert set(places) == {*BY_DATA, *ELSEWHERE}


def test_a_total_row_copied_from_last_year_does_not_agree_with_its_parts(one):
    printed = zip(range(2016, 2020), (8361, 6998, 6670, 6667), (7061, 6712, 6546, 5697), strict=True)
    rows = "".join(f"total,{year},{total}\nsum of parts,{year},{parts}\n" for year, total, parts in printed)
    found = one("what,year,v\n" + rows, "{what: text, year: integer, v: integer}",
                "agrees: {where: {what: total}, theirs: {what: sum of parts}, on: year}")  # fmt: skip
    assert found.codes == ["does-not-agree"] * 4
    assert found.problems[0][3] == "8361 of `year 2016`, and 7061 elsewhere in this extract"


def test_places_that_add_up_to_forty_less_than_the_total_are_caught(one):
    with (DATA / "frontex_facilitators_breakdown.csv").open(encoding="utf-8", newline="") as lines:
        printed = [row for row in csv.DictReader(lines) if (row["year"], row["report_edition"]) == ("2012", "2016")]
    rows = "".join(f"{row['category']},2012,{row['value']}\n" for row in printed if row["dimension"] == "place")
    text = f"place,year,v\n{rows}TOTAL,2012,7662\n"
    found = one(
        text,
        "{place: text, year: integer, v: integer}",
        "parts: {of: place, per: year, total: TOTAL}\nleave_out: {where: {place: TOTAL}, reason: total}",
    )
    assert found.problems[0][3] == (
        "the parts by `place` of `year 2012` add up to 7622 (Land 903, Inland 5076, Sea 471, Land intra-EU 494, "
        "Not specified 320, Air 358), and the total says 7662"
    )


def test_transposed_digits_between_figure_and_table_are_caught(one):
    text = "where_printed,route,v\nfigure,Central Mediterranean,153964\ntable,Central Mediterranean,153946\n"
    found = one(text, "{where_printed: text, route: text, v: integer}",
                "agrees: {where: {where_printed: figure}, theirs: {where_printed: table}, on: route}")  # fmt: skip
    assert found.codes == ["does-not-agree"]


def test_a_decimal_comma_in_one_cell_is_caught(one):
    found = one('route,share\nA,62.1\nB,"0,4"\n', "{route: text, share: number}")
    assert found.problems == [("bad-value", "data/x.csv", 3, "`share`: `0,4` is not a number")]


def test_broken_separators_are_caught(one):
    found = one("what,v\ntotal,1822 177\nshare,4. 5\n", '{what: text, v: {type: number, thousands: " "}}')
    assert [problem[3] for problem in found.problems] == [
        "`v`: `1822 177` is not a number", "`v`: `4. 5` is not a number",
    ]  # fmt: skip


def test_two_values_of_one_revenue_on_one_page_are_caught(one):
    text = "line,scope,year,v,c\n4262,Libya to Italy,2019,12,EUR\n4300,Libya to Italy,2019,3,USD\n"
    found = one(text, "{line: text, scope: text, year: integer, v: integer, c: text}", "key: [scope, year]")
    assert found.codes == ["repeated-key-row"]


def test_a_digit_dropped_by_hand_does_not_agree_with_the_official_file(resolving):
    files = {
        "hand.csv": "year;Western Mediterranean route\n2011;840\n2012;6400\n",
        "ibc.csv": "year,v\n2011,8448\n2012,6397\n",
    }
    found = resolving(
        files,
        """
extracts:
  hand:
    file: hand.csv
    title: Typed by hand
    publisher: P
    delimiter: ";"
    columns: {year: integer, v: {type: integer, from: Western Mediterranean route}}
    agrees: {with: official, on: year, within: 5 %}
  official:
    file: ibc.csv
    title: Official
    publisher: P
    columns: {year: integer, v: integer}
""",
    )
    assert found.problems == [
        ("does-not-agree", "data/hand.csv", 2, "840 of `year 2011`, and 8448 in `official`, more than 5 % apart")
    ]


def test_a_foreign_header_needs_an_alias_and_a_blank_a_meaning(one):
    text = "Year;Western Balkans route;Summe\n2017;12179;197395\n2008;;99935\n"
    columns = (
        "{year: {type: integer, from: Year}, v: {type: integer, from: Western Balkans route%s}, "
        "total: {type: integer%s}}"
    )
    assert one(text, columns % ("", ""), 'delimiter: ";"').codes == ["missing-column"]
    assert one(text, columns % ("", ", from: [Total, Summe]"), 'delimiter: ";"').codes == ["blank-value"]
    found = one(text, columns % (", blank: missing", ", from: [Total, Summe]"), 'delimiter: ";"')
    assert found.rows("SELECT v, v__status FROM x WHERE year = 2008") == [(None, "missing")]


def test_a_comma_in_one_cell_neither_makes_the_column_text_nor_the_cell_nothing(one):
    text = 'day,total\n1,5\n2,"1,022"\n'
    assert one(text, "{day: integer, total: integer}").codes == ["bad-value"]
    found = one(text, '{day: integer, total: {type: integer, thousands: ","}}')
    assert found.rows("SELECT sum(total) FROM x") == [(1027,)]


def test_the_same_digits_in_another_currency_are_four_figures_and_stay_so(one):
    text = (
        "who,lo,hi,unit,what\nA,3,6,billion EUR,turnover\nB,5,6,billion USD,turnover\n"
        "C,5,6,billion EUR,profits\nD,4.7,5.7,billion EUR,profits\n"
    )
    found = one(
        text,
        "{who: text, lo: number, hi: number, unit: text}",
        "range: {name: amount, low: lo, high: hi, "
        "currency: {column: unit, map: {billion EUR: EUR, billion USD: USD}}, "
        "scale: {column: unit, map: {billion EUR: billion, billion USD: billion}}, measure: {column: what}}",
    )
    names = "amount__low, amount__high, amount__currency, amount__scale, amount__measure"
    assert len(set(found.rows(f"SELECT {names} FROM x"))) == 4
    assert "lo" not in found.extracts["x"].columns
