"""Printing: an edit lays out one section, nothing is laid out twice, and what needs the whole report says so."""

import io
import re

import pikepdf
import pytest

from reportgen.disk import built_in_templates
from reportgen.pipeline.build import build
from reportgen.pipeline.model import Options, Silent
from reportgen.pipeline.workshop import Workshop
from reportgen.problems import ReportError
from reportgen.workers import Workers
from tests.projects import REPORT, Small
from tests.renderers.likeness import text, unlike

TWO = """
id: prices
title: Prices
blocks:
  - {id: c, text: "Peaks ({{ routes.peak }}) are told of in @sec:routes."}
"""
ROUTES = """
blocks:
  - {id: a, table: by_route, rows: route, columns: year, title: Routes}
  - {id: b, text: "In 2015 there were {{ peak }}; see @sec:prices."}
"""


@pytest.fixture(scope="module")
def workshop():
    with Workshop() as opened:
        yield opened


@pytest.fixture
def small(tmp_path):
    made = Small(tmp_path / "report")
    made.write("sections/report.yaml", REPORT.replace("[routes]", "[routes, prices]"))
    made.write("sections/prices.yaml", TWO)
    made.section(ROUTES)
    return made


def pdf_of(small, workshop):
    built = build(small.root, Options(html=False), Silent(), workshop)
    return (built.folder / "report.pdf").read_bytes(), built


def laid_out(monkeypatch, workshop):
    """Gives the list into which the kinds of all work go."""
    found, later = [], Workers.later

    def watched(self, work, *arguments, weight=0):
        found.append(work.__name__)
        return later(self, work, *arguments, weight=weight)

    monkeypatch.setattr(Workers, "later", watched)
    return found


def test_an_edited_sentence_lays_out_its_section_alone(small, workshop, monkeypatch):
    pdf_of(small, workshop)
    found = laid_out(monkeypatch, workshop)
    small.section(ROUTES.replace("there were", "there were all in all"))
    edited, _ = pdf_of(small, workshop)

    assert found == ["looks_beside", "lay_out_part"]
    assert "all in all" in text(edited)
    found.clear()
    assert pdf_of(small, workshop)[0] == edited
    assert found == []


def test_the_incremental_pdf_is_the_clean_one_to_the_byte(small, workshop, tmp_path):
    pdf_of(small, workshop)
    small.section(ROUTES.replace("there were", "there were all in all"))
    edited, _ = pdf_of(small, workshop)
    other = Small(tmp_path / "elsewhere")
    for name in ("sections/report.yaml", "sections/prices.yaml", "sections/routes.yaml"):
        other.write(name, (small.root / name).read_text())

    assert pdf_of(other, workshop)[0] == edited


def test_the_digest_stands_on_every_page(small, workshop):
    pdf, built = pdf_of(small, workshop)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        printed = text(pdf).replace(" ", "")  # a narrow digit in its wide room reads as a word of its own
        assert printed.count(built.digest[:8]) >= len(file.pages)


def test_digits_of_the_report_that_look_like_the_room_of_the_digest_stay(small, workshop):
    small.section(ROUTES + '  - {id: z, text: \'Called "00000000" in the file, not "00000001".\'}\n')
    words = text(pdf_of(small, workshop)[0])

    assert "“00000000”" in words or '"00000000"' in words
    assert "00000001" in words
    assert "00000002" not in words


def test_a_style_sheet_that_counts_through_sections_makes_one_piece_and_says_where(small, workshop):
    own = (built_in_templates() / "print.css").read_text()
    by_sections, _ = pdf_of(small, workshop)
    small.write("templates/print.css", f"{own}\n.section {{ counter-increment: part }}\n")
    whole, built = pdf_of(small, workshop)

    (warning,) = built.warnings
    assert warning.code == "in-one-piece"
    assert (warning.at.file, warning.at.line) == ("templates/print.css", own.count("\n") + 2)
    assert "`counter-increment` counts on from one section to the next" in warning.message
    found = unlike(whole, by_sections)  # the digits of the draft stand in rooms of their own, or as they come
    assert all("text" in each or "titles" in each or _few_points(each) for each in found), found


def _few_points(said):
    points = re.search(r"looks different: (\d+) points", said)
    return points is not None and int(points[1]) < 3000


def test_another_weasyprint_is_what_the_machine_lacks(small, monkeypatch):
    monkeypatch.setattr("reportgen.renderers.pdf.hooks.installed", lambda _: ("weasyprint-70.1",))
    with Workshop() as other, pytest.raises(ReportError) as raised:
        pdf_of(small, other)
    (problem,) = raised.value.problems
    assert problem.code == "machine-lacks"
    assert "WeasyPrint 70.1 is installed" in problem.message
    assert "make report" in problem.hint
