"""What an author may write for a Sankey diagram."""

from pydantic import Field

from reportgen.charts.frame import PlotFrame


class SankeySpec(PlotFrame):
    """`- chart: sankey`: how much goes from where to where; the same name on both sides joins two stages."""

    start: str = Field(description="The dimension that says where a flow begins")
    end: str = Field(description="The dimension that says where it ends")
