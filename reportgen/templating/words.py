"""Words: what the forms of a value say beside the number, one table a language."""

from collections.abc import Mapping

_ENGLISH = {
    "about": "about {number}",
    "up": "up {number}",
    "down": "down {number}",
    "up-by": "up by {number}",
    "down-by": "down by {number}",
    "unchanged": "unchanged",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "points": "percentage points",
    "point": "percentage point",
    "per": "per {what}",
    "almost": "almost {fraction}",
    "just-over": "just over {fraction}",
    "more-than": "more than {fraction}",
    "one-in": "about one in {number}",
    "all": "all",
    "almost-all": "almost all",
    "none": "none",
    "single case": "{number} (single case)",
    "qualified": "{qualifier} {number}",
    "partial-one": "{number} (1 figure missing)",
    "partial": "{number} ({count} figures missing)",
    "not given": "not given",
    "and": "{first} and {last}",
    "withheld-because": "withheld ({reason})",
}

WORDS: Mapping[str, Mapping[str, str]] = {"en": _ENGLISH}
"""Language → word → text; a language without a table speaks English."""

FRACTIONS: Mapping[str, tuple[tuple[int, int, str], ...]] = {
    "en": (
        (1, 10, "a tenth"),
        (1, 5, "a fifth"),
        (1, 4, "a quarter"),
        (1, 3, "a third"),
        (2, 5, "two fifths"),
        (1, 2, "half"),
        (3, 5, "three fifths"),
        (2, 3, "two thirds"),
        (3, 4, "three quarters"),
        (4, 5, "four fifths"),
        (9, 10, "nine tenths"),
    )
}
"""Language → (numerator, denominator, in words)."""

ORDINALS: Mapping[str, tuple[str, ...]] = {
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
}
"""Language → the first ten ordinals."""


def say(word: str, language: str, **parts: str) -> str:
    """Gives a word in a language, filled in."""
    table = WORDS.get(language, _ENGLISH)
    return table.get(word, word).format(**parts)


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
