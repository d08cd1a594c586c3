"""Guard a command's work: what is wrong ends it with a message and an exit status of its own."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from reportgen.cli.printing import Form, print_problems
from reportgen.pipeline.model import WrongUsageError
from reportgen.problems import Problem, ReportError, Span

Result = TypeVar("Result")


def guarded(work: Callable[[], Result], root: Path, form: Form) -> Result:
    """Runs a command's work; problems and a lacking machine end it with their own exit status."""
    try:
        return work()
    except WrongUsageError as error:
        raise click.UsageError(str(error)) from None
    except ReportError as error:
        print_problems(root, error.problems, form)
        lacking = any(problem.code.startswith("machine-") for problem in error.problems)
        sys.exit(3 if lacking else 1)
    except OSError as error:
        if error.errno not in REFUSALS or error.filename is None:
            raise
        print_problems(root, [_refusal(error, root)], form)
        sys.exit(3)


REFUSALS = {
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
}
"""What a disk answers that will not be written → in plain words."""


def _refusal(error: OSError, root: Path) -> Problem:
    """Gives what the disk refused as a problem of the machine, at the nearest path that exists."""
    path = Path(os.fsdecode(error.filename))
    folder = path if path.is_dir() else path.parent
    shown = folder.relative_to(root) if folder.is_relative_to(root) else folder
    hint = (
        "make room on it"
        if error.errno == errno.ENOSPC
        else "make the folder writable, or work on a copy of the report"
    )
    return Problem(
        code="machine-lacks",
        message=f"`{shown}` cannot be written: {REFUSALS[error.errno or 0]}",
        at=Span(file="(this machine)"),
        hint=hint,
    )
