"""Woven: prose with its values marked, where each stretch of it stands in the file, and how it would read otherwise."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.document import Shown
from reportgen.templating.statements import Piece, Places

MARK = re.compile("\ue000(\\d+)\ue001")
"""How a value stands in woven text: an index between two private characters, which is nothing to Markdown."""

_SEAM = re.compile("\ue002([LP])(\\d+)\ue003")
"""What stands before every literal text and every printed expression until the text is parted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """Prose with its expressions replaced by marks: `text` holds indexes into `shown`."""

    text: str
    shown: tuple[Shown, ...]
    pieces: tuple[Piece, ...] = (Piece(woven=0, source=0),)
    whole: bool = True
    """Whether every expression could be worked out; where one could not, there is a mark without a value."""
    untaken: tuple["Woven", ...] = ()
    """The same prose as it reads where its conditions turn out otherwise, so that every branch stands in one of them."""

    def source(self, offset: int) -> int:
        """Gives the offset in the source of what stands at an offset of the text."""
        piece = self.pieces[self._piece(offset)]
        return piece.source + (offset - piece.woven if piece.literal else 0)

    def runs_to(self, offset: int) -> int:
        """Gives the offset of the text up to which what stands at an offset stands in one stretch of the source."""
        after = self._piece(offset) + 1
        return self.pieces[after].woven if after < len(self.pieces) else len(self.text)

    def _piece(self, offset: int) -> int:
        return max(0, bisect_right(self.pieces, offset, key=lambda piece: piece.woven) - 1)


class Seam(str):
    """A text that tells where what follows it stands; never printed."""

    __slots__ = ()


def seam(kind: str, index: int) -> Seam:
    """Gives what stands before a literal text (`L`) or a printed expression (`P`)."""
    return Seam(f"\ue002{kind}{index}\ue003")


def parted(text: str, places: Places) -> tuple[str, tuple[Piece, ...]]:
    """Gives a text without its seams, and what stands where."""
    plain, end, pieces = "", 0, []
    for found in _SEAM.finditer(text):
        plain += text[end : found.start()]
        end = found.end()
        literal = found[1] == "L"
        stretches: Sequence[tuple[int, int]] = places.literal if literal else places.printed
        pieces.append(Piece(woven=len(plain), source=stretches[int(found[2])][0], literal=literal))
    return plain + text[end:], tuple(pieces) or (Piece(woven=0, source=0),)


def parts_in(text: str) -> frozenset[str]:
    """Gives which literal texts and which printed expressions stand in a text that has its seams."""
    return frozenset(found[1] + found[2] for found in _SEAM.finditer(text))
