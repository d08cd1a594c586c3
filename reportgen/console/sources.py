"""Sources: the text of a file for the line of a problem, as far as it is text."""

from pathlib import Path

_MOST = 1 << 24
"""So many bytes of a file are looked at for the line of a problem."""


def source_text(path: Path) -> str | None:
    """Gives the text of a file; nothing when there is none, or when it holds something else."""
    try:
        with path.open("rb") as raw:
            data = raw.read(_MOST)
    except OSError:
        return None
    binary = b"\0" in data[:1024] or data.startswith((b"\x1f\x8b", b"PAR1"))
    return None if binary else data.decode("utf-8-sig", errors="replace")
