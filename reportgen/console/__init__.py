"""Console: problems as text, JSON lines or CI annotations, and the progress of a build; the only place that prints them."""

from reportgen.console.problems import FORMATS, Excerpt, Format, excerpt, render, summary
from reportgen.console.progress import Progress

__all__ = ["FORMATS", "Excerpt", "Format", "Progress", "excerpt", "render", "summary"]
