"""Units in words: what headings, captions and data files call them."""

import pytest

from reportgen.indicator import Unit
from reportgen.templating.units import said_in, unit_words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (Unit(name="detections"), "detections"),
        (Unit(name="detections", kind="percent"), "%"),
        (Unit(name="% of the known", kind="percent"), "% of the known"),
        (Unit(name="detections", kind="points"), "percentage points"),
        (Unit(name="persons per boat", kind="ratio", per="boat"), "persons per boat"),
        (Unit(name="deaths", kind="ratio", per="boat"), "deaths per boat"),
        (Unit(name="million EUR", kind="money", currency="EUR", scale="million"), "EUR million"),
        (Unit(name="index, 2015 = 100", kind="index"), "index, 2015 = 100"),
        (Unit(name=""), ""),
    ],
)
def test_a_unit_in_words(unit, words):
    assert unit_words(unit, "en") == words


@pytest.mark.parametrize(
    ("label", "unit", "said"),
    [
        ("Detections by route", "detections", True),
        ("Persons with fraudulent documents", "persons", True),
        ("Dead and missing", "persons", False),
        ("Share of detections", "%", False),
        ("Detections per 100,000 inhabitants", "detections per month", False),
        ("Anything", "", False),
    ],
)
def test_every_word_of_the_unit_must_stand_in_the_label(label, unit, said):
    assert said_in(label, unit) is said
