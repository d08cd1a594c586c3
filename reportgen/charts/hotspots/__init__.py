"""Hotspots: cities on a map, with classes told apart by symbol and colour; nothing more precise than a city."""

from reportgen.charts.hotspots.spec import HotspotsSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="hotspots", spec=HotspotsSpec, draw=drawn_in(__name__), mapped=True)

__all__ = ["KIND", "HotspotsSpec"]
