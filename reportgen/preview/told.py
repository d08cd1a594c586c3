"""Told: problems as a page shows them: place, message, the source line with what is meant, and the way out."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reportgen.console import excerpt, summary
from reportgen.console.sources import source_text
from reportgen.preview.editor import Editor
from reportgen.problems import Problem, Span


def told(problems: Iterable[Problem], editor: Editor, *, crash: str = "", shown: bool = True) -> dict[str, Any]:
    """Gives the message about what is wrong; `shown` says whether there is a page all the same."""
    found = tuple(problems)
    errors = [problem for problem in found if problem.level == "error"]
    return {
        "broken": bool(errors or crash), "crash": crash, "summary": summary(found) if found else "",
        "page": shown, "problems": [_problem(problem, editor) for problem in (*errors, *_warnings(found))],
    }  # fmt: skip


def _warnings(found: Iterable[Problem]) -> Iterable[Problem]:
    return (problem for problem in found if problem.level == "warning")


def _problem(problem: Problem, editor: Editor) -> dict[str, Any]:
    return {
        "level": problem.level, "code": problem.code, "message": problem.message, "hint": problem.hint,
        "at": _place(problem.at, editor), "also": [_place(at, editor) for at in problem.also],
    }  # fmt: skip


def _place(at: Span, editor: Editor) -> dict[str, Any]:
    found = excerpt(at, lambda path: source_text(Path(editor.root) / path))
    place: dict[str, Any] = {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "there": bool(editor.path_of(at.file)),
    }
    return place if found is None else {**place, "row": found.row, "begin": found.begin, "length": found.length}
