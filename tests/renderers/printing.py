"""Print in this process: what the pipeline has workers do, without workers and without a cache."""

import os
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

from markupsafe import Markup

from reportgen.document import Document
from reportgen.draw import declare
from reportgen.renderers.pdf.beside import looks_beside
from reportgen.renderers.pdf.cut import joined, placeholder
from reportgen.renderers.pdf.hearing import tell
from reportgen.renderers.pdf.layout import embed, lay_out_margins, lay_out_part
from reportgen.renderers.pdf.page import print_page
from reportgen.renderers.pdf.sections import Hands, Printed, Source, begin, finish
from reportgen.renderers.pdf.whole import in_one_piece
from reportgen.renderers.press import Press
from reportgen.renderers.section import render_section
from reportgen.renderers.tokens import tokens_of


@cache
def font_file(names: tuple[str, ...], families: tuple[str, str]) -> str:
    """Gives a fontconfig file that shows these fonts alone."""
    return str(declare(names, Path(mkdtemp(prefix="fonts-")), families).config.resolve())


def fonts_of(press: Press) -> str:
    tokens = tokens_of(press.templates)
    return font_file(tokens.files, (tokens.sans[0], tokens.serif[0]))


def hands_of(press: Press) -> Hands:
    fonts = fonts_of(press)
    return Hands(
        parts=lambda jobs: [lay_out_part(job, fonts) for job in jobs],
        margins=lambda jobs: [lay_out_margins(job, fonts) for job in jobs],
        fonts=lambda faces: embed(faces, fonts),
        beside=lambda *said: partial(looks_beside, *said),
    )


def set_for_print(document: Document, press: Press) -> tuple[str, list[str]]:
    """Gives the page around the sections, and the sections."""
    sections = [str(render_section(section, press)) for section in document.sections]
    places = [Markup(placeholder(index)) for index in range(len(sections))]  # noqa: S704 our own comments
    return print_page(document, press, places), sections


def printed(document: Document, press: Press) -> Printed:
    page, sections = set_for_print(document, press)
    source = Source(page=page, sections=sections, pictures=press.pictures)
    return finish(begin(source, hands_of(press)))


def render_pdf(document: Document, press: Press) -> bytes:
    """Gives the PDF from scratch, by sections."""
    made = printed(document, press)
    tell(made.said, press.findings)
    return made.pdf


def render_whole(document: Document, press: Press) -> bytes:
    """Gives the PDF from scratch, in one piece."""
    os.environ["FONTCONFIG_FILE"] = fonts_of(press)
    page, sections = set_for_print(document, press)
    made, said = in_one_piece(joined(page, sections), press.pictures)
    tell(said, press.findings)
    return made
