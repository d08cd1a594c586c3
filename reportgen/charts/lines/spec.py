"""What an author may write for lines."""

from typing import ClassVar, Literal

from pydantic import Field

from reportgen.charts.events import MarkSpec
from reportgen.charts.frame import PlotFrame
from reportgen.nodes.model import Flag, Many


class LinesSpec(PlotFrame):
    """`- chart: lines`: numbers over time."""

    coloured_by: ClassVar[tuple[str, ...]] = ("series", "panels")
    x: str = Field(description="The dimension that runs along, a time as a rule")
    series: str | None = Field(None, description="The dimension that tells lines apart; `data` for several indicators")
    panels: str | None = Field(None, description="The dimension that gives each value a small picture of its own")
    scales: Literal["shared", "own"] = Field(
        "shared", description="Whether panels share a value axis; unlike indicators never do"
    )
    context: Flag = Field(False, description="In each panel, draw the lines of all others thin and grey behind its own")
    baseline: Literal["zero", "data"] = Field(
        "zero", description="Where the value axis begins; `data` is said in the picture"
    )
    marks: Many[MarkSpec] = Field((), description="Events: a place on the time axis and a few words")
