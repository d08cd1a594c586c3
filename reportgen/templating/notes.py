"""Notes as text: the author's or publisher's own words, or one of the tool's messages, filled in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from reportgen.indicator import Indicator, Note
from reportgen.templating.citations import dated, dated_short
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


_SHOWN: Mapping[str, Callable[[str, str], str]] = {
    "share": _percent,
    "months": _months,
    **dict.fromkeys(("inside", "values", "origins"), _count),
    **dict.fromkeys(("width", "other_width"), _times),
    **dict.fromkeys(("vintage", "later", "until"), dated),
    "last": dated_short,
}
"""Word of a message → how its exact text is shown."""
