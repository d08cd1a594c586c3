"""What an author may write for a seasonality chart."""

from typing import Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame
from reportgen.nodes.model import Flag


class SeasonalitySpec(PlotFrame):
    """`- chart: seasonality`: the months of several years laid over each other; `highlight` names years."""

    x: str = Field(description="The dimension of months")
    earlier: Literal["lines", "range", "middle"] = Field(
        "lines",
        description="The years that stand back: grey lines, a band from the least to the most, or of the middle half",
    )
    median: Flag = Field(True, description="Draw the median of the other years")
    baseline: Literal["zero", "data"] = Field(
        "zero", description="Where the value axis begins; `data` is said in the picture"
    )
