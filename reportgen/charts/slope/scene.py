"""Scene of a slope chart: its columns, its lines from column to column, and how each line changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from reportgen.charts.compare import Change, Pair, change, change_text
from reportgen.charts.scales import times
from reportgen.charts.series import Series, names_of, series_of
from reportgen.charts.shown import amount_text, cell_text
from reportgen.charts.slope.spec import SlopeSpec
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.kinds import Style
from reportgen.table import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: SlopeSpec
    plotted: Plotted
    columns: tuple[tuple[Key, str], ...]
    """From left to right, each with its name."""
    series: tuple[Series, ...]
    low: float
    high: float
    style: Style
    language: str

    def found(self, line: Series) -> Mapping[int, Spot]:
        """Gives column → number of a line; nothing for a column without one."""
        keys = [key for key, _ in self.columns]
        return {keys.index(spot.key("x")): spot for spot in line.spots if amount(spot.cell) is not None}

    def steps(self, line: Series) -> list[tuple[int, int, Pair]]:
        """Gives the columns that a line joins, and the numbers there; a missing column between is not leapt over."""
        found = self.found(line)
        return [
            (left, right, (found[left], found[right]))
            for left, right in pairwise(range(len(self.columns)))
            if left in found and right in found
        ]

    def text(self, spot: Spot) -> str:
        """Gives a number in print."""
        return cell_text(spot.cell, spot.indicator, self.language)

    def amount(self, spot: Spot) -> str:
        """Gives a number in print with what it counts."""
        return amount_text(spot.cell, spot.indicator, self.language)

    def changed(self, line: Series) -> str:
        """Says how much the last number differs from the first, if asked and if it may be said."""
        found, last = self.found(line), len(self.columns) - 1
        if self.spec.change == "none" or not {0, last} <= set(found):
            return ""
        kind: Change = self.spec.change
        cell = change((found[0], found[last]), kind, self.spec.at("change"))
        return change_text(cell, kind, found[last], self.language, words=True)


def scene_of(spec: SlopeSpec, plotted: Plotted, style: Style, language: str) -> Scene:
    """Gives the scene of a chart whose data are sound."""
    names = {key: name for (key, _), name in names_of(spec, plotted, "x", language).items()}
    order = times(list(names), list(names.values()), plotted.kind("x"))
    numbers = [number for spot in plotted.spots if (number := amount(spot.cell)) is not None]
    low = float(min([*numbers, *([0] if spec.baseline == "zero" else [])], default=0))
    return Scene(
        spec=spec,
        plotted=plotted,
        columns=tuple((key, names[key]) for key in order.keys),
        series=series_of(spec, plotted, style, language),
        low=low,
        high=float(max(numbers, default=0)) if max(numbers, default=0) > low else low + 1,
        style=style,
        language=language,
    )
