"""Export what is printed: the final HTML of the PDF and its pictures, to be laid out in one piece by WeasyPrint alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.pipeline.desk import Desk, press_of, set_section
from reportgen.pipeline.model import Silent
from reportgen.pipeline.pictures import draw
from reportgen.pipeline.prepare import prepare
from reportgen.pipeline.storage import storage_of
from reportgen.pipeline.typefaces import declared_fonts
from reportgen.pipeline.workshop import Workshop
from reportgen.renderers.pdf.page import print_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What WeasyPrint is given."""

    html: str
    pictures: Mapping[str, str]
    """Figure id → SVG, served as `picture:ID`."""


def exported(root: Path) -> Exported:
    """Gives the print HTML of a report."""
    prepared = prepare(root, Silent(), storage_of(root).cache)
    document = prepared.document
    assert document is not None, "a report that was built has a document"
    fonts = declared_fonts(prepared.tokens, root)
    with Workshop() as workshop:
        drawn = draw(document, prepared, {}, Silent(), workshop)
    desk = Desk(prepared=prepared, document=document, pictures=drawn, fonts=fonts, faces=str, means={})
    press = press_of(desk, "print")
    sections = [set_section(section, press, desk) for section in document.sections]
    return Exported(html=print_page(document, press, sections), pictures=dict(press.pictures))
