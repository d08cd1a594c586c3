"""Periods: years, quarters, months, days and spans as publishers write them."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from reportgen.table import Period

_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {written: number for number, month in enumerate(_NAMES, 1) for written in (month, month[:3])} | {"sept": 9}
"""A month's name or its first letters → its number."""

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_MIDDLE = "mid-"
_Ends = tuple[date, date]


def parse_period(text: str, label: str = "") -> Period | None:
    """Gives the period that a text means, or nothing when it is none that is known here."""
    plain = " ".join(text.split()).lower()
    about = False
    for word in ("about ", "around ", "c. ", "ca. "):
        if word in plain:
            plain, about = plain.replace(word, ""), True
    ends = _ends(plain)
    if ends is None or ends[0] > ends[1]:
        return None
    return Period(start=ends[0], end=ends[1], label=label or text, about=about or _MIDDLE in plain)


def iso_label(period: Period) -> str:
    """Gives the one way to write a period: two texts that mean the same have the same."""
    start, end = period.start, period.end
    whole = start.day == 1 and end == _month(end.year, end.month)[1]
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    forms = {
        12: f"{start.year}",
        6: f"{start.year}-H{start.month // 6 + 1}",
        3: f"{start.year}-Q{start.month // 3 + 1}",
    }
    if start == end:
        label = start.isoformat()
    elif whole and months == 1:
        label = f"{start:%Y-%m}"
    elif whole and months in forms and start.month % months == 1:
        label = forms[months]
    elif whole and start.month == 1 and end.month == 12:
        label = f"{start:%Y}..{end:%Y}"
    else:
        label = f"{start:%Y-%m}..{end:%Y-%m}" if whole else f"{start.isoformat()}..{end.isoformat()}"
    return f"about {label}" if period.about else label


def _ends(text: str) -> _Ends | None:
    for pattern, make in _FORMS:
        match = re.fullmatch(pattern, text)
        if match:
            try:
                return make(match)
            except ValueError:  # such as month 13 or the 31st of June
                return None
    return None


def _year(year: int) -> _Ends:
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> _Ends:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _quarter(year: int, quarter: int) -> _Ends:
    return date(year, 3 * quarter - 2, 1), _month(year, 3 * quarter)[1]


def _half(year: int, half: int) -> _Ends:
    return date(year, 6 * half - 5, 1), _month(year, 6 * half)[1]


def _named(year: str, month: str) -> _Ends:
    return _month(int(year), MONTHS[month.rstrip(".")])


def _span(first: str, last: str) -> _Ends | None:
    """Gives a span of two periods; the second may leave out what it shares with the first."""
    begin, end = _ends(first), _ends(last)
    if middle := re.fullmatch(r"mid-(\d{4})", first):
        begin = _half(int(middle[1]), 2)
    if middle := re.fullmatch(r"mid-(\d{4})", last):
        end = _half(int(middle[1]), 1)
    if re.fullmatch(r"\d{2}", last) and re.fullmatch(r"\d{4}-\d{2}", first):
        end = _month(int(first[:4]), int(last))
    elif re.fullmatch(r"\d{2}-\d{2}", last) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", first):
        end = _ends(f"{first[:4]}-{last}")
    return (begin[0], end[1]) if begin and end else None


def _middle(year: int) -> _Ends:
    """Gives the two quarters around the middle; a span from there begins with July, one to there ends with June."""
    return date(year, 4, 1), date(year, 9, 30)


def _day(text: str) -> _Ends:
    return date.fromisoformat(text), date.fromisoformat(text)


def _years_to(count: int, year: int) -> _Ends:
    return date(year - count + 1, 1, 1), date(year, 12, 31)


def _after(year: int, month: int) -> _Ends:
    return _month(year, month)[1] + timedelta(days=1), date(year, 12, 31)


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], _Ends | None]], ...] = (
    (r"(\d{4})", lambda m: _year(int(m[1]))),
    (r"(\d{4})-(\d{2})", lambda m: _month(int(m[1]), int(m[2]))),
    (r"(\d{4}-\d{2}-\d{2})", lambda m: _day(m[1])),
    (r"(\d{4})[ -]?q([1-4])", lambda m: _quarter(int(m[1]), int(m[2]))),
    (r"q([1-4])[ /-]?(\d{4})", lambda m: _quarter(int(m[2]), int(m[1]))),
    (r"(\d{4})[ -]?[hs]([12])", lambda m: _half(int(m[1]), int(m[2]))),
    (rf"({_MONTH})[ -]?(\d{{4}})", lambda m: _named(m[2], m[1])),
    (rf"(\d{{4}})[ -]?({_MONTH})", lambda m: _named(m[1], m[2])),
    (r"(\d{4}) \(from mid-year\)", lambda m: _after(int(m[1]), 6)),
    (r"mid-(\d{4})", lambda m: _middle(int(m[1]))),
    (r"(?:from|since) mid-(\d{4})", lambda m: _half(int(m[1]), 2)),
    (r"from (.+) (?:to|until|–) (.+)", lambda m: _span(m[1], m[2])),
    (r"(\d+) years to (\d{4})", lambda m: _years_to(int(m[1]), int(m[2]))),
    (r"(\S+) ?\.\. ?(\S+)", lambda m: _span(m[1], m[2])),
    (r"(\d{4})[-/–](\d{4})", lambda m: _span(m[1], m[2])),
    (rf"({_MONTH})-({_MONTH}) (\d{{4}})", lambda m: _span(f"{m[1]} {m[3]}", f"{m[2]} {m[3]}")),
    (r"(.+) (?:to|until|–) (.+)", lambda m: _span(m[1], m[2])),
)
"""Forms, first match first: 2015 · 2015-03 · 2015-03-31 · 2015-Q1 · 2015-H1 · Mar 2015 · 2015-2020 · a..b · a to b ·
mid-2018 (the middle two quarters) · from mid-2018 (July to December) · 2017 to mid-2018 (until June): all three about."""
