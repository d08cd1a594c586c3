"""What an author may write for a slope chart."""

from typing import Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame


class SlopeSpec(PlotFrame):
    """`- chart: slope`: numbers of two or three times or groups, joined by lines."""

    x: str = Field(description="The dimension whose two or three values are columns; `data` for several indicators")
    series: str = Field(description="The dimension that tells lines apart")
    change: Literal["none", "percent", "points", "absolute"] = Field(
        "none", description="Say beside each line how much the last number differs from the first"
    )
    baseline: Literal["zero", "data"] = Field(
        "zero", description="Where the scale begins; `data` is said in the picture"
    )
