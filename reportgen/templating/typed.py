"""Find numbers that were typed where an indicator should stand."""

from bisect import bisect_right
from collections.abc import Iterator

from reportgen.document import Abbreviation, Heading, Items, Link, Marked, Paragraph, Part, Parts, Quote, Text, Words
from reportgen.problems import Span
from reportgen.templating.numbers import numbers_in

_ELSE = "\ue000"
"""What stands for a value, a reference or the call of a note: no word and no number."""


def typed_numbers(text: Text) -> Iterator[tuple[str, Span]]:
    """Gives every number that was typed in a line with its place; the line is read across emphasis, links and values."""
    starts, words, line = [0], [Words(text="")], ""
    for each in _words(text):
        starts.append(len(line))
        words.append(each)
        line += each.text
    for offset, number in numbers_in(line):
        index = bisect_right(starts, offset) - 1
        at, begin = words[index].at, offset - starts[index]
        length = min(len(number), len(words[index].text) - begin)
        yield number, Span(file=at.file, line=at.line, column=at.column + begin, length=length)


def _words(text: Text) -> Iterator[Words]:
    for run in text:
        if isinstance(run, Words):
            yield run
        elif isinstance(run, Marked | Link):
            yield from _words(run.runs)
        else:
            yield Words(text=run.short if isinstance(run, Abbreviation) else _ELSE)


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
