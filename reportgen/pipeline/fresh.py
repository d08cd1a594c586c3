"""Ask whether there is anything to do: everything the last build read and wrote is as it was."""

import json
from pathlib import Path

from reportgen.cache import Cache
from reportgen.disk import Project, code_digest, digest
from reportgen.pipeline.model import Built, Options

DRAFT = "build/draft"
CACHE = "build/.cache"


def nothing_to_do(root: Path, options: Options) -> Built | None:
    """Gives the last build when it is still true; nothing when there is work."""
    last = Cache(root / CACHE).get_json("last", digest(options.name))
    if not isinstance(last, dict) or last["tool"] != code_digest():
        return None
    outputs = {path: _digest_of(root / DRAFT / path) for path in last["files"]}
    if outputs != last["files"] or not Project(root).unchanged(last["read"], last["listed"]):
        return None
    return Built(folder=root / DRAFT, digest=last["digest"], files=tuple(outputs), nothing_to_do=True)


def remember(root: Path, options: Options, project: Project, built: Built) -> None:
    """Keeps what a build read and wrote; a build with warnings is not kept, so that they are seen again."""
    if built.warnings:
        return
    files = {path: _digest_of(built.folder / path) for path in built.files}
    record = {
        "tool": code_digest(),
        "read": project.read,
        "listed": project.listed,
        "files": files,
        "digest": built.digest,
    }
    cache = Cache(root / CACHE)
    cache.put("last", digest(options.name), json.dumps(record, sort_keys=True).encode())


def _digest_of(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""
