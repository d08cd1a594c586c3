"""Compose: specs and indicators become the `Document`: numbered sections and blocks, text as runs, figures as data."""

from reportgen.compose.document import compose
from reportgen.compose.matter import Matter
from reportgen.compose.specimen import reading_of

__all__ = ["Matter", "compose", "reading_of"]
