"""Declares the fonts that a build may see: a fontconfig file for browser and WeasyPrint, digests for the manifest."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportgen.draw.missing import MissingError

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/opt/homebrew/share/fonts"))
"""Where packages put fonts; `~/.local/share/fonts` comes after them."""

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


def declare(
    names: Sequence[str], folder: Path, families: tuple[str, str], roots: Sequence[Path] | None = None
) -> Fonts:
    """Links the named font files into `folder` and writes the fontconfig file there.

    `families` are what `sans-serif` and `serif` mean. Raises `MissingError` with the names that were not found.
    """
    found = _found(names, roots if roots is not None else (*FOLDERS, Path.home() / ".local/share/fonts"))
    absent = [name for name in names if name not in found]
    if absent:
        hint = "run `apt-get install fonts-inter fonts-sil-gentiumplus fonts-noto-core`"
        raise MissingError(f"no font files {', '.join(absent)}", hint)
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in found.items():
        _link(folder / name, path)
    for stranger in sorted(set(path.name for path in folder.iterdir()) - {*names, "cache", "fonts.conf"}):  # noqa: C401
        (folder / stranger).unlink()
    config = folder / "fonts.conf"
    text = _CONFIG.format(folder=folder.resolve(), sans=families[0], serif=families[1])
    if not config.exists() or config.read_text(encoding="utf-8") != text:
        config.write_text(text, encoding="utf-8")
    return Fonts(config=config, digests={name: sha256(found[name].read_bytes()).hexdigest() for name in names})


def letters(names: Sequence[str], roots: Sequence[Path] | None = None) -> frozenset[int]:
    """Gives the code points of the letters in the named font files; none when one of the files is not there."""
    from fontTools.ttLib import TTFont

    found = _found(names, roots if roots is not None else (*FOLDERS, Path.home() / ".local/share/fonts"))
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


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    link.unlink(missing_ok=True)
    link.symlink_to(target)


def _found(names: Sequence[str], roots: Sequence[Path]) -> dict[str, Path]:
    """Gives the first file of each name; the roots in their order, the folders by name."""
    wanted, found = set(names), dict[str, Path]()
    for path in _files(roots):
        if path.name in wanted and path.name not in found:
            found[path.name] = path
    return {name: found[name] for name in names if name in found}


def _files(roots: Sequence[Path]) -> Iterator[Path]:
    for root in roots:
        for folder, below, files in os.walk(root):
            below.sort()
            yield from (Path(folder) / name for name in sorted(files))
