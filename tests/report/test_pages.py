"""Every page and every screen of the real report: nothing overlaps, leaves its box, stands last or stands nearly alone."""

import re

import pytest

from tests import looks
from tests.contrast import faint
from tests.pages import (
    Page,
    broken_anchors,
    headings_left_last,
    holes,
    leaks,
    lonely_lines,
    near_empty,
    outside,
    overlapping,
    read_pages,
    section_starts,
    sparse,
    too_wide,
    uneven,
    words_of,
)  # fmt: skip
from tests.report.conftest import Built

TOLD = "SPECIMEN", "TLP:CLEAR"


@pytest.fixture(scope="module")
def pdf(built: Built) -> bytes:
    return (built.folder / "report.pdf").read_bytes()


@pytest.fixture(scope="module")
def pages(pdf: bytes) -> list[Page]:
    return read_pages(pdf)


def test_nothing_leaves_its_page(pages: list[Page]) -> None:
    assert outside(pages) == []


def test_nothing_overlaps_on_a_page(pages: list[Page]) -> None:
    assert overlapping(pages) == []


def test_no_heading_stands_last_on_a_page(pages: list[Page]) -> None:
    assert headings_left_last(pages) == []


def test_no_page_is_nearly_empty_but_a_chapters_last(pages: list[Page], pdf: bytes) -> None:
    assert sparse(pages, section_starts(pdf)) == []


def test_no_text_stands_open_beside_its_margin(pages: list[Page]) -> None:
    assert holes(pages[2:]) == []


def test_fields_of_recommendations_stand_in_one_column_each(pages: list[Page]) -> None:
    assert [each for word in ("Priority", "Owner", "Due", "Answers") for each in uneven(pages, word)] == []


def test_no_page_at_all_holds_next_to_nothing(pages: list[Page]) -> None:
    assert near_empty(pages) == []


def test_no_line_of_a_paragraph_stands_alone_on_a_page(pages: list[Page]) -> None:
    assert lonely_lines(pages) == []


def test_every_page_bears_marking_specimen_folio_and_state(pages: list[Page], built: Built) -> None:
    content = str(built.manifest["content"])[:8]
    for number, text in words_of(pages):
        folio = f"{number} of {len(pages)}"
        assert (folio in text.replace("\n", " ")) is (number > 1), "a cover bears no folio"
        for word in (*TOLD, content):
            assert word in text.replace("\n", " "), (number, word)


@pytest.mark.browser
def test_no_label_overlaps_or_is_cut_in_any_picture(built: Built, browser: object) -> None:
    html = (built.folder / "index.html").read_text(encoding="utf-8")
    svgs = re.findall(r'<svg\b[^>]*role="img".*?</svg>', html, flags=re.DOTALL)
    pictures = {f"figure {index}": svg for index, svg in enumerate(svgs, start=1)}

    assert len(pictures) >= 9
    assert looks.complaints(pictures, dict.fromkeys(pictures, 660), browser) == []


def test_the_page_loads_nothing_and_every_link_leads_somewhere(built: Built) -> None:
    html = (built.folder / "index.html").read_text(encoding="utf-8")

    assert leaks(html) == []
    assert broken_anchors(html) == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 768, 390])
def test_nothing_is_wider_than_the_screen(built: Built, browser: object, width: int) -> None:
    assert too_wide(browser, built.folder / "index.html", width) == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground(built: Built, browser: object, scheme: str) -> None:
    address = (built.folder / "index.html").as_uri()
    assert [each for width in (1440, 390) for each in faint(browser, address, scheme, width)] == []
