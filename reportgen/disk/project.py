"""The project: the files of a report, each remembered with the digest of what was read of it."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from reportgen.problems import Findings, Span


@dataclass(slots=True)
class Project:
    """The folder of a report; paths are given and kept relative to it, with `/`."""

    root: Path
    read: dict[str, str] = field(default_factory=dict)
    """Every path that was read → digest of its bytes, or nothing where it was absent."""
    listed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Every folder that was listed → the names found, those of folders with `/` after them."""
    inside: dict[str, bool] = field(default_factory=dict)
    """Every path of which was asked whether it stands in its folder, its links followed."""
    torn: bool = False
    """Whether a file changed while it was being read."""
    _refused: dict[str, None] = field(default_factory=dict)
    """Every file or folder that there is no permission to read."""
    _lost: dict[str, None] = field(default_factory=dict)
    """Every link in a listed folder that leads to nothing."""
    _linked: dict[str, None] = field(default_factory=dict)
    """Every folder that is a link, and is not followed."""
    _odd: dict[str, None] = field(default_factory=dict)
    """Every file whose name is no UTF-8, as it can be printed."""

    def bytes(self, path: str) -> bytes | None:
        """Gives a file's bytes; nothing when there is none or it cannot be read."""
        try:
            _check_regular(self.root / path)
            data = (self.root / path).read_bytes()
        except OSError as error:
            self._note(path, error)
            self._remember(path, "")
            return None
        self._remember(path, hashlib.sha256(data).hexdigest())
        return data

    def digest(self, path: str) -> str:
        """Gives the digest of a file that may be large, read once a build; nothing when there is none."""
        if path not in self.read:
            self._remember(path, self._digest(path))
        return self.read[path]

    def still(self, path: str) -> bool:
        """Says whether a file that something else reads is as it was when its digest was made."""
        self._remember(path, self._digest(path))
        return not self.torn

    def _digest(self, path: str) -> str:
        try:
            _check_regular(self.root / path)
            with (self.root / path).open("rb") as raw:
                return hashlib.file_digest(raw, "sha256").hexdigest()
        except OSError as error:
            self._note(path, error)
            return ""

    def _remember(self, path: str, found: str) -> None:
        """Keeps the first digest: what a build makes of two states of a file must not pass for the last of them."""
        self.torn |= self.read.setdefault(path, found) != found

    def text(self, path: str, findings: Findings) -> str | None:
        """Gives a file as UTF-8 text without its mark; nothing when there is none, or after adding the problem."""
        data = self.bytes(path)
        if data is None:
            self.tell_refused(findings)
            return None
        from reportgen.nodes.decode import decode_text

        text = decode_text(data, path)
        if isinstance(text, str):
            return text
        findings.add(text)
        return None

    def files(self, folder: str) -> tuple[str, ...]:
        """Gives the paths of the files of a folder, by name; hidden ones are none."""
        return tuple(f"{folder}/{name}" for name in self._listed(folder) if not name.endswith("/"))

    def below(self, folder: str) -> tuple[str, ...]:
        """Gives the paths of the files of a folder and of all folders in it, but of linked ones."""
        return tuple(self._below(folder))

    def _below(self, folder: str) -> Iterator[str]:
        for name in self._listed(folder):
            if not name.endswith("/"):
                yield f"{folder}/{name}"
            elif (self.root / folder / name[:-1]).is_symlink():
                self._linked[f"{folder}/{name[:-1]}"] = None
            else:
                yield from self._below(f"{folder}/{name[:-1]}")

    def _listed(self, folder: str) -> tuple[str, ...]:
        try:
            entries = [entry for entry in os.scandir(self.root / folder) if not entry.name.startswith(".")]
            odd = [entry for entry in entries if not _printable(entry.name)]
            self._odd |= dict.fromkeys(f"{folder}/{entry.name.encode(errors='replace').decode()}" for entry in odd)
            entries = [entry for entry in entries if entry not in odd]
            self._lost |= dict.fromkeys(f"{folder}/{name}" for name in sorted(map(_lost, entries)) if name)
            names = sorted(f"{entry.name}/" if entry.is_dir() else entry.name for entry in entries if _is_there(entry))
        except NotADirectoryError:
            names = []
        except OSError as error:
            self._note(folder, error)
            names = []
        self.listed[folder] = tuple(names)
        return self.listed[folder]

    def stands_in(self, path: str, folder: str) -> bool:
        """Says whether a path, its links followed, is in a folder."""
        place, home = (Path(os.path.realpath(self.root / each)) for each in (path, folder))
        self.inside[path] = place.is_relative_to(home)
        return self.inside[path]

    def refused(self, path: str) -> bool:
        """Says whether a file or a folder above it may not be read."""
        return any(name in self._refused for name in (path, *map(str, PurePosixPath(path).parents)))

    def tell_refused(self, findings: Findings) -> None:
        """Adds a problem for everything that is left out: what may not be read, links that are not followed, odd names."""
        for path in self._refused:
            what, mode = ("folder", "u+rx") if (self.root / path).is_dir() else ("file", "u+r")
            findings.error(
                "no-permission",
                f"the {what} cannot be read: no permission",
                Span(file=path),
                hint=f"ask its owner for permission, or run `chmod {mode} {path}` when that is you",
            )
        for path in self._lost:
            target = (self.root / path).readlink() if (self.root / path).is_symlink() else path
            findings.error("unknown-file", f"this is a link to `{target}`, which is not there", Span(file=path),
                           hint="make it a link to a file that is there, or remove it")  # fmt: skip
        for path in self._linked:
            findings.error("unknown-file", "this folder is a link, which is not followed", Span(file=path),
                           hint="put a copy of the folder in its place")  # fmt: skip
        for path in self._odd:
            findings.error(
                "not-utf8", "the name of this file is not UTF-8", Span(file=path), hint="give it another name"
            )

    def _note(self, path: str, error: OSError) -> None:
        """Remembers what may not be read: a closed folder once, not all that is in it."""
        if isinstance(error, PermissionError):
            above = [folder.as_posix() for folder in reversed(PurePosixPath(path).parents)]
            closed = (each for each in above if not os.access(self.root / each, os.R_OK | os.X_OK))
            self._refused[next(closed, path)] = None

    def state(self) -> dict[str, object]:
        """Gives all that was found out about the files, as JSON."""
        return {"read": self.read, "listed": {name: list(found) for name, found in self.listed.items()},
                "inside": self.inside}  # fmt: skip

    def unchanged(self, state: Mapping[str, Mapping[str, object]]) -> bool:
        """Says whether everything that an earlier build found out about the files is as it was."""
        fresh = Project(self.root)
        for folder in state["listed"]:
            fresh.files(folder)
        for path in state["inside"]:
            fresh.stands_in(path, path.partition("/")[0])
        for path in state["read"]:
            fresh.digest(path)
        return fresh.state() == {name: state[name] for name in ("read", "listed", "inside")}


def _is_there(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_file() or entry.is_dir()
    except OSError:  # a link that leads round in a circle
        return False


def _check_regular(path: Path) -> None:
    """Raises `FileNotFoundError` for what is neither a file nor a folder: to read a pipe is to wait for ever."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise FileNotFoundError(path)


def _printable(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _lost(entry: "os.DirEntry[str]") -> str:
    """Gives the name of a link that leads to nothing, or round in a circle; nothing for all else."""
    try:
        entry.stat()
    except PermissionError:
        return ""
    except OSError:
        return entry.name if entry.is_symlink() else ""
    return ""
