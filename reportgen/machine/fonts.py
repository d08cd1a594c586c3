"""Fonts: where font files of given names stand on this machine."""

import os
from collections.abc import Iterator, Sequence
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


def _folders(roots: Sequence[Path]) -> Iterator[tuple[str, list[str]]]:
    for root in roots:
        for folder, below, files in os.walk(root):
            below.sort()
            yield folder, files
