"""Years that the data begin or end within, where no contract says so."""

import pytest


def _months(*spans):
    months = [f"{year}-{month:02}" for year, first, last in spans for month in range(first, last + 1)]
    return "month,r,n\n" + "".join(f"{month},A,10\n" for month in months)


@pytest.mark.parametrize("spans", [((2024, 1, 12), (2025, 1, 9)), ((2024, 4, 12), (2025, 1, 12))])
def test_a_year_of_fewer_months_does_not_stand_beside_whole_ones(make, spans):
    short = 2025 if spans[0][1] == 1 else 2024
    found = make(_months(*spans), "a: {from: d, measure: sum(n), by: year}")
    assert found.problem == (
        f"incomplete-period: `{short}` is not complete and stands beside whole periods | d | "
        "write `partial: drop`, `partial: mark`, or `to_date: true` for the same months of each year"
    )
    found = make(
        _months(*spans),
        "a: {from: d, measure: sum(n), by: year, partial: drop}\nb: {from: d, measure: sum(n), by: year, partial: mark}",
    )
    assert found.cells("a") == {4049 - short: 120}
    assert found.cells("b") == {short: 90, 4049 - short: 120}
    assert [note.message for note in found["b"].notes] == ["note-incomplete"]


@pytest.mark.parametrize(
    "indicator",
    [
        "{from: d, measure: sum(n), by: month}",
        "{from: d, measure: sum(n)}",
        "{from: d, measure: sum(n), by: year, where: {year: 2024}}",
        "{from: d, measure: sum(n), by: year, where: {month: [2024-01, 2025-01]}}",
        "{from: d, measure: sum(n), by: year, to_date: true}",
        "{from: d, measure: sum(n), by: quarter}",
    ],
)
def test_nothing_is_short_where_like_is_compared_with_like(make, indicator):
    found = make(_months((2024, 1, 12), (2025, 1, 9)), f"a: {indicator}")
    assert [note.kind for note in found["a"].notes if note.kind == "partial"] == []


def test_a_quarter_of_two_months_is_short(make):
    found = make(_months((2024, 1, 12), (2025, 1, 8)), "a: {from: d, measure: sum(n), by: quarter}")
    assert found.codes == ["incomplete-period"]


def test_a_year_by_itself_is_marked(make):
    found = make(
        _months((2024, 1, 12), (2025, 1, 9)),
        """
a: {from: d, measure: sum(n), by: year, where: {year: 2025}}
b: {from: d, measure: sum(n), by: year, where: {month: 2025-01..2025-03}}
""",
    )
    assert [[note.message for note in found[name].notes] for name in "ab"] == [["note-incomplete"], []]


def test_dates_that_stand_for_years_or_quarters_fill_them(make):
    years = "month,n\n2023-01,5\n2024-01,6\n"
    assert make(years, "a: {from: d, measure: sum(n), by: year}").cells("a") == {2023: 5, 2024: 6}
    quarters = "month,n\n2023-01,5\n2023-04,5\n2023-07,5\n2023-10,5\n2024-01,6\n2024-04,1\n2024-07,1\n2024-10,1\n"
    assert make(quarters, "a: {from: d, measure: sum(n), by: year}").cells("a") == {2023: 20, 2024: 9}
    days = "day,n\n2023-01-05,5\n2023-12-20,1\n2024-03-03,6\n"
    assert make(days, "a: {from: d, measure: sum(n), by: year}").cells("a") == {2023: 6, 2024: 6}


def test_periods_fill_years_too(make):
    csv = "period,n\n2023,20\n2024-Q1,5\n2024-Q2,6\n"
    assert make(csv, "a: {from: d, measure: sum(n), by: year}").codes == ["incomplete-period"]
    csv = "period,n\n2023-H1,20\n2023-H2,1\n2024-H1,5\n2024-H2,6\n"
    assert make(csv, "a: {from: d, measure: sum(n), by: year}").cells("a") == {2023: 21, 2024: 11}


def test_a_category_that_ends_early_is_no_edge_of_the_data(make):
    csv = _months((2024, 1, 12), (2025, 1, 12)) + "2024-01,B,1\n2025-01,B,2\n2025-02,B,2\n"
    found = make(csv, "a: {from: d, measure: sum(n), by: year, where: {r: B}}")
    assert found.cells("a") == {2024: 1, 2025: 4}
