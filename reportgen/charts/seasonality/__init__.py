"""Seasonality: the months of several years laid over each other, the latest year before what was usual in earlier ones."""

from reportgen.charts.seasonality.spec import SeasonalitySpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="seasonality", spec=SeasonalitySpec, draw=drawn_in(__name__))

__all__ = ["KIND", "SeasonalitySpec"]
