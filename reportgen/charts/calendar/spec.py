"""What an author may write for a calendar."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame
from reportgen.nodes.model import Flag


class CalendarSpec(PlotFrame):
    """`- chart: calendar`: numbers by month, a row a year."""

    x: str = Field(description="The dimension of months")
    steps: Annotated[int, Field(ge=2, le=7)] = Field(5, description="How many shades at most")
    scale: Literal["auto", "equal", "tenfold", "quantile"] = Field(
        "auto", description="Equal steps, by tens, or equally many cells"
    )
    bounds: tuple[Decimal, ...] = Field(
        (), max_length=6, description="Where steps begin, instead of `steps` and `scale`; the last is open above"
    )
    total: Flag = Field(True, description="Print the total of each year beside it, where numbers may be added up")
