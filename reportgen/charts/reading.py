"""Reads indicators for a picture: one spot a number, placed by the dimensions that the chart uses, or problems."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.frame import PlotFrame
from reportgen.indicator import Indicator, Unit
from reportgen.problems import Findings, did_you_mean, listed
from reportgen.table import Cell, Column, Key, Range, Row

Roles = Mapping[str, tuple[str, ...]]
"""What the chart does with a dimension (`x`, `series`, `panels`) → the dimensions that the author named for it."""

DATA = "data"
"""Named as a dimension, it tells several indicators of one chart apart."""
CURRENCY = "currency"
"""Named as a dimension, it is the currency of a range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One number or status, and where the chart puts it."""

    keys: Mapping[str, tuple[Key, ...]]
    """Role → the values of its dimensions; nothing for a role that no dimension plays."""
    cell: Cell
    part: str
    marks: frozenset[str]
    """Kinds of the notes on it: `partial`, `provisional`, `break` and so on."""
    publishers: tuple[str, ...]
    indicator: Indicator
    row: Row

    def key(self, role: str) -> Key:
        """Gives the value of the first dimension in a role."""
        keys = self.keys.get(role, ())
        return keys[0] if keys else None

    @property
    def hollow(self) -> bool:
        """Whether it is drawn as not final: an incomplete period, missing figures, provisional."""
        return bool(self.cell.partial or self.cell.provisional or self.marks & {"partial", "provisional"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plotted:
    """Everything a picture shows, in the order of the data."""

    spots: tuple[Spot, ...]
    indicators: tuple[Indicator, ...]
    roles: Roles

    @property
    def first(self) -> Indicator:
        """The indicator that names unit and decimals."""
        return self.indicators[0]

    @property
    def unit(self) -> Unit:
        """The unit of all numbers."""
        return self.first.unit

    def keys(self, role: str) -> tuple[tuple[Key, str], ...]:
        """Gives the distinct values of a role with what part of the whole each is, in the order of the data."""
        return tuple(dict.fromkeys((spot.key(role), spot.part if self._says_part(role) else "") for spot in self.spots))

    def _says_part(self, role: str) -> bool:
        """`other` and `unknown` are said of the dimension that was ranked: the one where they are not whole columns."""
        return role == self.ranked

    @property
    def ranked(self) -> str:
        """The role whose values may be `other` or `unknown`."""
        special = {spot.part for spot in self.spots} - {""}
        if not special:
            return ""
        for role in ("series", "rows", "x", "columns", "panels"):
            keys = {spot.key(role) for spot in self.spots if spot.part}
            plain = {spot.key(role) for spot in self.spots if not spot.part}
            if self.roles.get(role) and not keys & plain:
                return role
        return ""

    def kind(self, role: str) -> str:
        """Gives the kind of the column in a role."""
        names = self.roles.get(role, ())
        found = [column.kind for column in self.first.table.dimensions if names and column.name == names[0]]
        return found[0] if found else "text"


def read(spec: PlotFrame, indicators: Mapping[str, Indicator], roles: Roles, findings: Findings) -> Plotted | None:
    """Gives the spots of a chart; nothing after adding what is wrong."""
    used = {role: names for role, names in roles.items() if names}
    if not all([_dimensions_exist(spec, name, given, used, findings) for name, given in indicators.items()]):
        return None
    measures = {name: _measure(spec, name, given, findings) for name, given in indicators.items()}
    if any(found is None for found in measures.values()):
        return None
    spots = [
        spot
        for name, given in indicators.items()
        for spot in _spots(name, given, used, measures[name] or 0)
        if not (spec.partial == "drop" and "partial" in spot.marks)
    ]
    plotted = Plotted(spots=tuple(_without_totals(spots)), indicators=tuple(indicators.values()), roles=used)
    return plotted if _sound(spec, plotted, findings) else None


def _dimensions_exist(spec: PlotFrame, name: str, given: Indicator, roles: Roles, findings: Findings) -> bool:
    names = [column.name for column in given.table.dimensions]
    known = {*names, DATA, CURRENCY}
    wrong = [(role, wanted) for role, all_wanted in roles.items() for wanted in all_wanted if wanted not in known]
    for role, wanted in wrong:
        findings.error("unknown-dimension", f"`{name}` is not given by `{wanted}`", spec.at(role),
                       hint=did_you_mean(wanted, names) or f"it is given by {listed(names)}")  # fmt: skip
    return not wrong


def _measure(spec: PlotFrame, name: str, given: Indicator, findings: Findings) -> int | None:
    """Gives the index of the number to draw."""
    numeric = [column.name for column in given.table.measures if column.kind in {"integer", "number", "range"}]
    names = [column.name for column in given.table.measures]
    if spec.measure is not None and spec.measure not in numeric:
        findings.error("unknown-measure", f"`{name}` has no number `{spec.measure}`", spec.at("measure"),
                       hint=did_you_mean(spec.measure, numeric))  # fmt: skip
        return None
    if spec.measure is None and len(numeric) != 1:
        findings.error("which-measure", f"`{name}` has {listed(numeric)}, and the chart does not say which to draw",
                       spec.at("data"), hint="add `measure:`" if numeric else "")  # fmt: skip
        return None
    return names.index(spec.measure or numeric[0])


def _spots(name: str, given: Indicator, roles: Roles, measure: int) -> Iterable[Spot]:
    dimensions = given.table.dimensions
    for row in given.table.rows:
        cell = row.cells[measure]
        yield Spot(
            keys={role: tuple(_key(n, name, row, cell, dimensions) for n in names) for role, names in roles.items()},
            cell=cell,
            part=row.part,
            marks=frozenset(given.notes[index].kind for index in row.notes),
            publishers=tuple(dict.fromkeys(given.sources[index].publisher for index in row.sources)),
            indicator=given,
            row=row,
        )


def _key(wanted: str, name: str, row: Row, cell: Cell, dimensions: Sequence[Column]) -> Key:
    names = [column.name for column in dimensions]
    if wanted in names:
        return row.keys[names.index(wanted)]
    if wanted == CURRENCY:
        return cell.value.currency if isinstance(cell.value, Range) else ""
    return name


def _without_totals(spots: list[Spot]) -> list[Spot]:
    """Totals never stand beside their parts, unless there is nothing else."""
    parts = [spot for spot in spots if spot.part not in {"total", "difference"}]
    return parts or [spot for spot in spots if spot.part != "difference"]


def _sound(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    """Checks what holds for every kind of chart; adds at most one problem."""
    if not any(spot.cell.value is not None for spot in plotted.spots):
        findings.error("nothing-to-draw", f"there is no number in {listed(spec.data)}", spec.at("data"),
                       hint="`reportgen explain` shows the indicator's rows")  # fmt: skip
        return False
    return _one_number_a_place(spec, plotted, findings) and _one_axis(spec, plotted, findings)


def _one_number_a_place(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    places: dict[object, list[Spot]] = {}
    for spot in plotted.spots:
        places.setdefault((tuple(spot.keys.values()), spot.part), []).append(spot)
    crowd = max(places.values(), key=len)
    if len(crowd) == 1:
        return True
    named = {name for names in plotted.roles.values() for name in names}
    unused = [column.name for column in plotted.first.table.dimensions if column.name not in named]
    several = len(plotted.indicators) > 1 and DATA not in named
    where = f"there are {len(crowd)} numbers for one place"
    what = "the chart does not tell the indicators apart" if several else f"the chart does not use {listed(unused)}"
    hint = f"add `series: {DATA if several else unused[0]}`, or sum it up in the indicator" if several or unused else ""
    findings.error("several-numbers", f"{where}: {what}" if several or unused else where, spec.at("data"), hint=hint)
    return False


def _one_axis(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    """Units, currencies and definitions never share an axis; `panels` gives each its own."""
    panels = plotted.roles.get("panels", ())
    units = {_axis_unit(given.unit) for given in plotted.indicators}
    if len(units) > 1 and DATA not in panels:
        findings.error("mixed-units", f"{listed(dict.fromkeys(i.unit.name for i in plotted.indicators))} would share an axis",
                       spec.at("data"), hint="add `panels: data`")  # fmt: skip
        return False
    ranges = [spot.cell.value for spot in plotted.spots if isinstance(spot.cell.value, Range)]
    currencies = sorted({amount.currency for amount in ranges})
    if len(currencies) > 1 and CURRENCY not in panels:
        findings.error("mixed-currencies", f"{listed(currencies)} would share an axis", spec.at("data"),
                       hint="add `panels: currency`")  # fmt: skip
        return False
    return _one_definition(spec, plotted, findings)


def _axis_unit(unit: Unit) -> tuple[str, ...]:
    """What must be equal for two numbers to stand on one axis; all percentages may."""
    return (
        (unit.kind,)
        if unit.kind in {"percent", "points", "index"}
        else (unit.name, unit.currency, unit.scale, unit.per)
    )


def _one_definition(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    """Two publishers count the same words differently: never on one line, and on one axis only where the author says so."""
    lines: dict[object, dict[str, None]] = {}
    if "x" not in plotted.roles:
        return True
    for spot in plotted.spots:
        lines.setdefault((spot.key("series"), spot.key("panels")), {}).update(dict.fromkeys(spot.publishers[:1]))
    mixed = [list(publishers) for publishers in lines.values() if len(publishers) > 1]
    if mixed:
        findings.error("mixed-definitions", f"figures of {listed(mixed[0])} would be joined as one series", spec.at("data"),
                       hint="keep one publisher in the indicator's `where`, or give it by publisher and add `series:`")  # fmt: skip
    return not mixed


def amount(cell: Cell) -> int | Decimal | None:
    """Gives a cell's number; nothing for a status or a range."""
    return None if isinstance(cell.value, Range) else cell.value
