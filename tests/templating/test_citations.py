"""Dates of data are written as the language writes them."""

import pytest

from reportgen.templating.citations import dated


@pytest.mark.parametrize(
    ("given", "language", "written"),
    [
        ("2025-06-03", "en", "3 June 2025"),
        ("2025-06", "en", "June 2025"),
        ("2025-06", "de", "Juni 2025"),
        ("2014-15", "en", "2014-15"),
        ("early 2016", "en", "early 2016"),
    ],
)
def test_a_vintage_is_written_as_a_day_or_a_month_of_the_language(given: str, language: str, written: str) -> None:
    assert dated(given, language) == written
