"""Shapes: wide tables made long, aggregate rows told apart from their members, figures that are ranges."""

from pydantic import Field

from reportgen.catalogue.given import Given, Giving, Name, Where
from reportgen.nodes.model import Many, Placed


class Unpivot(Placed):
    """Columns that are values of one thing, such as one column a month: each becomes a row."""

    columns: Many[str] = Field(("others",), description="Headers, with `*` for any text; `others` for all not declared")
    into: Name = Field(description="The declared column that takes the header")
    value: Name = Field(description="The declared column that takes the cell")


class LeaveOut(Placed):
    """Aggregate rows that stand beside their members; they serve as totals of `parts` and are never counted."""

    where: Where
    reason: str


class RangeSpec(Placed):
    """A figure with two ends that are never torn apart; one end alone is a single figure."""

    name: Name = Field(description="What the report calls it")
    low: str
    high: str = ""
    currency: Giving = Field(default_factory=Given)
    scale: Giving = Field(default_factory=Given, description="thousand, million or billion")
    per: Giving = Field(default_factory=Given)
    qualifier: Giving = Field(
        default_factory=Given,
        description="In the publisher's words: at least, over, about, on average, up to, single case …",
    )
    measure: Giving = Field(default_factory=Given, description="What it is, in the publisher's words")
    period: str = Field("", description="The declared column that says when")


class FlagSpec(Placed):
    """A column of flags beside the figures."""

    column: str
    map: dict[str, str] = Field(default_factory=dict, description="Flag → what readers are told")


__all__ = ["FlagSpec", "LeaveOut", "Many", "RangeSpec", "Unpivot"]
