"""Scene of an outlook: the figures published, those forecast with the ends of their interval, and those that came later."""

from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.outlook.spec import OutlookSpec
from reportgen.charts.scales import Times
from reportgen.charts.shown import amount_text, cell_text, key_text
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.indicator import Indicator, Source
from reportgen.kinds import Style
from reportgen.outlook import Outlook
from reportgen.table import Cell, Key
from reportgen.templating.messages import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One period that is forecast: where it stands, the number and the ends of its interval."""

    key: Key
    place: int
    middle: Cell
    low: Cell
    high: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A figure that came later: where it stands, and whether inside the interval, below or above it."""

    key: Key
    place: int
    cell: Cell
    result: str
    sources: tuple[Source, ...]

    @property
    def inside(self) -> bool:
        """Whether it lies inside the interval."""
        return self.result == "inside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: OutlookSpec
    forecast: Indicator
    outlook: Outlook
    observed: Plotted
    steps: tuple[Step, ...]
    later: tuple[Later, ...]
    scale: Times
    style: Style
    language: str

    @property
    def last(self) -> Spot | None:
        """The last number published, from which the forecast goes on."""
        known = [spot for spot in self.observed.spots if amount(spot.cell) is not None]
        return max(known, key=lambda spot: self.scale.place(spot.key("x")), default=None)

    @property
    def numbers(self) -> list[int | Decimal]:
        """Every number that is drawn."""
        ends = [cell for step in self.steps for cell in (step.low, step.middle, step.high)]
        cells = [*(spot.cell for spot in self.observed.spots), *ends, *(each.cell for each in self.later)]
        return [found for cell in cells if (found := amount(cell)) is not None]

    @property
    def interval(self) -> str:
        """The interval's name: "Interval of 80 %"."""
        return say("chart-interval", self.language, level=self.outlook.level)

    def when(self, key: Key) -> str:
        """Gives a period in words."""
        return key_text(key, "", {}, self.language)

    def text(self, cell: Cell) -> str:
        """Gives a number in print."""
        return cell_text(cell, self.forecast, self.language)

    def amount(self, cell: Cell) -> str:
        """Gives a number in print with what it counts."""
        return amount_text(cell, self.forecast, self.language)

    def ends(self, step: Step) -> str:
        """Gives the ends of an interval in words."""
        return say("chart-between", self.language, low=self.text(step.low), high=self.text(step.high))
