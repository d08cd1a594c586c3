"""What an author may write for an outlook."""

from typing import Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame
from reportgen.problems import Span


class OutlookSpec(PlotFrame):
    """`- chart: outlook`: a forecast behind the figures that it continues; `data` is an indicator with `forecast:`."""

    observed: str = Field(description="The indicator of the figures that are continued, or of the last of them")
    scored: str | None = Field(None, description="The forecast's score: the later figures are drawn, inside or outside")
    baseline: Literal["zero", "data"] = Field(
        "zero", description="Where the value axis begins; `data` is said in the picture"
    )

    def drawn_from(self) -> tuple[tuple[str, Span], ...]:
        """Gives every indicator that is drawn, and where it is named."""
        more = (("observed", self.observed), ("scored", self.scored))
        named = [(name, self.at(key)) for key, name in more if name is not None]
        return (*((name, self.at("data")) for name in self.data), *named)
