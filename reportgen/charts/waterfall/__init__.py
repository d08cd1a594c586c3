"""Waterfall: how one level becomes another: ups, downs and what is not known, whose sum is held against the last level."""

from reportgen.charts.waterfall.spec import WaterfallSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="waterfall", spec=WaterfallSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "WaterfallSpec"]
