"""Sound: whether numbers may stand in one picture, whatever its kind; each refusal names its way out."""

from reportgen.charts.frame import PlotFrame
from reportgen.charts.spots import CURRENCY, DATA, Plotted, Spot
from reportgen.indicator import Unit
from reportgen.problems import Findings, listed
from reportgen.table import Period, Range


def sound(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    """Checks what holds for every kind of chart; adds at most one problem."""
    if not any(spot.cell.value is not None for spot in plotted.spots):
        findings.error(
            "nothing-to-draw",
            f"there is no number in {listed(spec.data)}",
            spec.at("data"),
            hint="`reportgen explain` shows the indicator's rows",
        )
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
    hint = _told_apart(spec, plotted, DATA if several else unused[0]) if several or unused else ""
    findings.error("several-numbers", f"{where}: {what}" if several or unused else where, spec.at("data"), hint=hint)
    return False


def _told_apart(spec: PlotFrame, plotted: Plotted, name: str) -> str:
    """Gives the way out for several numbers at one place, by a key that this kind of chart has."""
    keys, rows = type(spec).model_fields, getattr(spec, "rows", None)
    if isinstance(rows, tuple):
        return f"write `rows: [{', '.join((*rows, name))}]`, or choose one with `where:` in the indicator"
    free = [key for key in ("series", "panels") if key in keys and key not in plotted.roles]
    if free:
        return f"add `{free[0]}: {name}`, or sum it up in the indicator"
    return (
        "draw one chart for each" if name == DATA else "choose one with `where:` in the indicator, or sum it up there"
    )


def _one_axis(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    """Units, currencies and definitions never share an axis; `panels` gives each its own."""
    panels = plotted.roles.get("panels", ())
    if DATA not in panels and len({_axis_unit(given.unit) for given in plotted.indicators}) > 1:
        names = dict.fromkeys(given.unit.name for given in plotted.indicators)
        message = f"{listed(names)} would share an axis" if len(names) > 1 else "unlike units would share an axis"
        findings.error("mixed-units", message, spec.at("data"), hint=_apart(spec, DATA))
        return False
    ranges = [spot.cell.value for spot in plotted.spots if isinstance(spot.cell.value, Range)]
    currencies = sorted({amount.currency for amount in ranges})
    if len(currencies) > 1 and CURRENCY not in panels:
        message = f"{listed(currencies)} would share an axis"
        findings.error("mixed-currencies", message, spec.at("data"), hint=_apart(spec, CURRENCY))
        return False
    return "x" not in plotted.roles or (
        _one_publisher_a_line(spec, plotted, findings)
        and _one_meaning(spec, plotted, findings)
        and _one_length_a_line(spec, plotted, findings)
    )


def _apart(spec: PlotFrame, by: str) -> str:
    """Gives the way out for what may not share an axis."""
    return f"add `panels: {by}`" if "panels" in type(spec).model_fields else "draw one chart for each"


def _axis_unit(unit: Unit) -> tuple[str, ...]:
    """What must be equal for two numbers to stand on one axis; all percentages may."""
    return (
        (unit.kind,)
        if unit.kind in {"percent", "points", "index"}
        else (unit.name, unit.currency, unit.scale, unit.per)
    )


def _one_publisher_a_line(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    """Two publishers mean different things by the same words: never on one line."""
    lines: dict[object, dict[str, None]] = {}
    for spot in plotted.spots:
        lines.setdefault((spot.key("series"), spot.key("panels")), {}).update(dict.fromkeys(spot.publishers[:1]))
    mixed = [list(publishers) for publishers in lines.values() if len(publishers) > 1]
    if mixed and "panels" in type(spec).model_fields:
        hint = "keep one publisher in the indicator's `where`, or give it by publisher and add `series:`"
        message = f"figures of {listed(mixed[0])} would be joined as one series"
        findings.error("mixed-definitions", message, spec.at("data"), hint=hint)
        return False
    return True


def _one_meaning(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    """Nor do two publishers' lines of the same unit share an axis, as if they had counted the same."""
    if "panels" not in type(spec).model_fields or DATA in plotted.roles.get("panels", ()):
        return True
    publishers = [frozenset(source.publisher for source in given.sources) for given in plotted.indicators]
    if len(plotted.indicators) < 2 or frozenset.intersection(*publishers):
        return True
    names = listed(dict.fromkeys(name for group in publishers for name in sorted(group)))
    findings.error(
        "mixed-definitions",
        f"{names} count by definitions of their own and would share an axis",
        spec.at("data"),
        hint=_apart(spec, DATA),
    )
    return False


def _one_length_a_line(spec: PlotFrame, plotted: Plotted, findings: Findings) -> bool:
    """What is counted in a year and in a quarter are not one series."""
    lines: dict[object, dict[tuple[int, int], Period]] = {}
    for spot in plotted.spots:
        period = spot.key("x")
        if isinstance(period, Period) and spot.indicator.adds == "sums" and spot.cell.value is not None:
            days = 0 if period.months else (period.end - period.start).days
            line = lines.setdefault((spot.indicator.id, spot.key("series"), spot.key("panels")), {})
            line.setdefault((period.months, days), period)
    unlike = next((list(line.values()) for line in lines.values() if len(line) > 1), None)
    if unlike is None:
        return True
    findings.error(
        "unlike-periods",
        f"{listed(each.label for each in unlike)} are of unlike length and would be joined as one series",
        spec.at("data"),
        hint="choose periods of one length in the indicator's `where`, or give it `by: year`",
    )
    return False
