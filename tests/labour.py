"""Work for the tests of workers."""

import os
import signal
import time
from pathlib import Path

ready = False
noted: list[int] = []


def begin() -> None:
    global ready  # noqa: PLW0603 what each process does first
    ready = True


def twice(number: int) -> int:
    return number * 2


def note(number: int) -> int:
    """Gives how many were noted in this process, this one with them."""
    noted.append(number)
    return len(noted)


def who(seconds: float) -> tuple[int, bool]:
    time.sleep(seconds)
    return os.getpid(), ready


def fail(words: str) -> None:
    raise ValueError(words)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(mark: str) -> str:
    if not Path(mark).exists():
        Path(mark).touch()
        die()
    return "alive"
