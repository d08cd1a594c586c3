"""Scene of a route map: each route's ways, number, change and nationalities, from which both widths are drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.arithmetic import add, number, quotient
from reportgen.atlas import Atlas, Place
from reportgen.charts.map_routes.spec import RoutesSpec
from reportgen.charts.maps.circles import Sizes
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.kinds import Style
from reportgen.table import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who is counted on a route: the nationality named most often and those not known, in percent of the route."""

    name: str
    share: int | Decimal
    unknown: int | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One route as it is drawn."""

    name: str
    spot: Spot
    ways: tuple[tuple[Place, ...], ...]
    circle: Place
    """Where its circle stands, or as near as it is free."""
    change: Spot | None
    people: People | None

    @property
    def size(self) -> Decimal:
        """What its circle shows."""
        return Decimal(amount(self.spot.cell) or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from; routes stand by their size."""

    spec: RoutesSpec
    plotted: Plotted
    atlas: Atlas
    routes: tuple[Route, ...]
    absent: tuple[tuple[str, Spot], ...]
    """What has no way on the map, by name."""
    style: Style
    language: str

    @property
    def touched(self) -> set[str]:
        """The codes of the countries that the author wants to be named."""
        return {shape.code for name in self.spec.touches if (shape := self.atlas.meant(name)) is not None}

    def sizes(self, wide: int) -> Sizes:
        """Gives how large circles are on a picture of a width."""
        return Sizes(
            most=self.spec.largest or max((route.size for route in self.routes), default=Decimal(0)),
            radius=wide / (24 if wide > 500 else 20),
        )


def people_of(route: Key, spots: Sequence[Spot], names: Mapping[str, str]) -> People | None:
    """Gives who is counted on a route; nothing where nobody is, or where what is counted is no number."""
    own = [spot for spot in spots if spot.key("rows") == route and spot.part not in {"total", "difference"}]
    counted = [(spot, value) for spot in own if (value := number(spot.cell)) is not None]
    whole = add(value for _, value in counted)
    known = [(value, spot) for spot, value in counted if not spot.part]
    if not whole or not known:
        return None
    most, first = max(known, key=lambda each: Decimal(each[0]))
    unknown = add(value for spot, value in counted if spot.part == "unknown")
    key = first.key("series")
    return People(
        name=names.get(str(key), str(key)), share=quotient(most, whole, 100), unknown=quotient(unknown, whole, 100)
    )
