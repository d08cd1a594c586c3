"""Carry over: the files of the last draft that are still true when a build makes only some of them."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from reportgen.disk import digest

_FORMS = ("index.html", "report.pdf", "review.html")
"""The forms of a report; all else in a draft is made by every build."""


def still_true(folder: Path, record: Mapping[str, Any], made: Collection[str]) -> dict[str, bytes]:
    """Gives the forms in a draft that this build does not make, when they are of the same content and look the same.

    `record` is the manifest of this build.
    """
    last = _manifest(folder)
    if _alike(last) != _alike(record):
        return {}
    listed = last["files"]
    found = {name: _bytes(folder / name) for name in _FORMS if name in listed and name not in made}
    return {name: data for name, data in found.items() if digest(data) == listed[name]["digest"]}


def _alike(record: Mapping[str, Any]) -> list[object]:
    """Gives what two drafts have in common whose forms may stand side by side."""
    templates = {path: found for path, found in record.get("inputs", {}).items() if path.startswith("templates/")}
    return [*(record.get(name) for name in ("format", "tool", "content", "section", "fonts")), templates]


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
