"""Spaces: what stands within numbers and before %, by language; at none of them a line ends."""

import pytest

from reportgen.templating.numerals import NO_BREAK, numeral


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "1,822,102.5"),
        ("en-GB", "1,822,102.5"),
        ("fr", "1\u202f822\u202f102,5"),
        ("de", "1.822.102,5"),
        ("sv", "1\u00a0822\u00a0102,5"),
        ("es", "1.822.102,5"),
    ],
)
def test_thousands_stand_apart_as_the_language_has_it_and_never_by_a_space_that_breaks(language, shown):
    assert numeral(18221025 / 10, 1, language) == shown
    assert " " not in shown


@pytest.mark.parametrize("language", ["fr", "de", "es", "sv", "fi"])
def test_the_space_before_a_percent_sign_is_that_of_the_languages_that_have_one(language):
    """The house sets it in every language, as the EU's style guide does."""
    from babel import Locale

    assert f"{NO_BREAK}%" in Locale.parse(language).percent_formats[None].pattern
