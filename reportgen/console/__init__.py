"""Console: problems as text, JSON lines or CI annotations, and the progress of a build; the only place that prints them."""

from reportgen.console.problems import FORMATS, Format, render
from reportgen.console.progress import Progress

__all__ = ["FORMATS", "Format", "Progress", "render"]
