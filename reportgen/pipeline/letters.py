"""Check letters: what no declared font can print is a problem at its sentence, before a page is laid out."""

import json
import re
import unicodedata
from collections.abc import Iterator

from reportgen.document import Document, Shown, Words, inside
from reportgen.draw import Tokens, letters
from reportgen.machine import font_digests, font_files
from reportgen.pipeline.ground import tool
from reportgen.pipeline.journal import Journal
from reportgen.problems import Findings, Span

_UNUSUAL = re.compile("[^\\u0000-\\u024f\\u2010-\\u2027\\u202f\\u20ac\\u2212\\ue000\\ue001]")
"""Neither Latin letters nor the signs of prose, which every font for text has: reading the fonts is not worth while for them."""


def check_letters(document: Document, tokens: Tokens, journal: Journal, findings: Findings) -> None:
    """Adds a problem for every text with a letter that no declared font has."""
    unusual = [found for found in _texts(document, Span(file="")) if _UNUSUAL.search(found[0])]
    if not unusual:
        return
    there = _there(tokens, journal)
    lacking = [(found, signs) for found in unusual if there and (signs := _lacking(found[0], there))]
    for (text, at), signs in lacking:
        if at.length == len(text):
            findings.error("no-letter", f"no font of the report has {_told(signs)}", _place(text, signs[0], at),
                           hint="write it in Latin letters, or take it out")  # fmt: skip
    _tell_names([found for found, _ in lacking if found[1].length != len(found[0])], there, findings)


def _tell_names(found: list[tuple[str, Span]], there: frozenset[int], findings: Findings) -> None:
    """Tells once of all names that the data bring into the report, at the first block that prints one."""
    words = dict.fromkeys(word.strip(".,;:()") for text, _ in found for word in text.split() if _lacking(word, there))
    places = list(dict.fromkeys(at for _, at in found))
    if not words:
        return
    first, *others = words
    signs = _lacking(first, there)
    more = f", nor the letters of {len(others)} more" if others else ""
    findings.error("no-letter", f"no font of the report has {_told(signs)} of `{first}`, which comes from the data{more}",
                   places[0], also=places[1:4],
                   hint="give the codes names in Latin letters, in a code list or under `names:`")  # fmt: skip


def _lacking(text: str, there: frozenset[int]) -> list[str]:
    return [sign for sign in dict.fromkeys(text) if ord(sign) not in there and _printed(sign)]


def _told(signs: list[str]) -> str:
    more = f" and {len(signs) - 1} more" if len(signs) > 1 else ""
    return f"`{signs[0]}` ({_name(signs[0])}){more}"


def _there(tokens: Tokens, journal: Journal) -> frozenset[int]:
    """Gives the code points that the declared fonts have; none when one of them is not on this machine."""
    digests = font_digests(font_files(tokens.text_files))
    files = {f"the font {name}": found for name, found in digests.items()}
    if len(files) < len(set(tokens.text_files)):
        return frozenset()
    made_of = {**files, **tool()}
    return frozenset(json.loads(journal.once("letters", "fonts", made_of, lambda: _letters(tokens))))


def _letters(tokens: Tokens) -> bytes:
    return json.dumps(sorted(letters(tokens.text_files))).encode()


def _printed(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Zs", "Zl", "Zp", "Mn"}


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()


def _place(text: str, sign: str, at: Span) -> Span:
    """Gives the place of a sign in a text that stands as it was typed."""
    return Span(file=at.file, line=at.line, column=at.column + text.index(sign))


def _texts(document: object, above: Span) -> Iterator[tuple[str, Span]]:
    """Gives every printed text with its place, or with that of the nearest thing above that has one."""
    waiting = [(document, above)]
    while waiting:
        thing, at = waiting.pop()
        own = getattr(thing, "at", None)
        if isinstance(own, Span) and own.file and not own.file.startswith("("):
            at = own
        if isinstance(thing, Words | Shown):
            yield thing.text, at
        else:
            waiting += [(each, at) for each in inside(thing)][::-1]
