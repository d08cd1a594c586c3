"""Scene of a seasonal chart: the years that stand out, the earlier ones behind them, what is usual in each month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.months import MONTHS, Months
from reportgen.charts.seasonality.spec import SeasonalitySpec
from reportgen.charts.shown import amount_text, cell_text
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.kinds import Style
from reportgen.templating.messages import say
from reportgen.templating.numerals import DASH, numeral

LEAST = 3
"""So few earlier years have no median."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: SeasonalitySpec
    plotted: Plotted
    months: Months
    bold: tuple[int, ...]
    """The years that stand out."""
    style: Style
    language: str

    @property
    def earlier(self) -> tuple[int, ...]:
        """All other years that have a number."""
        return tuple(year for year in self.months.years if year not in self.bold and self.year(year))

    @property
    def span(self) -> str:
        """The other years in words: "2014–2023"."""
        years = self.earlier
        return f"{years[0]}{DASH}{years[-1]}" if len(years) > 1 else "".join(str(year) for year in years)

    def year(self, year: int) -> Mapping[int, Spot]:
        """Gives month → number of a year; nothing for a month without one."""
        return {month: self.months.spots[year, month] for month in MONTHS if self.months.known((year, month))}

    def usual(self, low: Decimal, high: Decimal) -> Mapping[int, tuple[Decimal, Decimal]]:
        """Gives month → two quantiles of the other years; nothing for a month with too few of them."""
        found = {}
        for month in MONTHS:
            numbers = sorted(
                Decimal(amount(self.months.spots[year, month].cell) or 0)
                for year in self.earlier
                if self.months.known((year, month))
            )
            if len(numbers) >= LEAST:
                found[month] = (quantile(numbers, low), quantile(numbers, high))
        return found

    @property
    def medians(self) -> Mapping[int, Decimal]:
        """Month → the median of the other years, where it is drawn."""
        half = Decimal("0.5")
        return {month: low for month, (low, _) in self.usual(half, half).items()} if self.spec.median else {}

    @property
    def band(self) -> Mapping[int, tuple[Decimal, Decimal]]:
        """Month → the ends of the band, where one is drawn."""
        if self.spec.earlier == "lines":
            return {}
        ends = (Decimal(0), Decimal(1)) if self.spec.earlier == "range" else (Decimal("0.25"), Decimal("0.75"))
        return self.usual(*ends)

    def text(self, spot: Spot) -> str:
        """Gives a number in print."""
        return cell_text(spot.cell, spot.indicator, self.language)

    def amount(self, spot: Spot) -> str:
        """Gives a number in print with what it counts."""
        return amount_text(spot.cell, spot.indicator, self.language)

    def number(self, size: Decimal) -> str:
        """Gives what is worked out from several numbers in print."""
        return numeral(size, self.plotted.first.decimals, self.language)

    @property
    def median_name(self) -> str:
        """What the median is of, in words."""
        return say("chart-median", self.language, years=self.span)


def quantile(numbers: Sequence[Decimal], share: Decimal) -> Decimal:
    """Gives a quantile of sorted numbers, between two of them in proportion (Hyndman and Fan's seventh way)."""
    place = share * (len(numbers) - 1)
    below = int(place)
    above = min(below + 1, len(numbers) - 1)
    return numbers[below] + (numbers[above] - numbers[below]) * (place - below)
