"""The PDF laid out by sections is the PDF laid out in one piece, however it came about."""

import io
import os
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import pikepdf
import pytest
from PIL import Image

from reportgen.renderers.pdf import hooks, sections
from reportgen.renderers.pdf.beside import looks_beside
from reportgen.renderers.pdf.cut import joined, placeholder
from reportgen.renderers.pdf.layout import embed, lay_out_margins, lay_out_part
from reportgen.renderers.pdf.parts import Job, Part, from_bytes, to_bytes
from reportgen.renderers.pdf.sections import Hands, InOnePieceError, Printed, Source, begin, finish
from reportgen.renderers.pdf.whole import in_one_piece
from tests.renderers.conftest import make_press
from tests.renderers.likeness import text, unlike
from tests.renderers.printing import font_file, fonts_of, printed, render_whole
from tests.renderers.sample import sample

FONTS = ("Inter-Regular.otf", "Inter-Bold.otf", "GentiumBookPlus-Regular.ttf")
CSS = """
@page { size: A5; margin: 20mm; @top-left { content: string(title); } @top-right { content: element(mark); }
  @bottom-center { content: counter(page) " of " counter(pages); } }
@page wide { size: A5 landscape; background: #eeeeee; @bottom-center { color: #aa0000; } }
body { font: 11pt Inter; margin: 0 }
.mark { position: running(mark) }
.cover { page: wide; string-set: title "Cover" }
section { break-before: page; string-set: title attr(data-title) }
h1 { bookmark-level: 1 } h2 { bookmark-level: 2 } h3 { bookmark-level: 4 }
a[href^='#']::after { content: ", page " target-counter(attr(href), page); font-variant-numeric: tabular-nums }
"""


@dataclass
class Booklet:
    """A small report made by hand, and what was laid out for it."""

    sections: Sequence[str]
    css: str = CSS
    head: str = ""
    fills: dict[str, str] = field(default_factory=dict)
    laid_out: list[Job] = field(default_factory=list)
    kept: dict[str, Part] = field(default_factory=dict)

    @property
    def page(self) -> str:
        places = "\n".join(placeholder(index) for index in range(len(self.sections)))
        return (
            f'<!doctype html><html lang="en"><head><title>A booklet</title>{self.head}<style>{self.css}</style></head>'
            f'<body><p class="mark">MARK</p><section class="cover"><h1>A booklet</h1><p><a href="#s2">Two</a></p></section>'
            f"<main>{places}</main></body></html>"
        )

    def by_sections(self) -> Printed:
        fonts = font_file(FONTS, ("Inter", "Gentium Book Plus"))

        def parts(jobs: Sequence[Job]) -> list[Part]:
            self.laid_out += jobs
            for job in jobs:
                if repr(job) not in self.kept:
                    self.kept[repr(job)] = lay_out_part(job, fonts)
            return [self.kept[repr(job)] for job in jobs]

        hands = Hands(parts=parts, margins=lambda jobs: [lay_out_margins(job, fonts) for job in jobs],
                      fonts=lambda faces: embed(faces, fonts), beside=lambda *said: partial(looks_beside, *said))  # fmt: skip
        source = Source(page=self.page, sections=self.sections, pictures={}, fills=self.fills)
        return finish(begin(source, hands))

    def whole(self) -> bytes:
        os.environ["FONTCONFIG_FILE"] = font_file(FONTS, ("Inter", "Gentium Book Plus"))
        pdf, said = in_one_piece(joined(self.page, self.sections), {})
        assert said == ()
        return pdf


def section(number: int, words: str = "", *, pages: int = 1, to: Sequence[int] = ()) -> str:
    """Gives a section of so many pages, with links to others."""
    links = " ".join(f'<a href="#s{each}">Section {each}</a>' for each in to)
    more = "".join(
        f'<p style="break-before: page" id="s{number}-{page}">Page {page}</p>' for page in range(2, pages + 1)
    )
    title = f"Section {number}"
    return (f'<section id="s{number}" data-title="{title}"><h2>{title}</h2><p>{words} {links}</p>'
            f'<h3 id="s{number}-low">Low</h3>{more}</section>')  # fmt: skip


def booklet(**changes: object) -> Booklet:
    table = "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"
    made = [
        section(1, "One", to=(2, 3)),
        section(2, "Two", pages=3, to=(1,)) + table,
        section(3, "Three", to=(1, 2, 3)),
    ]
    return replace(Booklet(made), **changes)


def test_the_sample_is_as_in_one_piece(pdf, templates):
    assert unlike(pdf, render_whole(sample(), make_press(templates, "print"))) == []


