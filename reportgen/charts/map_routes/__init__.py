"""Route map: arrows between places, and for each route a circle with its number, change and nationalities."""

from reportgen.charts.map_routes.spec import RoutesSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="map_routes", spec=RoutesSpec, draw=drawn_in(__name__), mapped=True)

__all__ = ["KIND", "RoutesSpec"]
