"""Aspects: what profiles rate, and the ordinal levels they are rated on."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from reportgen.nodes import Placed
from reportgen.spec.report import Named

UNKNOWN = "unknown"
"""What is said where a level is not known; it is no level, and never low."""


def _ordered(levels: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(levels)) < len(levels):
        raise PydanticCustomError(
            "wrong-value", "expected different levels", {"hint": "from the lowest to the highest"}
        )
    if UNKNOWN in levels:
        hint = {"hint": f"leave `{UNKNOWN}` out: it may always be said, and has no place among the others"}
        raise PydanticCustomError("wrong-value", f"expected levels, and `{UNKNOWN}` is none", hint)
    return levels


class AspectList(Placed):
    """`data/profiles/NAME.yaml`: what each profile rates, and on which levels."""

    title: Named = Field(description="What is profiled")
    levels: Annotated[tuple[Named, ...], Field(min_length=2, max_length=5), AfterValidator(_ordered)] = Field(
        description="From the lowest to the highest, as they are printed; `unknown` may be said beside them"
    )
    aspects: dict[Named, Named] = Field(
        min_length=1, description="The id of an aspect → its name, in the order of print"
    )