def test_a_booklet_is_as_in_one_piece():
    made = booklet()
    assert unlike(made.by_sections().pdf, made.whole()) == []


@pytest.mark.parametrize("high", range(132, 137))
def test_a_number_that_decides_on_its_own_page_is_laid_out_alike_whatever_was_there_before(high):
    """A reference as wide as "page 10" pushes its target to page 10, one as wide as "page 9" leaves it on page 9."""
    before = "".join('<p style="break-before: page">x</p>' for _ in range(6))
    edge = (f'<section id="s2" data-title="T"><h2>T</h2><div style="height: {high}mm"></div>'
            '<p style="width: 24mm"><a href="#t">See</a></p><p id="t" style="margin: 0">target</p></section>')  # fmt: skip
    made = Booklet([f'<section id="s1" data-title="One"><h2>One</h2>{before}</section>', edge])
    clean, kept = made.by_sections().pdf, dict[str, Part]()
    longer = Booklet(
        [made.sections[0].replace("</section>", '<p style="break-before: page">y</p></section>'), edge], kept=kept
    )
    longer.by_sections()

    assert replace(made, kept=kept).by_sections().pdf == clean


def test_a_part_comes_back_from_a_cache_as_it_was():
    made = booklet()
    made.by_sections()
    part = lay_out_part(made.laid_out[1], font_file(FONTS, ("Inter", "Gentium Book Plus")))
    assert part.slots
    assert part.faces
    assert from_bytes(to_bytes(part)) == part


def test_more_than_ninety_nine_pages():
    listed = "".join(f'<p><a href="#s{each}">{each}</a></p>' for each in range(1, 13))
    made = Booklet([f'<section data-title="List">{listed}</section>',
                    *(section(each, pages=11, to=(each % 12 + 1, 12)) for each in range(1, 13))])  # fmt: skip
    found = made.by_sections()

    assert found.sheets["s12"] == 124
    assert unlike(found.pdf, made.whole()) == []


def test_an_edit_that_adds_a_page_lays_out_one_part_and_moves_the_numbers():
    made = booklet()
    before = made.by_sections()
    longer = replace(made, sections=[made.sections[0].replace("<h3", '<p style="break-before: page">More</p><h3'),
                                     *made.sections[1:]], laid_out=[])  # fmt: skip
    after = longer.by_sections()

    assert [job for job in longer.laid_out if job not in made.laid_out] == [longer.laid_out[1]]
    assert (before.sheets["s3"], after.sheets["s3"]) == (6, 7)
    assert unlike(after.pdf, longer.whole()) == []


def test_numbers_that_are_not_equally_wide_are_laid_out_as_they_are():
    made = booklet(css=CSS.replace("tabular-nums", "proportional-nums"))
    found = made.by_sections()

    assert {job.numbers.get("s2") for job in made.laid_out if "s2" in job.numbers} >= {"3"}
    assert unlike(found.pdf, made.whole()) == []


def test_a_picture_that_stands_in_two_sections_stands_once_in_the_file():
    file = io.BytesIO()
    Image.frombytes("RGB", (20, 20), bytes(range(240)) * 5).save(file, "PNG")
    image = f'<p><img alt="Noise" src="data:image/png;base64,{b64encode(file.getvalue()).decode()}"></p></section>'
    made = booklet()
    made.sections = [each.replace("</section>", image) for each in made.sections]
    found = made.by_sections().pdf

    assert unlike(found, made.whole()) == []
    with pikepdf.open(io.BytesIO(found)) as pdf:
        assert sum(each.get("/Subtype") == "/Image" for each in pdf.objects if isinstance(each, pikepdf.Stream)) == 1


def test_files_stay_attached_without_the_time_of_day():
    head = '<link rel="attachment" href="data:text/csv,a,b" download="numbers.csv" title="The numbers">'
    made = booklet(head=head)
    found = made.by_sections().pdf

    assert unlike(found, made.whole()) == []
    with pikepdf.open(io.BytesIO(found)) as pdf:
        (name,) = pdf.attachments
        assert pdf.attachments[name].get_file().read_bytes() == b"a,b"
    assert made.by_sections().pdf == found


