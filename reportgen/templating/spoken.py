"""Spoken numbers: shares as fractions in words, ranks as ordinals."""

from fractions import Fraction

from reportgen.templating.numerals import numeral
from reportgen.templating.words import FRACTIONS, ORDINALS, say

_NEAR, _HALF_POINT, _JUST, _ALMOST_ALL = Fraction(8, 100), Fraction(5, 1000), Fraction(2, 100), Fraction(95, 100)


def fraction(share: Fraction, language: str) -> str:
    """Gives "almost a third" for a share of 1, "about one in 25" for a small one."""
    if share in {0, 1}:
        return say("all" if share else "none", language)
    if share < _NEAR:
        return say("one-in", language, number=numeral(round(1 / share), 0, language))
    if share > _ALMOST_ALL:
        return say("almost-all", language)
    table = FRACTIONS.get(language, FRACTIONS["en"])
    top, bottom, words = min(table, key=lambda entry: abs(share - Fraction(entry[0], entry[1])))
    gap = share - Fraction(top, bottom)
    if abs(gap) < _HALF_POINT:
        return words
    return say("almost" if gap < 0 else "just-over" if gap <= _JUST else "more-than", language, fraction=words)


def ordinal(rank: int, language: str) -> str:
    """Gives "second", and "11th" beyond ten."""
    words = ORDINALS.get(language, ORDINALS["en"])
    if rank <= len(words):
        return words[rank - 1]
    ending = "th" if rank % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"
