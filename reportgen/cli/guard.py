"""Guard a command's work: what is wrong ends it with a message and an exit status of its own."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from reportgen.cli.printing import Form, print_problems
from reportgen.disk import refusal
from reportgen.pipeline.model import WrongUsageError
from reportgen.problems import ReportError

Result = TypeVar("Result")
_PATIENCE = 5.0
"""So many seconds may a command take to end after Ctrl-C."""


def guarded(work: Callable[[], Result], root: Path, form: Form) -> Result:
    """Runs a command's work; problems and a lacking machine end it with their own exit status."""
    try:
        with _heard():
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


def _ended() -> SystemExit:
    """Gives the end of a command that was told to end by Ctrl-C, with the status that shells give it."""
    click.echo("ended", err=True)
    return SystemExit(128 + signal.SIGINT)


@contextmanager
def _heard() -> Iterator[None]:
    """Ends the work at Ctrl-C; where something on the way takes no notice of that, a moment later all the same."""
    told = threading.Event()

    def hear(*_: object) -> None:
        told.set()
        timer = threading.Timer(_PATIENCE, lambda: os._exit(128 + signal.SIGINT))
        timer.daemon = True
        timer.start()
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, hear)
    try:
        yield
    except (KeyboardInterrupt, Exception):  # DuckDB has an error of its own for it
        if not told.is_set():
            raise
    finally:
        signal.signal(signal.SIGINT, before)
    if told.is_set():
        raise _ended()
