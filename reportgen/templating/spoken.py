"""Spoken numbers: shares as fractions in words, ranks as ordinals."""

import re
from fractions import Fraction

from reportgen.templating.messages import messages, say
from reportgen.templating.numerals import numeral

_NEAR, _HALF_POINT, _JUST, _ALMOST_ALL = Fraction(8, 100), Fraction(5, 1000), Fraction(2, 100), Fraction(95, 100)
_FRACTION = re.compile(r"fraction-(\d+)-(\d+)")


def fraction(share: Fraction, language: str) -> str:
    """Gives "almost a third" for a share of 1, "about one in 25" for a small one."""
    if share in {0, 1}:
        return say("value-all" if share else "value-none", language)
    if share < _NEAR:
        return say("value-one-in", language, number=numeral(round(1 / share), 0, language))
    if share > _ALMOST_ALL:
        return say("value-almost-all", language)
    near, words = min(_named(language).items(), key=lambda entry: abs(share - entry[0]))
    gap = share - near
    if abs(gap) < _HALF_POINT:
        return words
    way = "almost" if gap < 0 else "just-over" if gap <= _JUST else "more-than"
    return say(f"value-{way}", language, fraction=words)


def _named(language: str) -> dict[Fraction, str]:
    """Gives the fractions that the language has a name for."""
    found = (_FRACTION.fullmatch(key) for key in messages(language))
    return {Fraction(int(key[1]), int(key[2])): messages(language)[key[0]] for key in found if key}


def ordinal(rank: int, language: str) -> str:
    """Gives "second", and "11th" beyond ten."""
    word = messages(language).get(f"ordinal-{rank}")
    if word is not None:
        return word
    ending = "th" if rank % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def singular(unit: str, language: str) -> str:
    """Gives the unit of a single one: one detection, many detections."""
    if language != "en":
        return unit
    head, space, rest = unit.partition(" ")
    if head.endswith("ies"):
        head = f"{head[:-3]}y"
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return f"{head}{space}{rest}"
