"""Ahead: what new data will need is begun before its turn: the browser for their figures, the fonts of a first page."""

from contextlib import suppress
from pathlib import Path

from reportgen.draw import MissingError, Tokens
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.typefaces import begin_faces, declared_fonts
from reportgen.pipeline.workshop import Workshop


def begin_ahead(tokens: Tokens, root: Path, journal: Journal, workshop: Workshop, *, drawn: bool) -> None:
    """Begins to open the browser, where anything is drawn, and to cut fonts; what is missing is told in its turn."""
    with suppress(MissingError):
        fonts = declared_fonts(tokens, root)
        if drawn:
            workshop.open_browser()
        if workshop.page:
            begin_faces(fonts, journal, workshop)
