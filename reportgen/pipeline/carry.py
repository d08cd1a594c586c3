"""Carry over: the files of the last draft that are still true when a build makes only some of them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportgen.cache import Cache
from reportgen.disk import digest
from reportgen.pipeline.fresh import CACHE, DRAFT, MANIFEST
from reportgen.pipeline.ground import whole

_FORMS = ("index.html", "report.pdf", "review.html")
"""The forms of a report; all else in a draft is made by every build."""


def still_true(root: Path, record: Mapping[str, Any], made: Mapping[str, str]) -> dict[str, bytes]:
    """Gives the forms in a draft that this build does not make, of the same content and looks, made by the same tool.

    `record` is the manifest of this build, `made` path → digest. What it makes and takes over is remembered for the next.
    """
    folder, last = root / DRAFT, _manifest(root / DRAFT)
    found = {name: _bytes(folder / name) for name in _FORMS if name not in made}
    stood = digest(*(each for part in whole(root).items() for each in part))
    known = Cache(root / CACHE).get_json("forms", digest("forms")) or {}
    there = {name: digest(data) for name, data in found.items()} if _alike(last) == _alike(record) else {}
    kept = {name: each for name, each in there.items() if known.get(name) == [each, stood]}
    forms = {name: [each, stood] for name, each in {**made, **kept}.items() if name in _FORMS}
    Cache(root / CACHE).put_json("forms", digest("forms"), forms)
    return {name: found[name] for name in kept}


def forms_in(root: Path) -> tuple[str, ...]:
    """Gives the forms that stand in the draft."""
    return tuple(name for name in _FORMS if (root / DRAFT / name).is_file())


def _alike(record: Mapping[str, Any]) -> list[object]:
    """Gives what two drafts have in common whose forms may stand side by side."""
    inputs = record.get("inputs")
    listed = inputs.items() if isinstance(inputs, dict) else ()
    templates = {path: found for path, found in listed if path.startswith("templates/")}
    return [*(record.get(name) for name in ("format", "tool", "content", "section", "fonts")), templates]


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(_bytes(folder / MANIFEST))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
