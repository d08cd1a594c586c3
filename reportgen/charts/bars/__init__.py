"""Bars: numbers by category or time from a common zero; grouped, stacked, or as shares of 100 %."""

from reportgen.charts.bars.spec import BarsSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="bars", spec=BarsSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "BarsSpec"]
