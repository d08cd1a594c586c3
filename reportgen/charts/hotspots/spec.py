"""What an author may write for a map of hotspots."""

from pydantic import Field

from reportgen.charts.maps.frame import MapFrame


class HotspotsSpec(MapFrame):
    """`- chart: hotspots`: cities with a symbol as large as their number."""

    rows: str = Field(description="The dimension whose values are cities of data/codes/places.yaml")
    series: str | None = Field(None, description="The dimension that gives a city its class, up to four of them")
