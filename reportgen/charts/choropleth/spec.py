"""What an author may write for a choropleth."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from reportgen.charts.maps.frame import MapFrame, RegionField
from reportgen.charts.maps.window import REGIONS
from reportgen.nodes.model import Flag


class ChoroplethSpec(MapFrame):
    """`- chart: choropleth`: countries shaded by a number in steps."""

    rows: str = Field(description="The dimension whose values are countries")
    region: RegionField = Field(
        REGIONS["europe"], description="What is shown: a region by name, or [west, south, east, north] in degrees"
    )
    steps: Annotated[int, Field(ge=2, le=5)] = Field(5, description="How many shades at most")
    scale: Literal["auto", "equal", "tenfold", "quantile"] = Field(
        "auto", description="Equal steps, by tens, or equally many countries; a change has steps about zero"
    )
    bounds: tuple[Decimal, ...] = Field(
        (), max_length=4, description="Where steps begin, instead of `steps` and `scale`"
    )
    counts: Flag = Field(False, description="Shade by a count although large countries look worse for being large")
