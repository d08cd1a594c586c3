"""Near misses: what an author probably meant, and lists of names as a sentence prints them."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Gives "did you mean `x`?" for the nearest option, or the options when they are few, or nothing."""
    names = sorted({str(option) for option in options})
    folded = {name.casefold(): name for name in reversed(names)}
    near = get_close_matches(word.casefold(), list(folded), n=3, cutoff=0.7)
    if near:
        best = next((name for name in near if _alike(name, near[0], word.casefold())), near[0])
        return f"did you mean `{folded[best]}`?"
    return f"there is {listed(names)}" if 0 < len(names) <= 8 else ""


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
