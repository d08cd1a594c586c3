"""Shows keys, numbers, units and words in pictures and their data tables, in the edition's language."""

from collections.abc import Iterable, Mapping
from datetime import date

from reportgen.comparison import reading_order
from reportgen.indicator import Indicator, Unit, Value
from reportgen.table import Cell, Key, Period, Range
from reportgen.templating.amounts import range_text
from reportgen.templating.forms import show
from reportgen.templating.messages import mark, say
from reportgen.templating.numerals import dashed
from reportgen.templating.units import unit_words


def key_text(key: Key, part: str, names: Mapping[str, str], language: str) -> str:
    """Gives a dimension's value as the picture names it."""
    plain = "" if key is None else str(key)
    if plain in names:
        return names[plain]
    if isinstance(key, date):
        return _day(key, language)
    if part in {"other", "unknown", "total"} and plain.casefold() in {"", part}:
        return say(f"chart-{part}", language)
    return say("chart-not-given", language) if key is None else dashed(plain)


def cell_text(cell: Cell, indicator: Indicator, language: str) -> str:
    """Gives a number as it stands beside its mark; a status as its mark."""
    if cell.status is not None:
        return mark(cell.status, language)
    value = Value(id="", cell=cell, unit=indicator.unit, decimals=indicator.decimals, change=indicator.change)
    form = "" if indicator.unit.kind == "percent" else "signed" if indicator.change else "plain"
    return show(value, form, language)


def amount_text(cell: Cell, indicator: Indicator, language: str) -> str:
    """Gives a number with what it counts, for where no axis stands beside it; a status as its mark."""
    if cell.status is not None:
        return mark(cell.status, language)
    if isinstance(cell.value, Range):
        return range_text(cell.value, language, per=True)
    value = Value(id="", cell=cell, unit=indicator.unit, decimals=indicator.decimals, change=indicator.change)
    share = unit_text(indicator.unit, language, change=indicator.change)
    if indicator.unit.kind == "percent" and not indicator.change and len(share) > 1:
        return show(value, "", language).replace("%", share, 1)
    return show(value, "", language)


def said(where: Iterable[str], amount: str) -> str:
    """Gives what a mark says under the pointer: where it stands, from the panel to the place along, and its number."""
    known = ", ".join(dict.fromkeys(part for part in where if part))
    return f"{known}: {amount}" if known else amount


def unit_text(unit: Unit, language: str, *, change: bool = False) -> str:
    """Gives a unit as it stands beside an axis; a share says what it is a share of, a change does not."""
    if unit.kind == "percent" and not change and unit.name not in {"", "percent", "per cent"} and "%" not in unit.name:
        return say("chart-percent-of", language, unit=unit.name)
    return unit_words(unit, language)


def _day(day: date, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, "MMM y" if day.day == 1 else "d MMM y", locale=language.replace("-", "_")))


def sort_text(key: Key) -> tuple[int, object]:
    """Gives what a key is sorted by when names decide."""
    return reading_order(str(key.start) if isinstance(key, Period) else str(key))
