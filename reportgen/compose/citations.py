"""Cite sources: who published a figure, where, as of when, and how it was obtained."""

from datetime import date

from babel.dates import format_date

from reportgen.indicator import Source


def cite(source: Source, language: str, words: dict[str, str]) -> str:
    """Gives the full citation: publisher, publication, edition, data vintage, and the copy that was read."""
    parts = [source.publisher]
    if source.title:
        parts.append(source.title)
    if source.edition and source.edition not in source.title:
        parts.append(f"{words['edition']} {source.edition}")
    if source.vintage:
        parts.append(f"{words['as-of']} {_day(source.vintage, language)}")
    text = ", ".join(parts)
    if source.via:
        text += f"; {words['as-quoted-by'] if source.quoted else words['via']} {source.via}"
    return text


def cite_briefly(source: Source, language: str, words: dict[str, str]) -> str:
    """Gives publisher with edition or vintage; a second-hand figure names who quotes it."""
    year = source.edition or _day(source.vintage, language)
    text = f"{source.publisher} {year}".strip() if year else source.publisher
    if not year and source.title:
        text = f"{source.publisher}, {source.title}"
    return f"{text} ({words['quoted']})" if source.quoted else text


def _day(vintage: str, language: str) -> str:
    try:
        return format_date(date.fromisoformat(vintage), "d MMMM y", locale=language)
    except ValueError:
        return vintage
