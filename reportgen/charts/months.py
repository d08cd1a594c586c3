"""Months: numbers by month as years that run down and months that run across."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from reportgen.charts.frame import PlotFrame
from reportgen.charts.grid import data_grid
from reportgen.charts.spots import Plotted, Spot
from reportgen.document import Grid
from reportgen.problems import Findings, did_you_mean
from reportgen.table import Key, Period

MONTHS = range(1, 13)
Place = tuple[int, int]
"""A year and a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Numbers by year and month, and the first and the last month that the data speak of."""

    spots: Mapping[Place, Spot]
    first: Place
    last: Place

    @property
    def years(self) -> tuple[int, ...]:
        """All years from the first to the last."""
        return tuple(range(self.first[0], self.last[0] + 1))

    def inside(self, place: Place) -> bool:
        """Says whether a month lies between the first and the last: without a number it is missing, not to come."""
        return self.first <= place <= self.last

    @property
    def gaps(self) -> tuple[Place, ...]:
        """The months inside without a number."""
        every = [(year, month) for year in self.years for month in MONTHS]
        return tuple(place for place in every if self.inside(place) and not self.known(place))

    def known(self, place: Place) -> bool:
        """Says whether a month has a number."""
        return place in self.spots and self.spots[place].cell.value is not None


def months_of(spec: PlotFrame, name: str, plotted: Plotted, findings: Findings) -> Months | None:
    """Gives the numbers by year and month; nothing after adding that a dimension is not of months, or of one year."""
    found = {place: spot for spot in plotted.spots if (place := _place(spot.key("x"))) is not None}
    if len(found) < len(plotted.spots):
        message = f"`{name}` gives no months, and this chart lays years over each other month by month"
        findings.error(
            "wrong-chart", message, spec.at("x"), hint="give the indicator `by: month`, or write `chart: lines`"
        )
        return None
    if len({year for year, _ in found}) < 2:
        message = f"`{name}` gives the months of one year, which compare with no other"
        findings.error(
            "wrong-chart", message, spec.at("x"), hint="choose more years in the indicator, or write `chart: bars`"
        )
        return None
    return Months(spots=dict(sorted(found.items())), first=min(found), last=max(found))


def years_exist(spec: PlotFrame, years: tuple[int, ...], findings: Findings) -> bool:
    """Checks that the years of `highlight` are there."""
    wrong = [name for name in spec.highlight if name not in {str(year) for year in years}]
    for name in wrong:
        message = f"`highlight` speaks of `{name}`, and the chart shows the years {years[0]} to {years[-1]}"
        hint = did_you_mean(name, [str(year) for year in years]) or "name years of the data"
        findings.error("unknown-category", message, spec.at("highlight"), hint=hint)
    return not wrong


def _place(key: Key) -> Place | None:
    if isinstance(key, Period):
        return (key.start.year, key.start.month) if key.months == 1 else None
    return (key.year, key.month) if isinstance(key, date) and key.day == 1 else None


def month_names(language: str, width: Literal["abbreviated", "narrow"] = "abbreviated") -> tuple[str, ...]:
    """Gives the names of the months as they stand alone; `narrow` ones are one letter."""
    from babel.dates import get_month_names

    names = get_month_names(width, context="stand-alone", locale=language.replace("-", "_"))
    return tuple(str(names[month]) for month in MONTHS)


def month_text(place: Place, language: str) -> str:
    """Gives a month in words: "Oct 2015"."""
    return f"{month_names(language)[place[1] - 1]} {place[0]}"


def years_by_months(plotted: Plotted, months: Months, language: str) -> Plotted:
    """Gives the same numbers with years as rows and months as columns."""
    names = month_names(language)
    placed = sorted(months.spots.items(), key=lambda each: (each[0][1], each[0][0]))
    spots = tuple(
        replace(spot, keys={"rows": (year,), "columns": (names[month - 1],)}) for (year, month), spot in placed
    )
    return Plotted(spots=spots, indicators=plotted.indicators, roles={"rows": ("year",), "columns": ("month",)})


def months_grid(spec: PlotFrame, plotted: Plotted, language: str) -> Grid:
    """Gives the data table: a row a year, a column a month."""
    grid = data_grid(spec, plotted, ("rows",), "columns", language)
    return replace(grid, rows=tuple(sorted(grid.rows, key=lambda row: row.cells[0].raw)))
