"""Quotes: which mark stands where."""

import pytest

from reportgen.document import Abbreviation
from reportgen.renderers.ink import Ink
from reportgen.renderers.quotes import Quotes
from reportgen.templating.messages import messages
from tests.renderers.conftest import make_press
from tests.renderers.sample import words

ENGLISH = Quotes.of(messages("en"))
FRENCH = Quotes(double=("«\u202f", "\u202f»"), single=("“", "”"))


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("the publisher's own", "the publisher’s own"),
        ("the states' own", "the states’ own"),
        ('marked "as quoted" here', "marked “as quoted” here"),
        ('("so")', "(“so”)"),
        ("\"an 'inner' one\"", "“an ‘inner’ one”"),
        ("the '90s", "the ’90s"),
        ("no mark", "no mark"),
        ('ends with "it".', "ends with “it”."),
    ],
)
def test_each_mark_opens_or_closes_by_what_stands_before_it(typed, set_):
    assert ENGLISH.set(typed) == set_


def test_another_language_has_marks_and_spaces_of_its_own():
    assert FRENCH.set('un "mot" seul') == "un «\u202fmot\u202f» seul"


def test_a_quotation_that_ends_behind_a_value_is_closed(templates):
    ink = Ink(make_press(templates, "screen"), "a")
    assert "“<span" in str(ink.text(words('He said "<|=x;1;12|>".')))
    assert str(ink.text(words('He said "<|=x;1;12|>".'))).endswith("”.")


def test_a_quotation_that_begins_with_an_abbreviation_is_opened(templates):
    ink = Ink(make_press(templates, "print"), "a")
    made = str(ink.text((*words('to and "'), Abbreviation(short="EU", long="European Union"), *words('" alone'))))
    assert "“<abbr" in made
    assert "</abbr>” alone" in made
