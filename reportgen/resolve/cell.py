"""Cell: where in its line of a text file a value stands, so that an editor sees which cell is meant."""

from itertools import islice
from pathlib import Path

from reportgen.problems import Span
from reportgen.resolve.inputs import Stage

_LONGEST = 100_000
"""How far into a file a line is looked for; further down the whole line is meant."""


def cell_place(stage: Stage, column: str, value: str, row: tuple[int, int]) -> Span:
    """Gives the place of a column's value in a row (`row` is part and line); that of the row where it cannot be told."""
    part, line = row
    place = stage.place(part, line)
    shown = stage.raw.parts[part]
    path = stage.inputs.root / shown.removeprefix(f"{stage.inputs.shown}/")
    if not stage.raw.kind.lines or path.suffix == ".gz" or line > _LONGEST:
        return place
    text = _line(path, stage.spec.encoding, line)
    headers = stage.spec.columns[column].headers(column)
    index = next((index for index, header in enumerate(stage.raw.header) if header in headers), -1)
    delimiter = {"tab": "\t", "\\t": "\t"}.get(stage.spec.delimiter, stage.spec.delimiter)
    found = _offset(text, value, index, delimiter or ("\t" if ".tsv" in path.name.lower() else ","))
    return place if found is None else Span(file=shown, line=line, column=found + 1, length=max(1, len(value)))


def _offset(text: str, value: str, index: int, delimiter: str) -> int | None:
    """Gives where a cell begins: the one below the column's header, else the only one that says the same."""
    starts = _starts(text, delimiter)
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    same = [start for start, end in zip(starts, ends, strict=True) if text[start:end].strip().strip('"') == value]
    if 0 <= index < len(starts) and starts[index] in same:
        return _content(text, starts[index])
    return _content(text, same[0]) if len(same) == 1 else None


def _starts(text: str, delimiter: str) -> list[int]:
    """Gives where the cells of a line begin; a delimiter between quotes parts nothing."""
    starts, quoted = [0], False
    for place, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif sign == delimiter and not quoted:
            starts.append(place + 1)
    return starts


def _content(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip(' "'))


def _line(path: Path, encoding: str, line: int) -> str:
    try:
        known = "utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding
        with path.open(encoding=known, errors="replace") as rows:
            return next(islice(rows, line - 1, None), "").rstrip("\n")
    except (OSError, LookupError):
        return ""
