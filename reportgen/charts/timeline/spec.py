"""What an author may write for a timeline."""

from typing import Annotated

from pydantic import Field

from reportgen.nodes import Placed
from reportgen.nodes.model import Flag, Many


class TimelineSpec(Placed):
    """`- chart: timeline`: events in time, from an indicator of `rows:`."""

    data: Many[str] = Field(description="The indicator, or indicators, whose rows are events")
    x: str = Field(description="The dimension of dates, periods or years")
    what: str = Field(description="The dimension that says what happened")
    lanes: str | None = Field(None, description="The dimension that puts events into lanes, one below the other")
    series: str | None = Field(None, description="The dimension that tells kinds of events apart by colour and mark")
    sources: Flag = Field(True, description="Print with each event who published it")
    highlight: Many[str] = Field((), description="What the title is about: words, lanes or kinds; all else stands back")
    names: dict[str, str] = Field(default_factory=dict, description="A value of a dimension → how the picture names it")
    height: Annotated[int, Field(ge=120, le=900)] | None = Field(
        None, description="The least height in CSS pixels of a picture 660 pixels wide; fitting when left out"
    )
