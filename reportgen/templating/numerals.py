"""Numerals: exact numbers as a locale prints them; every number is rounded once, half up, from its exact value."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from itertools import groupby

NO_BREAK = "\u00a0"
"""The space inside a quantity, at which no line ends."""
JOINER = "\u2060"
"""Where it stands no line ends."""
DASH = "–"
"""Between the two ends of a range."""
MINUS = "−"
"""The true minus sign."""

_HYPHENED = re.compile(r"(?<![\w.,/–-])(\d[\d,]*)-(\d[\d,]*)(?![\w/-]|\.\d)")
_YEAR = 4
_EXACT = Context(prec=80)
_MILLION, _BILLION = Decimal(10**6), Decimal(10**9)


def rounded(value: int | Decimal, decimals: int) -> Decimal:
    """Rounds half up, exactly."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)


def dashed(text: str) -> str:
    """Gives a text of the data as it is printed: between the ends of a range of numbers stands a dash, not a hyphen."""
    return _HYPHENED.sub(_range, text)


def _range(found: re.Match[str]) -> str:
    low, high = (int(end.replace(",", "")) for end in found.groups())
    month = len(found[1]) == _YEAR and len(found[2]) < _YEAR
    return found[0] if low >= high or month else f"{found[1]}{DASH}{found[2]}"


def in_runs(numbers: Iterable[int]) -> list[list[int]]:
    """Gives whole numbers in their order, each once, those that follow one another together."""
    places = enumerate(sorted(set(numbers)))
    return [[number for _, number in run] for _, run in groupby(places, key=lambda pair: pair[1] - pair[0])]


def numeral(value: int | Decimal, decimals: int, language: str, *, strip: bool = False) -> str:
    """Gives a number with separators, groups of three digits; `strip` drops zeros at the end."""
    exact = rounded(value, decimals)
    text = f"{abs(exact):,.{max(0, decimals)}f}"
    if strip and "." in text:
        text = text.rstrip("0").rstrip(".")
    text = text.translate(_separators(language))
    return f"{MINUS}{text}" if exact < 0 else text


@cache
def _separators(language: str) -> dict[int, str]:
    """Gives what stands for our comma and point in a language, by CLDR."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = language.replace("-", "_")
    return {ord(","): get_group_symbol(locale), ord("."): get_decimal_symbol(locale)}


def significant(value: int | Decimal, digits: int) -> Decimal:
    """Rounds to so many significant digits."""
    number = Decimal(value)
    return number if not number else rounded(number, digits - 1 - number.adjusted())


def short(value: int | Decimal, digits: int) -> tuple[Decimal, str]:
    """Gives a large number rounded, in millions or billions from a million upward, with the scale's name."""
    number = significant(value, digits)
    for limit, scale in ((_BILLION, "billion"), (_MILLION, "million")):
        if abs(number) >= limit:
            return number / limit, scale
    return number, ""


def places(value: int | Decimal) -> int:
    """Counts the decimals that a number has."""
    exponent = Decimal(value).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
