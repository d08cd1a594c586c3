"""Scene of a dumbbell chart: a row with two numbers each, how they differ, and the order that follows from it."""

from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.axes import Values, values
from reportgen.charts.compare import Change, Pair, change, change_text
from reportgen.charts.dumbbell.spec import DumbbellSpec
from reportgen.charts.inks import coloured, declared, inks_of
from reportgen.charts.scales import times
from reportgen.charts.series import arranged, is_named, names_of
from reportgen.charts.shown import amount_text, cell_text
from reportgen.charts.spots import Part, Plotted, Spot, amount
from reportgen.kinds import Style
from reportgen.table import Cell, Key
from reportgen.templating.messages import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its two numbers or statuses, either of which may be absent, and how the second differs from the first."""

    part: Part
    name: str
    ends: tuple[Spot | None, Spot | None]
    cell: Cell | None
    """The difference; nothing where two numbers are not there."""
    difference: str
    """It in print."""
    said: str
    """It in words."""
    bold: bool

    @property
    def known(self) -> tuple[Spot, ...]:
        """The ends that have a number."""
        return tuple(spot for spot in self.ends if spot is not None and amount(spot.cell) is not None)

    @property
    def pair(self) -> Pair | None:
        """Both ends, where both have a number."""
        return (self.known[0], self.known[1]) if len(self.known) > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: DumbbellSpec
    plotted: Plotted
    ends: tuple[tuple[Key, str], ...]
    """The two values of the series, the earlier first, each with its name."""
    timely: bool
    """Whether the ends are times, so that the one becomes the other."""
    inks: tuple[str, ...]
    """The colours of the ends, where their values have some of their own."""
    rows: tuple[Row, ...]
    scale: Values
    style: Style
    language: str

    def text(self, spot: Spot) -> str:
        """Gives a number in print."""
        return cell_text(spot.cell, spot.indicator, self.language)

    def amount(self, spot: Spot) -> str:
        """Gives a number in print with what it counts."""
        return amount_text(spot.cell, spot.indicator, self.language)


def ends_of(spec: DumbbellSpec, plotted: Plotted, language: str) -> tuple[tuple[tuple[Key, str], ...], bool]:
    """Gives the values of the series in their order, and whether they are times."""
    names = {key: name for (key, _), name in names_of(spec, plotted, "series", language).items()}
    order = times(list(names), list(names.values()), plotted.kind("series"))
    return tuple((key, names[key]) for key in order.keys), not order.even


def scene_of(spec: DumbbellSpec, plotted: Plotted, style: Style, language: str) -> Scene:
    """Gives the scene of a chart whose data are sound."""
    ends, timely = ends_of(spec, plotted, language)
    kind = _kind(spec, plotted, timely=timely)
    names = names_of(spec, plotted, "rows", language)
    rows = {
        part: _row(spec, plotted, (part, name), ([key for key, _ in ends], kind, language))
        for part, name in names.items()
    }
    parts = arranged(spec, list(names), lambda part: _size(spec, rows[part]), names, "largest")
    numbers = [number for spot in plotted.spots if (number := amount(spot.cell)) is not None]
    return Scene(
        spec=spec,
        plotted=plotted,
        ends=ends,
        timely=timely,
        inks=_inks(spec, plotted, ends, style),
        rows=tuple(rows[part] for part in parts),
        scale=values(numbers, language, most=6, zero=spec.baseline == "zero"),
        style=style,
        language=language,
    )


def _inks(spec: DumbbellSpec, plotted: Plotted, ends: tuple[tuple[Key, str], ...], style: Style) -> tuple[str, ...]:
    if coloured(spec, plotted) != "series" or not declared(spec, plotted, "series"):
        return ()
    return tuple(inks_of(spec, plotted, {(key, ""): name for key, name in ends}, style).values())


def _kind(spec: DumbbellSpec, plotted: Plotted, *, timely: bool) -> Change | None:
    if spec.difference == "none":
        return None
    if spec.difference != "auto":
        return spec.difference
    shares = plotted.unit.kind in {"percent", "points"}
    return "points" if shares else "percent" if timely and not plotted.first.change else "absolute"


def _row(
    spec: DumbbellSpec, plotted: Plotted, named: tuple[Part, str], given: tuple[list[Key], Change | None, str]
) -> Row:
    (part, name), (keys, kind, language) = named, given
    mine = [s for s in plotted.spots if (s.key("rows"), s.part if plotted.ranked == "rows" else "") == part]
    first, second = (next((spot for spot in mine if spot.key("series") == key), None) for key in keys)
    bold = is_named(part, name, spec.highlight)
    lacking = [spot.cell.status for spot in (first, second) if spot is not None and spot.cell.status is not None]
    shown, said, cell = mark(lacking[0], language) if lacking else "", "", None
    if kind and first and second and not lacking:
        cell = change((first, second), kind, spec.at("difference"))
        shown = change_text(cell, kind, second, language, words=False)
        said = change_text(cell, kind, second, language, words=True)
        shown = mark(cell.status, language) if cell.status else shown
    return Row(part=part, name=name, ends=(first, second), cell=cell, difference=shown, said=said, bold=bold)


def _size(spec: DumbbellSpec, row: Row) -> Decimal:
    """Gives what a row is sorted by; where a number is not there, as if it were the least."""
    least = Decimal(-(10**30))
    if spec.sort_by == "difference" and row.cell is not None:
        return least if row.cell.value is None else Decimal(row.cell.value)  # type: ignore[arg-type]
    if spec.sort_by == "difference":
        first, second = (Decimal(amount(spot.cell) or 0) if spot else Decimal(0) for spot in row.ends)
        return second - first if row.pair else least
    spot = row.ends[0 if spec.sort_by == "first" else 1]
    number = amount(spot.cell) if spot else None
    return least if number is None else Decimal(number)
