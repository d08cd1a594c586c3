"""Remembered digests of the machine's large files, by everything that the file system tells of a file."""

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_FRESH = 2 * 10**9
"""A file that changed so many nanoseconds ago may change again without the file system telling."""


@dataclass(slots=True)
class Remembered:
    """Digests of files by path, size, number and times of change; a file that is not as it was is read again."""

    place: Path
    """The file in which they stand from one build to the next; it holds for this machine alone."""
    _known: dict[str, list[Any]] = field(default_factory=dict)
    _read: bool = False

    def digests(self, paths: Iterable[Path]) -> tuple[str, ...]:
        """Gives `NAME DIGEST` of each file that is there."""
        if not self._read:
            self._known, self._read = _stored(self.place), True
        before = dict(self._known)
        found = [f"{path.name} {self._digest(path)}" for path in paths if path.is_file()]
        if before != self._known:
            self._store()
        return tuple(found)

    def _digest(self, path: Path) -> str:
        state = _state(path)
        known = self._known.get(str(path))
        if known is None or known[:-1] != state:
            with path.open("rb") as raw:
                known = [*state, hashlib.file_digest(raw, "sha256").hexdigest()]
            self._known[str(path)] = known
        return str(known[-1])

    def _store(self) -> None:
        """Writes the digests, but of files that changed just now by the clock of the file system."""
        fresh = self.place.with_name(f"{self.place.name}.{os.getpid()}")
        with suppress(OSError):
            self.place.parent.mkdir(parents=True, exist_ok=True)
            fresh.touch()
            last = fresh.stat().st_mtime_ns - _FRESH
            kept = {path: known for path, known in self._known.items() if max(known[2:4]) < last}
            fresh.write_text(json.dumps(kept), encoding="utf-8")
            fresh.replace(self.place)


def _state(path: Path) -> list[int]:
    state = path.stat()
    return [state.st_size, state.st_ino, state.st_mtime_ns, state.st_ctime_ns]


def _stored(place: Path) -> dict[str, list[Any]]:
    try:
        found = json.loads(place.read_bytes())
    except (OSError, ValueError):
        return {}
    whole = isinstance(found, dict) and all(isinstance(each, list) and len(each) == 5 for each in found.values())
    return found if whole else {}
