"""Abbreviations of the report's list are marked where they stand, and ranges and addresses break where they may."""

from dataclasses import replace

import pytest

from reportgen.document import Link, Shown, Words
from reportgen.renderers.addresses import breaking
from reportgen.renderers.ink import Ink, kept
from tests.renderers.conftest import make_press

LONG = {"EU": "European Union", "GI-TOC": "Global Initiative"}


@pytest.fixture
def ink(templates):
    return Ink(replace(make_press(templates, "screen"), abbreviations=LONG), "routes")


def said(ink, *runs):
    return str(ink.text(tuple(Words(text=run) if isinstance(run, str) else run for run in runs)))


def test_an_abbreviation_is_marked_once_a_block_in_words_and_in_sources(ink):
    assert said(ink, "The EU and the EU.") == 'The <abbr title="European Union">EU</abbr> and the EU.'
    assert str(ink.cited("EU; GI-TOC 2021")) == 'EU; <abbr title="Global Initiative">GI-TOC</abbr> 2021'
    ink.begin()
    assert "<abbr" in ink.cited("EU")


def test_nothing_is_marked_inside_a_longer_name_a_link_or_on_paper(ink, templates):
    assert "<abbr" not in said(ink, "EUR, EU-wide, MEUP and www.x.EU/EU ")
    assert "<abbr" not in said(ink, Link(href="https://example.org", runs=(Words(text="EU"),)))
    on_paper = Ink(replace(make_press(templates, "print"), abbreviations=LONG), "routes")
    assert said(on_paper, "The EU") == "The EU"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("up to USD\u00a05–6\u00a0billion, or so", "USD\u00a05–6\u00a0billion"),
        ("EUR\u00a04,500–6,000, paid", "EUR\u00a04,500–6,000"),
        ("from 55–75\u00a0% on", "55–75\u00a0%"),
        ("in 2014–2018.", "2014–2018"),
    ],
)
def test_a_range_stays_on_one_line_with_its_currency_and_scale(ink, text, whole):
    assert f'<span class="whole">{whole}</span>' in said(ink, Shown(value="a", raw="", text=text))
    assert "whole" not in said(ink, "Libya–Italy, one – two")


def test_a_range_whose_currency_is_explained_stays_whole(templates):
    ink = Ink(replace(make_press(templates, "screen"), abbreviations={"USD": "US dollar"}), "routes")
    whole = '<span class="whole"><abbr title="US dollar">USD</abbr>\u00a01–4</span>'
    assert said(ink, "cost USD\u00a01–4, or USD\u00a05") == f"cost {whole}, or USD\u00a05"


def test_addresses_break_behind_their_marks_and_never_inside_a_word(ink):
    assert str(breaking("https://a-b.org/x_y")) == "https://<wbr>a-<wbr>b.<wbr>org/<wbr>x_<wbr>y"
    assert 'href="https://a-b.org/x"' in ink.cited("at https://a-b.org/x, seen")
    assert "blog-<wbr>post-<wbr>frontex" in ink.cited("GitHub CyuHat/blog-post-frontex")
    assert "<wbr>" not in ink.cited("and/or up 1.5")


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("Judgement J4", "Judgement\u00a0J4"),
        ("Annex C", "Annex\u00a0C"),
        ("J4", "J4"),
        ("C", "C"),
        ("Key findings", "Key findings"),
    ],
)
def test_the_number_of_a_label_is_kept_with_its_word_and_has_no_space_before_it_alone(label, printed):
    assert kept(label) == printed
