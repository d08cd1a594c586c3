"""The store: one file a result, named by kind and digest, sealed by a digest of its content that is checked when it is read."""

import hashlib
import itertools
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FRESH = "tmp"
"""The folder of what is being written."""
TAG = "CACHEDIR.TAG"
"""The file that says that a folder is a cache, ours, and of no worth to those who back up."""
LOCK = "lock"
"""The file that a build holds while it runs; touched when it starts, it tells the time by the clock of the file system."""
_SEAL = 16
_DAY = 86_400 * 10**9
_count = itertools.count()
_SELF = os.urandom(6).hex()
"""Tells this process from others of its number, on another machine or in another container."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands under a key: its bytes, or why there are none."""

    data: bytes | None
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results; read and written by any number of builds at once."""

    folder: Path
    aside: Path | None = None
    """Where new results go when the folder itself is not to be written."""
    used: dict[Path, None] = field(default_factory=dict, compare=False, repr=False)
    """The files that were read or stored; the last that a cache out of room gives up."""
    stored: list[int] = field(default_factory=list, compare=False, repr=False)
    """The sizes of what was stored."""

    def find(self, kind: str, key: str) -> Found:
        """Gives what is stored, and says when it is damaged: then it is never used."""
        damaged = False
        for folder in self._homes:
            try:
                sealed = self._read(_place(folder, kind, key))
            except OSError:
                continue
            data = sealed[_SEAL:]
            if seal(key, data) == sealed[:_SEAL]:
                return Found(data=data)
            damaged = True
        return Found(data=None, damaged=damaged)

    def get(self, kind: str, key: str) -> bytes | None:
        """Gives a stored result; nothing when there is none or it is damaged."""
        return self.find(kind, key).data

    def put(self, kind: str, key: str, data: bytes) -> bytes:
        """Stores a result whole or not at all, and gives it back."""
        with unfinished(self._home) as fresh:
            fresh.write_bytes(seal(key, data) + data)
            self._settle(fresh, _place(self._home, kind, key))
        return data

    def put_file(self, kind: str, key: str, write: Callable[[Path], object]) -> None:
        """Stores what is written to a path, whole or not at all; its digest is stored beside it."""
        with unfinished(self._home) as fresh:
            write(fresh)
            named = _digest_of(fresh)
            self._settle(fresh, _place(self._home, kind, f"{key}.{named}"))
        self.put(kind, key, named.encode())

    def path(self, kind: str, key: str) -> Path | None:
        """Gives where a stored file stands, its content not yet looked at; nothing when there is none."""
        named = self.get(kind, key)
        places = (_place(folder, kind, f"{key}.{named.decode()}") for folder in self._homes) if named else ()
        found = next((place for place in places if place.exists()), None)
        if found is not None:
            self._note(found, found.stat())
        return found

    def whole_path(self, kind: str, key: str) -> Path | None:
        """Gives where a stored file stands when its content is whole; reads all of it."""
        found = self.path(kind, key)
        return found if found is not None and found.name == f"{key}.{_digest_of(found)}" else None

    def once(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Gives the stored result, made first when there is none."""
        found = self.get(kind, key)
        return self.put(kind, key, make()) if found is None else found

    def get_json(self, kind: str, key: str) -> Any | None:  # noqa: ANN401 JSON is what it is
        """Gives a stored JSON value; nothing when there is none or it is damaged."""
        found = self.get(kind, key)
        return None if found is None else json.loads(found)

    def put_json(self, kind: str, key: str, value: object) -> None:
        """Stores a JSON value."""
        self.put(kind, key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    @property
    def _home(self) -> Path:
        return self.aside or self.folder

    @property
    def _homes(self) -> tuple[Path, ...]:
        return (self.folder, *filter(None, [self.aside]))

    def _read(self, place: Path) -> bytes:
        with place.open("rb") as opened:
            self._note(place, os.fstat(opened.fileno()))
            return opened.read()

    def _note(self, place: Path, state: os.stat_result) -> None:
        """Remembers that a result was used, and marks it so, at most once a day: the oldest are given up first."""
        if place not in self.used and self.aside is None:
            self.used[place] = None
            with suppress(OSError):
                if state.st_mtime_ns < (self.folder / LOCK).stat().st_mtime_ns - _DAY:
                    os.utime(place)

    def _settle(self, fresh: Path, place: Path) -> None:
        self.stored.append(fresh.stat().st_size)
        with suppress(NotADirectoryError, FileExistsError):
            place.parent.mkdir(parents=True, exist_ok=True)
        try:
            fresh.replace(place)
        except (IsADirectoryError, NotADirectoryError):
            _clear_way(place)
            fresh.replace(place)
        self.used[place] = None


def _clear_way(place: Path) -> None:
    """Takes away what stands where a result goes and is none: a folder in its place, or a file in that of its folder."""
    if place.is_dir():
        shutil.rmtree(place)
    elif not place.parent.is_dir():
        place.parent.unlink(missing_ok=True)
        place.parent.mkdir(parents=True)


@contextmanager
def unfinished(home: Path) -> Iterator[Path]:
    """Gives a path that no other build, process or thread writes to; what still stands there in the end is deleted."""
    fresh = home / FRESH / f"{_SELF}-{os.getpid()}-{threading.get_native_id()}-{next(_count)}"
    fresh.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def seal(key: str, data: bytes) -> bytes:
    """Gives what a result is sealed with: it holds for these bytes under this key alone."""
    return hashlib.blake2b(
        data, digest_size=_SEAL, person=hashlib.blake2b(key.encode(), digest_size=16).digest()
    ).digest()


def _place(folder: Path, kind: str, key: str) -> Path:
    return folder / kind / key[:2] / key


def _digest_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
