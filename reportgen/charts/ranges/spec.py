"""What an author may write for ranges."""

from pydantic import Field

from reportgen.charts.frame import PlotFrame
from reportgen.nodes.model import Flag, Many


class RangesSpec(PlotFrame):
    """`- chart: ranges`: values with a lower and an upper end, such as prices and estimates."""

    rows: Many[str] = Field(description="The dimensions that name a row; the first of several becomes a heading")
    panels: str | None = Field(None, description="`currency`, or a dimension: each value gets an axis of its own")
    sources: Flag = Field(False, description="Print below each row's name who published it")