def test_a_link_that_leads_nowhere_is_said():
    made = booklet()
    made.sections = [made.sections[0], made.sections[1], made.sections[2].replace("#s1", "#nowhere")]

    assert made.by_sections().said == ("no anchor #nowhere for internal URI reference",)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("section { counter-increment: part }", "`counter-increment` counts on from one section to the next"),
        ("@page :first { margin: 40mm }", "`@page :first` looks at the page's place in the whole report"),
        ("@page :left { margin-left: 40mm }", "`@page :left` looks at the page's place in the whole report"),
        ("a::after { content: target-text(attr(href)) }", "`target-text(attr(href))` looks into other sections"),
        ("h2::after { content: counter(page) }", "`counter(page)` stands in the text"),
        ("@media print { p { position: fixed } }", "what is `fixed` stands on every page"),
        ("@page { @top-left { content: string(title, start) } }", "`string(title, start)` looks at the page's place"),
        ("@page { @top-left { content: string(title, first-except) } }", "`string(title, first-except)` looks at"),
        ("@page { counter-increment: page 2 }", "`counter-increment` counts pages in a way of its own"),
        ("p { a { float: footnote } }", "`footnote` counts on from one section to the next"),
        ("main { section { counter-increment: part } }", "`counter-increment` counts on"),
        ("h3 { position: running(head) }", "`h3` runs in the margins from within a section"),
        ("section { display: list-item }", "a section is an item of a list"),
        ("main { padding-top: 3mm }", "what stands around the sections has a margin"),
        ("body { margin: 3mm 0 0 0 }", "what stands around the sections has a margin"),
        ("section + section h2 { color: red }", "`section + section` looks at the sections beside one"),
        ("h2, section:nth-child(odd) > h2 { color: red }", "`section:nth-child(odd)` looks at"),
        ("main > :last-child h2 { color: red }", "`main > :last-child` looks at"),
        (".cover ~ main h2 { color: red }", "`.cover ~ main` looks at"),
        ("main > section:not(:first-child) h2 { color: red }", "`main > section:not(:first-child)` looks at"),
        ("main section:not(:first-of-type) { border-top: 1px solid }", "`main section:not(:first-of-type)` looks at"),
        (":is(section + section) h2 { color: red }", "`:is(section + section)` looks at"),
        (":where(section:nth-child(2)) h2 { color: red }", "`:where(section:nth-child(2))` looks at"),
        ("main :not(:is(h2, :not(section:last-child))) { color: red }", "looks at the sections beside one"),
        ("section { &:not(:first-child) h2 { color: red } }", "looks at neighbours"),
        ("section:has(+ section) h2 { color: red }", "`section:has(+ section) h2` may look into other sections"),
        ("body:has(#s3-low) h2 { color: red }", "`body:has(#s3-low) h2` may look into other sections"),
        ("h2::before { content: open-quote }", "quotation marks count on from one section to the next"),
        ("section { break-before: auto }", "a section does not begin on a page of its own"),
        ("section { break-before: right }", "it begins on a left or a right page"),
    ],
)
def test_what_depends_on_all_pages_before_it_is_laid_out_in_one_piece(more, said):
    with pytest.raises(InOnePieceError, match=re.escape(said)):
        booklet(css=f"{CSS}{more}").by_sections()


def test_a_style_sheet_that_is_not_for_all_is_laid_out_in_one_piece():
    made = booklet(head='<style media="screen">h2 { color: red }</style>')
    with pytest.raises(InOnePieceError, match="for some media alone"):
        made.by_sections()
    made = booklet()
    made.sections = [made.sections[0] + "<style>h2 { color: red }</style>", *made.sections[1:]]
    with pytest.raises(InOnePieceError, match="a section has a style sheet of its own"):
        made.by_sections()


@pytest.mark.parametrize(
    "css",
    [
        "p { opacity: 0.5 }",
        "main { opacity: 0.9 }",
        "a::after { letter-spacing: 2pt }",
        "p { letter-spacing: 0.5pt }",
        "p { word-spacing: 3pt }",
        "@page { @bottom-center { letter-spacing: 1pt; word-spacing: 4pt } }",
        "td:not(:first-child), p:not(:last-child) { color: red }",
    ],
)
def test_what_a_number_is_set_in_is_as_in_one_piece(css):
    made = booklet(css=f"{CSS}{css}")
    assert unlike(made.by_sections().pdf, made.whole()) == []


def test_what_looks_at_neighbours_within_a_section_is_laid_out_by_sections():
    css = "h2 + p, h3:first-child, p:nth-child(2n+1), table tr:last-child td, main > section > h2 + p a { color: red }"
    made = booklet(css=f"{CSS}{css}")
    assert unlike(made.by_sections().pdf, made.whole()) == []


