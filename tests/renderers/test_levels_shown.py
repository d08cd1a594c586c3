"""Profiles as pages have them: a level is a word and a row of marks, what is not known has a mark of its own."""

import io

import pikepdf
import pytest
from lxml import html as parser

from reportgen.renderers.html import render_html
from tests.blocks.test_profiles import LIST, ONE, TWO, write
from tests.pages import read_pages
from tests.projects import Small
from tests.renderers.conftest import make_press
from tests.renderers.printing import render_pdf


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    small = Small(tmp_path_factory.mktemp("profiles") / "report")
    small.write("data/profiles/things.yaml", LIST)
    write(small, ONE + TWO)
    return small.sound().document


@pytest.fixture(scope="module")
def figure(document, templates):
    press = make_press(templates, "screen")
    tree = parser.fromstring(render_html(document, press))
    assert not press.findings.problems
    (found,) = within(tree, "figure", "profiles")
    return found


def within(thing, tag, name=""):
    """Gives the elements below with a tag and a class."""
    return [each for each in thing.iter(tag) if not name or name in each.get("class", "").split()]


def rows(figure):
    (body,) = within(figure, "tbody")
    return within(body, "tr")


def marks(cell):
    (pips,) = within(cell, "span", "pips")
    return pips.get("class"), [each.get("class") for each in pips.iter("i")], pips.get("aria-hidden")


def test_as_many_marks_are_filled_as_the_level_is_high_and_the_word_stands_beside(figure):
    first, second = within(rows(figure)[0], "td")

    assert marks(first) == ("pips of-3", ["on", "on", "on"], "true")
    assert marks(second) == ("pips of-3", ["on", "on", None], "true")
    assert [each.text_content() for each in (first, second)] == ["high", "medium"]


def test_what_is_not_known_is_one_mark_that_is_not_filled(figure):
    cell = within(rows(figure)[1], "td")[0]

    assert marks(cell) == ("pips none of-3", [None], "true")
    assert cell.text_content() == "not known"


def test_counts_have_no_marks(figure):
    last = rows(figure)[-1]

    assert within(last, "span", "pips") == []
    assert "2 rated, 1 of 3 not known" in last.text_content()


def test_every_reason_stands_below_with_its_aspect_and_level(figure):
    first, *_ = within(figure, "div", "profile")

    assert " ".join(within(first, "p", "reason")[0].text_content().split()) == "Size: high They had 890 detections."
    assert [each.text_content() for each in within(figure, "p", "name")] == ["Loose ones", "Firm ones"]


def test_in_print_it_is_a_tagged_table_with_words(document, templates):
    press = make_press(templates, "print")
    pdf = render_pdf(document, press)
    text = " ".join(piece.text for page in read_pages(pdf) for piece in page.pieces)

    assert not press.findings.problems
    for word in ("Loose ones", "high", "not known", "all 3 rated", "Few know how."):
        assert word in text
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "/StructTreeRoot" in opened.Root
