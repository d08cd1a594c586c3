"""Notes of a section stand at the foot of the page that calls them, numbered by the section, in a report laid out in parts."""

from reportgen.disk import built_in_templates
from reportgen.problems import Findings
from reportgen.renderers.pdf.sheet import take_apart
from reportgen.renderers.press import Medium, press_for
from reportgen.renderers.section import render_section
from reportgen.renderers.templates import read_templates
from tests.renderers.sample import sample, sample_pictures

OWN = ".n { float: footnote } .n::footnote-call { content: none } .n::footnote-marker { content: attr(data-number) }"


def made(medium: Medium) -> str:
    document, findings = sample(), Findings()
    press = press_for(
        medium, document, sample_pictures(), read_templates((built_in_templates(), "templates")), findings
    )
    routes = next(section for section in document.sections if section.id == "routes")
    return str(render_section(routes, press))


def test_a_note_is_printed_once_where_it_is_called_first_and_without_an_arrow() -> None:
    printed = made("print")

    assert printed.count('class="page-note" id="routes-note-1"') == 1
    assert printed.index('id="routes-call-1"') < printed.index('id="routes-note-1"')
    assert "↑" not in printed


def test_on_the_screen_notes_stand_at_the_end_of_the_section_and_lead_back() -> None:
    shown = made("screen")

    assert "page-note" not in shown
    assert shown.count('class="back"') == shown.count('<li id="routes-note-')


def test_footnotes_that_say_their_own_number_do_not_keep_a_report_in_one_piece() -> None:
    assert take_apart(OWN).whole == ""


def test_footnotes_that_weasyprint_counts_do() -> None:
    assert "footnote" in take_apart(".n { float: footnote }").whole
    assert "footnote" in take_apart(OWN.replace("attr(data-number)", "counter(footnote)")).whole
    assert "footnote" in take_apart(OWN.replace(".n::footnote-call", ".m::footnote-call")).whole
