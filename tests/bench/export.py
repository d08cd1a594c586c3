"""Export what is printed: the final HTML of the PDF and its pictures, laid out in one piece by WeasyPrint alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.cache import Cache
from reportgen.disk import code_digest, digest
from reportgen.pipeline.desk import Desk, press_of, set_section
from reportgen.pipeline.fresh import CACHE
from reportgen.pipeline.model import Silent
from reportgen.pipeline.pictures import draw
from reportgen.pipeline.prepare import prepare
from reportgen.pipeline.render import declared_fonts
from reportgen.pipeline.workshop import Workshop
from reportgen.renderers.pdf import print_html


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What WeasyPrint is given."""

    html: str
    pictures: Mapping[str, str]
    """Figure id → SVG, served as `picture:ID`."""


def printed(root: Path) -> Printed:
    """Gives the print HTML of a report that was built before: everything comes from its cache."""
    prepared = prepare(root, Silent(), Cache(root / CACHE))
    assert prepared.document is not None, "a report that was built has a document"
    fonts = declared_fonts(prepared)
    texts = digest(*(part for name, file in sorted(prepared.templates.files.items()) for part in (name, file.text)))
    key = digest(code_digest(), texts, *fonts.digests.values())
    with Workshop() as workshop:
        drawn = draw(prepared.document, prepared, key, Silent(), workshop)
    desk = Desk(prepared=prepared, document=prepared.document, pictures=drawn, fonts=fonts, key=key)
    press = press_of(desk, "print")
    sections = [set_section(section, press, desk, lambda _: None) for section in prepared.document.sections]
    return Printed(html=print_html(prepared.document, press, sections), pictures=dict(press.pictures))
