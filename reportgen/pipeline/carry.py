"""Carry over: the files of the last draft that are still true when a build makes only some of them."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from reportgen.disk import digest

_FORMS = ("index.html", "report.pdf", "review.html")
"""The forms of a report; all else in a draft is made by every build."""


def still_true(folder: Path, content: str, section: str, made: Collection[str]) -> dict[str, bytes]:
    """Gives the forms in a draft that this build does not make: of the same content, whole or the same section alone."""
    last = _manifest(folder)
    if last.get("content") != content or last.get("section") != section:
        return {}
    listed = last["files"]
    found = {name: _bytes(folder / name) for name in _FORMS if name in listed and name not in made}
    return {name: data for name, data in found.items() if digest(data) == listed[name]["digest"]}


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(_bytes(folder / "manifest.json"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
