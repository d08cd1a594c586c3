"""Places: named points for maps, no more precise than a city, each with where its coordinates are from."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from reportgen.nodes.model import Placed


def _round(degrees: Decimal) -> Decimal:
    exponent = degrees.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -1:
        hint = {"hint": f"write {round(degrees, 1)}: a place on a map is a city, never an address"}
        raise PydanticCustomError("too-precise", "expected tenths of a degree, about ten kilometres", hint)
    return degrees


Degrees = Annotated[Decimal, AfterValidator(_round)]
"""Degrees with at most one digit after the point."""


class PlaceSpec(Placed):
    """One place."""

    lon: Annotated[Degrees, Field(ge=-180, le=180, description="Degrees east; west is less than zero")]
    lat: Annotated[Degrees, Field(ge=-90, le=90, description="Degrees north; south is less than zero")]
    kind: Literal["city", "island", "border", "coast", "area"] = Field(
        "city", description="A city, or something larger that arrows begin and end at"
    )


class PlaceList(Placed):
    """`data/codes/places.yaml`: name → place, as maps know them."""

    title: str
    source: str = Field(description="Where the coordinates are from")
    places: dict[str, PlaceSpec]
