"""Fonts: where font files of given names stand on this machine."""

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/opt/homebrew/share/fonts"))
"""Where packages put fonts; `~/.local/share/fonts` comes after them."""


def font_files(names: Sequence[str], roots: Sequence[Path] | None = None) -> dict[str, Path]:
    """Gives the first file of each name; the roots in their order, the folders by name."""
    wanted, found = set(names), dict[str, Path]()
    for folder, files in _folders(roots if roots is not None else (*FOLDERS, Path.home() / ".local/share/fonts")):
        for name in wanted.intersection(files):
            found.setdefault(name, Path(folder) / name)
    return {name: found[name] for name in names if name in found}


def font_digests(found: Mapping[str, Path]) -> dict[str, str]:
    """Gives the digest of each file; one that stands there as it was is read once a process."""
    return {name: _digest(path, *_state(path)) for name, path in found.items()}


def _state(path: Path) -> tuple[int, ...]:
    state = path.stat()
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


@lru_cache(maxsize=256)
def _digest(path: Path, *_: int) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _folders(roots: Sequence[Path]) -> Iterator[tuple[str, list[str]]]:
    for root in roots:
        for folder, below, files in os.walk(root):
            below.sort()
            yield folder, files
