"""Problems in the three forms in which they leave the program.

`text`    for people: place, level, message and code, the line with what is meant underlined, the way out, other places:

    sections/routes.yaml:9:22: error: no column `detection` in extract `ibc_monthly` [unknown-column]
        9 |   by_route: {measure: sum(detection), by: [route]}
          |                           ^^^^^^^^^
          = hint: did you mean `detections`?

`json`    for programs: one object a line with `level`, `code`, `message`, `hint`, `file`, `line`, `column`, `length` and `also`,
          a list of places with `file`, `line`, `column`, `length`; lines and columns count from 1, lengths in characters.
`github`  for continuous integration: one workflow command a problem, which GitHub shows beside the line.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from reportgen.problems import Problem, Span

Format = Literal["text", "json", "github"]
FORMATS: tuple[str, ...] = get_args(Format)

Sources = Callable[[str], str | None]
"""Gives the text of a file by its path in the project; nothing when there is none."""

_WIDTH = 110
"""How much of a long line is shown around what is meant."""


def render(problems: Iterable[Problem], sources: Sources, form: str = "text", *, colour: bool = False) -> str:
    """Gives the problems in a format; every line ends, and no problems give nothing."""
    found = list(problems)
    if form == "json":
        return "".join(f"{_json(problem)}\n" for problem in found)
    if form == "github":
        return "".join(f"{_github(problem)}\n" for problem in found)
    if not found:
        return ""
    return "\n".join([*(_text(problem, sources, _Ink(on=colour)) for problem in found), f"{summary(found)}\n"])


def summary(problems: Sequence[Problem]) -> str:
    """Gives "3 problems in 2 files", warnings apart."""
    errors = [problem for problem in problems if problem.level == "error"]
    warnings = len(problems) - len(errors)
    files = len({problem.at.file for problem in problems})
    counted = [_count(len(errors), "problem")] if errors or not warnings else []
    counted += [_count(warnings, "warning")] if warnings else []
    return f"{' and '.join(counted)} in {_count(files, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class _Ink:
    """Colours, where there are any."""

    def __init__(self, *, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, style: str) -> str:
        codes = {"error": "1;31", "warning": "1;33", "place": "1", "hint": "36", "dim": "2"}
        return f"\x1b[{codes[style]}m{text}\x1b[0m" if self._on and text else text


def _text(problem: Problem, sources: Sources, ink: _Ink) -> str:
    at = problem.at
    head = f"{ink(f'{at.file}:{at.line}:{at.column}:', 'place')} {ink(f'{problem.level}:', problem.level)} {problem.message}"
    lines = [f"{head} {ink(f'[{problem.code}]', 'dim')}", *_excerpt(at, sources, ink, problem.level)]
    if problem.hint:
        lines.append(f"      = {ink('hint:', 'hint')} {problem.hint}")
    for span in problem.also:
        lines.append(f"      = {ink('see also:', 'hint')} {span.file}:{span.line}:{span.column}")
        lines += _excerpt(span, sources, ink, "hint")[:1]
    return "\n".join(lines) + "\n"


def _excerpt(at: Span, sources: Sources, ink: _Ink, style: str) -> list[str]:
    """Gives the line of the file and, below it, what is meant underlined."""
    found = excerpt(at, sources)
    if found is None:
        return []
    lead = "".join("\t" if sign == "\t" else " " for sign in found.row[: found.begin])
    return [f"{at.line:>5} | {found.row}", f"      | {lead}{ink('^' * found.length, style)}"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The line of a file around what is meant, which begins at `begin` (from 0)."""

    row: str
    begin: int
    length: int


def excerpt(at: Span, sources: Sources) -> Excerpt | None:
    """Gives the line that a place is in; nothing when the file has none of that number."""
    text = sources(at.file)
    rows = text.splitlines() if text else []
    if not 0 < at.line <= len(rows):
        return None
    row, column = _window(rows[at.line - 1].rstrip(), at.column - 1)
    return Excerpt(row=row, begin=column, length=min(at.length, max(1, len(row) - column)))


def _window(row: str, column: int) -> tuple[str, int]:
    """Cuts a long line around a column."""
    if len(row) <= _WIDTH:
        return row, column
    begin = max(0, min(column - _WIDTH // 3, len(row) - _WIDTH))
    cut = row[begin : begin + _WIDTH]
    shown = f"{'…' if begin else ''}{cut}{'…' if begin + _WIDTH < len(row) else ''}"
    return shown, column - begin + (1 if begin else 0)


def _json(problem: Problem) -> str:
    told = {"level": problem.level, "code": problem.code, "message": problem.message, "hint": problem.hint}
    return json.dumps(
        {**told, **_place(problem.at), "also": [_place(span) for span in problem.also]}, ensure_ascii=False
    )


def _place(at: Span) -> dict[str, str | int]:
    return {"file": at.file, "line": at.line, "column": at.column, "length": at.length}


def _github(problem: Problem) -> str:
    at = problem.at
    places = [f"see also {span.file}:{span.line}" for span in problem.also]
    message = "\n".join([problem.message, *([f"hint: {problem.hint}"] if problem.hint else []), *places])
    given = {
        "file": at.file,
        "line": at.line,
        "col": at.column,
        "endColumn": at.column + at.length,
        "title": problem.code,
    }
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in given.items())
    return f"::{problem.level} {properties}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
