"""Digests of bytes and of folders."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

_LENGTH = 32
"""As many characters of SHA-256, which processors have instructions for, keep any two things apart."""


def digest(*parts: bytes | str) -> str:
    """Gives the digest of some parts; where one ends and the next begins counts."""
    pieces = [part.encode() if isinstance(part, str) else part for part in parts]
    lengths = b"".join([len(piece).to_bytes(8, "big") for piece in pieces])
    total = hashlib.sha256(len(pieces).to_bytes(8, "big") + lengths)
    for piece in pieces:
        total.update(piece)
    return total.hexdigest()[:_LENGTH]


def folder_digest(folder: Path, suffixes: tuple[str, ...] = ()) -> str:
    """Gives the digest of all files below a folder (those that end so), by name and content; compiled Python is none."""
    return digest(*(part for name, path in sorted(_files(str(folder), "", suffixes)) for part in (name, _bytes(path))))


def _files(folder: str, above: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(entry.path, f"{above}{entry.name}/", suffixes)
        elif entry.name.endswith(suffixes or "") and entry.is_file():
            yield f"{above}{entry.name}", entry.path


def _bytes(path: str) -> bytes:
    with open(path, "rb") as raw:  # noqa: PTH123 hundreds of files at each start
        return raw.read()
