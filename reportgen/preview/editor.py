"""Editor: opens the line that a block stands in, by a command of the author's choice; only files of the project."""

import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from reportgen.problems import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """The command that opens a file at a place (`code -g {file}:{line}:{column}`); none: the page asks VS Code itself."""

    root: Path
    command: str = ""

    def path_of(self, file: str) -> str:
        """Gives the whole path of a file of the project that is there; nothing for anything else."""
        try:
            root, path = self.root.resolve(), (self.root / file).resolve()
            return str(path) if path.is_relative_to(root) and path.is_file() else ""
        except (OSError, ValueError):  # too long a name, or one that no file can have
            return ""

    def arguments(self, at: Span) -> list[str]:
        """Gives the command for a place, taken apart as a shell would, but run by none."""
        words = {"file": self.path_of(at.file), "line": str(at.line), "column": str(at.column)}
        given = shlex.split(self.command)
        if not any("{file}" in part for part in given):
            given.append("{file}")
        return [_filled(part, words) for part in given]

    def open(self, at: Span) -> str:
        """Starts the command; gives what is wrong, or nothing."""
        if not self.path_of(at.file):
            return f"`{at.file}` is no file of this project"
        try:
            started = subprocess.Popen(
                self.arguments(at),
                cwd=self.root,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            return f"`{shlex.split(self.command)[0]}` cannot be started: {error.strerror}"
        Thread(target=started.wait, name="editor", daemon=True).start()  # so that it leaves nothing behind when it ends
        return ""


def _filled(part: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        part = part.replace(f"{{{name}}}", word)
    return part
