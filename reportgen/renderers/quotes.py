"""Quotes: the straight marks of a keyboard as the language sets them, apostrophes with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

_OPENERS = frozenset(" \t\n\u00a0\u202f([{/–—-“‘«„")
"""After these, and at the beginning, a mark opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """The marks of a language: outer and inner, each with the spaces that belong to them."""

    double: tuple[str, str]
    single: tuple[str, str]
    apostrophe: str = "’"

    @classmethod
    def of(cls, messages: Mapping[str, str]) -> Self:
        """Gives those that a catalogue of messages names."""
        return cls(
            double=(messages["quote-open"], messages["quote-close"]),
            single=(messages["quote-inner-open"], messages["quote-inner-close"]),
        )

    def set(self, text: str, before: str = "", after: str = "") -> str:
        """Gives text with its marks; `before` and `after` are the characters beside it, nothing at an end."""
        if '"' not in text and "'" not in text:
            return text
        made = []
        for at, character in enumerate(text):
            last, following = (text[at - 1] if at else before), text[at + 1 : at + 2] or after
            made.append(self._mark(character, last, following) if character in "\"'" else character)
        return "".join(made)

    def _mark(self, mark: str, before: str, after: str) -> str:
        if mark == "'" and before.isalnum() and after.isalnum():
            return self.apostrophe
        opens = (not before or before in _OPENERS or before in "\"'") and bool(after) and not after.isspace()
        if mark == "'" and opens and after.isdigit():
            return self.apostrophe
        return (self.double if mark == '"' else self.single)[0 if opens else 1]
