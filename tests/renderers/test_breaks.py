"""Breaks: what the checks of pages find, tried on pages that are wrong; and the rules of the style that keep them right."""
# ruff: noqa: E501

import re

import pytest

from reportgen.disk import built_in_templates
from reportgen.renderers.templates import read_templates
from reportgen.renderers.tokens import token_css
from tests.pages import MM, Page, Piece, filled, lonely_lines, near_empty, read_pages

PRINT = (built_in_templates() / "print.css").read_text("utf-8")
LEFT = 61 * MM


def page(number: int, *lines: tuple[str, float]) -> Page:
    """Gives a page with lines of running text, each at a height in millimetres from the foot."""
    pieces = [
        Piece(text=text, left=LEFT, right=LEFT + 300, bottom=at * MM, top=at * MM + 9, size=10.25) for text, at in lines
    ]
    return Page(number=number, width=210 * MM, height=297 * MM, pieces=tuple(pieces))


def test_a_line_alone_at_the_head_is_found() -> None:
    upper = page(1, ("one two three", 40), ("four five", 35))
    lower = page(2, ("six.", 265), ("Next one", 240))
    assert lonely_lines([upper, lower]) == ["page 2: 'six.' stands alone at the head"]


def test_a_line_alone_at_the_foot_is_found() -> None:
    upper = page(1, ("Whole.", 80), ("one two three", 30))
    assert lonely_lines([upper, page(2, ("four", 265), ("five.", 260))]) == [
        "page 1: 'one two three' stands alone at the foot"
    ]


def test_two_lines_on_either_side_are_well_and_so_is_a_new_paragraph() -> None:
    upper = page(1, ("one two", 35), ("three", 30))
    assert lonely_lines([upper, page(2, ("four", 265), ("five.", 260))]) == []
    assert lonely_lines([page(1, ("That is all.", 30)), page(2, ("A new one", 265))]) == []


def test_a_page_that_holds_next_to_nothing_is_found() -> None:
    sheets = [page(1, ("much", 100)), page(2, ("little", 262))]
    assert near_empty(sheets) == ["page 2 is 3% full"]
    assert round(filled(sheets[0]), 1) == 0.7


def rule(selector: str) -> str:
    found = re.search(rf"^{re.escape(selector)} \{{([^}}]*)\}}", PRINT, flags=re.MULTILINE)
    assert found, selector
    return found[1]


def test_prose_leaves_no_fewer_than_three_lines_and_headings_stay_with_what_they_head() -> None:
    assert {"orphans: 3", "widows: 3"} <= {each.strip() for each in rule("p").split(";")}
    assert "break-after: avoid" in rule("h3, h4, h5, h6")
    assert "break-after: avoid" in rule(".caption")
    assert "break-after: avoid" in rule(".opener")


SAID = {
    "de": "Die Grenzüberschreitungsfeststellungen der Mitgliedstaaten werden von Grenzschutzbehörden an die Europäische Grenzschutzagentur weitergegeben, wo Nachrichtenauswertungen entstehen.",
    "en": "The intergovernmental representatives communicate internationally comparable characteristics of telecommunications organisations, their interdisciplinary responsibilities and counterproductive misunderstandings to nongovernmental institutions.",
}


@pytest.mark.parametrize(("language", "fewest"), [("de", 2), ("en", 1)])
def test_prose_is_hyphenated_by_its_language_and_names_of_files_never(language: str, fewest: int) -> None:
    import weasyprint

    beside = '<aside class="beside"><p>HaodongQi/HumMingBird_MigForecast internationally</p></aside>'
    body = f'<div class="block text" style="width: 52mm">{beside}<p>{SAID[language]}</p></div>'
    tokens = token_css(read_templates((built_in_templates(), "templates")), "print")
    page = f'<html lang="{language}"><style>{tokens}{PRINT}</style><body>{body}</body></html>'
    (sheet,) = read_pages(weasyprint.HTML(string=page).write_pdf())
    broken = [each.text.strip() for each in sheet.pieces if each.text.strip().endswith(("-", "\u2010"))]

    assert len(broken) >= fewest
    assert not [each for each in broken if len(re.split(r"\s", each)[-1]) < 4], "too little before the hyphen"
    assert not [each for each in broken if "HumMing" in each]
