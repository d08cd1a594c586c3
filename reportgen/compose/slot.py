"""Slot: whether the words around `{{ likelihood }}` say what its band says."""

import re
from collections.abc import Iterable

from reportgen.analysis import Band, Yardstick
from reportgen.document import Shown, Text, inside

_MARK = "\x00"
"""Stands for the likelihood in the sentence."""
_ARTICLE = re.compile(r"\b(an?|the)\s+$", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(not|no|never|hardly|scarcely)\s+(?:(?:an?|the)\s+)?$|n[’']t\s+(?:(?:an?|the)\s+)?$", re.IGNORECASE
)


def flat(line: Text, slot: str) -> str:
    """Gives a line as plain words, with a mark where the value of this id stands."""
    return "".join(_flat(line, slot))


def _flat(thing: object, slot: str) -> Iterable[str]:
    if isinstance(thing, Shown) and thing.value == slot:
        yield _MARK
    elif (text := getattr(thing, "text", None)) is not None and isinstance(text, str):
        yield text
    else:
        for each in inside(thing):
            yield from _flat(each, slot)


def fault(sentence: str, band: Band, yardstick: Yardstick) -> tuple[str, str]:
    """Gives what is wrong with a sentence around its likelihood, and a hint; nothing where it says what the band says."""
    before, _, behind = sentence.partition(_MARK)
    if before[-1:].isalnum() or behind[:1].isalnum():
        return "the likelihood stands at once beside a word", "leave a space on both sides of `{{ likelihood }}`"
    denied = _DENIED.search(before)
    if denied is not None:
        said = " ".join(denied[0].split())
        return f"`{said}` before the likelihood says the opposite of its band", "choose the term for what is meant"
    article = _ARTICLE.search(before)
    if band.article and article is None:
        hint = f"write `There is a {{{{ likelihood }}}} that …`, which becomes “There is a {band.term} …”"
        return f"`{band.term}` is said with an article, and here it has none", hint
    if article is not None and article[1].casefold() != "the" and not band.article:
        hint = f"write `It is {{{{ likelihood }}}} that …`, which becomes “It is {band.term} …”"
        return f"`{band.term}` is said without an article, and here it has one", hint
    return _typed(f"{before} … {behind}", yardstick)


def _typed(rest: str, yardstick: Yardstick) -> tuple[str, str]:
    """Gives the fault of a word of the yardstick that is typed beside the slot."""
    words = sorted(
        {word for band in yardstick.terms.values() for word in (band.term, *band.also)}, key=len, reverse=True
    )
    found = re.search(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)", rest, re.IGNORECASE)
    if found is None:
        return "", ""
    return (
        f"`{found[1]}` is typed beside the likelihood, and has no band",
        "say in other words what is not the likelihood",
    )
