"""Reads indicators for a picture: one spot a number, placed by the dimensions that the chart uses, or problems."""

from collections.abc import Iterable, Mapping, Sequence

from reportgen.charts.breaks import broken
from reportgen.charts.frame import PlotFrame
from reportgen.charts.sound import sound
from reportgen.charts.spots import CURRENCY, DATA, Plotted, Roles, Spot
from reportgen.indicator import Indicator
from reportgen.problems import Findings, did_you_mean, listed
from reportgen.table import Cell, Column, Key, Range, Row


def read(spec: PlotFrame, indicators: Mapping[str, Indicator], roles: Roles, findings: Findings) -> Plotted | None:
    """Gives the spots of a chart; nothing after adding what is wrong."""
    used = {role: names for role, names in roles.items() if names}
    known = [_dimensions_exist(spec, name, given, used, findings) for name, given in indicators.items()]
    if not all(known):
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
    plotted = Plotted(spots=tuple(_without_totals(spec, spots)), indicators=tuple(indicators.values()), roles=used)
    return plotted if sound(spec, plotted, findings) else None


def _dimensions_exist(spec: PlotFrame, name: str, given: Indicator, roles: Roles, findings: Findings) -> bool:
    names = [column.name for column in given.table.dimensions]
    known = {*names, DATA, CURRENCY}
    wrong = [(role, wanted) for role, all_wanted in roles.items() for wanted in all_wanted if wanted not in known]
    for role, wanted in wrong:
        findings.error(
            "unknown-dimension",
            f"`{name}` is not given by `{wanted}`",
            spec.at(role),
            hint=did_you_mean(wanted, names) or f"it is given by {listed(names)}",
        )
    return not wrong


def _measure(spec: PlotFrame, name: str, given: Indicator, findings: Findings) -> int | None:
    """Gives the index of the number to draw."""
    numeric = [column.name for column in given.table.measures if column.kind in {"integer", "number", "range"}]
    names = [column.name for column in given.table.measures]
    if spec.measure is not None and spec.measure not in numeric:
        findings.error(
            "unknown-measure",
            f"`{name}` has no number `{spec.measure}`",
            spec.at("measure"),
            hint=did_you_mean(spec.measure, numeric),
        )
        return None
    if spec.measure is None and len(numeric) != 1:
        findings.error(
            "which-measure",
            f"`{name}` has {listed(numeric)}, and the chart does not say which to draw",
            spec.at("data"),
            hint="add `measure:`" if numeric else "",
        )
        return None
    return names.index(spec.measure or numeric[0])


def _spots(name: str, given: Indicator, roles: Roles, measure: int) -> Iterable[Spot]:
    dimensions = given.table.dimensions
    breaks = broken(given, (*roles.get("x", ()), *roles.get("columns", ())))
    for index, row in enumerate(given.table.rows):
        cell = row.cells[measure]
        yield Spot(
            keys={role: tuple(_key(n, name, row, cell, dimensions) for n in names) for role, names in roles.items()},
            cell=cell,
            part=row.part,
            marks=frozenset(given.notes[note].kind for note in row.notes) | ({"break"} if index in breaks else set()),
            publishers=tuple(dict.fromkeys(given.sources[source].publisher for source in row.sources)),
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


def _without_totals(spec: PlotFrame, spots: list[Spot]) -> list[Spot]:
    """Totals do not stand beside their parts, unless nothing else is there, or `highlight` asks for them in no stack."""
    stacked = getattr(spec, "stack", "none") != "none"
    wanted = set() if stacked else set(spec.highlight)
    parts = [
        spot
        for spot in spots
        if spot.part not in {"total", "difference"}
        or (spot.part == "total" and any(key in wanted for keys in spot.keys.values() for key in keys))
    ]
    return parts or [spot for spot in spots if spot.part != "difference"]
