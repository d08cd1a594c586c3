"""Rewrite a file at once: whoever looks, or is killed, finds the old text or the new one, whole."""

import shutil
from pathlib import Path


def rewrite(path: Path, data: bytes) -> None:
    """Puts new bytes in the place of a file's (of the file that a link leads to), with its permissions, or makes the file."""
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.write_bytes(data)
        if target.exists():
            shutil.copymode(target, fresh)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
