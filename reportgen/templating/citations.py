"""Cite sources: who published a figure, where, as of when, and how it was obtained."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from reportgen.indicator import Source
from reportgen.templating.messages import say
from reportgen.templating.numerals import DASH, NO_BREAK, in_runs

_ADDRESS = re.compile(r"https?://(?:www\.|beta\.|global\.)?([^/\s]+)\S*")
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])")
_MONTH = re.compile(r"\d{4}-\d{2}")
_SPAN = re.compile(r"(\d{4}(?:-\d{2}){0,2})\.\.((?:\d{4}(?:-\d{2}){0,2})|\d{2}(?:-\d{2})?)")
_FILE = re.compile(r": (\S+\.\w+)(?= \(|$)(?: \([^()]*\))?")
_HOSTED = re.compile(r"GitHub ([\w.-]+/[\w.-]+)")


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
        text += f", {say('as-quoted-by' if source.quoted else 'via', language)} {_addressed(source.via, language)}"
    return _confessed(text, source, language)


def _addressed(via: str, language: str) -> str:
    """Gives where a copy is with an address that can be opened, and the file's name without its folders."""
    named = _FILE.sub(
        lambda found: f", {say('file', language)} {found[1].rpartition('/')[2]}{found[0].partition(found[1])[2]}", via
    )
    return _HOSTED.sub(r"https://github.com/\1", named) if named != via else via


def _confessed(text: str, source: Source, language: str) -> str:
    """Says of figures that were made up that they were."""
    return f"{text}, {say('synthetic-source', language)}" if source.synthetic else text


def cite_below(sources: Iterable[Source], language: str) -> tuple[tuple[str, tuple[Source, ...]], ...]:
    """Gives the citations below a figure, each with its sources: copies by site, editions of one publication together.

    The list of sources at the end of the report gives each in full.
    """
    groups: dict[Source, list[Source]] = {}
    for source in sources:
        title = source.title.replace(source.edition, "\0") if source.edition else source.title
        group = replace(source, title=title, edition="", via=_site(source.via), extract="", grade="")
        groups.setdefault(group, []).append(source)
    return tuple(
        (_together(group, [source.edition for source in found], language), tuple(found))
        for group, found in groups.items()
    )


def cite_together(sources: Iterable[Source], language: str) -> tuple[str, ...]:
    """Gives the citations of a small figure: "Frontex, Risk Analysis 2012, 2014–2021", "IOM, data as of June 2025"."""
    groups: dict[tuple[Source, str], list[str]] = {}
    for source in sources:
        title = source.title.partition(source.edition)[0] if source.edition else ""
        group = Source(publisher=source.publisher, title=title.rstrip(" ,"), quoted=source.quoted,
                       via=source.via if source.quoted else "", synthetic=source.synthetic)  # fmt: skip
        when = "" if source.edition or not source.vintage else dated(source.vintage, language)
        groups.setdefault((group, when), []).append(source.edition)
    return tuple(_brief(group, when, editions, language) for (group, when), editions in groups.items())


def _brief(group: Source, when: str, editions: list[str], language: str) -> str:
    years = _spans(sorted({edition for edition in editions if edition}))
    named = " ".join(part for part in (group.title or (say("edition", language) if years else ""), years) if part)
    parts = (group.publisher, named, f"{say('as-of', language)} {when}" if when else "")
    return _confessed(_quoted(", ".join(part for part in parts if part), group, language), group, language)


def _spans(editions: list[str]) -> str:
    """Gives editions, years in a row from the first to the last: "2012, 2014–2021"."""
    if not all(map(str.isdecimal, editions)):
        return ", ".join(editions)
    return ", ".join(DASH.join(dict.fromkeys((str(run[0]), str(run[-1])))) for run in in_runs(map(int, editions)))


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
    """Gives a date of data or a period as the language writes it: days, months, quarters, spans; other words as they are."""
    if span := _SPAN.fullmatch(vintage):
        start, end = span.groups()
        return _spanned(dated(start, language), dated(start[: len(start) - len(end)] + end, language))
    if quarter := _QUARTER.fullmatch(vintage):
        return say(f"quarter-{quarter[2]}", language, year=quarter[1])
    return _written(vintage, language)


def dated_short(vintage: str, language: str) -> str:
    """Gives a date of data as a narrow column takes it, on one line: "6 Jul 2018"."""
    return _written(vintage, language, "MMM").replace(" ", NO_BREAK)


def _spanned(start: str, end: str) -> str:
    """Gives two dates as one span, with what they share behind the second alone: "29 September – 4 October 2024"."""
    first, last = start.split(), end.split()
    while len(first) > 1 and first[-1] == last[-1]:
        first, last = first[:-1], last[:-1]
    before, after = NO_BREAK.join(first), NO_BREAK.join(end.split())
    return f"{before} {DASH} {after}" if len(first) > 1 else f"{before}{DASH}{after}"


@lru_cache(4096)
def _written(vintage: str, language: str, name: str = "MMMM") -> str:
    month = bool(_MONTH.fullmatch(vintage))
    try:
        day = date.fromisoformat(f"{vintage}-01" if month else vintage)
    except ValueError:
        return vintage
    from babel.dates import format_date  # heavy, and most builds print no date

    return format_date(day, f"{name} y" if month else f"d {name} y", locale=language.replace("-", "_"))
