"""JSON lines: one object a line, or one list of objects; numbers keep the digits that they were written with."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from reportgen.kinds import Reading, SourceKind
from reportgen.problems import Span
from reportgen.sources.rows import load_rows
from reportgen.sources.text import plain_text

_Object = dict[str, object]


def read_jsonl(reading: Reading) -> tuple[str, ...] | None:
    """Makes a table of text columns from objects; the header is their keys in order of appearance."""
    with plain_text(reading) as plain:
        if plain is None:
            return None
        try:
            header = tuple(dict.fromkeys(key for _, entry in _objects(plain.path) for key in entry))
        except _NotAnObjectError as wrong:
            reading.findings.error("unreadable-file", wrong.message, Span(file=reading.shown, line=wrong.line))
            return None
        rows = ((line, [_text(entry.get(key)) for key in header]) for line, entry in _objects(plain.path))
        load_rows(reading, len(header), rows)
        return header


class _NotAnObjectError(Exception):
    """A line is no JSON object."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message, self.line = message, line


def _objects(path: Path) -> Iterator[tuple[int, _Object]]:
    """Gives objects with the line they begin in."""
    with path.open(encoding="utf-8") as lines:
        begins = lines.read(1)
        lines.seek(0)
        if begins == "[":
            yield from ((number, _object(entry, number)) for number, entry in _listed(lines.read()))
            return
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, _object(_parsed(line, number), number)


_LONGEST = 60
"""A power of ten with more digits than this stays as it is written; it fits no column."""


def _written_out(number: str) -> str:
    """Gives a number without an exponent: `1e3` is 1000."""
    _, power, exponent = number.lower().partition("e")
    return format(Decimal(number), "f") if power and abs(int(exponent)) < _LONGEST else number


_DECODER = json.JSONDecoder(parse_int=str, parse_float=_written_out, parse_constant=str)


def _listed(text: str) -> Iterator[tuple[int, object]]:
    """Gives the entries of a list, each with the line it begins in, or with its number when lines hold several."""
    _parsed(text, 1)
    found: list[tuple[int, object]] = []
    place, line, counted = _past_blanks(text, 1), 1, 0
    while text[place] != "]":
        line, counted = line + text.count("\n", counted, place), place
        entry, end = _DECODER.raw_decode(text, place)
        found.append((line, entry))
        end = _past_blanks(text, end)
        place = _past_blanks(text, end + 1) if text[end] == "," else end
    alone = len({line for line, _ in found}) == len(found)
    yield from found if alone else enumerate((entry for _, entry in found), 1)


def _past_blanks(text: str, place: int) -> int:
    while text[place] in " \t\n\r":
        place += 1
    return place


def _parsed(text: str, line: int) -> object:
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        where = line + error.lineno - 1
        raise _NotAnObjectError(
            f"the line is no JSON: {error.msg.lower()}, at character {error.colno}", where
        ) from None
    except RecursionError:
        raise _NotAnObjectError("the brackets are nested too deeply to be read", line) from None


def _object(entry: object, line: int) -> _Object:
    if not isinstance(entry, dict):
        raise _NotAnObjectError("expected an object, `{…}`", line)
    for text in (*entry, *(value for value in entry.values() if isinstance(value, str))):
        if "\0" in text:
            raise _NotAnObjectError("a text holds a zero character", line)
        if not text.isascii() and _HALF.search(text):
            raise _NotAnObjectError("a text holds half of a character, such as `\\ud800` alone", line)
    return entry


_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character above U+FFFF, which is no text alone."""


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


JSONL = SourceKind(name="jsonl", suffixes=(".jsonl", ".ndjson", ".json"), read=read_jsonl)
"""Objects, one a line."""
