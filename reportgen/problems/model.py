"""The problem itself: a place, a code, what is wrong and what was expected, and one way out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from reportgen.problems.codes import CODES

Level = Literal["error", "warning"]
"""An error stops the build before anything is rendered; a warning is printed and the build goes on."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of one line of a file: lines and columns count from 1, `length` is in characters."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake: `message` says what is wrong, `hint` the way out, `also` the other places of a conflict."""

    code: str
    message: str
    at: Span
    hint: str = ""
    also: tuple[Span, ...] = ()
    level: Level = "error"

    def __post_init__(self) -> None:
        """A code that `reportgen explain` does not know is a programmer's mistake."""
        assert self.code in CODES, f"problem code {self.code!r} is not in reportgen/problems/codes.py"


@dataclass(slots=True)
class Findings:
    """Gathers the problems of a stage; the stage goes on with what is whole."""

    problems: list[Problem] = field(default_factory=list)

    def error(self, code: str, message: str, at: Span, *, hint: str = "", also: Iterable[Span] = ()) -> None:
        """Adds a problem that stops the build."""
        self.add(Problem(code=code, message=message, at=at, hint=hint, also=tuple(also)))

    def warning(self, code: str, message: str, at: Span, *, hint: str = "", also: Iterable[Span] = ()) -> None:
        """Adds a problem that the build survives."""
        self.add(Problem(code=code, message=message, at=at, hint=hint, also=tuple(also), level="warning"))

    def add(self, problem: Problem) -> None:
        """Adds a problem unless the very same one is there."""
        if problem not in self.problems:
            self.problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Adds the problems of another stage."""
        for problem in problems:
            self.add(problem)

    def __iter__(self) -> Iterator[Problem]:
        """Gives the problems by place."""
        return iter(sorted(self.problems, key=lambda problem: (problem.at, problem.code, problem.message)))

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the build, by place."""
        return [problem for problem in self if problem.level == "error"]

    def settle(self) -> None:
        """Raises `ReportError` when there is an error."""
        if self.errors:
            raise ReportError(tuple(self))


class ReportError(Exception):
    """The report cannot be built; carries every problem found, never just the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keeps the problems for the console."""
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
