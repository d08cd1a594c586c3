"""What an author may write for a heat table."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame


class ShadesFrame(PlotFrame):
    """The keys of what shades cells in steps."""

    steps: Annotated[int, Field(ge=2, le=7)] = Field(5, description="How many shades at most")
    scale: Literal["auto", "equal", "tenfold", "quantile"] = Field(
        "auto", description="Equal steps, by tens, or equally many cells"
    )
    bounds: tuple[Decimal, ...] = Field(
        (), max_length=6, description="Where steps begin, instead of `steps` and `scale`; the last is open above"
    )


class HeatSpec(ShadesFrame):
    """`- chart: heat`: a table of two dimensions, shaded."""

    rows: str = Field(description="The dimension that runs down")
    columns: str = Field(description="The dimension that runs across")
