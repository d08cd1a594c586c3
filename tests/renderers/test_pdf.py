"""The PDF: marked, numbered, tagged, the same twice, and fit to be printed."""

import io
import logging
import re
from itertools import pairwise

import pikepdf
import pytest

from reportgen.problems import Findings
from reportgen.renderers.pdf.hearing import tell
from reportgen.renderers.pdf.whole import in_one_piece
from reportgen.renderers.press import press_for
from tests.pages import headings_left_last, outside, overlapping, section_starts, sparse
from tests.renderers.conftest import make_press
from tests.renderers.printing import render_pdf
from tests.renderers.sample import sample, sample_pictures


def _text(page) -> str:
    return " ".join(each.text for each in page.pieces)


def test_every_page_bears_marking_specimen_state_and_its_number(pages):
    for page in pages:
        head = " ".join(each.text for each in page.pieces if each.bottom > page.height - 70)
        foot = " ".join(each.text for each in page.pieces if each.top < 70)
        assert "TLP:AMBER" in head
        assert "TLP:AMBER" in foot
        assert "SPECIMEN" in head
        assert "SPECIMEN" in foot
        assert "Draft 3f9a12cd" in foot
        assert (f"{page.number} of {len(pages)}" in re.sub(r"\s+", " ", foot)) is (page.number > 1), (
            "a cover bears no folio"
        )


def test_the_title_of_a_section_runs_on_the_pages_after_the_one_that_opens_it(pages):
    heads = [" ".join(each.text for each in page.pieces if each.bottom > page.height - 70) for page in pages]
    opening = "What a journey costs"
    opens = next(
        at for at, page in enumerate(pages) if any(opening in each.text for each in page.pieces if each.size > 20)
    )
    assert "What a journey costs" not in heads[opens]
    assert "What a journey costs" in heads[opens + 1]
    assert not any("Recommendations" in head for head in heads), "a section of one page"


def test_nothing_leaves_its_place(pages):
    assert outside(pages) == []
    assert overlapping(pages) == []


def test_no_heading_stands_last_and_no_page_is_nearly_empty(pages, pdf):
    assert headings_left_last(pages) == []
    assert sparse(pages, section_starts(pdf)) == []


def test_references_and_contents_give_the_right_pages(pages):
    starts = {each.text.strip(): page.number for page in pages[3:] for each in page.pieces if each.size > 18}
    contents = _text(pages[2])
    for title in ("Document fraud", "Recommendations", "Statistical annex"):
        assert re.search(rf"{title}\s+{starts[title]}\b", contents)
    table = next(page.number for page in pages if "Prices differ more by leg" in _text(page))
    assert re.search(rf"Table 2\s*, page\s+{table}\b", re.sub(r"\s+", " ", _text(pages[3])))


def test_it_says_its_language_title_authors_and_the_report_s_own_date(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.Root.Lang) == "en"
        info = file.docinfo
        assert str(info.Title) == "Migrant smuggling networks (SPECIMEN)"
        assert str(info.Author) == "reportgen"
        assert str(info.CreationDate) == str(info.ModDate) == "D:20261124"
        assert str(file.open_metadata()["pdfuaid:part"]) == "1"


