"""What codes are that are no categories: a publisher's own others, the unknown, totals that stand beside their parts."""

import pytest

from reportgen.catalogue import read_codes
from reportgen.nodes import parse_yaml
from reportgen.problems import Findings

GEO = """
title: Places
codes:
  EU: {total: true}
  DE:
  FR:
  Others: {rest: true}
  Not stated: {unknown: true}
"""
CSV = "geo,year,n\nEU,2015,100\nDE,2015,30\nFR,2015,10\nOthers,2015,40\nNot stated,2015,20\n"
BY = "p: {from: d, measure: sum(n), by: geo}\n"


@pytest.fixture
def ask(make):
    findings = Findings()
    tree = parse_yaml(GEO, "data/codes/geo.yaml", findings)
    codes = {"geo": read_codes("geo", tree, findings)}
    return lambda indicators: make(
        CSV, indicators, "    columns: {geo: {in: geo}, year: integer, n: integer}\n", codes=codes
    )


def test_each_line_has_its_part_and_totals_stand_last(ask):
    rows = ask(BY)["p"].table.rows
    assert [(row.keys[0], row.part) for row in rows] == [
        ("DE", ""), ("FR", ""), ("Others", "other"), ("Not stated", "unknown"), ("EU", "total"),
    ]  # fmt: skip


def test_neither_others_nor_totals_are_ranked_or_in_the_top(ask):
    found = ask(BY + "a: {of: p, rank: true}\nb: {of: p, top: 1, other: true, unknown: last}\nc: {of: p, share: known}")
    assert found.cells("a") == {
        "DE": 1, "FR": 2, "Others": "not applicable", "Not stated": "not applicable", "EU": "not applicable",
    }  # fmt: skip
    assert found.cells("b") == {"DE": 30, "Other": 50, "Unknown": 20}
    assert {key: found.cells("c")[key] for key in ("DE", "Others")} == {"DE": 37.5, "Others": 50}


def test_totals_and_their_parts_are_not_added_up(ask):
    assert ask("a: {from: d, measure: sum(n), by: year}").problem == (
        "counts-totals: rows of `d` with `EU` would be taken together with their parts | sum(n) | "
        "choose with `where: {geo: …}`, write `geo` under `by:`, "
        "or declare these rows under `leave_out:` in the catalogue"
    )
    found = ask(
        BY
        + "a: {from: d, measure: sum(n), where: {geo: EU}}\n"
        + "b: {from: d, measure: sum(n), where: {geo: {not: EU}}}\n"
        + "c: {of: p, measure: sum}\n"
        + "e: {from: d, measure: max(n), where: \"geo <> 'EU'\"}"
    )
    assert [found.only(name) for name in "abce"] == [100, 100, 100, 40]


def test_a_total_alone_is_a_category(ask):
    found = ask("a: {from: d, measure: sum(n), by: geo, where: {geo: EU}}")
    assert [row.part for row in found["a"].table.rows] == [""]


def test_rows_as_they_are_and_queries_know_the_same_codes(ask):
    rows = "a: {from: d, rows: [geo, n]}\n"
    named = "b:\n  sql: select geo, sum(n) as value from d group by 1\n"
    plain = "e:\n  sql: select geo as place, n as value from d where geo <> 'EU'\nf: {of: e, rank: true}"
    found = ask(rows + named + plain)
    parts = {"DE": "", "FR": "", "Others": "other", "Not stated": "unknown", "EU": "total"}
    for name in "ab":
        assert {row.keys[0]: row.part for row in found[name].table.rows} == parts
    assert found.cells("f")["Others"] == "not applicable"


def test_a_query_that_does_not_tell_totals_apart_is_a_problem(ask):
    assert ask("a:\n  sql: select sum(n) as value from d").codes == ["counts-totals"]
