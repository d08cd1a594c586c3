"""Headings go down one step at a time, whatever the author typed."""

import re
from dataclasses import replace

import pytest

from reportgen.document import Block, Section
from reportgen.renderers.headings import headings_of, levels_of, opening
from reportgen.renderers.templates import Templates
from tests.renderers.conftest import make_press
from tests.renderers.printing import set_for_print
from tests.renderers.sample import Body, caption, paragraphs, sample, words


def section(*texts: str) -> Section:
    blocks = tuple(Block(id=f"b{i}", kind="text", body=Body(parts=paragraphs(text))) for i, text in enumerate(texts))
    return Section(id="s", number="1", title=words("A section"), owner="", blocks=blocks)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ([5, 5], [3, 3]),
        ([3, 4, 3], [3, 4, 3]),
        ([5, 3], [3, 3]),
        ([3, 6, 5, 6], [3, 4, 4, 5]),
        ([4, 6, 4, 3], [3, 4, 3, 3]),
    ],
)
def test_levels_follow_the_section_s_title_without_a_jump(typed: list[int], printed: list[int]) -> None:
    made = section(*(f"{'#' * level} Same words" for level in typed))
    assert [level for _, _, level in headings_of(made)] == printed


def test_headings_in_lists_and_quotations_count() -> None:
    from reportgen.document import Items, Quote

    (heading,) = paragraphs("##### Inside")
    made = section("x")
    body = Body(parts=(Items(items=((heading,),)), Quote(parts=(replace(heading),))))
    made = replace(made, blocks=(replace(made.blocks[0], body=body),))
    assert [level for _, _, level in headings_of(made)] == [3, 3]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["Short."], 1),
        (["### Title", "Short.", "More."], 2),
        (["Long. " * 200], 0),
        (["### Title", "Long. " * 200], 1),
        ([], 0),
    ],
)
def test_a_short_first_paragraph_keeps_to_the_sources_beside_it(typed: list[str], kept: int) -> None:
    assert opening(paragraphs(*typed)) == kept


@pytest.mark.parametrize(("before", "level"), [(["None"], 3), (["### One"], 4), (["### One", "#### Two"], 5)])
def test_a_finding_stands_below_the_heading_it_follows(before: list[str], level: int) -> None:
    shown = caption(1, "figure", "A finding")
    made = section(*before)
    made = replace(made, blocks=(*made.blocks, Block(id="f", kind="chart", body=Body(), caption=shown)))
    assert levels_of(made)[id(shown)] == level


def test_findings_are_headings_on_the_screen_and_not_in_print(html: str, templates: Templates) -> None:
    finding = re.compile(r'<figcaption[^>]*>.*?<(h\d|span) class="finding">', re.DOTALL)
    _, sections = set_for_print(sample(), make_press(templates, "print"))
    assert {tag[0] for tag in finding.findall(html)} == {"h"}
    assert len(finding.findall(html)) == html.count("<figcaption")
    assert set(finding.findall("".join(sections))) == {"span"}
