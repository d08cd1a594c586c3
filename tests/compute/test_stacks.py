"""Editions and vintages: never added up, one is fixed or the latest of each period is taken."""

import pytest

from reportgen.templating.notes import note_text

# ruff: noqa: E501 (YAML stands as an author types it)


def test_an_edition_is_fixed(run):
    found = run("a: {from: editions, measure: sum(value), by: year, edition: 2017}")
    assert found.cells("a") == {2015: 34, 2016: 36}
    assert [source.edition for source in found["a"].sources] == ["2017"]
    assert "edition 2017" in found["a"].definition


def test_the_latest_edition_alone(run):
    assert run("a: {from: editions, measure: sum(value), by: year, edition: latest}").cells("a") == {2016: 38, 2017: 40}


def test_the_latest_of_each_year_keeps_the_edition_of_each_row_as_its_source(run):
    found = run("a: {from: editions, measure: sum(value), by: year, edition: latest per year, breaks: note}")
    assert found.cells("a") == {2014: 30, 2015: 34, 2016: 38, 2017: 40}
    editions = [[found["a"].sources[index].edition for index in row.sources] for row in found["a"].table.rows]
    assert editions == [["2016"], ["2017"], ["2018"], ["2018"]]


def test_latest_per_period_finds_the_column_of_time(run):
    found = run("a: {from: editions, measure: sum(value), by: year, edition: latest per period, breaks: note}")
    assert found.cells("a")[2016] == 38


def test_a_series_stitched_across_a_break_needs_it_acknowledged(run):
    assert run("a: {from: editions, measure: sum(value), by: year, edition: latest per year}").problem == (
        "across-break: the series joins editions on two sides of a break in `editions` (sea is counted apart) | latest per year | "
        "write `breaks: note` to do it with a note, or `breaks: withhold`"
    )
    found = run("a: {from: editions, measure: sum(value), by: year, edition: latest per year, breaks: note}")
    assert [note_text(note, "en") for note in found["a"].notes] == ["Break in series: sea is counted apart"]


def test_stitching_editions_on_one_side_of_a_break_needs_nothing(run):
    found = run(
        "a: {from: editions, measure: sum(value), by: year, edition: latest per year, where: {year: 2014..2015}}"
    )
    assert found.cells("a") == {2014: 30, 2015: 34}


def test_stacked_editions_are_a_problem_with_two_ways_out(run):
    assert run("a: {from: editions, measure: sum(value), by: year}").problem == (
        "stacked-editions: extract `editions` stacks 3 editions (`2016`, `2017` and `2018`), which would be added up | editions | "
        "write `edition: 2018`, or `edition: latest per year`"
    )


def test_editions_may_stand_side_by_side_or_be_chosen_by_where(run):
    found = run("""
a: {from: editions, measure: sum(value), by: [report_edition, year], where: {year: 2015}}
b: {from: editions, measure: sum(value), where: {report_edition: 2016, year: 2015}}
c: {from: editions, rows: [report_edition, place, year, value], where: {year: 2014}}
""")
    assert found.cells("a") == {("2016", 2015): 32, ("2017", 2015): 34}
    assert found.only("b") == 32
    assert len(found["c"].table.rows) == 2


def test_an_edition_that_is_not_there(run):
    found = run("a: {from: editions, measure: sum(value), edition: 2019}")
    assert found.problem.startswith("unknown-edition: no edition `2019` in extract `editions` | 2019 | did you mean")


def test_latest_per_a_column_that_is_not_there(run):
    assert run("a: {from: editions, measure: sum(value), edition: latest per yeer}").codes == ["unknown-column"]
    assert run("a: {from: prices, rows: [leg], vintage: latest per period}").indicators


def test_vintages_are_stacked_too(real):
    found = real.run("a: {from: ibc_annual, measure: sum(detections), where: {year: 2015}}")
    assert found.codes == ["stacked-vintages"]


@pytest.mark.parametrize(
    ("values", "latest"),
    [(("10", "9"), 1), (("2019-12-31", "2020-06-01"), 1), (("2019", "2020-06"), 1)],
)
def test_the_latest_is_so_by_what_it_means(make, values, latest):
    rows = "".join(f"2019,{value},{place}\n" for place, value in enumerate(sorted(values, key=len)))
    found = make(
        f"year,ed,n\n{rows}", "a: {from: d, measure: sum(n), by: year, edition: latest}", "    edition: {column: ed}\n"
    )
    assert found.cells("a") == {2019: latest}


@pytest.mark.parametrize("values", [("Edition 9", "Edition 10"), ("31.12.2019", "01.06.2020"), ("2020", "2020-06")])
def test_where_the_latest_cannot_be_told_one_is_named(make, values):
    rows = "".join(f"2019,{value},5\n" for value in values)
    for keys in ("from: d, measure: sum(n), by: year", 'sql: "select year, sum(n) as value from d group by year"'):
        found = make(f"year,ed,n\n{rows}", f"a: {{{keys}, edition: latest}}", "    edition: {column: ed}\n")
        assert found.codes == ["unordered-editions"]


_PART = "r,year,e,n\nA,2020,2020,100\nB,2020,2020,100\nA,2020,2021,110\nA,2021,2021,120\nB,2021,2021,90\n"
_STACKED = "    edition: {column: e}\n    key: [r, year, e]\n"


def test_an_edition_that_revises_single_rows_does_not_drop_the_others(make):
    found = make(
        _PART,
        """
a: {from: d, measure: sum(n), by: year, edition: latest per year}
""",
        _STACKED,
    )
    assert found.problem == (
        "revised-in-part: the edition 2021 lacks `B`, `2020`, which the edition 2020 has: `latest per year` would drop it"
        " | latest per year | write `edition: latest per r, year` where it revises single rows, "
        "or declare under `breaks:` in the catalogue why rows ended"
    )
    found = make(
        _PART,
        """
a: {from: d, measure: sum(n), by: year, edition: "latest per r, year"}
b: {from: d, measure: sum(n), by: year, edition: latest per year, where: {r: A}}
c: {unit: things, sql: "select year, sum(n) as value from d group by year", edition: "latest per r, year"}
""",
        _STACKED,
    )
    assert found.cells("a") == {2020: 210, 2021: 210}
    assert found.cells("b") == {2020: 110, 2021: 120}
    assert found.cells("c") == {2020: 210, 2021: 210}
    assert "the latest edition of each r and year" in found["a"].definition


def test_a_query_and_rows_do_not_drop_rows_either(make):
    found = make(
        _PART,
        """
c: {unit: things, sql: "select year, sum(n) as value from d group by year", edition: latest per year}
d: {from: d, rows: [r, year, n], edition: latest per year}
""",
        _STACKED,
    )
    assert found.codes == ["revised-in-part", "revised-in-part"]


def test_rows_may_end_at_a_declared_break(make):
    breaks = "    breaks: {at: {e: '2021'}, reason: B is no longer published}\n"
    found = make(
        _PART,
        "a: {from: d, measure: sum(n), by: year, edition: latest per year, breaks: note}",
        f"{_STACKED}{breaks}",
    )
    assert found.cells("a") == {2020: 110, 2021: 210}
