"""Ask whether there is anything to do: everything the last build read, stood on and wrote is as it was."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportgen.cache import Cache
from reportgen.disk import Project, code_digest, digest, mend
from reportgen.machine import font_digests, font_files
from reportgen.pipeline.ground import whole
from reportgen.pipeline.model import Built, Options

DRAFT = "build/draft"
MANIFEST = "manifest.json"
CACHE = "build/.cache"


def nothing_to_do(root: Path, options: Options) -> Built | None:
    """Gives the last build when it is still true; nothing when there is work."""
    mend(root / DRAFT)
    last = Cache(root / CACHE).get_json("last", _key(options))
    return _built(root, last) if last is not None and _still_true(root, last) else None


def _key(options: Options) -> str:
    return digest(code_digest(), options.name)


def _built(root: Path, last: Mapping[str, Any]) -> Built:
    return Built(folder=root / DRAFT, digest=last["digest"], files=tuple(last["files"]), nothing_to_do=True)


def _still_true(root: Path, last: Mapping[str, Any]) -> bool:
    """Compares what costs least first."""
    return (
        Project(root).unchanged(last)
        and last["ground"] == whole(root)
        and last["fonts"] == font_digests(font_files(tuple(last["fonts"])))
        and last["files"] == {path: _digest_of(root / DRAFT / path) for path in _names(root / DRAFT)}
    )


def remember(root: Path, options: Options, state: Mapping[str, object], built: Built) -> None:
    """Keeps what a build found out about its inputs and what it wrote: `state` is that of the project and of the fonts.

    A build with warnings is not kept, so that they are seen again.
    """
    if not built.warnings:
        record = {**state, "ground": whole(root), "digest": built.digest}
        Cache(root / CACHE).put_json("last", _key(options), record)


def outputs(files: Mapping[str, bytes]) -> dict[str, str]:
    """Gives path → digest of what a build wrote, as its manifest says."""
    listed = json.loads(files[MANIFEST])["files"]
    return {**{path: each["digest"] for path, each in listed.items()}, MANIFEST: digest(files[MANIFEST])}


def _names(folder: Path) -> list[str]:
    """Gives the paths of all files below a folder."""
    found = [(above, name) for above, _, names in os.walk(folder) for name in names]
    return sorted(os.path.relpath(f"{above}/{name}", folder) for above, name in found)


def _digest_of(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""
