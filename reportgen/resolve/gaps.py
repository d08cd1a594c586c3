"""Gaps: what stands behind parts that do not add up to their total, so that an editor sees which figure to look at."""

from collections.abc import Sequence
from decimal import Decimal

from reportgen.resolve.inputs import Stage

_MOST = 8
"""So many parts are told one by one."""

Member = tuple[str, Decimal | None]
"""A part's name and its figure."""


def members(stage: Stage, same: str, first: tuple[int, int]) -> list[Member]:
    """Gives the parts of a group in `_ours`, whose first row stands at `first` in `_found`; `same` joins the two."""
    part, row = first
    rows = stage.engine.values(
        f"SELECT _ours._name, _ours._v FROM _ours JOIN _found ON {same} "
        f"WHERE _found.part = {part} AND _found.row = {row} ORDER BY _sid"
    )
    return [(str(name), value) for name, value in rows]


def told(parts: Sequence[Member]) -> str:
    """Gives several parts, but not very many, in brackets."""
    shown = [f"{name} {'–' if value is None else plain(value)}" for name, value in parts]
    return f" ({', '.join(shown)})" if 1 < len(shown) <= _MOST else ""


def swapped(parts: Sequence[Member], missing: Decimal) -> str:
    """Says which one figure, with two neighbouring digits the other way round, would close the gap; else nothing."""
    found = [
        (value, turned)
        for _, value in parts
        if value is not None and value == value.to_integral_value()
        for turned in _turned(f"{value:.0f}")
        if turned - value == missing
    ]
    if len(found) != 1:
        return ""
    value, turned = found[0]
    return f"with {turned} for {plain(value)} it would add up: "


def _turned(digits: str) -> list[Decimal]:
    pairs = [digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)]
    return [Decimal(each) for each in dict.fromkeys(pairs) if each != digits and each[:1] != "0" and each[-1] != "-"]


def plain(value: object) -> str:
    """Gives a number with its digits."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
