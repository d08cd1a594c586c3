"""What an author may write for a map of routes."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from reportgen.charts.maps.frame import MapFrame
from reportgen.problems import Span


def _several(value: object) -> object:
    """Takes one way as a list of one."""
    single = isinstance(value, list) and value and not any(isinstance(each, list) for each in value)
    return [value] if single else value


Ways = Annotated[
    tuple[Annotated[tuple[str, ...], Field(min_length=2)], ...],
    BeforeValidator(_several, json_schema_input_type=list[str] | list[list[str]]),
]
"""One way, a list of places from start to end, or several of them."""


class RoutesSpec(MapFrame):
    """`- chart: map_routes`: arrows from place to place, a circle as large as its number for each route."""

    rows: str = Field(description="The dimension whose values are routes")
    ways: dict[str, Ways] = Field(description="Route → its places from start to end, or several such lists")
    circles: dict[str, str] = Field(
        default_factory=dict,
        description="Route → the place of its circle, where that is not the start of its first way",
    )
    touches: tuple[str, ...] = Field(
        (), description="Countries that are named before others, beside those in which ways begin"
    )
    largest: Decimal | None = Field(
        None,
        gt=0,
        description="The number of the largest circle; the same on several maps makes their circles comparable",
    )
    change: str | None = Field(None, description="The indicator that holds each route's change")
    nationality: str | None = Field(None, description="The indicator by route and nationality")

    def drawn_from(self) -> tuple[tuple[str, Span], ...]:
        """Gives every indicator that is drawn, and where it is named."""
        more = (("change", self.change), ("nationality", self.nationality))
        named = [(name, self.at(key)) for key, name in more if name is not None]
        return (*((name, self.at("data")) for name in self.data), *named)
