"""Guess the page of each anchor from the documents alone: a guess with the right number of digits saves a second layout."""

import html
import re
from collections.abc import Iterable, Mapping

_PIECES = re.compile(r"""<(\w+)|\bsrc="picture:([\w-]+)"|\bid=["']?([^"'\s>]+)|>([^<]+)(?=<)""")
_BOX = re.compile(r'viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"')
_HIGH = {"h1": 1.0, "h2": 0.15, "figure": 0.03, "tr": 0.012, "p": 0.006, "li": 0.004}
"""About how much of a page such an element takes beside its words; the title of a report has a page of its own."""
_LETTERS = 4500
"""About so many letters fill a page."""
_WIDE, _MOST = 0.68, 0.95
"""About how much of a page a square picture takes, and any picture at most."""


def estimated_sheets(documents: Iterable[str], pictures: Mapping[str, str]) -> dict[str, int]:
    """Gives about the page of each anchor, counted from 1; each document begins a page."""
    found: dict[str, int] = {}
    first = 1
    for document in documents:
        filled = 0.0
        for element, picture, anchor, words in _PIECES.findall(document):
            if anchor:
                found.setdefault(html.unescape(anchor), first + int(filled))
            filled += _HIGH.get(element, 0.0) + len(words.strip()) / _LETTERS
            if picture:
                filled = _below(filled, _height(pictures.get(picture, "")))
        first += int(filled) + 1
    return found


def _below(filled: float, height: float) -> float:
    """Gives what is filled with a picture more, which goes to the next page where it has no room."""
    return (filled if filled % 1 + height <= 1 else int(filled) + 1) + height


def _height(svg: str) -> float:
    """Gives about how much of a page a picture takes."""
    box = _BOX.search(svg)
    return min(_MOST, _WIDE * float(box[2]) / float(box[1])) if box else _MOST
