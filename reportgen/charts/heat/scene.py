"""Scene of a heat table: its rows, columns and shades, from which both widths of the picture are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.charts.frame import PlotFrame
from reportgen.charts.heat.spec import HeatSpec
from reportgen.charts.series import arranged, names_of, total
from reportgen.charts.spots import Part, Plotted, Spot, amount
from reportgen.charts.steps import Steps, steps_for
from reportgen.kinds import Style


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
    outlined: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The places (row, column) that the title is about → their names: outlined, and named in the key."""

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
    steps = steps_for(spec, numbers, (language, plotted.first.decimals))
    columns = names_of(spec, plotted, "columns", language)
    places = {
        pair: (across, along)
        for across, part in enumerate(parts)
        for along, column in enumerate(columns)
        for pair in _pairs((part, names[part]), (column, columns[column]))
    }
    return Scene(
        spec=spec,
        plotted=plotted,
        rows={part: names[part] for part in parts},
        columns=columns,
        steps=steps,
        style=style,
        language=language,
        outlined={places[name]: name for name in spec.highlight if name in places},
    )


def cells_named(spec: HeatSpec, plotted: Plotted, language: str) -> tuple[str, ...]:
    """Gives those names under `highlight:` that are a cell's: "East, 2015"."""
    rows, columns = (names_of(spec, plotted, role, language) for role in ("rows", "columns"))
    known = {
        pair
        for spot in plotted.spots
        for row in rows.items()
        for column in columns.items()
        if (row[0][0], column[0][0]) == (spot.key("rows"), spot.key("columns"))
        for pair in _pairs(row, column)
    }
    return tuple(name for name in spec.highlight if name in known)


def _pairs(row: tuple[Part, str], column: tuple[Part, str]) -> tuple[str, ...]:
    """Gives how an author may name a cell: by its row and column as they are, or as the picture names them."""
    return tuple(f"{one}, {other}" for one in (str(row[0][0]), row[1]) for other in (str(column[0][0]), column[1]))
