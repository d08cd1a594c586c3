"""Declares the fonts that a build may see: a fontconfig file for browser and WeasyPrint, digests for the manifest."""

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportgen.draw.missing import MissingError
from reportgen.machine import font_digests, font_files

_KEPT = 4
"""So many folders of fonts stay that were used before."""

_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>{sans}</family></prefer></alias>
  <alias binding="same"><family>serif</family><prefer><family>{serif}</family></prefer></alias>
  <match target="font">
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
  </match>
</fontconfig>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The declared fonts: the fontconfig file that shows them alone, and each file's SHA-256."""

    config: Path
    digests: Mapping[str, str]
    families: tuple[str, str]
    embedded: tuple[str, ...] = ()
    """The files that the page carries within it."""


def declare(
    names: Sequence[str], folder: Path, families: tuple[str, str], roots: Sequence[Path] | None = None
) -> Fonts:
    """Links the named font files into a folder below `folder` and writes the fontconfig file there.

    `families` are what `sans-serif` and `serif` mean. Raises `MissingError` with the names that were not found.
    The folder is named by all that it shows, since fontconfig does not notice when a linked file changes.
    """
    found = font_files(names, roots)
    absent = [name for name in names if name not in found]
    if absent:
        hint = "run `apt-get install fonts-inter fonts-sil-gentiumplus fonts-noto-core fonts-dejavu-core`"
        raise MissingError(f"no font files {', '.join(absent)}", hint)
    digests = font_digests(found)
    text = _CONFIG.format(folder="{folder}", sans=families[0], serif=families[1])
    home = folder / sha256(repr((text, digests, sorted(map(str, found.values())))).encode()).hexdigest()[:16]
    config = home / "fonts.conf"
    _furnish(home, found)
    if not config.exists():
        _put(config, text.format(folder=home.resolve()))
    os.utime(home)
    for old in sorted((each for each in folder.iterdir() if each != home), key=_last_used)[:-_KEPT]:
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)
    return Fonts(config=config, digests=digests, families=families)


def _furnish(home: Path, found: Mapping[str, Path]) -> None:
    """Links the files; other builds may be doing the same."""
    home.mkdir(parents=True, exist_ok=True)
    for name, path in found.items():
        with suppress(FileExistsError):
            (home / name).symlink_to(path)


def _put(place: Path, text: str) -> None:
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(place)


def _last_used(folder: Path) -> int:
    try:
        return folder.lstat().st_mtime_ns
    except OSError:
        return 0


def letters(names: Sequence[str], roots: Sequence[Path] | None = None) -> frozenset[int]:
    """Gives the code points of the letters in the named font files; none when one of the files is not there."""
    from fontTools.ttLib import TTFont

    found = font_files(names, roots)
    if len(found) < len(set(names)):
        return frozenset()
    there = set[int]()
    for path in found.values():
        with TTFont(path, lazy=True) as font:
            there.update(font.getBestCmap())
    return frozenset(there)


def use(fonts: Fonts) -> None:
    """Makes this process and what it starts see the declared fonts alone; call it before the first text is laid out."""
    os.environ["FONTCONFIG_FILE"] = str(fonts.config.resolve())
