"""Compose: specs and indicators become the `Document`: numbered sections and blocks, text as runs, figures as data."""

from reportgen.compose.document import compose
from reportgen.compose.matter import Matter
from reportgen.compose.records import Records

__all__ = ["Matter", "Records", "compose"]
