"""What an author may write for an area chart."""

from typing import Literal

from pydantic import Field

from reportgen.charts.events import MarkSpec
from reportgen.charts.frame import PlotFrame
from reportgen.nodes.model import Flag, Many


class AreaSpec(PlotFrame):
    """`- chart: area`: a whole and its parts over time."""

    x: str = Field(description="The dimension that runs along, a time")
    series: str | None = Field(None, description="The dimension that parts the whole; one area when left out")
    stack: Literal["stacked", "100"] = Field("stacked", description="On top of each other, or as shares of 100 %")
    total: Flag = Field(True, description="Draw the total of the parts as a line on top")
    marks: Many[MarkSpec] = Field((), description="Events: a place on the time axis and a few words")
