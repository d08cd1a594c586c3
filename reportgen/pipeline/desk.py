"""The desk: what every renderer of one build works with, and a section's HTML as it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.disk import code_digest, digest
from reportgen.document import Document, Section
from reportgen.draw import Fonts
from reportgen.pipeline.pictures import Drawn
from reportgen.pipeline.prepare import Prepared
from reportgen.renderers.pictures import narrow_name
from reportgen.renderers.press import Medium, Press, press_for
from reportgen.renderers.section import render_section


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every renderer of this build works with."""

    prepared: Prepared
    document: Document
    pictures: Mapping[str, Drawn]
    fonts: Fonts
    key: str
    """The digest of the tool, the templates and the fonts."""

    @property
    def means(self) -> Mapping[str, str]:
        """What every page is made with, in an editor's words → digest."""
        return {"the tool": code_digest(), "fonts": digest(*self.fonts.digests.values())}


def press_of(desk: Desk, medium: Medium) -> Press:
    """Gives the press of this build for one medium."""
    return press_for(medium, desk.document, desk.pictures, desk.prepared.templates, desk.prepared.findings)


def set_section(section: Section, press: Press, desk: Desk, step: Callable[[str], None]) -> Markup:
    """Gives a section's HTML, from the cache when nothing it is made of has changed."""
    anchors = repr((sorted(press.anchors.items()), sorted(press.present)))
    figures = [block.figure.id for block in section.blocks if block.figure]
    names = [name for figure in figures for name in (figure, narrow_name(figure))]
    svgs = [press.pictures[name] for name in names if name in press.pictures]
    key = digest("section", desk.key, press.medium, repr(section), anchors, *svgs)
    cache = desk.prepared.cache
    found = cache.get("section", key)
    if found is None:
        before = len(press.findings.problems)
        found = str(render_section(section, press)).encode()
        if len(press.findings.problems) == before:
            cache.put("section", key, found)
    step(section.id)
    return Markup(found.decode())  # noqa: S704 what our own templates gave
