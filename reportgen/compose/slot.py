"""Slot: the likelihood in its sentence, once, and whether the words around `{{ likelihood }}` say what its band says."""

import re
from collections.abc import Iterable
from dataclasses import replace

from reportgen.analysis import Band, Yardstick
from reportgen.compose.evidence import Standing
from reportgen.compose.texts import shown_in
from reportgen.document import Link, Marked, Shown, Text, inside
from reportgen.nodes import Prose

_SLOT = re.compile(r"\{\{-?\s*likelihood\s*-?\}\}")
_LIKE_SLOT = re.compile(r"\{\{-?\s*likelihood\b[^{}]*\}\}", re.IGNORECASE)
_MARK = "\x00"
"""Stands for the likelihood in the sentence."""
_ARTICLE = re.compile(r"\b(an?|the)\s+$", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(not|no|never|hardly|scarcely)\s+(?:(?:an?|the)\s+)?$|n[’']t\s+(?:(?:an?|the)\s+)?$", re.IGNORECASE
)


_HEDGES = ("certainly", "doubtless", "perhaps", "possibly", "presumably", "probably", "surely", "undoubtedly")
"""Words that say a likelihood of their own in English."""


def with_slot(prose: Prose, slot: Shown | None, standing: Standing, yardstick: Yardstick | None) -> Text:
    """Gives a line in which {{ likelihood }} stands exactly once; else adds the problem."""
    findings = standing.matter.findings
    for like in _LIKE_SLOT.finditer(prose.text):
        if not _SLOT.fullmatch(like[0]):
            message = f"`{like[0]}` is no form of the likelihood, which always stands with its band"
            at = prose.node.place(like.start(), len(like[0]))
            findings.error("likelihood-slot", message, at, hint="write `{{ likelihood }}`")
            return ()
    stands = slot or Shown(value="", raw="", text="…")
    line = standing.line(prose, {"likelihood": replace(stands, value="likelihood")})
    count = sum(run.value == "likelihood" for run in shown_in(line))
    if count != 1:
        message = f"the text of a judgement has {{{{ likelihood }}}} once, and here it stands {_times(count)}"
        hint = "write `{{ likelihood }}` where the word belongs, such as `It is {{ likelihood }} that …`"
        findings.error("likelihood-slot", message, prose.node.at, hint=hint)
    elif slot is not None and yardstick is not None and standing.matter.language[:2] == "en":
        message, hint = _fault("".join(_flat(line)), yardstick.terms[slot.raw], yardstick)
        found = _SLOT.search(prose.text)
        if message:
            at = prose.node.place(found.start(), len(found[0])) if found else prose.node.at
            findings.error("likelihood-slot", message, at, hint=hint)
    return _named(line, slot.value if slot else "")


def _flat(thing: object) -> Iterable[str]:
    """Gives a line as plain words, with a mark where the likelihood stands."""
    if isinstance(thing, Shown) and thing.value == "likelihood":
        yield _MARK
    elif (text := getattr(thing, "text", None)) is not None and isinstance(text, str):
        yield text
    else:
        for each in inside(thing):
            yield from _flat(each)


def _fault(sentence: str, band: Band, yardstick: Yardstick) -> tuple[str, str]:
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
    terms = {word for band in yardstick.terms.values() for word in (band.term, *band.also)}
    words = sorted({*terms, *(f"{term}ly" for term in terms), *_HEDGES}, key=len, reverse=True)
    found = re.search(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)", rest, re.IGNORECASE)
    if found is None:
        return "", ""
    return (
        f"`{found[1]}` is typed beside the likelihood, and has no band",
        "say in other words what is not the likelihood",
    )


def _named(line: Text, value: str) -> Text:
    """Gives a line whose slot bears the id of its judgement's likelihood."""
    return tuple(
        replace(run, value=value) if isinstance(run, Shown) and run.value == "likelihood"
        else replace(run, runs=_named(run.runs, value)) if isinstance(run, Marked | Link)
        else run
        for run in line
    )  # fmt: skip


def _times(count: int) -> str:
    return "nowhere" if not count else f"{count} times"
