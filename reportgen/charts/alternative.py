"""Alternative texts: what kind of picture it is, of what, and what it shows, from the numbers themselves."""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from reportgen.charts.series import Series
from reportgen.charts.shown import cell_text, sort_text, unit_text
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.table import Key
from reportgen.templating.messages import say
from reportgen.templating.numerals import NO_BREAK, numeral

_MOST = 6

Shares = Mapping[int, tuple[bool, Decimal]]
"""The `id` of a spot → whether its bar is whole and its share of it, for what is drawn to 100 %."""


def opening(kind: str, plotted: Plotted, language: str) -> str:
    """Gives the first sentence: "Line chart of detections by year"."""
    column = next((column for column in plotted.first.table.dimensions if column.name == _first_role(plotted)), None)
    by = (column.label or column.name) if column else _first_role(plotted)
    what = plotted.first.label or unit_text(plotted.unit, language, change=plotted.first.change)
    return say(f"chart-alt-{kind}", language, what=inside(what), x=inside(by.replace("_", " ")))


def over_time(
    series: Sequence[Series], said: Callable[[Key], str], language: str, shares: Shares = MappingProxyType({})
) -> str:
    """Gives for each series its highest and its latest number, or share of what is drawn to 100 %."""
    parts: list[str] = []
    telling: set[int] = set()
    for one in series:
        known = [spot for spot in one.spots if amount(spot.cell) is not None and (not shares or id(spot) in shares)]
        if not known:
            continue
        top = max(known, key=lambda spot: shares.get(id(spot), (True, _size(spot))))
        last = max(known, key=lambda spot: sort_text(spot.key("x")))
        high, latest = told(top, language, shares), told(last, language, shares)
        words = {"high": high, "high_at": said(top.key("x")), "last": latest}
        if one.bold or one.key[1]:
            telling.add(len(parts))
        name = one.name or unit_text(top.indicator.unit, language, change=top.indicator.change)
        parts.append(say("chart-alt-series", language, name=name, last_at=said(last.key("x")), **words))
    return listed(parts, language, telling)


def by_place(
    spots: Sequence[Spot],
    named: Callable[[Spot], str],
    language: str,
    kept: tuple[Callable[[Spot], bool], Shares] = (lambda _: False, MappingProxyType({})),
) -> str:
    """Gives each number with its name: of many the first, the ends, what is no category, and what `kept` chooses.

    `kept` says also which numbers are drawn as shares.
    """
    chosen, shares = kept
    parts = [say("chart-alt-point", language, name=named(spot), value=told(spot, language, shares)) for spot in spots]
    known = [spot for spot in spots if amount(spot.cell) is not None and not spot.part]
    ends = {id(end(known, key=_size)) for end in (min, max)} if known else set()
    telling = {at for at, spot in enumerate(spots) if spot.part or chosen(spot) or id(spot) in ends}
    return listed(parts, language, telling)


def from_to(name: str, ends: Sequence[tuple[Spot, str]], changed: str, language: str) -> str:
    """Gives the numbers of one row or line, each with what it is of, and how they differ."""
    values = [f"{told(spot, language)} ({where})" for spot, where in ends]
    value = ", ".join([*values, *([changed] if changed else [])])
    return say("chart-alt-point", language, name=name, value=value)


def span_of(spots: Sequence[Spot], named: Callable[[Spot], str], language: str) -> str:
    """Gives the least and the greatest number with their places."""
    known = [spot for spot in spots if amount(spot.cell) is not None]
    low, high = min(known, key=_size), max(known, key=_size)
    return say(
        "chart-alt-range",
        language,
        low=told(low, language),
        low_at=named(low),
        high=told(high, language),
        high_at=named(high),
    )


def sentences(*parts: str) -> str:
    """Joins what is said."""
    return " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in parts if part)


def inside(name: str) -> str:
    """Gives a name as it stands inside a sentence: abbreviations keep their capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def told(spot: Spot, language: str, shares: Shares = MappingProxyType({})) -> str:
    """Gives a number, a share or a status in words, and that it is not final."""
    if spot.cell.status is not None:
        return say(f"value-{spot.cell.status.key}", language)
    marks = [say(f"chart-{kind}", language) for kind in ("partial", "provisional") if kind in spot.marks]
    if id(spot) not in shares:
        return " ".join([cell_text(spot.cell, spot.indicator, language), *marks[:1]])
    whole, share = shares[id(spot)]
    return " ".join([percent(share, language), *([] if whole else [say("chart-partial", language)])])


def percent(share: Decimal, language: str) -> str:
    """Gives a share of 100 % as pictures write it."""
    return f"{numeral(share, 0, language)}{NO_BREAK}%"


def _size(spot: Spot) -> Decimal:
    return Decimal(amount(spot.cell) or 0)


def _first_role(plotted: Plotted) -> str:
    roles: Mapping[str, tuple[str, ...]] = plotted.roles
    return next((roles[role][0] for role in ("rows", "x") if roles.get(role)), "")


def listed(parts: Sequence[str], language: str, telling: Collection[int] = ()) -> str:
    """Gives those that must be told and the first ones, and how many more there are."""
    if len(parts) <= _MOST + 1:
        return "; ".join(parts)
    others = [at for at in range(len(parts)) if at not in telling]
    kept = {*telling, *others[: max(0, _MOST - len(telling))]}
    more = len(parts) - len(kept)
    said = [say("chart-alt-more", language, count=more)] if more else []
    return "; ".join([*(part for at, part in enumerate(parts) if at in kept), *said])
