"""Flows: how much goes from where to where, in stages from left to right; what does not balance is shown."""

from reportgen.charts.sankey.spec import SankeySpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="sankey", spec=SankeySpec, draw=drawn_in(__name__))

__all__ = ["KIND", "SankeySpec"]
