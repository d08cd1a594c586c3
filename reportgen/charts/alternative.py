"""Alternative texts: what kind of picture it is, of what, and what it shows, from the numbers themselves."""

from collections.abc import Callable, Mapping, Sequence

from reportgen.charts.series import Series
from reportgen.charts.shown import cell_text, sort_text, unit_text
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.table import Key
from reportgen.templating.messages import say

_MOST = 6


def opening(kind: str, plotted: Plotted, language: str) -> str:
    """Gives the first sentence: "Line chart of detections by year"."""
    column = next((column for column in plotted.first.table.dimensions if column.name == _first_role(plotted)), None)
    by = (column.label or column.name) if column else _first_role(plotted)
    what = plotted.first.label or unit_text(plotted.unit, language, change=plotted.first.change)
    return say(f"chart-alt-{kind}", language, what=_inside(what), x=_inside(by.replace("_", " ")))


def over_time(series: Sequence[Series], said: Callable[[Key], str], language: str) -> str:
    """Gives for each series its highest and its latest number."""
    parts = []
    for one in series:
        known = [spot for spot in one.spots if amount(spot.cell) is not None]
        if not known:
            continue
        top, last = max(known, key=_size), max(known, key=lambda spot: sort_text(spot.key("x")))
        words = {"high": _told(top, language), "high_at": said(top.key("x")), "last": _told(last, language)}
        name = one.name or unit_text(top.indicator.unit, language, change=top.indicator.change)
        parts.append(say("chart-alt-series", language, name=name, last_at=said(last.key("x")), **words))
    return listed(parts, language)


def by_place(spots: Sequence[Spot], named: Callable[[Spot], str], language: str) -> str:
    """Gives each number with its name, the first ones only."""
    return listed(
        [say("chart-alt-point", language, name=named(spot), value=_told(spot, language)) for spot in spots], language
    )


def span_of(spots: Sequence[Spot], named: Callable[[Spot], str], language: str) -> str:
    """Gives the least and the greatest number with their places."""
    known = [spot for spot in spots if amount(spot.cell) is not None]
    low, high = min(known, key=_size), max(known, key=_size)
    return say(
        "chart-alt-range",
        language,
        low=_told(low, language),
        low_at=named(low),
        high=_told(high, language),
        high_at=named(high),
    )


def sentences(*parts: str) -> str:
    """Joins what is said."""
    return " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in parts if part)


def _inside(name: str) -> str:
    """Gives a name as it stands inside a sentence: abbreviations keep their capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _told(spot: Spot, language: str) -> str:
    if spot.cell.status is not None:
        return say(f"value-{spot.cell.status.key}", language)
    marks = [say(f"chart-{kind}", language) for kind in ("partial", "provisional") if kind in spot.marks]
    return " ".join([cell_text(spot.cell, spot.indicator, language), *marks[:1]])


def _size(spot: Spot) -> float:
    return float(amount(spot.cell) or 0)


def _first_role(plotted: Plotted) -> str:
    roles: Mapping[str, tuple[str, ...]] = plotted.roles
    return next((roles[role][0] for role in ("rows", "x") if roles.get(role)), "")


def listed(parts: Sequence[str], language: str) -> str:
    """Gives the first ones, and how many more there are."""
    more = len(parts) - _MOST
    shown = list(parts[:_MOST]) if more > 1 else list(parts)
    return "; ".join([*shown, say("chart-alt-more", language, count=more)] if more > 1 else shown)
