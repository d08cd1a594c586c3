"""Slots: text that only the whole report knows, kept free in the content of a page and filled in when parts are joined."""

import re
from collections.abc import Callable, Mapping

from reportgen.renderers.pdf.parts import Slot

LETTERS = "0123456789abcdef"
"""What can be filled in: page numbers, and the digest of the content."""
_SHOWN = re.compile(rb"<([0-9a-f]*)>|[^<>]+")
_SLOT = re.compile(rb"%S(\d+)\n<([0-9a-f]+)>")


def standing(text: str) -> re.Pattern[str]:
    """Gives what finds a number where it stands alone."""
    return re.compile(rf"(?<!\d){text}(?!\d)")


def mark(shown: bytes, printed: str, letters: Mapping[int, str], number: int) -> bytes | None:
    """Gives a text operator with the glyphs of what is printed in a string of their own, behind a comment `%S0`.

    Gives nothing when they do not stand side by side, each by itself; `letters` are glyphs with their text.
    """
    tokens = [token for found in _SHOWN.finditer(shown[1:-4]) for token in _glyphs(found)]
    places = [at for at, token in enumerate(tokens) if token.startswith(b"<")]
    texts = [letters.get(int(tokens[at][1:-1], 16), "") for at in places]
    begins = [sum(map(len, texts[:index])) for index in range(len(texts))]
    found = standing(printed).search("".join(texts))
    if found is None or not {*range(*found.span())} <= {*begins}:
        return None
    first, last = (places[begins.index(at)] for at in (found.start(), found.end() - 1))
    within = tokens[first : last + 1]
    if any(token not in {b"0", b"-0"} for token in within if not token.startswith(b"<")):
        return None
    digits = b"".join(token[1:-1] for token in within if token.startswith(b"<"))
    before, after = b"".join(tokens[:first]), b"".join(tokens[last + 1 :])
    return b"[%b%%S%d\n<%b>%b] TJ" % (before, number, digits, after)


def _glyphs(found: re.Match[bytes]) -> list[bytes]:
    """Gives a string of glyphs as one string each; a number as it is."""
    if found[1] is None:
        return [found[0]]
    return [b"<" + found[1][at : at + 4] + b">" for at in range(0, len(found[1]), 4)]


def fill(content: bytes, slots: tuple[Slot, ...], text_of: Callable[[Slot], str]) -> bytes:
    """Gives the content of a page with the text of each slot in its place, its letters spread evenly over the room."""
    return _SLOT.sub(lambda found: _filled(found, slots[int(found[1])], text_of), content)


def _filled(found: re.Match[bytes], slot: Slot, text_of: Callable[[Slot], str]) -> bytes:
    printed = "".join(slot.glyphs[LETTERS.index(letter)] for letter in slot.printed)
    assert found[2].decode() == printed, f"a slot holds {found[2]!r}, not {printed}"
    text = text_of(slot)
    assert len(text) == len(slot.printed), f"no room for {text} in {slot.printed}"
    spare = sum(_width(slot, letter) for letter in slot.printed) - sum(_width(slot, letter) for letter in text)
    shown = []
    for index, letter in enumerate(text):
        after = spare * (index + 1) // len(text) - spare * index // len(text)
        shown.append(f"<{slot.glyphs[LETTERS.index(letter)]}>{-after or ''}")
    return f" {' '.join(shown)} ".encode()


def _width(slot: Slot, letter: str) -> int:
    return slot.widths[LETTERS.index(letter)]
