"""Area: a whole and its parts over time, stacked with the total on top; where a part has no figure there is a gap."""

from reportgen.charts.area.spec import AreaSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="area", spec=AreaSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "AreaSpec"]
