"""End a command at a signal: with a word, the status that shells give it, and time to put things away."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import click

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
"""Ctrl-C, and what a machine sends that wants a command to end."""
_PATIENCE = 10.0
"""So many seconds may a command take to end after that."""
_MOMENT = 0.05
"""So many seconds later one is sent again."""


class _ToldError(KeyboardInterrupt):
    """What a signal raises. Where a plain `KeyboardInterrupt` leaves `exec`, Python ends itself by SIGINT when all is done."""


@contextmanager
def ending_quietly() -> Iterator[None]:
    """Ends a command with a word also at a signal that comes before its work begins or after it has ended."""

    def hear(number: int) -> None:
        raise _ended(number)

    with _hearing(hear):
        yield


@contextmanager
def ending() -> Iterator[None]:
    """Ends the work at a signal; where something on the way takes no notice of it, a moment later all the same."""
    told = list[int]()

    def hear(number: int) -> None:
        if not told:
            _later(_PATIENCE, lambda: os._exit(128 + number))
        told.append(number)
        raise _ToldError

    with _hearing(hear), _said_again(told):
        try:
            yield
        except (KeyboardInterrupt, Exception):  # DuckDB has an error of its own for it
            if not told:
                raise
    if told:
        raise _ended(told[0])


@contextmanager
def _said_again(told: Sequence[int]) -> Iterator[None]:
    """Sends a signal again that came where Python drops what is raised: in a callback of its own."""
    before = sys.unraisablehook

    def dropped(what: "sys.UnraisableHookArgs") -> None:
        if told and issubclass(what.exc_type, _ToldError):
            _later(_MOMENT, lambda: os.kill(os.getpid(), told[0]))
        else:
            before(what)

    sys.unraisablehook = dropped
    try:
        yield
    finally:
        sys.unraisablehook = before


def _later(seconds: float, act: Callable[[], object]) -> None:
    timer = threading.Timer(seconds, act)
    timer.daemon = True
    timer.start()


@contextmanager
def _hearing(hear: Callable[[int], None]) -> Iterator[None]:
    """Has the signals heard for a while, a moment later where they would do harm; in another thread than the first nothing is."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def heard(number: int, frame: FrameType | None) -> None:
        if _harmed(frame):
            _later(_MOMENT, lambda: os.kill(os.getpid(), number))
        else:
            hear(number)

    before = [(each, signal.signal(each, heard)) for each in _SIGNALS]
    try:
        yield
    finally:
        for each, one in before:
            signal.signal(each, one)


def _harmed(frame: FrameType | None) -> bool:
    """Says whether Python imports, or makes or removes a temporary folder, however deep below that the signal came.

    An import may hold a lock that all threads wait for, and DuckDB, imported by half, crashes when all is done. A folder
    that is made and not yet noted, or noted as removed and not yet removed, would be left behind.
    """
    folders = getattr(sys.modules.get("tempfile"), "__file__", None)
    while frame is not None:
        file = frame.f_code.co_filename
        if file == folders or file.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def _ended(number: int) -> SystemExit:
    """Gives the end of a command that was told to end, with the status that shells give it."""
    click.echo("ended", err=True)
    return SystemExit(128 + number)
