"""Criterion: what one column must be: a value, a list, `2014..2024`, `known`, `unknown`, or `not:` any of these."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from reportgen.nodes import Map


class Criterion(BaseModel):
    """The values as typed; the type of the real column decides what they mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    values: tuple[str, ...]
    inverse: bool = False


def _criterion(value: object) -> object:
    if isinstance(value, Criterion):
        return value
    if isinstance(value, Map | dict):
        if set(value) != {"not"}:
            raise _refused()
        return {"values": _values(value["not"]), "inverse": True}
    return {"values": _values(value)}


def _values(value: Any) -> list[str]:  # noqa: ANN401 what stands in the YAML
    listed = value if isinstance(value, list | tuple) else [value]
    if not listed or not all(isinstance(item, str | int) for item in listed):
        raise _refused()
    return [str(item) for item in listed]


def _refused() -> PydanticCustomError:
    hint = "write a value, a list, a range such as 2014..2024, `known`, `unknown`, or {not: value}"
    return PydanticCustomError("wrong-filter", "expected a condition", {"hint": hint})


_Written = str | list[str] | dict[str, Any]

Criteria = dict[str, Annotated[Criterion, BeforeValidator(_criterion, json_schema_input_type=_Written)]]
"""Column → what it must be; every column must hold."""
