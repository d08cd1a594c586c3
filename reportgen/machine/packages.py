"""Packages: the installed versions of all that a report is made with, read from folder names: no package is imported."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GROUPS = ("reportgen.blocks", "reportgen.charts")
"""The entry points by which other packages add kinds."""

NAMES = frozenset({
    "annotated_types", "atpublic", "babel", "brotli", "brotlicffi", "cffi", "choreographer", "click", "cssselect2",
    "duckdb", "et_xmlfile", "fonttools", "formulaic", "ibis_framework", "interface_meta", "jinja2", "kaleido",
    "logistro", "lxml", "markdown_it_py", "markupsafe", "mdurl", "narwhals", "numpy", "openpyxl", "orjson",
    "packaging", "pandas", "parsy", "patsy", "pikepdf", "pillow", "platformdirs", "plotly", "pyarrow",
    "pyarrow_hotfix", "pycparser", "pydantic", "pydantic_core", "pydyf", "pygments", "pypdfium2", "pyphen",
    "python_calamine", "python_dateutil", "pyyaml", "rich", "scipy", "simplejson", "sqlglot", "statsmodels",
    "tinycss2", "tinyhtml5", "toolz", "typing_extensions", "typing_inspection", "tzdata", "weasyprint", "webencodings",
    "wrapt", "zopfli",
})  # fmt: skip
"""What reportgen stands on, directly or not; a test compares it with the lock file."""
DRAWING = frozenset({"choreographer", "kaleido", "logistro", "orjson", "plotly", "simplejson"})
"""What draws pictures."""


@cache
def installed(names: frozenset[str] = NAMES) -> tuple[str, ...]:
    """Gives the versions of Python and of the packages of these names: `Python 3.11.2`, `plotly-7.1.0`."""
    found = {folder.rpartition(".")[0] for folder in map(os.path.basename, _folders(tuple(sys.path)))}
    python = f"{sys.implementation.name} {'.'.join(map(str, sys.version_info[:3]))}"
    return (python, *sorted(each for each in found if _name(each) in names))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class EntryPoint:
    """What a package adds: under which name in which group, in which module, called what there."""

    group: str
    name: str
    module: str
    attribute: str


def added() -> tuple[EntryPoint, ...]:
    """Gives what other packages add, in order; only the first package of a name on the path counts, as for imports."""
    found: dict[str, str] = {}
    for folder in _folders(tuple(sys.path)):
        found.setdefault(_name(Path(folder).stem), folder)
    return tuple(sorted(point for folder in found.values() for point in _adding(folder)))


def _adding(folder: str) -> Iterator[EntryPoint]:
    try:
        text = (Path(folder) / "entry_points.txt").read_text(encoding="utf-8")
    except OSError:
        return
    group = ""
    for line in map(str.strip, text.splitlines() if any(group in text for group in GROUPS) else ()):
        if line.startswith("["):
            group = line.strip("[]").strip()
        elif group in GROUPS and (point := re.fullmatch(r"([^=#;]+?)\s*=\s*([\w.]+)\s*:\s*(\w+)\s*(?:\[.*)?", line)):
            yield EntryPoint(group=group, name=point[1], module=point[2], attribute=point[3])


@cache
def _folders(places: Sequence[str]) -> tuple[str, ...]:
    """Gives the folders in which installers say what they installed."""
    return tuple(f"{place}/{name}" for place in dict.fromkeys(places) for name in sorted(_listed(place)))


def _listed(place: str) -> list[str]:
    try:
        return [
            name
            for name in os.listdir(place or ".")  # noqa: PTH208 names are enough
            if name.endswith((".dist-info", ".egg-info"))
        ]
    except OSError:
        return []


def _name(folder: str) -> str:
    """Gives the normal name of what a folder `plotly-7.1.0` tells of."""
    return re.sub(r"[-_.]+", "_", folder.rpartition("-")[0] or folder).lower()
