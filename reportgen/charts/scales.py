"""Scales: round numbers for value axes, whole years and months for time axes, and places in between."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportgen.charts.metrics import width
from reportgen.table import Key, Period

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_YEAR, _MONTH = 366, 31
_YEARS = range(1000, 2200)
_GAP = 10
"""The least room between two labels of an axis, in pixels."""


def round_ticks(low: Decimal, high: Decimal, most: int, *, whole: bool) -> tuple[Decimal, ...]:
    """Gives at most `most` round numbers from at or below `low` to at or above `high`."""
    if high <= low:
        high = low + 1
    rough = (high - low) / max(1, most - 1)
    power = Decimal(10) ** rough.adjusted()
    for step in (*(s * power for s in _STEPS), *(s * power * 10 for s in _STEPS)):
        if whole and step != step.to_integral_value():
            continue
        first, last = (low / step).__floor__(), -((-high / step).__floor__())
        if last - first + 1 <= most:
            return tuple(step * n for n in range(first, last + 1))
    return (low, high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Where the values of the x dimension stand, and what is written below them."""

    keys: tuple[Key, ...]
    labels: tuple[str, ...]
    even: bool
    """Whether they are plain categories, one beside the other."""

    def place(self, key: Key) -> int:
        """Gives the place of a value on the axis."""
        if self.even:
            return self.keys.index(key)
        if isinstance(key, Period):
            return key.start.year if self.yearly else key.start.toordinal()
        return key if isinstance(key, int) else key.toordinal() if isinstance(key, date) else 0

    @property
    def yearly(self) -> bool:
        """Whether the axis counts years."""
        return all(isinstance(key, int) or (isinstance(key, Period) and _whole_year(key)) for key in self.keys)

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last place."""
        places = [self.place(key) for key in self.keys]
        return min(places), max(places)

    @property
    def slots(self) -> tuple[int, ...]:
        """All places a series may have a number at: years and months that no row speaks of are among them."""
        places = sorted({self.place(key) for key in self.keys})
        if self.even or len(places) < 2:
            return tuple(places)
        steps = [after - before for before, after in itertools.pairwise(places)]
        if self.yearly:
            return tuple(range(places[0], places[-1] + 1, min(steps)))
        days = [date.fromordinal(place) for place in places]
        if any(day.day != 1 for day in days) or min(steps) > _MONTH:
            return tuple(places)
        months = range(days[0].year * 12 + days[0].month - 1, days[-1].year * 12 + days[-1].month)
        return tuple(date(month // 12, month % 12 + 1, 1).toordinal() for month in months)

    def ticks(self, room: float, size: float) -> tuple[tuple[int, str], ...]:
        """Gives places and labels that fit into the room."""
        first, last = self.ends
        if self.even:
            return tuple((self.place(key), label) for key, label in zip(self.keys, self.labels, strict=True))
        if self.yearly:
            every = _every(last - first, room, width("2000", size) + _GAP)
            return tuple((year, str(year)) for year in range(last - (last - first) // every * every, last + 1, every))
        if last - first > 2 * _YEAR:
            return self._years(room, size)
        marks = sorted(zip((self.place(key) for key in self.keys), self.labels, strict=True))
        need = max(width(label, size) for label in self.labels) + _GAP
        every = max(1, -(-len(marks) // max(1, int(room / need))))
        return tuple(marks[::every])

    def _years(self, room: float, size: float) -> tuple[tuple[int, str], ...]:
        """The first of January of every year, or every second, fifth … year."""
        first, last = (date.fromordinal(end) for end in self.ends)
        begin = first.year if (first.month, first.day) == (1, 1) else first.year + 1
        every = _every(last.year - begin, room, width("2000", size) + _GAP)
        years = range(last.year - (last.year - begin) // every * every, last.year + 1, every)
        return tuple((date(year, 1, 1).toordinal(), str(year)) for year in years)


def times(keys: Sequence[Key], labels: Sequence[str], kind: str) -> Times:
    """Gives the scale of an x dimension whose column is of this kind."""
    numbers = kind in {"integer", "number"} and all(isinstance(key, int) and key in _YEARS for key in keys)
    dated = kind in {"date", "period"} and all(isinstance(key, date | Period) for key in keys)
    pairs = list(zip(keys, labels, strict=True))
    if numbers or dated:
        pairs.sort(key=lambda pair: pair[0].start if isinstance(pair[0], Period) else pair[0])  # type: ignore[arg-type,return-value]
    starts = {key.start if isinstance(key, Period) else key for key in keys}
    even = not (numbers or dated) or len(starts) < len(keys)
    return Times(keys=tuple(key for key, _ in pairs), labels=tuple(label for _, label in pairs), even=even)


def _whole_year(period: Period) -> bool:
    start, end = period.start, period.end
    return (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year)


def _every(steps: int, room: float, need: float) -> int:
    """Gives the least of 1, 2, 5, 10 … at which labels of this width fit."""
    fit = max(1, int(room / need))
    return next(every for every in (1, 2, 5, 10, 20, 50, 100, 1000) if steps // every + 1 <= fit or every == 1000)
