"""What an author may write for every kind of chart, whatever it draws."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from reportgen.catalogue import Colour
from reportgen.nodes import Placed, Prose
from reportgen.nodes.model import Flag, Many

Sort = Literal["given", "largest", "smallest", "name"]
Height = Annotated[int, Field(ge=120, le=900)]


class UnknownSpec(Placed):
    """Where what is not known stands, and how it looks."""

    place: Literal["last", "sorted"] = Field("last", description="Last, or among the others by its size")
    hatch: Flag = Field(True, description="Hatch it, so that nobody takes it for a category")


class AxisSpec(Placed):
    """What stands beside the axes."""

    x: Prose | None = Field(None, description="Below the horizontal axis; nothing when left out")
    y: Prose | None = Field(None, description="Above the vertical axis; the unit when left out")


class PlotFrame(Placed):
    """The keys that every kind of chart takes."""

    coloured_by: ClassVar[tuple[str, ...]] = ("series",)
    """The roles whose values may have colours of their own; the first that a chart has is coloured by."""
    data: Many[str] = Field(description="The indicator, or indicators, that are drawn")
    measure: str | None = Field(None, description="Which number, when the indicator has several")
    sort: Sort | None = Field(None, description="The order of rows or series; as is usual for the kind when left out")
    highlight: Many[str] = Field((), description="What the title is about; everything else stands back")
    names: dict[str, str] = Field(default_factory=dict, description="A value of a dimension → how the picture names it")
    colours: dict[str, Colour] = Field(
        default_factory=dict,
        description="A value of `series` → its colour in this chart: 1 to 6 of the house's series, `other` or `highlight`; "
        "for all charts `colour:` of its code in data/codes/ says it",
    )
    unknown: UnknownSpec = Field(default_factory=UnknownSpec, description="How what is not known is shown")
    labels: Literal["auto", "none"] = Field("auto", description="Write numbers and names beside what they belong to")
    partial: Literal["mark", "drop"] = Field("mark", description="Show incomplete periods as such, or leave them out")
    height: Height | None = Field(None, description="In CSS pixels of a picture 660 pixels wide; fitting when left out")
    axis: AxisSpec = Field(default_factory=AxisSpec, description="What stands beside the axes; the unit when left out")
