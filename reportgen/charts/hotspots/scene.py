"""Scene of a map of hotspots: cities, each with a number and a class, from which both widths are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.atlas import Atlas, Place
from reportgen.charts.hotspots.spec import HotspotsSpec
from reportgen.charts.maps.circles import Sizes
from reportgen.charts.series import Series
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.kinds import Style

SYMBOLS = ("circle", "square", "diamond", "triangle-up")
"""How classes are told apart without colour, in the order of the classes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city with its number."""

    place: Place
    name: str
    spot: Spot
    kind: int
    """The index of its class."""

    @property
    def size(self) -> Decimal:
        """What its symbol shows."""
        return Decimal(amount(self.spot.cell) or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from; cities stand by their size."""

    spec: HotspotsSpec
    plotted: Plotted
    atlas: Atlas
    cities: tuple[City, ...]
    classes: tuple[Series, ...]
    style: Style
    language: str

    def sizes(self, wide: int) -> Sizes:
        """Gives how large symbols are on a picture of a width."""
        return Sizes(
            most=max((city.size for city in self.cities), default=Decimal(0)), radius=13 if wide > 500 else 9, least=3.5
        )

    def by_class(self) -> Mapping[int, list[City]]:
        """Gives the cities of each class."""
        found: dict[int, list[City]] = {}
        for city in self.cities:
            found.setdefault(city.kind, []).append(city)
        return found
