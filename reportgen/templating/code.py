"""Code that Jinja made of a text: kept in this process, and for this user from one build to the next.

It is no part of a report's folder or of the cache of results, which may come from elsewhere: what comes from elsewhere is
never run. It stands in the user's own folder of caches (`XDG_CACHE_HOME`, else `~/.cache`), which nobody else may write to.
"""

import marshal
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import CodeType

from reportgen.cache import Cache
from reportgen.disk import code_digest, digest
from reportgen.machine import installed

_MOST = 2000
"""So many texts are kept."""
_PLACE = digest("code")
_known: dict[str, bytes | CodeType] = {}
_new: set[str] = set()


def known(name: str) -> CodeType | None:
    """Gives what was made of a text, by a name that says all that the code depends on; nothing when it was not."""
    found = _known.get(name)
    if isinstance(found, bytes):
        found = _known[name] = marshal.loads(found)  # noqa: S302 sealed, and made by this user
    return found


def learn(name: str, code: CodeType) -> CodeType:
    """Keeps code, and gives it back."""
    _known[name] = code
    _new.add(name)
    return code


def once(name: str, make: Callable[[], CodeType]) -> CodeType:
    """Gives the code of that name, made first when there is none."""
    found = known(name)
    return learn(name, make()) if found is None else found


def recall() -> None:
    """Takes what builds before this one made, with the same tool and packages."""
    cache = _own()
    stored = cache.get("code", _PLACE) if cache else None
    made_by, found = marshal.loads(stored) if stored else ("", {})  # noqa: S302 as above
    if made_by == _made_by():
        _known.update({name: code for name, code in found.items() if name not in _known})


def keep() -> None:
    """Keeps what was made since, for the builds after this one; of too much the newest alone."""
    cache = _own() if _new else None
    if cache is None:
        return
    kept = _new if len(_known) > _MOST else set(_known)
    codes = {name: code for name, code in _known.items() if name in kept}
    plain = {name: code if isinstance(code, bytes) else marshal.dumps(code) for name, code in codes.items()}
    with suppress(OSError):  # a home that is full or may not be written to: the next build compiles for itself
        cache.put("code", _PLACE, marshal.dumps((_made_by(), plain)))
    _new.clear()


def _own() -> Cache | None:
    """Gives a cache in the user's own folder; nothing where that is missing, or another may write to it."""
    try:
        home = Path.home()
        caches = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
        folder = caches / "reportgen"
        if not caches.is_absolute() or not home.is_dir():
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
    except (OSError, RuntimeError):
        return None
    others = state.st_mode & 0o022
    return Cache(folder) if stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and not others else None


def _made_by() -> str:
    """Gives what code holds for: results of our filters may be in it, where they are always the same."""
    return digest(code_digest(), *installed())
