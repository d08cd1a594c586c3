"""Dates of data are written as the language writes them."""

import pytest

from reportgen.indicator import Source
from reportgen.templating.citations import cite, cite_together, dated


@pytest.mark.parametrize(
    ("given", "language", "written"),
    [
        ("2025-06-03", "en", "3 June 2025"),
        ("2025-06", "en", "June 2025"),
        ("2025-06", "de", "Juni 2025"),
        ("2014-15", "en", "2014-15"),
        ("early 2016", "en", "early 2016"),
        ("2024-09-29..10-04", "en", "29\u00a0September – 4\u00a0October\u00a02024"),
        ("2024-06-27..30", "en", "27–30\u00a0June\u00a02024"),
        ("2024-12-27..2025-01-03", "en", "27\u00a0December\u00a02024 – 3\u00a0January\u00a02025"),
        ("2025-01..04", "en", "January–April\u00a02025"),
        ("2009..2014", "en", "2009–2014"),
    ],
)
def test_a_vintage_is_written_as_days_or_months_of_the_language(given: str, language: str, written: str) -> None:
    assert dated(given, language) == written


def test_a_small_figure_names_editions_in_a_row_as_a_range():
    sources = [
        Source(publisher="Frontex", title=f"Risk Analysis {year}, annex", edition=str(year))
        for year in (2021, 2012, 2020, 2019)
    ]
    data = Source(publisher="IOM", title="Missing Migrants", vintage="2025-06")

    assert cite_together([*sources, data], "en") == (
        "Frontex, Risk Analysis 2012, 2019–2021",
        "IOM, data as of June 2025",
    )


def test_a_hosted_copy_is_cited_with_an_address_that_opens_and_its_file():
    source = Source(publisher="IOM", title="Missing Migrants", via="GitHub iom/gdidata: data/iom_mmp.rda (own sum)")

    assert cite(source, "en") == (
        "IOM, Missing Migrants, obtained from https://github.com/iom/gdidata, file iom_mmp.rda (own sum)"
    )


def test_a_quarter_is_written_in_words():
    assert dated("2019-Q4", "en") == "4th quarter 2019"
