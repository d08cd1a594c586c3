"""Choropleth: countries shaded in steps, with a number in each that has room for it."""

from reportgen.charts.choropleth.spec import ChoroplethSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="choropleth", spec=ChoroplethSpec, draw=drawn_in(__name__), mapped=True)

__all__ = ["KIND", "ChoroplethSpec"]
