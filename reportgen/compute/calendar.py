"""Calendar: the period so many before another, and how many lie between two; never by the place of a row."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import gcd

from reportgen.table import Key, Period

_YEAR = 12


def before(key: Key, keys: Sequence[Key], name: str, lag: int) -> Key:
    """Gives the period so many before: the one of the same length by the calendar, whether or not it is there.

    What is no time (an edition) goes by its place among `keys`, which are in order.
    """
    if isinstance(key, int):
        return key - lag
    if isinstance(key, date):
        return _date_before(key, _dates(keys), name, lag)
    if isinstance(key, Period):
        start, end = _shifted(key, lag)
        same = [each for each in keys if isinstance(each, Period) and (each.start, each.end) == (start, end)]
        return same[0] if same else Period(start=start, end=end, label=f"{start} to {end}")
    place = list(keys).index(key) - lag
    return keys[place] if place >= 0 else None


def between(start: Key, end: Key, keys: Sequence[Key], name: str) -> int | None:
    """Gives how many periods lead from one to another; nothing when they are of unlike length."""
    if isinstance(start, int) and isinstance(end, int):
        return end - start
    if isinstance(start, date) and isinstance(end, date):
        months = _step(_dates(keys), name)
        days = (end - start).days
        return _months(start, end) // months if months else days // _days(_dates(keys))
    if isinstance(start, Period) and isinstance(end, Period):
        length, other = start.months, end.months
        if length == other and length:
            return _months(start.start, end.start) // length
        return (end.start - start.start).days // start.days if not length and not other else None
    return list(keys).index(end) - list(keys).index(start)


def _dates(keys: Iterable[Key]) -> list[date]:
    return [each for each in keys if isinstance(each, date)]


def _step(dates: Sequence[date], name: str) -> int:
    """Gives how many months apart dates are that each stand for a month or a year; 0 when they are days."""
    if any(each.day != 1 for each in dates):
        return 0
    months = name.rpartition(".")[2] == "month" or any(each.month != 1 for each in dates)
    return 1 if months else _YEAR


def _days(dates: Sequence[date]) -> int:
    """Gives the days between dates that follow each other: 7 where they are of weeks."""
    first = min(dates)
    return gcd(*((each - first).days for each in dates)) or 1


def _date_before(key: date, dates: Sequence[date], name: str, lag: int) -> date:
    step = _step(dates, name)
    return _plus(key, -lag * step) if step else key - timedelta(days=lag * _days(dates))


def _plus(day: date, months: int) -> date:
    whole = day.year * _YEAR + day.month - 1 + months
    return date(whole // _YEAR, whole % _YEAR + 1, 1)


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * _YEAR + end.month - start.month


def _shifted(period: Period, lag: int) -> tuple[date, date]:
    length = period.months
    if length:
        start = _plus(period.start, -lag * length)
        return start, _plus(start, length) - timedelta(days=1)
    days = timedelta(days=period.days * lag)
    return period.start - days, period.end - days
