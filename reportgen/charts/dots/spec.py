"""What an author may write for dots."""

from typing import Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame


class DotsSpec(PlotFrame):
    """`- chart: dots`: numbers in order of their size."""

    rows: str = Field(description="The dimension whose values are rows")
    series: str | None = Field(None, description="The dimension that gives a row two or three dots")
    baseline: Literal["zero", "data"] = Field("zero", description="Where the value axis begins")
