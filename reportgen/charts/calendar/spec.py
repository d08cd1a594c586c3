"""What an author may write for a calendar."""

from pydantic import Field

from reportgen.charts.heat.spec import ShadesFrame
from reportgen.nodes.model import Flag


class CalendarSpec(ShadesFrame):
    """`- chart: calendar`: numbers by month, a row a year."""

    x: str = Field(description="The dimension of months")
    total: Flag = Field(True, description="Print the total of each year beside it, where numbers may be added up")
