"""Print problems with their source lines, and progress while a build runs."""

from collections.abc import Iterable
from pathlib import Path

import click

from reportgen.problems import Problem


def print_problems(root: Path, problems: Iterable[Problem], form: str) -> None:
    """Prints problems in the form asked: text to the standard error, machines' forms to the standard output."""
    from reportgen.console import render

    found = tuple(problems)
    if found or form == "json":
        click.echo(render(found, lambda path: _text(root / path), form), err=form == "text", nl=False)


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return None
