"""Disk: the door to the project's files: reading remembers digests, writing replaces a folder at once."""

import hashlib
import importlib.util
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path, PurePosixPath

from reportgen.nodes.decode import decode_text
from reportgen.problems import Findings, Span


def digest(*parts: bytes | str) -> str:
    """Gives the digest of some parts; where one ends and the next begins counts."""
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


@dataclass(slots=True)
class Project:
    """The folder of a report; paths are given and kept relative to it, with `/`."""

    root: Path
    read: dict[str, str] = field(default_factory=dict)
    """Every path that was read → digest of its bytes, or nothing where it was absent."""
    listed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Every folder that was listed → the names found."""
    _refused: dict[str, None] = field(default_factory=dict)
    """Every file or folder that there is no permission to read."""

    def bytes(self, path: str) -> bytes | None:
        """Gives a file's bytes; nothing when there is none or it cannot be read."""
        try:
            data = (self.root / path).read_bytes()
        except OSError as error:
            self._note(path, error)
            self.read[path] = ""
            return None
        self.read[path] = hashlib.blake2b(data).hexdigest()
        return data

    def digest(self, path: str) -> str:
        """Gives the digest of a file that may be large, read once a build; nothing when there is none."""
        if path not in self.read:
            try:
                with (self.root / path).open("rb") as raw:
                    self.read[path] = hashlib.file_digest(raw, "blake2b").hexdigest()
            except OSError as error:
                self._note(path, error)
                self.read[path] = ""
        return self.read[path]

    def text(self, path: str, findings: Findings) -> str | None:
        """Gives a file as UTF-8 text without its mark; nothing when there is none, or after adding the problem."""
        data = self.bytes(path)
        if data is None:
            self.tell_refused(findings)
            return None
        text = decode_text(data, path)
        if isinstance(text, str):
            return text
        findings.add(text)
        return None

    def files(self, folder: str) -> tuple[str, ...]:
        """Gives the paths of the files of a folder, by name."""
        place = self.root / folder
        try:
            names = sorted(entry.name for entry in place.iterdir() if entry.is_file()) if place.is_dir() else []
        except OSError as error:
            self._note(folder, error)
            names = []
        self.listed[folder] = tuple(names)
        return tuple(f"{folder}/{name}" for name in names if not name.startswith("."))

    def refused(self, path: str) -> bool:
        """Says whether a file or a folder above it may not be read."""
        return any(name in self._refused for name in (path, *map(str, PurePosixPath(path).parents)))

    def tell_refused(self, findings: Findings) -> None:
        """Adds a problem for every file and folder that may not be read."""
        for path in self._refused:
            what, mode = ("folder", "u+rx") if (self.root / path).is_dir() else ("file", "u+r")
            findings.error(
                "no-permission",
                f"the {what} cannot be read: no permission",
                Span(file=path),
                hint=f"ask its owner for permission, or run `chmod {mode} {path}` when that is you",
            )

    def _note(self, path: str, error: OSError) -> None:
        """Remembers what may not be read: a closed folder once, not all that is in it."""
        if isinstance(error, PermissionError):
            above = [folder.as_posix() for folder in reversed(PurePosixPath(path).parents)]
            closed = (each for each in above if not os.access(self.root / each, os.R_OK | os.X_OK))
            self._refused[next(closed, path)] = None

    def unchanged(self, read: Mapping[str, str], listed: Mapping[str, Iterable[str]]) -> bool:
        """Says whether everything that an earlier build read is as it was."""
        fresh = Project(self.root)
        for folder in listed:
            fresh.files(folder)
        for path in read:
            fresh.digest(path)
        return fresh.read == dict(read) and fresh.listed == {name: tuple(found) for name, found in listed.items()}


def replace_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Puts a folder with exactly these files in the place of the old one; a failure leaves the old one as it was."""
    fresh = target.with_name(f".{target.name}.new-{os.getpid()}")
    old = target.with_name(f".{target.name}.old-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        for path, data in files.items():
            place = fresh / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:
        if old.exists() and not target.exists():
            old.rename(target)
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def folder_digest(folder: Path, suffixes: tuple[str, ...]) -> str:
    """Gives the digest of all files below a folder that end so, by name and content."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in suffixes and path.is_file())
    return digest(*(part for path in found for part in (path.relative_to(folder).as_posix(), path.read_bytes())))


def built_in_templates() -> Path:
    """Gives the folder of the templates that come with reportgen: in the wheel its own, in a checkout `templates/`."""
    home = Path(__file__).parent
    return home / "_templates" if (home / "_templates").is_dir() else home.parent / "templates"


KINDS = ("reportgen.blocks", "reportgen.charts")
"""The entry points by which other packages add kinds."""


@cache
def code_digest() -> str:
    """Gives the digest of reportgen itself and of what adds kinds to it, so that no result outlives the code that made it."""
    added = sorted({point.module.partition(".")[0] for group in KINDS for point in entry_points(group=group)})
    found = [importlib.util.find_spec(name) for name in added]
    homes = [Path(place) for spec in found if spec for place in (spec.submodule_search_locations or ())]
    alone = [Path(spec.origin).read_bytes() for spec in found if spec and spec.origin and spec.has_location]
    suffixes = (".py", ".yaml", ".j2", ".css", ".js", ".svg")
    return digest(
        *(folder_digest(home, suffixes) for home in (Path(__file__).parent, built_in_templates(), *homes)), *alone
    )
