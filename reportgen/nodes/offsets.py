"""Offsets: where in the file each stretch of a scalar's text begins, when lines were joined or characters escaped."""

import re
from collections.abc import Iterator, Sequence

Turn = tuple[int, int, int]
"""Offset in the text, and the line and column (from 1) where the text goes on from there."""

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|''|.")
_PLAIN = re.compile(".")


def turns(rows: Sequence[str], first: tuple[int, int], mark: str, text: str) -> tuple[Turn, ...]:
    """Gives the turns of a plain or quoted scalar, or nothing where they cannot be told.

    `rows` are the lines that it stands on, the last one cut where it ends; `first` is the line (from 1) and the column
    (from 0) of its first character inside the quotes; `mark` is its quotation mark, or nothing.
    """
    found: list[Turn] = []
    offset = blank = 0
    for index, row in enumerate(rows):
        start = first[1] if index == 0 else len(row) - len(row.lstrip(" \t"))
        body = row[start:] if index == len(rows) - 1 else row[start:].rstrip(" \t")
        if index and not body:
            blank += 1
            continue
        offset += 0 if not index else blank or 1
        blank = 0
        found.extend((offset + turn[0], first[0] + index, start + turn[1] + 1) for turn in _pieces(body, mark))
        offset += sum(1 for _ in _characters(body, mark))
    return tuple(found) if offset == len(text) else ()


def _pieces(body: str, mark: str) -> Iterator[tuple[int, int]]:
    """Gives offset and column of the row's begin and of what follows each escape."""
    yield 0, 0
    column = 0
    for offset, width in enumerate(_characters(body, mark)):
        column += width
        if width > 1:
            yield offset + 1, column


def _characters(body: str, mark: str) -> Iterator[int]:
    """Gives the width in the file of each character of the text."""
    for found in (_ESCAPE if mark else _PLAIN).finditer(body):
        typed = found[0]
        escaped = typed == "''" if mark == "'" else len(typed) > 1 and typed != "''"
        yield from [len(typed)] if escaped or len(typed) == 1 else [1] * len(typed)
