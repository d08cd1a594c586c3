"""Dots: a ranking, one row a category and one dot a number; two or three dots a row compare times or groups."""

from reportgen.charts.dots.spec import DotsSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="dots", spec=DotsSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "DotsSpec"]
