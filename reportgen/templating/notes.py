"""Notes as text: the author's or publisher's own words, or one of the tool's messages, filled in."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from reportgen.indicator import Indicator, Note
from reportgen.templating.citations import dated
from reportgen.templating.messages import say
from reportgen.templating.numerals import DASH, NO_BREAK, numeral


def note_text(note: Note, language: str) -> str:
    """Gives what a note says in a language."""
    if not note.message:
        return note.text
    return say(note.message, language, **shown_words(note.words, language))


def shown_words(words: Iterable[tuple[str, str]], language: str) -> Mapping[str, str]:
    """Gives what fills a message as it is printed."""
    return {name: _SHOWN[name](text, language) if name in _SHOWN else text for name, text in words}


def notes_of_all(indicator: Indicator) -> frozenset[int]:
    """Gives the places of the notes that every row bears, of which there are several: they stand below, at no row."""
    rows = indicator.table.rows
    of_all = frozenset(rows[0].notes) if len(rows) > 1 else frozenset()
    return of_all.intersection(*(row.notes for row in rows)) if of_all else of_all


def notes_below(indicator: Indicator) -> list[Note]:
    """Gives what holds for all of an indicator; in a table, what holds for some rows alone is their footnote."""
    at_rows = {note for row in indicator.table.rows for note in row.notes} - notes_of_all(indicator)
    return [note for index, note in enumerate(indicator.notes) if index not in at_rows]


def _percent(text: str, language: str) -> str:
    return f"{numeral(Decimal(text), 1, language)}{NO_BREAK}%"


def _months(text: str, language: str) -> str:
    """Gives "January–April" for "4": the months of a year up to this one."""
    from babel.dates import format_date

    months = dict.fromkeys((1, int(text)))
    return DASH.join(
        str(format_date(date(2000, month, 1), "LLLL", locale=language.replace("-", "_"))) for month in months
    )


def _count(text: str, language: str) -> str:
    return numeral(Decimal(text), 0, language)


def _times(text: str, language: str) -> str:
    """Gives a multiple: with a digit behind the point below ten."""
    return numeral(Decimal(text), 1 if Decimal(text) < 10 else 0, language)


def _day(text: str, language: str) -> str:
    """Gives a day as dates are printed; an edition stays what it is."""
    from babel.dates import format_date

    try:
        return str(format_date(date.fromisoformat(text), "d MMMM y", locale=language.replace("-", "_")))
    except ValueError:
        return text


def period_words(text: str, language: str) -> str:
    """Gives a month as it is printed in little room; years and days stay what they are."""
    if not re.fullmatch(r"\d{4}-\d{2}", text):
        return text
    from babel.dates import format_date

    day = date.fromisoformat(f"{text}-01")
    return str(format_date(day, "MMM y", locale=language.replace("-", "_"))).replace(" ", NO_BREAK)


_SHOWN: Mapping[str, Callable[[str, str], str]] = {
    "share": _percent,
    "months": _months,
    **dict.fromkeys(("inside", "values", "origins"), _count),
    **dict.fromkeys(("width", "other_width"), _times),
    **dict.fromkeys(("vintage", "later"), _day),
    "until": dated,
    "last": period_words,
}
"""Word of a message → how its exact text is shown."""
