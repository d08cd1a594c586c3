"""When an event was, as the data say it: a day, or a stretch of days, months or years; and how that is written."""

from dataclasses import dataclass
from datetime import date

from reportgen.table import Key, Period
from reportgen.templating.messages import say
from reportgen.templating.numerals import DASH

_YEARS = range(1000, 2200)
_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The first and the last day, and whether they are only about right."""

    start: date
    end: date
    about: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins and ends on an axis of days: a day, a month and a year last until the next begins."""
        return self.start.toordinal(), self.end.toordinal() + 1


def when_of(key: Key) -> When | None:
    """Gives when it was; nothing of what is no time. A date on the first of a month stands for the month, as everywhere."""
    if isinstance(key, Period):
        return When(start=key.start, end=key.end, about=key.about)
    if isinstance(key, date):
        return When(start=key, end=_month_end(key) if key.day == 1 else key)
    if isinstance(key, int) and key in _YEARS:
        return When(start=date(key, 1, 1), end=date(key, 12, 31))
    return None


def _month_end(day: date) -> date:
    after = date(day.year + 1, 1, 1) if day.month == _DECEMBER else date(day.year, day.month + 1, 1)
    return date.fromordinal(after.toordinal() - 1)


def when_text(when: When, language: str) -> str:
    """Writes it no finer than it is known: "2015", "2014–2015", "Jan–Aug 2016", "29 Sep–4 Oct 2024", "about 2015"."""
    text = _plain(when, language)
    return say("value-about", language, number=text) if when.about else text


def _plain(when: When, language: str) -> str:
    start, end = when.start, when.end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return _joined(str(start.year), str(end.year))
    if start.day == 1 and end == _month_end(date(end.year, end.month, 1)):
        first = "MMM" if start.year == end.year else "MMM y"
        return _joined(
            _written(start, first if start.month != end.month else "MMM y", language), _written(end, "MMM y", language)
        )
    first = "d MMM y" if start.year != end.year else "d MMM" if start.month != end.month else "d"
    return _joined(_written(start, first if start != end else "d MMM y", language), _written(end, "d MMM y", language))


def _joined(first: str, last: str) -> str:
    return last if first == last else f"{first}{DASH}{last}"


def _written(day: date, form: str, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, form, locale=language.replace("-", "_")))
