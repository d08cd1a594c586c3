"""Replace a folder at once: whoever looks, or is killed, finds the old one or the new one, whole."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""Linux's AT_FDCWD and RENAME_EXCHANGE."""


def replace_folder(target: Path, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
    """Puts a folder with exactly the files that are made in the place of the old one, and gives them.

    They are made while nobody else replaces the folder: what they take over from the old one is still there.
    A failure leaves the old one as it was.
    """
    with _locked(target):
        _mend(target)
        fresh, files = _fresh(target), make()
        try:
            for path, data in files.items():
                place = fresh / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
            _exchange(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        return files


def mend(target: Path) -> None:
    """Puts back the old folder, and clears away the new one, of a build that was killed while it replaced one by the other."""
    if _fresh(target).exists() or _old(target).exists():
        with _locked(target):
            _mend(target)


def _mend(target: Path) -> None:
    if _old(target).exists() and not target.exists():
        _old(target).rename(target)
    for left in (_old(target), _fresh(target)):
        shutil.rmtree(left, ignore_errors=True)


def _exchange(fresh: Path, target: Path) -> None:
    """Puts `fresh` in the place of `target`, in one step where the system can."""
    if not target.exists():
        fresh.rename(target)
    elif not _swapped(fresh, target):
        target.rename(_old(target))
        fresh.rename(target)
        shutil.rmtree(_old(target), ignore_errors=True)


def _swapped(one: Path, other: Path) -> bool:
    """Swaps two folders; says whether the system can."""
    import ctypes

    try:
        swap = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(swap(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Lets one build at a time replace the folder; the system lets go of the lock however a build ends."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.with_name(f".{target.name}.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fresh(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")
