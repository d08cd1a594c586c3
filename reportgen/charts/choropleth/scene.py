"""Scene of a choropleth: each country's number and its shade, from which both widths of the picture are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from reportgen.atlas import Atlas, Shape
from reportgen.charts.maps.frame import MapFrame, RegionField
from reportgen.charts.maps.window import REGIONS
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.charts.steps import Steps, given_steps, steps_of
from reportgen.kinds import Style
from reportgen.nodes.model import Flag


class ChoroplethSpec(MapFrame):
    """`- chart: choropleth`: countries shaded by a number in steps."""

    rows: str = Field(description="The dimension whose values are countries")
    region: RegionField = Field(
        REGIONS["europe"], description="What is shown: a region by name, or [west, south, east, north] in degrees"
    )
    steps: Annotated[int, Field(ge=2, le=5)] = Field(5, description="How many shades at most")
    scale: Literal["auto", "equal", "tenfold", "quantile"] = Field(
        "auto", description="Equal steps, by tens, or equally many countries"
    )
    bounds: tuple[Decimal, ...] = Field(
        (), max_length=4, description="Where steps begin, instead of `steps` and `scale`"
    )
    counts: Flag = Field(False, description="Shade by a count although large countries look worse for being large")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country of the data."""

    shape: Shape
    name: str
    spot: Spot

    @property
    def number(self) -> Decimal | None:
        """Its number; nothing for a status."""
        found = amount(self.spot.cell)
        return None if found is None else Decimal(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: ChoroplethSpec
    plotted: Plotted
    atlas: Atlas
    countries: tuple[Country, ...]
    steps: Steps
    style: Style
    language: str

    def shade(self, country: Country) -> int | None:
        """Gives the shade of a country, 1 the lightest and 6 the darkest; nothing for one without a number."""
        return None if country.number is None else self.steps.step(country.number)

    def fills(self) -> Mapping[str, list[str]]:
        """Gives colour → the codes of the countries that have it."""
        found: dict[str, list[str]] = {}
        for country in self.countries:
            if (shade := self.shade(country)) is not None:
                found.setdefault(f"step{shade}", []).append(country.shape.code)
        return found


def steps_for(spec: ChoroplethSpec, numbers: list[Decimal], shown: tuple[str, int]) -> Steps:
    """Gives the steps that the author chose, or such as fit the numbers; the palest shade is that of the page, nearly."""
    found = given_steps(spec.bounds, shown) if spec.bounds else steps_of(numbers, spec.steps, spec.scale, shown)
    return replace(found, shades=tuple(max(1, shade) for shade in found.shades))
