"""What a disk answers that will not be written, in plain words."""

import errno
import os
from pathlib import Path

from reportgen.problems import Problem, Span

_REFUSALS = {
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "there is no room left for you on the disk",
}
_TAKEN = {
    errno.ENOTDIR: "a file stands in its place",
    errno.EEXIST: "a file stands in its place",
    errno.EISDIR: "a folder stands in its place",
    errno.ELOOP: "a link that leads nowhere stands in its place",
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def refusal(error: OSError, root: Path) -> Problem | None:
    """Gives what the disk refused as a problem of the machine, at the nearest path that exists; nothing for other errors."""
    if error.errno in _TAKEN and error.filename is not None:
        path = Path(os.fsdecode(error.filename))
        shown = path.relative_to(root) if path.is_relative_to(root) else path
        return Problem(
            code="machine-lacks", message=f"`{shown}` cannot be written: {_TAKEN[error.errno]}",
            at=Span(file="(this machine)"), hint="move what stands there, or remove it",
        )  # fmt: skip
    if error.errno not in _REFUSALS or (error.filename is None and error.errno not in _FULL):
        return None
    hint = (
        "make room for `build` and the cache"
        if error.errno in _FULL
        else "make the folder writable, or work on a copy of the report"
    )
    return Problem(
        code="machine-lacks",
        message=f"{_place(error, root)} cannot be written: {_REFUSALS[error.errno]}",
        at=Span(file="(this machine)"),
        hint=hint,
    )


def _place(error: OSError, root: Path) -> str:
    """Gives the folder as people see it; a write into a file that is open names none."""
    if error.filename is None:
        return "a file"
    path = Path(os.fsdecode(error.filename))
    folder = path if path.is_dir() else path.parent
    return f"`{folder.relative_to(root) if folder.is_relative_to(root) else folder}`"
