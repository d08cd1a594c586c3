"""Columns: what stands in one column of a data file, and how its text is to be read."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from reportgen.nodes.model import Flag, Many, Placed

Absent = Literal["missing", "not applicable", "not yet counted", "not published"]
"""Why a cell has no number: four different things, and none of them is zero."""

ColumnType = Literal["text", "integer", "number", "date", "period"]


def _marks(value: object) -> object:
    if isinstance(value, str):
        return {value: "missing"}
    return {str(mark): "missing" for mark in value} if isinstance(value, list | tuple) else value


Marks = Annotated[
    dict[str, Absent], BeforeValidator(_marks, json_schema_input_type=str | list[str] | dict[str, Absent])
]
"""A mark, a list of marks that mean `missing`, or mark → what it means."""


def _thousands(value: object) -> object:
    if isinstance(value, str) and value and value not in _SEPARATORS:
        raise PydanticCustomError("wrong-value", "expected `,`, `.`, an apostrophe, `_` or a space")
    return value


_SEPARATORS = (",", ".", "'", "’", "_", " ", "\u00a0", "\u202f")

Thousands = Annotated[str, BeforeValidator(_thousands)]
"""One of the separators that publishers use."""


_FORM = re.compile(r"(%-?[dmyj]|%[YbBaAHIMSp%]|[^%])+")


def _bound(value: object) -> object:
    text = str(value)
    try:
        if not NUMBER.fullmatch(text):
            date.fromisoformat(text if _DAY.fullmatch(text) else f"{text}-01" if _MONTH.fullmatch(text) else "")
    except ValueError:
        raise PydanticCustomError("wrong-value", "expected a number, or a day or month such as `2015-03-31`") from None
    return text


NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_DAY, _MONTH = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"\d{4}-\d{2}")

Bound = Annotated[str, BeforeValidator(_bound, json_schema_input_type=float | str)]
"""A number, or a day, a month or a year."""


def _date_form(value: object) -> object:
    if isinstance(value, str) and not (_FORM.fullmatch(value) and ("%Y" in value or "%y" in value)):
        raise PydanticCustomError(
            "wrong-value", "expected a form of dates with a year",
            {"hint": "`%d` is the day, `%m` the month, `%b` its name, `%Y` the year, `%y` its last two digits"},
        )  # fmt: skip
    return value


DateForm = Annotated[str, BeforeValidator(_date_form)]
"""How a date is written, such as `%d.%m.%Y`."""


class ColumnSpec(Placed):
    """One column, by the name that the report uses."""

    type: ColumnType = Field(
        "text",
        description="`date` is a day; `period` a year, quarter, month or span as published (`mid-2018`: April to September); "
        "one that is written in two ways gets its ISO form",
    )
    from_: Many[str] = Field((), alias="from", description="Its header in the file, or several that it has had")
    label: str = Field("", description="What readers see")
    unit: str = ""
    in_: str = Field("", alias="in", description="The code list in `data/codes/` that its values belong to")
    aliases: dict[str, str] = Field(default_factory=dict, description="What the file prints → what is meant")
    unknown: Many[str] = Field((), description="Values that mean that it is not known")
    rest: Many[str] = Field(
        (), description="Values that are a publisher's own others: never ranked, and after the rest"
    )
    allowed: Many[str] = Field((), description="The only values there may be")
    min: Bound = Field("", description="The least number there may be, or the first day, month or year")
    max: Bound = Field("", description="The most there may be, or the last day, month or year")
    missing: Marks = Field(default_factory=dict, description="Marks that stand for a figure that is not there")
    blank: Absent | None = Field(None, description="What an empty cell means; not said, it is a problem in a number")
    thousands: Thousands = Field("", description="The separator of thousands, such as `,` or a space")
    decimal: Literal[".", ","] = Field(".", description="The decimal separator")
    round: Annotated[int, Field(ge=0, le=9)] | None = Field(
        None, description="Round to so many digits behind the point; not said, more than nine are a problem"
    )
    format: Many[DateForm] = Field(
        (), description="How dates are written, such as `%d-%b-%y`; ISO dates are always read"
    )
    optional: Flag = Field(False, description="The file may lack the column")
    derived: Flag = Field(False, description="The publisher derived it: recompute it instead; it is not read")

    def headers(self, name: str) -> tuple[str, ...]:
        """Gives the headers that the column may have in the file."""
        return self.from_ or (name,)


def column_spec(value: object) -> object:
    """Reads `month: date` as `month: {type: date}`."""
    return {"type": value} if isinstance(value, str) else {} if value is None else value


Columns = dict[
    str, Annotated[ColumnSpec, BeforeValidator(column_spec, json_schema_input_type=ColumnType | ColumnSpec | None)]
]
"""Name → column."""
