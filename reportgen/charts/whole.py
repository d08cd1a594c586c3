"""Whole: whether numbers may be stacked, and whether what is stacked is the whole that shares of 100 % are taken of."""

from decimal import Decimal

from reportgen.charts.frame import PlotFrame
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.problems import Findings, listed

_ROUNDING = Decimal("0.5")
"""How far a published share may be from the exact one, in percentage points; a few of them add up."""


def stackable(spec: PlotFrame, plotted: Plotted, way_out: str, findings: Findings) -> bool:
    """Checks that the numbers add up: none below zero, and all of a kind that may be added; `way_out` is a hint."""
    if any((amount(spot.cell) or 0) < 0 for spot in plotted.spots):
        findings.error("wrong-chart", "numbers below zero cannot be stacked", spec.at("stack"), hint=way_out)
        return False
    if plotted.unit.kind == "percent" or all(given.additive for given in plotted.indicators):
        return True
    findings.error(
        "not-additive",
        f"the numbers of {listed(f'`{name}`' for name in spec.data)} cannot be added, so they cannot be stacked",
        spec.at("stack"),
        hint=f"{way_out}, or use an indicator that sums or counts",
    )
    return False


def whole(spec: PlotFrame, plotted: Plotted, way_out: str, findings: Findings) -> bool:
    """Checks that the parts are all there are, so that each may be shown as a share of 100 %; `way_out` is a hint."""
    some = [f"`{name}`" for name, given in zip(spec.data, plotted.indicators, strict=False) if given.some]
    if some:
        findings.error(
            "share-of-some",
            f"{listed(some)} holds only some parts of the whole, so that its shares are not of 100 %",
            spec.at("stack"),
            hint=f"{way_out}, or keep the rest with `other: true`",
        )
        return False
    if plotted.unit.kind != "percent":
        return True
    for spots in _stacks(plotted):
        numbers = [Decimal(number) for spot in spots if (number := amount(spot.cell)) is not None]
        complete = len(numbers) == len(spots)
        over = sum(numbers) - 100
        if over > _ROUNDING * len(numbers) or (complete and -over > _ROUNDING * len(numbers)):
            findings.error(
                "share-of-some",
                f"the shares of {spots[0].key('x')} add up to {sum(numbers):f} %, not to 100 %",
                spec.at("stack"),
                hint=way_out,
            )
            return False
    return True


def _stacks(plotted: Plotted) -> list[list[Spot]]:
    """Gives the numbers that would stand on top of each other."""
    found: dict[object, list[Spot]] = {}
    for spot in plotted.spots:
        found.setdefault(spot.key("x") if plotted.ranked != "x" else (spot.key("x"), spot.part), []).append(spot)
    return list(found.values())
