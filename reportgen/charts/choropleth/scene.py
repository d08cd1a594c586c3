"""Scene of a choropleth: each country's number and its shade, from which both widths of the picture are drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.atlas import Atlas, Shape
from reportgen.charts.choropleth.diverging import about_zero, given_about_zero, inks_of
from reportgen.charts.choropleth.spec import ChoroplethSpec
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.charts.steps import Steps, given_steps, steps_of
from reportgen.kinds import Style

INKS = {count: tuple(f"step{2 + round(4 * n / max(1, count - 1))}" for n in range(count)) for count in range(1, 6)}
"""The colours of so many steps; the palest is darker than the sea."""


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

    def ink(self, country: Country) -> str:
        """Gives the colour of a country by its role; nothing for one without a number."""
        return "" if country.number is None else self.inks[self.steps.step(country.number)]

    @property
    def inks(self) -> Sequence[str]:
        """The colour of each step: from pale to dark, or on either side of zero."""
        return inks_of(self.steps) if self.plotted.first.change else INKS[len(self.steps.shades)]

    def fills(self) -> Mapping[str, list[str]]:
        """Gives colour → the codes of the countries that have it."""
        found: dict[str, list[str]] = {}
        for country in self.countries:
            if ink := self.ink(country):
                found.setdefault(ink, []).append(country.shape.code)
        return found


def steps_for(spec: ChoroplethSpec, numbers: list[Decimal], shown: tuple[str, int], *, change: bool) -> Steps:
    """Gives the steps that the author chose, or such as fit the numbers; those of a change lie about zero."""
    if change:
        return given_about_zero(spec.bounds, shown) if spec.bounds else about_zero(numbers, shown)
    found = given_steps(spec.bounds, shown) if spec.bounds else steps_of(numbers, spec.steps, spec.scale, shown)
    return replace(found, shades=tuple(range(len(found.shades))))
