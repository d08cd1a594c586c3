"""Guard a command's work: what is wrong ends it with a message and an exit status of its own."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from reportgen.cli.ending import ending
from reportgen.cli.printing import Form, print_problems
from reportgen.disk import refusal
from reportgen.pipeline.model import WrongUsageError
from reportgen.problems import ReportError

Result = TypeVar("Result")


def guarded(work: Callable[[], Result], root: Path, form: Form) -> Result:
    """Runs a command's work; problems and a lacking machine end it with their own exit status."""
    try:
        with ending():
            return work()
    except WrongUsageError as error:
        raise click.UsageError(str(error)) from None
    except ReportError as error:
        print_problems(root, error.problems, form)
        lacking = any(problem.code.startswith("machine-") for problem in error.problems)
        sys.exit(3 if lacking else 1)
    except OSError as error:
        problem = refusal(error, root)
        if problem is None:
            raise
        print_problems(root, [problem], form)
        sys.exit(3)
