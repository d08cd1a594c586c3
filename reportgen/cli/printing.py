"""Print problems with their source lines, and progress while a build runs."""

import os
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Literal

import click

from reportgen.pipeline.model import Silent, Stages
from reportgen.problems import Problem

Form = Literal["text", "json", "github"]


def progress(*, quiet: bool) -> AbstractContextManager[Stages]:
    """Gives the display of a build's stages, on the standard error; nothing is shown when it should be quiet."""
    if quiet:
        return nullcontext(Silent())
    from reportgen.console import Progress

    return Progress()


def print_problems(root: Path, problems: Iterable[Problem], form: Form) -> None:
    """Prints problems in the form asked: text to the standard error, machines' forms to the standard output."""
    found = tuple(problems)
    if not found and form != "json":
        return
    from reportgen.console import render
    from reportgen.console.sources import source_text

    text = render(found, lambda path: source_text(root / path), form, colour=_coloured())
    click.echo(text, err=form == "text", nl=False)


def _coloured() -> bool:
    """Says whether the standard error shows colours: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")
