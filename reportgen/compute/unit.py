"""Units: what an author or a catalogue calls them, and what becomes of them in each step."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from reportgen.indicator import Unit
from reportgen.table import Cell
from reportgen.templating.numerals import places

_MONEY = re.compile(
    r"^(?:(?P<scale>thousand|million|billion) )?(?P<code>[A-Z]{3})(?: (?P<after>thousand|million|billion))?$"
)
_WORDS = {
    "%": "percent",
    "percent": "percent",
    "points": "points",
    "percentage points": "points",
    "index": "index",
    "ratio": "ratio",
}
_MOST_DIGITS = 2
_LARGE = {1000: "thousand", 10**6: "million", 10**9: "billion"}


def unit_of(text: str) -> Unit:
    """Reads a unit: `detections`, `%`, `EUR`, `million EUR`, `persons per boat`."""
    money = _MONEY.match(text)
    if money:
        return Unit(name=text, kind="money", currency=money["code"], scale=money["scale"] or money["after"] or "")
    if text in _WORDS:
        return Unit(name="" if text == "%" else text, kind=_WORDS[text])  # type: ignore[arg-type]
    name, _, per = text.partition(" per ")
    return Unit(name=text, per=per) if per else Unit(name=name)


def percent_of(unit: Unit) -> Unit:
    """Gives the unit of a share or percent change of something; its name stays what was counted."""
    return Unit(name=unit.name, kind="percent")


def points_of(unit: Unit) -> Unit:
    """Gives the unit of a difference of shares."""
    return Unit(name=unit.name, kind="points")


def rate_of(above: Unit, below: Unit, times: Decimal) -> Unit:
    """Gives the unit of a rate: `detections per million passengers`."""
    size = _LARGE.get(int(times), f"{times:f}" if times != 1 else "")
    per = f"{size} {below.name}".strip()
    return Unit(name=f"{above.name} per {per}".strip(), kind="ratio", per=per)


def with_name(unit: Unit, text: str) -> Unit:
    """Gives the unit that the author asked for; a percentage stays one and takes the name of what is counted."""
    if not text:
        return unit
    asked = unit_of(text)
    return (
        replace(unit, name=asked.name)
        if unit.kind in {"percent", "points", "index"} and asked.kind == "count"
        else asked
    )


def natural_decimals(cells: Iterable[Cell]) -> int:
    """Gives the digits that numbers have of themselves, two at most."""
    return min(_MOST_DIGITS, max((places(cell.value) for cell in cells if isinstance(cell.value, Decimal)), default=0))
