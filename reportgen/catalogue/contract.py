"""Contracts: what must be true of an extract on every build, and what its publisher is known to have got wrong."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from reportgen.catalogue.given import On, Where
from reportgen.nodes.model import Flag, Many, Placed

Check = Literal["type", "code", "allowed", "range", "key", "duplicates", "parts", "agrees", "reader"]
"""The checks that a known defect can fail; `reader` is a defect that only a reader of the publication can see."""


class Rows(Placed):
    """How many rows the file holds."""

    min: int | None = None
    max: int | None = None


def _rows(value: object) -> object:
    return {"min": value, "max": value} if isinstance(value, str | int) else value


RowCount = Annotated[Rows, BeforeValidator(_rows, json_schema_input_type=int | Rows)]
"""An exact number, or `{min: …, max: …}`."""


class Fresh(Placed):
    """How old the data may be at the report's cut-off."""

    within_days: int


class Complete(Placed):
    """Up to when no period is missing; a later one is marked incomplete wherever it is shown."""

    by: Literal["year", "quarter", "month"] = Field("year", description="The period in which rows may be added up")
    until: str = Field(description="The last period that is whole, such as `2024`")
    per: Many[str] = Field((), description="Columns whose every combination must have all periods")


class Coverage(Placed):
    """A column that says which rows cover their whole period."""

    column: str
    full: Many[str] = Field(description="What it says of a whole period; anything else is a part of one")


class Total(Placed):
    """Where a total stands: rows of this or another extract."""

    from_: str = Field("", alias="from", description="The extract; not said, it is this one")
    where: Where = Field(default_factory=dict)
    measure: str = Field("", description="Its number; not said, the extract's only one")
    on: On = Field(default_factory=dict, description="Our columns → theirs; not said, those of `per` by the same names")


class Parts(Placed):
    """Parts that add up to a published total."""

    of: str = Field(description="The column whose values are the parts")
    where: Where = Field(default_factory=dict)
    per: Many[str] = Field((), description="They add up for each combination of these")
    measure: str = Field("", description="The number that adds up; not said, the extract's only one")
    total: Total | str = Field(description="The value of the `of` column that is the total, or where it stands")
    tolerance: Decimal = Field(Decimal(0), description="By how much the sum may differ")
    rounded_to: Decimal = Field(
        Decimal(0), description="Each figure is rounded to this: n of them may differ by n halves"
    )
    some: Flag = Field(False, description="Only some of the parts are published: their sum may not pass the total")


class Agrees(Placed):
    """The same fact in another extract, or elsewhere in this one."""

    with_: str = Field("", alias="with", description="The other extract; not said, it is this one")
    where: Where = Field(default_factory=dict, description="Our rows")
    theirs: Where = Field(default_factory=dict, description="Their rows")
    on: On = Field(description="The columns by which the two are compared")
    measure: str = ""
    their_measure: str = ""
    within: Annotated[str, Field(pattern=r"^\d+(\.\d+)?( ?%)?$")] = Field(
        "0", description="A number, or a share: `5 %`"
    )


class Known(Placed):
    """A defect of the publisher: stops no build, is printed where its rows appear, is a problem when it is gone."""

    check: Check
    where: Where = Field(default_factory=dict)
    reason: str = Field(description="What readers are told")
    use: Literal["keep", "leave out"] = "keep"
    partial: Flag = Field(False, description="Its figures count only a part, and are marked as incomplete")


def _between(value: object) -> object:
    return list(value) if isinstance(value, list | tuple) else str(value).split("..")


class Break(Placed):
    """A break in the series: figures before and after do not measure the same."""

    at_: dict[str, str] = Field(default_factory=dict, alias="at", description="The first year or edition after it")
    between: dict[str, Annotated[tuple[str, str], BeforeValidator(_between)]] = Field(
        default_factory=dict, description="The two years or editions around it"
    )
    where: Where = Field(default_factory=dict, description="The rows it concerns")
    reason: str
