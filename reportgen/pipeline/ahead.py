"""Ahead: what new data will need is begun before its turn: the browser for their figures, the fonts of a first page."""

from contextlib import suppress
from pathlib import Path

from reportgen.draw import MissingError, Tokens
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.typefaces import begin_faces, declared_fonts
from reportgen.pipeline.workshop import Workshop


def begin_ahead(tokens: Tokens, root: Path, journal: Journal, workshop: Workshop) -> None:
    """Begins to open the browser and to cut the page's fonts; what is missing is told when it is their turn."""
    with suppress(MissingError):
        fonts = declared_fonts(tokens, root)
        workshop.open_browser()
        if workshop.page:
            begin_faces(fonts, journal, workshop)
