"""What an author may write for a dumbbell chart."""

from typing import Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame


class DumbbellSpec(PlotFrame):
    """`- chart: dumbbell`: two numbers a row and what lies between them."""

    rows: str = Field(description="The dimension whose values are rows")
    series: str = Field(
        description="The dimension whose two values are the ends: two times, the later is pointed at, or two groups"
    )
    difference: Literal["auto", "percent", "points", "absolute", "none"] = Field(
        "auto",
        description="How the second number differs from the first, written beside each row; in percent over time",
    )
    sort_by: Literal["difference", "first", "second"] = Field(
        "difference", description="What `sort: largest` and `sort: smallest` go by"
    )
    baseline: Literal["zero", "data"] = Field(
        "zero", description="Where the value axis begins; `data` is said in the picture"
    )
