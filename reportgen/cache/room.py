"""Room: how large a cache is, and making it smaller: what was not used for longest goes first."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reportgen.cache.gate import BusyError, alone
from reportgen.cache.store import FRESH, LOCK, TAG, Cache, unfinished

_LEDGER = "size"
_KEPT = 0.8
"""What a cache that has outgrown its limit is cut down to, so that not each build cuts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a cache holds: kind → how many results, and their bytes."""

    kinds: Mapping[str, tuple[int, int]]

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(size for _, size in self.kinds.values())


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Result:
    last: int
    path: Path
    size: int
    kind: str


def room_of(cache: Cache) -> Room:
    """Gives what a cache holds."""
    kinds: dict[str, tuple[int, int]] = {}
    for each in _results(cache):
        count, size = kinds.get(each.kind, (0, 0))
        kinds[each.kind] = count + 1, size + each.size
    return Room(kinds=dict(sorted(kinds.items())))


def clear(cache: Cache) -> int:
    """Takes out everything; gives how many bytes went. Raises `BusyError` while a build uses the cache."""
    size = room_of(cache).size
    with alone(cache):
        for each in cache.folder.iterdir():
            if each.is_dir():
                shutil.rmtree(each)
            elif each.name not in {LOCK, TAG}:
                each.unlink()
    return size


def settle(cache: Cache, limit: int) -> None:
    """Shrinks the cache at the end of a build when it has outgrown its limit; the ledger says so without a look at it.

    While another build runs nothing is taken out: whoever ends last does it.
    """
    if _outgrown(cache, limit):
        with suppress(BusyError):
            shrink(cache, limit)


def shrink(cache: Cache, limit: int) -> int:
    """Takes out what was not used for longest when the cache is beyond its limit; gives how many bytes went.

    What this build used stays. Raises `BusyError` while another build uses the cache.
    """
    gone = 0
    with alone(cache):
        found = sorted(_results(cache))
        size = sum(each.size for each in found)
        for each in found if size > limit else ():
            if size - gone > limit * _KEPT and each.path not in cache.used:
                each.path.unlink(missing_ok=True)
                gone += each.size
        _write(cache, size - gone)
    return gone


def _outgrown(cache: Cache, limit: int) -> bool:
    """Adds what this build stored to the ledger, which may say too much but seldom too little, and looks at it."""
    try:
        size = int((cache.folder / _LEDGER).read_bytes()) + sum(cache.stored)
    except (OSError, ValueError):
        return True
    if cache.stored:
        _write(cache, size)
    return size > limit


def _write(cache: Cache, size: int) -> None:
    with unfinished(cache.folder) as fresh:
        fresh.write_text(str(size))
        fresh.replace(cache.folder / _LEDGER)


def _results(cache: Cache) -> Iterator[_Result]:
    for place in cache.folder.glob("*/??/*"):
        with suppress(OSError):
            state = place.stat()
            kind = place.parts[-3]
            if kind != FRESH:
                yield _Result(last=state.st_mtime_ns, path=place, size=state.st_size, kind=kind)
