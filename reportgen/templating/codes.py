"""Codes in print: the names that readers see, their footnotes, and code and name side by side for machines."""

from collections.abc import Iterable, Mapping

from reportgen.indicator import Indicator
from reportgen.table import Listed


def own_mark(listed: Listed) -> str:
    """Gives the sign that a name ends with and its footnote begins with, such as the `*` of `Kosovo*`; or nothing."""
    sign = listed.name[-1:]
    return sign if sign and not sign.isalnum() and listed.footnote.startswith(sign) else ""


def footnote_text(listed: Listed) -> str:
    """Gives a code's footnote without the sign that it shares with the name."""
    return listed.footnote.removeprefix(own_mark(listed)).strip()


def note_of(listed: Listed, name: str = "") -> str:
    """Gives a code's footnote as a note that stands by itself: it begins with the name's own sign, or with the name."""
    shown, mark = name or listed.name, own_mark(listed)
    return f"{mark if mark and shown.endswith(mark) else f'{shown}:'} {footnote_text(listed)}"


def signed(note: str) -> tuple[str, str]:
    """Gives the sign that a note begins with, which stands at the name above already, and its text; or no sign."""
    sign, gap, text = note.partition(" ")
    return (sign, text) if gap and len(sign) == 1 and not sign.isalnum() else ("", note)


def notes_of(indicators: Iterable[Indicator], names: Mapping[str, str]) -> tuple[str, ...]:
    """Gives the footnotes of the codes that stand in the rows of indicators; `names` is what else a code is called."""
    found: dict[str, None] = {}
    for indicator in indicators:
        for place, column in enumerate(indicator.table.dimensions):
            there = {row.keys[place] for row in indicator.table.rows}
            noted = [each for each in column.codes if each.footnote and each.code in there]
            found.update(dict.fromkeys(note_of(each, names.get(each.code, "")) for each in noted))
    return tuple(found)


def code_parts(text: str, listed: Listed | None) -> tuple[tuple[str, str], ...]:
    """Gives a name and its code as columns for machines; nothing where they are the same."""
    return (("", text), ("code", listed.code)) if listed is not None and text != listed.code else ()


def code_heading(text: str, listed: Listed | None) -> str:
    """Gives a name with its code in brackets, as it heads a column for machines; the name where they are the same."""
    return f"{text} ({listed.code})" if listed is not None and text != listed.code else text
