"""Where a build keeps its results, how much room they may take, and what the last build of a project said of itself."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.cache import Cache, is_foreign
from reportgen.disk import digest
from reportgen.pipeline.fresh import CACHE
from reportgen.pipeline.model import WrongUsageError

LIMIT = 2 * 10**9
"""So many bytes may a cache take where nobody says otherwise."""
_FORMAT = "1"
"""The version of the journal's form."""
_UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """The folder of results, which may serve many projects, and its limit in bytes."""

    cache: Cache
    limit: int = LIMIT


def storage_of(root: Path, folder: str = "", limit: str = "", environ: Mapping[str, str] = os.environ) -> Storage:
    """Gives what is asked for, else what the environment says, else the project's own.

    Raises `WrongUsageError` for a limit that is no size, and for a file in the place of the folder.
    """
    place = folder or environ.get("REPORTGEN_CACHE", "")
    said = limit or environ.get("REPORTGEN_CACHE_LIMIT", "")
    return Storage(cache=Cache(_given(place) if place else root / CACHE), limit=_bytes(said) if said else LIMIT)


def _given(place: str) -> Path:
    """Gives the folder that somebody names for the cache: a new one, an empty one, or one that is a cache already."""
    try:
        path = Path(place).expanduser()
    except RuntimeError:
        raise WrongUsageError(f"`{place}` names the home of nobody") from None
    if (path.exists() or path.is_symlink()) and not path.is_dir():
        raise WrongUsageError(f"`{place}` is a file; name a folder for the cache")
    if is_foreign(path):
        raise WrongUsageError(f"`{place}` holds other files; name a folder of its own for the cache")
    return path


def _bytes(text: str) -> int:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmgt]?b?)", text.strip().lower())
    unit = found and (found[2] if found[2].endswith("b") or not found[2] else f"{found[2]}b")
    if not found or unit is None:
        raise WrongUsageError(f"`{text}` is no size of a cache; write it as `500 MB` or `2 GB`")
    return int(float(found[1]) * _UNITS[unit])


def shown(size: int) -> str:
    """Gives a size as people write it."""
    unit = next(name for name in ("GB", "MB", "kB", "bytes") if size >= _UNITS.get(name.lower(), 0))
    amount = size / _UNITS.get(unit.lower(), 1)
    return f"{amount:.0f} {unit}" if amount >= 10 or unit == "bytes" else f"{amount:.1f} {unit}"


def last_journal(root: Path, section: str) -> Mapping[str, Any]:
    """Gives what the results of the last build were made of: of the whole report, or of one section alone."""
    return Cache(root / CACHE).get_json("journal", digest(_FORMAT, section)) or {}


def keep_journal(root: Path, section: str, record: Mapping[str, Any]) -> None:
    """Keeps it for the next build."""
    Cache(root / CACHE).put_json("journal", digest(_FORMAT, section), record)
