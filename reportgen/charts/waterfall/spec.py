"""What an author may write for a waterfall chart."""

from pydantic import Field

from reportgen.charts.frame import PlotFrame
from reportgen.nodes.model import Many


class WaterfallSpec(PlotFrame):
    """`- chart: waterfall`: how one level becomes another, step by step, in the order of the data."""

    rows: str = Field(description="The dimension whose values are levels and steps, in their order")
    levels: Many[str] = Field(description="The values that are levels: the first, the last, and any sum between them")
