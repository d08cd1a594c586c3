"""Check letters: what no declared font can print is a problem at its sentence, before a page is laid out."""

import unicodedata
from collections.abc import Iterator

from reportgen.cache import Cache
from reportgen.disk import digest
from reportgen.document import Document, Shown, Words, inside
from reportgen.draw import Tokens, letters
from reportgen.problems import Findings, Span

_USUAL = frozenset(range(0x250)) | frozenset(range(0x2010, 0x2028)) | {0x202F, 0x20AC, 0x2212, 0xE000, 0xE001}
"""Latin letters and the signs of prose, which every font for text has: reading the fonts is not worth while for them."""


def check_letters(document: Document, tokens: Tokens, cache: Cache, findings: Findings) -> None:
    """Adds a problem for every text with a letter that no declared font has."""
    unusual = [found for found in _texts(document, Span(file="")) if any(ord(sign) not in _USUAL for sign in found[0])]
    if not unusual:
        return
    there = _there(tokens, cache)
    for text, at in unusual if there else ():
        lacking = [sign for sign in dict.fromkeys(text) if ord(sign) not in there and _printed(sign)]
        if lacking:
            more = f" and {len(lacking) - 1} more" if len(lacking) > 1 else ""
            told = f"no font of the report has `{lacking[0]}` ({_name(lacking[0])}){more}"
            findings.error("no-letter", told, _place(text, lacking[0], at),
                           hint="write it in Latin letters, or take it out")  # fmt: skip


def _there(tokens: Tokens, cache: Cache) -> frozenset[int]:
    """Gives the code points that the declared fonts have; none when one of them is not on this machine."""
    key = digest(*tokens.files)
    if stored := cache.get_json("letters", key):
        return frozenset(stored)
    found = letters(tokens.files)
    if found:
        cache.put_json("letters", key, sorted(found))
    return found


def _printed(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Zs", "Zl", "Zp", "Mn"}


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()


def _place(text: str, sign: str, at: Span) -> Span:
    """Gives the place of a sign where the text stands as it was typed, else that of what it stands in."""
    return Span(file=at.file, line=at.line, column=at.column + text.index(sign)) if at.length == len(text) else at


def _texts(thing: object, above: Span) -> Iterator[tuple[str, Span]]:
    """Gives every printed text with its place, or with that of the nearest thing above that has one."""
    own = getattr(thing, "at", None)
    at = own if isinstance(own, Span) and own.file and not own.file.startswith("(") else above
    if isinstance(thing, Words | Shown):
        yield thing.text, at
        return
    for each in inside(thing):
        yield from _texts(each, at)
