"""The editor's second section: prices, which are ranges with a currency, a qualifier, a period and a source each."""

import pytest

from tests.projects import rows_of, said


@pytest.fixture
def section(editor):
    return editor.use("prices")


def price(section, lines):
    section.indicator(lines)
    return section.problems()


def test_a_range_prints_whole_with_its_currency_and_period(section):
    assert (
        said(section.block("one-price").body.parts)
        == "A place from Libya to Italy cost USD 1,000–4,000 (2015) per person."
    )


def test_rows_are_printed_as_they_are_with_the_columns_and_order_asked_for(section):
    assert rows_of(section.block("italy").grid) == [
        ["Period", "Means", "Currency", "Price", "Source"],
        ["2015", "boat", "USD", "USD 1,000–4,000", "Handelsblatt, The high price of hope"],
        ["2017", "boat", "USD", "on average USD 1,500", "Frontex 2020"],
        ["2018 (from mid-year)", "boat", "EUR", "EUR 1,800", "Frontex 2020"],
    ]


def test_the_source_of_a_row_can_be_a_column(section):
    rows = rows_of(section.block("italy-sources").grid)

    assert rows[0] == ["Period", "Source", "Price"]
    assert [row[1] for row in rows[1:]] == ["Handelsblatt", "Frontex", "Frontex"]


def test_each_row_has_its_own_publisher_and_a_quoted_one_says_so(section):
    table = section.sound().indicators["prices.all_rows"]
    publishers = {source.publisher for source in table.sources}
    cells = [row[-1] for row in rows_of(section.block("everything").grid)[1:]]

    assert len(publishers) >= 10
    assert any("UNODC 2018, as quoted by Teller Report" in cell for cell in cells)
    assert any(cell.startswith("Frontex") and "quoted" not in cell for cell in cells)


def test_a_qualifier_prints_with_its_figure(section):
    cells = [row[3] for row in rows_of(section.block("everything").grid)[1:]]

    assert any(cell.startswith("about ") for cell in cells)
    assert any(cell.startswith("up to ") for cell in cells)
    assert any("(single case)" in cell for cell in cells)


def test_periods_keep_their_words_and_stand_in_the_order_of_time(section):
    periods = [row[2] for row in rows_of(section.block("everything").grid)[1:]]

    assert {"2018 (from mid-year)", "4th quarter 2019", "about 2021", "2017 to mid-2018", "November 2021"} <= set(
        periods
    )
    starts = [row.keys[2].start for row in section.sound().indicators["prices.all_rows"].table.rows]
    assert starts == sorted(starts)


def test_euros_and_dollars_stand_in_panels_of_their_own(section):
    figure = section.block("legs").figure
    assert len([name for name in figure.plotly["layout"] if name.startswith("xaxis")]) == 2
    titles = {note["text"] for note in figure.plotly["layout"]["annotations"]}
    assert any("EUR" in title for title in titles)
    assert any("USD" in title for title in titles)

    section.change("    panels: currency\n", "")
    (problem,) = section.problems()
    assert problem.code in {"mixed-currencies", "several-numbers"}


def test_prices_are_never_summed_or_averaged(section):
    (problem,) = price(section, "m: {from: prices, measure: mean(price), label: x}")
    assert problem.code == "aggregated-range"


def test_picking_a_row_that_is_not_there_is_a_problem(section):
    (problem,) = price(section, 'n: {from: prices, pick: {leg: Libya to Italy, period: "2016"}, label: x}')
    assert problem.code == "no-match"


def test_picking_several_rows_is_a_problem_that_lists_them(section):
    (problem,) = price(section, "n: {from: prices, pick: {leg: Libya to Italy}, label: x}")

    assert problem.code == "several-matches"
    assert "period: 2017" in problem.message
    assert "period: 2015" in problem.message
