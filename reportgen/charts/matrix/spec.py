"""What an author may write for a matrix."""

from typing import Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame
from reportgen.nodes import Placed

BUILT_IN = "built-in"


class TermsSpec(Placed):
    """The terms of the two scales."""

    columns: tuple[str, ...] = Field(description="From the lowest to the highest, as they stand below the columns")
    rows: tuple[str, ...] = Field(description="From the lowest to the highest, as they stand beside the rows")


class MatrixSpec(PlotFrame):
    """`- chart: matrix`: entries in the cells of two ordinal scales, such as likelihood and impact."""

    entries: str = Field(description="The dimension whose values are the entries")
    columns: str = Field(description="The dimension that says the term across, such as likelihood")
    rows: str = Field(description="The dimension that says the term upwards, such as impact")
    terms: TermsSpec = Field(description="The terms of both scales, each from the lowest to the highest")
    levels: Literal["built-in"] | tuple[tuple[int, ...], ...] = Field(
        (),
        description="A level for each cell, rows from the lowest up; `built-in` for seven terms of likelihood and four of "
        "impact; all alike when left out",
    )
