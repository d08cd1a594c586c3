"""The margin beside a text: whether its sources have room there, and how many lines words take."""

from reportgen.document import Heading, Items, Paragraph, Part, Parts, Quote, Text
from reportgen.renderers.plain import plain

_LINE, _MARGIN_LINE = 72, 27
"""About so many letters stand in a line of the text, and of its margin."""
_LEADING, _MARGIN_LEADING = 5.13, 3.29
"""How high such a line is, in millimetres."""
_GAP = 0.8
"""A paragraph ends with about half a line."""


def has_margin_room(parts: Parts, sources: tuple[str, ...], notes: tuple[Text, ...]) -> bool:
    """Says whether sources and notes end above the end of the text that they stand beside; else they open a gap below it."""
    beside = sum(
        _lines(words, _MARGIN_LINE) + 1.4 for words in ("; ".join(sources), " ".join(map(_plain, notes))) if words
    )
    return beside * _MARGIN_LEADING <= sum(map(_height, parts))


def lines_of(text: Text, letters: int) -> int:
    """Gives about how many lines a text takes in a column of so many letters."""
    return _lines(_plain(text), letters)


def _plain(text: Text) -> str:
    return plain(text, {})


def _lines(words: str, letters: int) -> int:
    return max(1, -(-len(words) // letters))


def _height(part: Part) -> float:
    match part:
        case Paragraph() | Heading():
            return (lines_of(part.text, _LINE) + _GAP - 0.3) * _LEADING
        case Items():
            return sum(_height(each) for item in part.items for each in item)
        case Quote():
            return sum(map(_height, part.parts))
