"""Scene of a dot plot: its rows in order and its dots, from which both widths of the picture are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.axes import Values, values
from reportgen.charts.dots.spec import DotsSpec
from reportgen.charts.series import Series, arranged, names_of, series_of, total
from reportgen.charts.spots import Part, Plotted, Spot, amount
from reportgen.kinds import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: DotsSpec
    plotted: Plotted
    rows: Mapping[Part, str]
    series: tuple[Series, ...]
    scale: Values
    style: Style
    language: str

    def row(self, spot: Spot) -> int:
        """Gives the row of a number."""
        return list(self.rows).index((spot.key("rows"), spot.part if self.plotted.ranked == "rows" else ""))


def scene_of(spec: DotsSpec, plotted: Plotted, style: Style, language: str) -> Scene:
    """Gives the scene of a chart whose data are sound."""
    names = names_of(spec, plotted, "rows", language)
    special = plotted.ranked == "rows"
    series = series_of(spec, plotted, style, language)
    last = series[-1].spots if spec.series else plotted.spots

    def size(part: Part) -> Decimal | int:
        return total([spot for spot in last if (spot.key("rows"), spot.part if special else "") == part])

    parts = arranged(spec, list(names), size, names, "largest")
    numbers = [number for spot in plotted.spots if (number := amount(spot.cell)) is not None]
    scale = values(numbers, language, most=6, zero=spec.baseline == "zero")
    return Scene(
        spec=spec,
        plotted=plotted,
        rows={part: names[part] for part in parts},
        series=series,
        scale=scale,
        style=style,
        language=language,
    )
