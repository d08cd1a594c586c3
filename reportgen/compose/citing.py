"""Citing: every source has a number in the order of first use, below figures and in the list at the end."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from reportgen.compose.matter import Matter
from reportgen.document import Link, inside, unmarked
from reportgen.indicator import Source
from reportgen.templating.citations import cite, cite_below
from reportgen.templating.numerals import DASH, NO_BREAK, in_runs

_WEB = ("http://", "https://")
_FEW = 2
Used = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""The number, what is cited, the titles of the extracts that rest on it, and the places where it is used."""


def remember(matter: Matter, sources: Iterable[Source], block: str) -> None:
    """Gives sources their numbers, and says that a block rests on them."""
    for source in sources:
        matter.source_numbers.setdefault(cite(source, matter.language), len(matter.source_numbers) + 1)
        users = matter.used_sources.setdefault(source, [])
        if block and block not in users:
            users.append(block)


def remember_links(matter: Matter, prose: object, block: str) -> None:
    """Says that some prose cites pages on the web, which belong into the list of sources as what they are called there."""
    for link in _links(prose):
        _, users = matter.cited.setdefault(link.href, (unmarked(link.runs), []))
        if block and block not in users:
            users.append(block)


def _links(thing: object) -> Iterator[Link]:
    if isinstance(thing, Link):
        if thing.href.startswith(_WEB):
            yield thing
        return
    for each in inside(thing):
        yield from _links(each)


def numbered_below(matter: Matter, sources: Collection[Source]) -> tuple[str, ...]:
    """Gives sources as they stand below a figure: "Frontex, Risk Analysis 2020 and 2021 [S4, S5]".

    Where the report lists its sources, a number leads there, and the list says where a copy of the publisher's own was read.
    """
    if not matter.lists_sources:
        return tuple(text for text, _ in cite_below(sources, matter.language))
    full: dict[Source, list[Source]] = {}
    for each in sources:
        full.setdefault(each if each.quoted else replace(each, via=""), []).append(each)
    found = []
    for text, together in cite_below(full, matter.language):
        keys = source_keys(matter, (each for shortened in together for each in full[shortened]))
        found.append(f"{text}{NO_BREAK}[{keys}]" if keys else text)
    return tuple(found)


def source_keys(matter: Matter, sources: Iterable[Source]) -> str:
    """Gives the numbers of sources in the list: "S1, S4–S7"; nothing where the report has none."""
    known = matter.source_numbers if matter.lists_sources else {}
    return key_ranges(known.get(cite(source, matter.language), 0) for source in sources)


def key_ranges(numbers: Iterable[int]) -> str:
    """Gives the numbers of sources, in a row as a range: "S1, S4–S7"."""
    return ", ".join(
        f"S{run[0]}{DASH}S{run[-1]}" if len(run) > _FEW else ", ".join(f"S{number}" for number in run)
        for run in in_runs(filter(None, numbers))
    )


def sources_used(matter: Matter, place: Callable[[str], str]) -> tuple[Used, ...]:
    """Gives the sources by their numbers, each with the places in reading order; a page that prose cites stands once."""
    merged: dict[str, tuple[dict[str, None], list[str]]] = {text: ({}, []) for text in matter.source_numbers}
    for source, users in matter.used_sources.items():
        extracts, used = merged[cite(source, matter.language)]
        known = matter.extracts.get(source.extract)
        extracts |= {known.spec.title: None} if known and known.spec.title else {}
        used += users
    for address, (words, users) in matter.cited.items():
        same = next((text for text in merged if address in text), "")
        merged.setdefault(same or f"{words}, {address}", ({}, []))[1].extend(users)
    order = {block: index for index, block in enumerate(matter.places)}
    return tuple(
        (
            f"S{number}",
            text,
            tuple(extracts),
            tuple(dict.fromkeys(map(place, sorted(set(used), key=order.__getitem__)))),
        )
        for number, (text, (extracts, used)) in enumerate(merged.items(), start=1)
    )