def test_bookmarks_hold_every_section_and_heading(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file, file.open_outline() as outline:
        top = outline.root[0]
        assert top.title == "Migrant smuggling networks"
        titles = [each.title for each in top.children]
        assert titles[:2] == ["Summary", "1 Routes into the European Union"]
        assert titles[-2:] == ["A Statistical annex", "B Sources and abbreviations"]
        assert [each.title for each in top.children[1].children] == [
            "Where routes lead",
            "Figure 1: Detections peaked in 2015 and have since moved west and south",
            "Figure 2: Two routes carried nine in ten detections of 2015",
            "Table 1: Every route but one lies below its peak",
            "After the peak",
        ]


def test_fonts_are_embedded(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fonts = [
            each
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("/FontFile2" in each or "/FontFile3" in each for each in fonts)


def _elements(element):
    yield element
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _elements(kid)


def test_figures_have_words_and_header_cells_scopes(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        elements = list(_elements(file.Root.StructTreeRoot.K[0]))
        figures = [each for each in elements if each.S == "/Figure"]
        assert len(figures) == 3
        assert all(len(str(each.Alt)) > 20 for each in figures)
        scopes = [str(each.A.Scope) for each in elements if each.S == "/TH"]
        assert set(scopes) == {"/Column", "/Row"}
        headings = [int(str(each.S)[2]) for each in elements if re.fullmatch(r"/H\d", str(each.S))]
        assert headings[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(headings))


def test_margins_are_artifacts_and_all_other_text_hangs_in_the_tree(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        used = {page.objgen: set() for page in file.pages}
        for element in _elements(file.Root.StructTreeRoot.K[0]):
            kids = element.get("/K")
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    used[element.Pg.objgen].add(kid)
        for page in file.pages:
            content = b"".join(each.read_bytes() for each in page.Contents)
            assert content.count(b"/Artifact <</Type /Pagination>> BDC") == 1
            assert {int(each) for each in re.findall(rb"/MCID (\d+)", content)} == used[page.objgen]


def test_the_bytes_are_the_same_twice(templates, pdf):
    assert render_pdf(sample(), make_press(templates, "print")) == pdf


def test_a_part_from_elsewhere_is_refused_and_said():
    page = '<html lang="en"><title>x</title><body><img src="https://example.org/x.png" alt="x"></body></html>'
    _, (said,) = in_one_piece(page, {})
    assert "https://example.org/x.png" in said
    findings = Findings()
    tell([said], findings)
    assert [problem.code for problem in findings.problems] == ["weasyprint-warning"]


def test_weasyprint_s_logger_is_left_as_it_was():
    import weasyprint  # noqa: F401  # gives its logger a handler at its first import, which is not ours to keep

    logger = logging.getLogger("weasyprint")
    before = (logger.propagate, logger.handlers[:], logger.level)
    in_one_piece('<html lang="en"><title>x</title><body><p style="colour: red">x</p></body></html>', {})
    assert (logger.propagate, logger.handlers[:], logger.level) == before


@pytest.mark.parametrize("marking", ["TLP:CLEAR", "TLP:RED", "TLP:AMBER+STRICT"])
def test_other_markings_and_no_specimen(templates, marking):
    from dataclasses import replace

    from tests.pages import read_pages

    document = sample()
    document = replace(
        document, front=replace(document.front, marking=marking, specimen=False), sections=document.sections[-1:]
    )
    press = press_for("print", document, sample_pictures(), templates, Findings())
    pages = read_pages(render_pdf(document, press))
    assert all(_text(page).count(marking) >= 2 for page in pages)
    assert all("SPECIMEN" not in _text(page).replace("SPECIMEN-2026-01", "") for page in pages)


def test_addresses_of_sources_are_live_links(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        marks = [each for page in file.pages for each in page.get("/Annots", ()) if "/A" in each]
        addresses = {str(each.A.URI) for each in marks if "/URI" in each.A}
    assert {f"https://example.org/editions/{i}" for i in range(1, 6)} <= addresses


def test_letters_of_a_table_s_footnotes_lead_down_and_back(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        links = [each for page in file.pages for each in page.get("/Annots", ())]
        targets = {str(each.Dest) for each in links if "/Dest" in each}
    assert {"annual-a", "annual-a-call", "annual-b", "annual-b-call"} <= targets


def test_every_link_has_one_tag_and_one_annotation(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = file.Root.StructTreeRoot
        links = [each for each in _elements(root.K[0]) if each.S == "/Link"]
        inner = [each for link in links for each in _elements(link) if each.S == "/Link"]
        assert len(links) == len(inner)
        marked = [[kid for kid in link.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid] for link in links]
        assert all(len(each) == 1 for each in marked)
        annotations = [each for page in file.pages for each in page.get("/Annots", ())]
        assert len(annotations) == len(links)
        assert all(any(isinstance(kid, int) for kid in link.K) for link in links)
        homes = dict(zip(map(int, list(root.ParentTree.Nums)[::2]), list(root.ParentTree.Nums)[1::2], strict=True))
        for (reference,), link in zip(marked, links, strict=True):
            assert homes[int(reference.Obj.StructParent)] == link
