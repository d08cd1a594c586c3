"""The real report's PDF, laid out by sections, is what WeasyPrint lays out in one piece."""

from dataclasses import replace

import pytest

from reportgen.cache import Cache
from reportgen.pipeline.desk import press_of, set_section
from reportgen.pipeline.fresh import CACHE
from reportgen.pipeline.layouts import Layouts
from reportgen.pipeline.model import Silent
from reportgen.pipeline.prepare import prepare
from reportgen.pipeline.printing import source_of
from reportgen.pipeline.render import desk_for
from reportgen.pipeline.workshop import Workshop
from reportgen.renderers.pdf.cut import joined
from reportgen.renderers.pdf.sections import begin, finish
from reportgen.renderers.pdf.whole import in_one_piece
from tests.renderers.likeness import unlike
from tests.report.conftest import Built


@pytest.fixture(scope="module")
def made(built: Built) -> tuple[bytes, bytes]:
    """The PDF by sections and in one piece, both with zeros in the room of the content's digest."""
    root = built.folder.parent.parent
    with Workshop() as workshop:
        prepared = prepare(root, Silent(), Cache(root / CACHE))
        assert prepared.document is not None
        desk = desk_for(prepared.document, prepared, Silent(), workshop, html=False)
        press = press_of(desk, "print")
        sections = [str(set_section(section, press, desk)) for section in prepared.document.sections]
        source = source_of(desk, press, sections)
        room = next(iter(source.fills))
        names = [str(index) for index in range(len(sections) + 2)]
        layouts = Layouts(desk=desk, names=names, workers=workshop.workers)
        by_sections = finish(begin(replace(source, fills={room: room}), layouts.hands))
    whole, said = in_one_piece(joined(source.page, sections), source.pictures)
    assert (by_sections.said, said) == ((), ())
    return by_sections.pdf, whole


def test_the_pdf_by_sections_is_the_one_in_one_piece(made: tuple[bytes, bytes]) -> None:
    assert unlike(*made) == []
