"""The gate: builds share a cache while they run; only who is alone may take something out of it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.cache.store import FRESH, LOCK, TAG, Cache

_SAID = "Signature: 8a477f597d28d172789f06886806bc55\n# Results that reportgen keeps; they can be made again.\n"


class BusyError(Exception):
    """Another build is using the cache."""


@contextmanager
def opened(cache: Cache) -> Iterator[None]:
    """Shares the cache with other builds; what builds that were killed left half written goes first."""
    with _lock(cache.folder) as held:
        if _is_alone(held):
            shutil.rmtree(cache.folder / FRESH, ignore_errors=True)
        fcntl.flock(held, fcntl.LOCK_SH)
        yield


def is_foreign(folder: Path) -> bool:
    """Says whether a folder holds something, and is no cache of ours: nothing is to be put there or taken away."""
    return folder.is_dir() and not (folder / TAG).is_file() and any(folder.iterdir())


@contextmanager
def alone(cache: Cache) -> Iterator[None]:
    """Keeps builds out of the cache; raises `BusyError` when one is using it."""
    with _lock(cache.folder) as held:
        if not _is_alone(held):
            raise BusyError
        yield


@contextmanager
def _lock(folder: Path) -> Iterator[int]:
    """Opens the file that is locked; the system lets go of it when the process ends, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / TAG).exists():
        (folder / TAG).write_text(_SAID, encoding="utf-8")
    held = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        os.utime(held)
        yield held
    finally:
        os.close(held)


def _is_alone(held: int) -> bool:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
