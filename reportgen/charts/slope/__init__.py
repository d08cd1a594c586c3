"""Slope: what two or three times or groups have in common and what not, each line named at both of its ends."""

from reportgen.charts.slope.spec import SlopeSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="slope", spec=SlopeSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "SlopeSpec"]
