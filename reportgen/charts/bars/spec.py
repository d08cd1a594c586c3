"""What an author may write for bars."""

from typing import Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame


class BarsSpec(PlotFrame):
    """`- chart: bars`: numbers by category or time, grouped, stacked or as shares of 100 %."""

    x: str = Field(description="The dimension whose values are bars: categories lie, times stand")
    series: str | None = Field(None, description="The dimension within a bar or a group; `data` for several indicators")
    stack: Literal["none", "stacked", "100"] = Field(
        "none", description="Side by side, on top of each other, or to 100 %"
    )
    direction: Literal["auto", "across", "up"] = Field("auto", description="Bars that lie or stand")
