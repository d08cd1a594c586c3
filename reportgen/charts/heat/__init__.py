"""Heat: a table whose cells are shaded in steps, with the number in each and the steps spelled out above."""

from reportgen.charts.heat.spec import HeatSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="heat", spec=HeatSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "HeatSpec"]
