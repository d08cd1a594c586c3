"""Numerals: separators by CLDR, rounding half up."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal

from reportgen.templating.numerals import dashed, numeral


@pytest.mark.parametrize("language", ["en", "en-GB", "fr", "de", "de-CH", "it", "pl"])
@pytest.mark.parametrize("value", [0, 7, 999, 1000, 12023, 1822177, Decimal("0.5"), Decimal("1234567.81"), 10**25])
def test_separators_are_those_of_the_locale(language, value):
    wanted = format_decimal(value, format="#,##0.00", locale=language.replace("-", "_"))

    assert numeral(value, 2, language) == wanted


def test_halves_go_up_and_zeros_at_the_end_go_when_asked():
    assert numeral(Decimal("2.345"), 2, "en") == "2.35"
    assert numeral(Decimal("-0.5"), 0, "en") == "−1"
    assert numeral(Decimal("4.70"), 2, "en", strip=True) == "4.7"
    assert numeral(Decimal(5000), 2, "en", strip=True) == "5,000"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("van, group of 5-6", "van, group of 5–6"),
        ("up to 1,000-2,500 a head", "up to 1,000–2,500 a head"),
        ("2015-2016", "2015–2016"),
        ("2021-11", "2021-11"),
        ("2020-11-27", "2020-11-27"),
        ("mid-2018", "mid-2018"),
        ("2019-Q4", "2019-Q4"),
        ("Resolution 1244-1", "Resolution 1244-1"),
        ("S/2015-16", "S/2015-16"),
    ],
)
def test_a_dash_stands_in_ranges_of_numbers_and_in_nothing_else(text, printed):
    assert dashed(text) == printed
