"""Cases: small projects with something wrong, as one file that an analyst can read.

A case is a YAML file in a folder of this one. Comments say which files of `project/` it replaces (`# as sections/routes.yaml`),
what it adds at the end of one (`# added to data/catalogue.yaml`) and which it takes away (`# without data/prices.csv`). Above a
broken line stand its problems, with the columns that are meant; `pytest tests/problems --bless` writes them:

    # error 25-34: no column `detection` in extract `detections` [unknown-column]
    # hint: did you mean `detections`?
"""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.problems import Problem, Span

HERE = Path(__file__).parent
PROJECT = HERE / "project"
FILES = sorted(path for path in HERE.glob("*/*.yaml") if path.parent != PROJECT)

_NOTE = re.compile(r"\s*# (error|warning|hint|also|elsewhere)\b")
_PART = re.compile(r"# (as|added to|without) (\S+)$")
_CODE = re.compile(r"\[([a-z0-9-]+)\]$")


@dataclass
class Part:
    """What a case says of one file."""

    manner: str
    path: str
    lines: list[str] = field(default_factory=list)
    before: int = 0
    """How many lines of the project's own file stand above."""


@dataclass
class Case:
    """One case: comments at its head, and its parts."""

    head: list[str]
    parts: list[Part]

    def write(self, root: Path) -> None:
        """Makes the project."""
        shutil.copytree(PROJECT, root, dirs_exist_ok=True)
        for part in self.parts:
            place = root / part.path
            place.parent.mkdir(parents=True, exist_ok=True)
            if part.manner == "without":
                place.unlink()
                continue
            own = place.read_text("utf-8") if part.manner == "added to" else ""
            part.before = own.count("\n")
            place.write_text(own + "".join(f"{line}\n" for line in part.lines), "utf-8")

    def blessed(self, problems: Iterable[Problem]) -> str:
        """Gives the text of the case with these problems in it."""
        found = list(problems)
        shown = [
            *self.head,
            *(line for problem in found if not self._holds(problem.at) for line in _elsewhere(problem)),
        ]
        for part in self.parts:
            shown.append(f"# {part.manner} {part.path}")
            for number, line in enumerate([*part.lines, ""], start=part.before + 1):
                here = [problem for problem in found if self._holds(problem.at) and _stands(problem.at, part, number)]
                indent = line[: len(line) - len(line.lstrip(" "))]
                shown += [f"{indent}{note}" for problem in here for note in _notes(problem)]
                shown += [line] if number <= part.before + len(part.lines) else []
        return "".join(f"{line}\n" for line in shown)

    def _holds(self, at: Span) -> bool:
        return any(part.path == at.file and part.manner != "without" and at.line > part.before for part in self.parts)


def read(path: Path) -> Case:
    """Reads a case, its problems left out."""
    case = Case(head=[], parts=[])
    for line in path.read_text("utf-8").split("\n")[:-1]:
        if _NOTE.match(line):
            continue
        if found := _PART.match(line):
            case.parts.append(Part(manner=found[1], path=found[2]))
        elif case.parts:
            case.parts[-1].lines.append(line)
        else:
            case.head.append(line)
    return case


def codes(path: Path) -> Iterator[str]:
    """Gives the codes of the problems that stand in a case."""
    for line in path.read_text("utf-8").split("\n"):
        if _NOTE.match(line) and (found := _CODE.search(line)):
            yield found[1]


def _stands(at: Span, part: Part, number: int) -> bool:
    last = part.before + len(part.lines)
    return part.path == at.file and (at.line == number or (number == last + 1 and at.line > last))


def _notes(problem: Problem) -> Iterator[str]:
    at = problem.at
    columns = f"{at.column}-{at.column + at.length - 1}" if at.length > 1 else str(at.column)
    yield f"# {problem.level} {columns}: {problem.message} [{problem.code}]"
    if problem.hint:
        yield f"# hint: {problem.hint}"
    yield from (f"# also {span.file}:{span.line}:{span.column}" for span in problem.also)


def _elsewhere(problem: Problem) -> Iterator[str]:
    first, *rest = _notes(problem)
    yield f"# elsewhere {problem.at.file}:{problem.at.line}: {first.removeprefix('# ')}"
    yield from rest
