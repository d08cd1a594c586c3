"""Cite sources: who published a figure, where, as of when, and how it was obtained."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from babel.dates import format_date

from reportgen.indicator import Source
from reportgen.templating.messages import say

_ADDRESS = re.compile(r"https?://(?:www\.|beta\.|global\.)?([^/\s]+)\S*")
_MONTH = re.compile(r"\d{4}-\d{2}")
_FILE = re.compile(r": \S+\.\w+$")


def cite(source: Source, language: str) -> str:
    """Gives the full citation: publisher, publication, edition, data vintage, and the copy that was read."""
    parts = [source.publisher]
    if source.title:
        parts.append(source.title)
    if source.edition and source.edition not in source.title:
        parts.append(f"{say('edition', language)} {source.edition}")
    if source.vintage:
        parts.append(f"{say('as-of', language)} {dated(source.vintage, language)}")
    text = ", ".join(parts)
    if source.via:
        text += f", {say('as-quoted-by' if source.quoted else 'via', language)} {source.via}"
    return _confessed(text, source, language)


def _confessed(text: str, source: Source, language: str) -> str:
    """Says of figures that were made up that they were."""
    return f"{text}, {say('synthetic-source', language)}" if source.synthetic else text


def cite_below(sources: Iterable[Source], language: str) -> tuple[str, ...]:
    """Gives the citations below a figure: copies by site and not by address, editions of one publication together.

    The list of sources at the end of the report gives each in full.
    """
    groups: dict[Source, list[str]] = {}
    for source in sources:
        title = source.title.replace(source.edition, "\0") if source.edition else source.title
        group = replace(source, title=title, edition="", via=_site(source.via), extract="", grade="")
        groups.setdefault(group, []).append(source.edition)
    return tuple(_together(group, editions, language) for group, editions in groups.items())


def cite_briefly(source: Source, language: str) -> str:
    """Gives publisher with edition or vintage; a second-hand figure says who quotes it."""
    year = source.edition or dated(source.vintage, language)
    text = f"{source.publisher} {year}".strip() if year else source.publisher
    if not year and source.title:
        text = f"{source.publisher}, {source.title}"
    return _confessed(_quoted(text, source, language), source, language)


def cite_publisher(source: Source, language: str) -> str:
    """Gives the publisher alone; a second-hand figure says who quotes it."""
    return _confessed(_quoted(source.publisher, source, language), source, language)


def _quoted(text: str, source: Source, language: str) -> str:
    return f"{text}, {say('as-quoted-by', language)} {_site(source.via)}" if source.quoted else text


def _together(group: Source, editions: list[str], language: str) -> str:
    """Cites editions of one publication at once: "Risk Analysis 2012, 2013 and 2015"."""
    found = [edition for edition in dict.fromkeys(editions) if edition]
    listed = ", ".join(found[:-1]) + f" {say('and', language)} {found[-1]}" if len(found) > 1 else "".join(found)
    if "\0" in group.title:
        return cite(replace(group, title=group.title.replace("\0", listed)), language)
    return cite(replace(group, edition=listed), language)


def _site(via: str) -> str:
    """Gives where a copy is without its path: the site of an address, the repository of a file."""
    site = _ADDRESS.sub(lambda found: found[1], _FILE.sub("", via))
    names = site.split(", ")
    return names[0] if len(names) == 2 and "." in names[1] else site


def dated(vintage: str, language: str) -> str:
    """Gives the date of data, a day or a month in ISO text, as the language writes it; other words as they are."""
    month = bool(_MONTH.fullmatch(vintage))
    try:
        day = date.fromisoformat(f"{vintage}-01" if month else vintage)
    except ValueError:
        return vintage
    return format_date(day, "MMMM y" if month else "d MMMM y", locale=language.replace("-", "_"))
