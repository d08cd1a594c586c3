"""Near misses: what an author probably meant, and lists of names as a sentence prints them."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile


def did_you_mean(word: str, options: Iterable[str], meant: Mapping[str, str] | None = None) -> str:
    """Gives "did you mean `x`?" for the nearest option, or the options when they are few, or nothing.

    `meant` says of other names which option they stand for: what readers see → what authors write.
    """
    names = sorted({str(option) for option in options})
    other = {name.casefold(): option for name, option in (meant or {}).items() if option in names}
    if word.casefold() in other:
        return f"did you mean `{other[word.casefold()]}`?"
    if hint := next((_unlike(name, word) for name in names if name != word and _seen(name) == _seen(word)), ""):
        return hint
    shared = _shared([*names, word])
    folded = {**other, **{name[shared:].casefold(): name for name in reversed(names)}}
    own = word[shared:].casefold()
    near = get_close_matches(own, list(folded), n=3, cutoff=0.7)
    if near:
        best = next((name for name in near if _alike(name, near[0], own)), near[0])
        return f"did you mean `{folded[best]}`?"
    return f"there is {listed(names)}" if 0 < len(names) <= 8 else ""


def _shared(names: list[str]) -> int:
    """Gives the length of the first words that all names begin with, such as `TLP:`: they tell nothing apart."""
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*(name.casefold() for name in names), strict=False))
    return max((place for place, signs in enumerate(alike, start=1) if not signs[0].isalnum()), default=0)


UNSEEN = {
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u2007": "a figure space",
    "\u2009": "a thin space",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width mark",
    "\u200d": "a zero-width mark",
    "\u2060": "a zero-width mark",
    "\ufeff": "a byte order mark",
}
"""Characters that look like a plain space or like nothing."""


def _seen(text: str) -> str:
    """Gives a text as it looks."""
    return "".join(sign if sign not in UNSEEN else " " if "space" in UNSEEN[sign] and sign != "\u200b" else ""
                   for sign in text)  # fmt: skip


def unseen(text: str) -> str:
    """Gives "U+00A0 (a no-break space)" for the first character that looks like something else; or nothing."""
    return next((f"U+{ord(sign):04X} ({UNSEEN[sign]})" for sign in text if sign in UNSEEN), "")


def _unlike(name: str, word: str) -> str:
    """Says by which invisible character two names differ that look the same."""
    if told := unseen(word):
        return f"this holds {told}, which cannot be seen: delete it and type `{_seen(name)}` anew"
    return f"where `{_seen(name)}` is declared it holds {unseen(name)}, which cannot be seen: type it anew there"


def _alike(name: str, nearest: str, word: str) -> bool:
    """Says whether a name is as near as the nearest, and begins as the word does: few mistype the first letter."""
    near, best = (SequenceMatcher(None, each, word).ratio() for each in (name, nearest))
    return near >= best and name[:1] == word[:1]


def listed(names: Iterable[str], joint: str = "and", most: int = 12) -> str:
    """Gives "`a`, `b` and `c`", cut after `most` names."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) > most:
        quoted = [*quoted[:most], f"{len(quoted) - most} more"]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {joint} {quoted[-1]}" if quoted else "none"
