"""What a catalogue entry gives once or lets a column give, and conditions on rows."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from reportgen.nodes import Map, Placed

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
"""A name that the spec language and SQL both take: letters, digits and `_`."""


class Given(Placed):
    """Something said once for the whole extract (`Frontex`), or by each row (`{column: publisher}`)."""

    text: str = Field("", description="The same for every row")
    column: str = Field("", description="The column, declared or only in the file, that says it row by row")
    map: dict[str, str] = Field(default_factory=dict, description="What the file prints → what it means")

    def __bool__(self) -> bool:
        """Says whether anything is given."""
        return bool(self.text or self.column)


def _given(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Giving = Annotated[Given, BeforeValidator(_given, json_schema_input_type=str | Given)]
"""A text, or a mapping that names the column."""


_GRADE = re.compile(r"\S+ [A-Z\d]{2}")
_PARTS = {"scheme", "source", "information"}


def graded(value: object) -> object:
    """Gives a grade as text, "SCHEME CODE", of a mapping that says its three parts; one without its scheme is refused."""
    if isinstance(value, Map | dict) and set(value) == _PARTS:
        return f"{value['scheme']} {value['source']}{value['information']}"
    if isinstance(value, str) and value and not _GRADE.fullmatch(value):
        code = value[-2:] if re.fullmatch(r"[A-Z\d]{2}", value[-2:]) else "B2"
        hint = {"hint": f"write `{{scheme: europol-4x4, source: {code[0]}, information: {code[1]}}}`"}
        raise PydanticCustomError("bare-grade", "a grade says its scheme, its source and its information", hint)
    return value


Grade = Annotated[str, BeforeValidator(graded)]
"""`europol-4x4 B2`, or a mapping of scheme, source and information."""

Grading = Annotated[
    Given,
    BeforeValidator(_given, json_schema_input_type=str | Given | dict[str, str]),
    BeforeValidator(graded, json_schema_input_type=str | Given | dict[str, str]),
]
"""A grade for all rows, or a mapping that names the column."""


class Condition(BaseModel):
    """What one column must be: one of some values, a range `a..b`, `known`, or `not:` any of these."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    values: tuple[str, ...]
    inverse: bool = False


def _condition(value: object) -> object:
    if isinstance(value, Condition):
        return value
    if isinstance(value, Map | dict):
        if set(value) == {"not"}:
            return {"values": _values(value["not"]), "inverse": True}
        raise PydanticCustomError("wrong-value", "a condition is a value, a list, a range `a..b` or `not:`")
    return {"values": _values(value)}


def _values(value: Any) -> list[str]:  # noqa: ANN401 what stands in the YAML
    listed = value if isinstance(value, list | tuple) else [value]
    if not listed or not all(isinstance(item, str) for item in listed):
        raise PydanticCustomError("wrong-value", "a condition is a value, a list, a range `a..b` or `not:`")
    return list(listed)


_Written = str | list[str] | dict[str, Any]

Where = dict[str, Annotated[Condition, BeforeValidator(_condition, json_schema_input_type=_Written)]]
"""Column → what it must be; every column must hold."""


def _on(value: object) -> object:
    if isinstance(value, str):
        return {value: value}
    return {str(item): item for item in value} if isinstance(value, list | tuple) else value


On = Annotated[dict[str, str], BeforeValidator(_on, json_schema_input_type=str | list[str] | dict[str, str])]
"""Columns that two extracts share: one, a list, or ours → theirs; `month.year` is the year of a date or period."""
