"""Scene of a heat table: its rows, columns and shades, from which both widths of the picture are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from reportgen.charts.frame import PlotFrame
from reportgen.charts.series import Part, arranged, names_of, total
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.charts.steps import Steps, steps_of
from reportgen.kinds import Style


class HeatSpec(PlotFrame):
    """`- chart: heat`: a table of two dimensions, shaded."""

    rows: str = Field(description="The dimension that runs down")
    columns: str = Field(description="The dimension that runs across")
    steps: Annotated[int, Field(ge=2, le=7)] = Field(5, description="How many shades at most")
    scale: Literal["auto", "equal", "tenfold", "quantile"] = Field(
        "auto", description="Equal steps, by tens, or equally many cells"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: PlotFrame
    plotted: Plotted
    rows: Mapping[Part, str]
    columns: Mapping[Part, str]
    steps: Steps
    style: Style
    language: str
    side: tuple[str, tuple[str, ...]] = ("", ())
    """A heading, and what stands beside each row; nothing when there is nothing beside them."""
    hatched: tuple[tuple[int, int], ...] = ()
    """The places (row, column) that are hatched, since there is no figure."""
    short: tuple[str, ...] = ()
    """Shorter names of the columns, for where the others have no room."""
    unbroken: bool = False
    """Whether columns stay side by side, also where their numbers have no room."""

    def cells(self) -> Mapping[tuple[int, int], Spot]:
        """Gives (row, column) → number."""
        rows, columns = list(self.rows), list(self.columns)
        return {
            (rows.index(self._part(s, "rows")), columns.index(self._part(s, "columns"))): s for s in self.plotted.spots
        }

    def _part(self, spot: Spot, role: str) -> Part:
        return (spot.key(role), spot.part if self.plotted.ranked == role else "")


def scene_of(spec: HeatSpec, plotted: Plotted, style: Style, language: str) -> Scene:
    """Gives the scene of a chart whose data are sound."""
    names = names_of(spec, plotted, "rows", language)
    special = plotted.ranked == "rows"

    def size(part: Part) -> Decimal | int:
        return total([s for s in plotted.spots if (s.key("rows"), s.part if special else "") == part])

    parts = arranged(spec, list(names), size, names)
    numbers = [Decimal(number) for spot in plotted.spots if (number := amount(spot.cell)) is not None]
    steps = steps_of(numbers, spec.steps, spec.scale, (language, plotted.first.decimals))
    return Scene(
        spec=spec,
        plotted=plotted,
        rows={part: names[part] for part in parts},
        columns=names_of(spec, plotted, "columns", language),
        steps=steps,
        style=style,
        language=language,
    )
