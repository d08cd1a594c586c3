"""Programs: the browser that draws, the libraries that lay text out, and the settings of theirs that the machine makes."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

BROWSERS = ("chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome")

_LIBRARIES = (
    "libfontconfig.so.1", "libfreetype.so.6", "libfribidi.so.0", "libgraphite2.so.3", "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0",
    "libfontconfig.1.dylib", "libfreetype.6.dylib", "libharfbuzz.0.dylib", "libpango-1.0.0.dylib",
)  # fmt: skip
_PLACES = ("/usr/local/lib", "/lib", "/usr/lib", "/usr/lib64", "/opt/homebrew/lib")
_SETTINGS = ("FREETYPE_PROPERTIES", "HB_OPTIONS", "HB_SHAPER_LIST", "LD_LIBRARY_PATH", "LD_PRELOAD", "PANGO_LANGUAGE")
"""Variables of the environment by which those libraries lay out otherwise."""


def browser_path(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Gives the browser: `BROWSER_PATH`, else the first known name on the path; nothing when there is none."""
    given = environ.get("BROWSER_PATH", "")
    if given and os.access(given, os.X_OK):
        return Path(given)
    found = next((path for name in BROWSERS if (path := shutil.which(name, path=environ.get("PATH")))), None)
    return Path(found) if found else None


def browser_files(environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Gives the files of which the browser consists: the program, and the programs that it starts when it is a script."""
    path = browser_path(environ)
    if path is None:
        return ()
    files = list(dict.fromkeys(_programs(path.resolve())))
    return (*files, *(each for file in files for each in _beside(file)))


@cache
def libraries() -> tuple[Path, ...]:
    """Gives the libraries' files themselves: those that this process has, or would load now."""
    return tuple(sorted(set(_libraries())))


def settings(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Gives the settings that the environment makes."""
    return tuple(f"{name}={environ[name]}" for name in _SETTINGS if environ.get(name))


def _libraries() -> Iterator[Path]:
    several = [f"{place}/{name}" for place in _PLACES[:3] for name in _listed(place) if name.endswith("-linux-gnu")]
    for place in sorted({os.path.realpath(place) for place in (*_PLACES, *several)}):
        yield from (found.resolve() for name in _LIBRARIES if (found := Path(place, name)).exists())


def _programs(path: Path) -> Iterator[Path]:
    """Gives a program, and when it is a script the programs that it names."""
    yield path
    with path.open("rb") as raw:
        text = raw.read(1 << 16) if raw.read(2) == b"#!" else b""
    for name in re.findall(rb"/[\w./+-]+", text):
        found = Path(os.fsdecode(name))
        for each in (found, *(found / browser for browser in BROWSERS)):
            if each.is_file() and os.access(each, os.X_OK) and not each.is_relative_to("/bin"):
                yield each.resolve()


def _beside(program: Path) -> Iterator[Path]:
    """Gives what a program loads from a folder of its own."""
    loaded = [name for name in _listed(program.parent) if name.endswith((".bin", ".dat"))]
    yield from (program.parent / name for name in sorted(loaded))


def _listed(place: str | Path) -> list[str]:
    try:
        return os.listdir(place)  # noqa: PTH208 names are enough
    except OSError:
        return []
