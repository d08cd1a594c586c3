"""Ranges: two ends joined and printed together, one panel a currency; never a bar from zero for an estimate."""

from reportgen.charts.ranges.spec import RangesSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="ranges", spec=RangesSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "RangesSpec"]
