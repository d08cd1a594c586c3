"""Find numbers that were typed where an indicator should stand."""

import re
from collections.abc import Iterator

from reportgen.document import Heading, Items, Link, Marked, Paragraph, Part, Parts, Quote, Run, Text, Words
from reportgen.problems import Span

_NUMBER = re.compile(r"(?<![\w.,/–-])[-−]?\d[\d,.\u00a0\u202f ]*\d(?![\w/-])|(?<![\w.,/–-])[-−]?\d(?![\w/-])")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAMED = (
    r"Article|Art\.|Regulation|Directive|Decision|Annex|Table|Figure|Chapter|Section|Protocol|page|p\.|pp\.|No\.?|Note"
    r"|Version|ISO|TLP"
)
_FREE = re.compile(
    rf"""
    [“"‘][^”"’]*[”"’]                                             # quoted titles
    | \b(?:{_MONTHS})\s+\d{{1,2}}(?:,\s*\d{{4}})?                  # dates
    | \b\d{{1,2}}(?:[–-]\d{{1,2}})?\s+(?:{_MONTHS})(?:\s+\d{{4}})?
    | \b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b
    | \b(?:{_NAMED})(?:\s+\([A-Z]+\))?(?:\s+No\.?)?\s+[\d/.()–-]+\d?(?:\s*(?:and|to|–)\s*[\d/.]+)?   # references
    | \b(?:1[89]|20|21)\d\d(?:[–/-](?:(?:1[89]|20|21)\d\d|\d\d))?\b   # years and spans of years
    """,
    re.VERBOSE,
)


def typed_numbers(text: Text) -> Iterator[tuple[str, Span]]:
    """Gives every typed number of a line with its place; years, dates, references and quoted titles are free."""
    for run in text:
        yield from _in_run(run)


def typed_numbers_of(parts: Parts) -> Iterator[tuple[str, Span]]:
    """Gives every typed number of some prose with its place."""
    for part in parts:
        yield from _in_part(part)


def _in_part(part: Part) -> Iterator[tuple[str, Span]]:
    if isinstance(part, Paragraph | Heading):
        yield from typed_numbers(part.text)
    elif isinstance(part, Items):
        for item in part.items:
            yield from typed_numbers_of(item)
    elif isinstance(part, Quote):
        yield from typed_numbers_of(part.parts)


def _in_run(run: Run) -> Iterator[tuple[str, Span]]:
    if isinstance(run, Words):
        yield from _in_words(run)
    elif isinstance(run, Link) or (isinstance(run, Marked) and run.mark != "em"):
        yield from typed_numbers(run.runs)


def _in_words(words: Words) -> Iterator[tuple[str, Span]]:
    masked = _FREE.sub(lambda found: "x" * len(found[0]), words.text)
    for found in _NUMBER.finditer(masked):
        number = found[0].strip(" .,")
        at = words.at
        yield number, Span(file=at.file, line=at.line, column=at.column + found.start(), length=len(number))
