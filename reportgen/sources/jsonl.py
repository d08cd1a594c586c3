"""JSON lines: one object a line, or one list of objects; numbers keep the digits that they were written with."""

import json
from collections.abc import Iterator
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
    """Gives objects with their line, or with their number in a list."""
    with path.open(encoding="utf-8") as lines:
        begins = lines.read(1)
        lines.seek(0)
        if begins == "[":
            yield from enumerate((_object(entry, number) for number, entry in _listed(lines.read())), 1)
            return
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, _object(_parsed(line, number), number)


def _listed(text: str) -> Iterator[tuple[int, object]]:
    entries = _parsed(text, 1)
    yield from enumerate(entries if isinstance(entries, list) else [entries], 1)


def _parsed(text: str, line: int) -> object:
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        where = line + error.lineno - 1
        raise _NotAnObjectError(
            f"the line is no JSON: {error.msg.lower()}, at character {error.colno}", where
        ) from None


def _object(entry: object, line: int) -> _Object:
    if isinstance(entry, dict) and any("\0" in value for value in entry.values() if isinstance(value, str)):
        raise _NotAnObjectError("a text holds a zero character", line)
    if not isinstance(entry, dict):
        raise _NotAnObjectError("expected an object, `{…}`", line)
    return entry


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


JSONL = SourceKind(name="jsonl", suffixes=(".jsonl", ".ndjson", ".json"), read=read_jsonl)
"""Objects, one a line."""
