"""Ahead: what new data will need is begun before its turn: the browser for their figures, the fonts of a first page."""

from contextlib import suppress
from pathlib import Path

from reportgen.draw import MissingError, Tokens
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.typefaces import begin_faces, declared_fonts
from reportgen.pipeline.workshop import Workshop

_PICTURES = 2
"""A figure is drawn for wide pages and for narrow screens."""


def begin_ahead(tokens: Tokens, root: Path, journal: Journal, workshop: Workshop, figures: int) -> None:
    """Begins to open the browser, where figures are drawn, and to cut fonts; what is missing is told in its turn."""
    with suppress(MissingError):
        fonts = declared_fonts(tokens, root)
        opened = workshop.open_browser(_PICTURES * figures) if figures else None
        if workshop.page:
            begin_faces(fonts, journal, workshop, after=opened)
