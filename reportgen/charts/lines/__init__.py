"""Lines: numbers over time, each series named at its end, gaps left open, what is not final dashed and hollow."""

from reportgen.charts.lines.spec import LinesSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="lines", spec=LinesSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "LinesSpec"]