def test_a_style_of_its_own_that_needs_the_whole_report_is_noticed():
    made = booklet()
    made.sections = [made.sections[0].replace("<p>", '<p style="position: fixed; top: 0">', 1), *made.sections[1:]]
    with pytest.raises(InOnePieceError, match="`position: fixed` in a style of its own"):
        made.by_sections()


NOBODY = Hands(parts=list, margins=list, fonts=lambda _: b"", beside=lambda *_: str)


def test_what_stands_between_sections_is_laid_out_in_one_piece():
    made = booklet()
    page = made.page.replace(placeholder(1), f"<hr>{placeholder(1)}")
    with pytest.raises(InOnePieceError, match="more than its sections"):
        begin(Source(page=page, sections=made.sections, pictures={}), NOBODY)


def test_a_page_that_links_a_style_sheet_is_laid_out_in_one_piece():
    made = booklet(head='<link rel="stylesheet" href="data:text/css,p{color:red}">')
    with pytest.raises(InOnePieceError, match="links a style sheet"):
        made.by_sections()


ROOM = "00000000"
STATED = (
    CSS.replace('" of " counter(pages)', '" of " counter(pages) " " string(state)')
    + ".cover { string-set: state attr(data-state) }"
)


def stated(**changes: object) -> Booklet:
    made = booklet(css=STATED, **changes)
    words = f"Content {ROOM}: official figures, fine and final."
    made.sections = [made.sections[0].replace("<p>One", f"<p>{words} One"),
                     f'<div class="cover" data-state="Content {ROOM}…"></div>' + made.sections[1], made.sections[2]]  # fmt: skip
    return made


def test_the_digest_is_filled_into_its_room_in_text_and_margins():
    found, alike = stated(fills={ROOM: "5d1d7198"}), stated(fills={ROOM: ROOM})
    pdf = found.by_sections().pdf

    assert unlike(alike.by_sections().pdf, alike.whole()) == []
    words = text(pdf)
    assert words.count("5d1d7198") == 1 + 5
    assert ROOM not in words
    assert unlike(pdf, alike.whole())[0].startswith("text: ")
    assert {job.html for job in found.laid_out} == {job.html for job in alike.laid_out}


def test_a_digest_that_cannot_be_filled_in_is_laid_out_as_it_is():
    made = stated(fills={ROOM: "1d1d7111"})
    made.css += "html { letter-spacing: 0.1em }"
    pdf = made.by_sections().pdf

    assert "1d1d7111" in made.laid_out[-3].html
    assert re.sub(r"\s", "", text(pdf)).count("1d1d7111") == 1 + 5


def test_what_stands_behind_the_sections_is_a_part_of_its_own():
    made = booklet()
    last = '<section class="cover" id="last"><h2>Colophon</h2><a href="#s1">One</a></section>'
    page = made.page.replace("</main>", f"</main>{last}")
    fonts = font_file(FONTS, ("Inter", "Gentium Book Plus"))
    hands = Hands(parts=lambda jobs: [lay_out_part(job, fonts) for job in jobs],
                  margins=lambda jobs: [lay_out_margins(job, fonts) for job in jobs],
                  fonts=lambda faces: embed(faces, fonts), beside=lambda *said: partial(looks_beside, *said))  # fmt: skip
    pdf, said = in_one_piece(joined(page, made.sections), {})

    assert said == ()
    assert unlike(finish(begin(Source(page=page, sections=made.sections, pictures={}), hands)).pdf, pdf) == []


def test_another_version_of_weasyprint_is_refused(monkeypatch):
    monkeypatch.setattr(hooks, "installed", lambda _: ("cpython 3.11.2", "weasyprint-70.1"))
    with pytest.raises(hooks.UnknownVersionError, match=r"WeasyPrint 70\.1 is installed; .* with 70\.0 alone"):
        hooks.check()


def test_changed_insides_of_weasyprint_are_refused(monkeypatch):
    from weasyprint.pdf.stream import Stream

    hooks.check_insides.__wrapped__()
    hooks.check_insides.cache_clear()
    monkeypatch.setattr(Stream, "marked", lambda self, box: None)  # noqa: ARG005 another signature
    with pytest.raises(hooks.UnknownVersionError, match=r"`weasyprint\.pdf\.stream\.Stream\.marked` is not as"):
        booklet().by_sections()


def test_margins_are_laid_out_in_pieces_that_know_what_came_before(monkeypatch, templates, pdf):
    monkeypatch.setattr(sections, "_TOGETHER", 3)
    assert fonts_of(make_press(templates, "print"))
    assert unlike(printed(sample(), make_press(templates, "print")).pdf, pdf) == []
