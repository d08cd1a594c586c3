"""Packages: the installed versions of all that a report is made with, read from folder names: no package is imported."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

GROUPS = ("reportgen.blocks", "reportgen.charts")
"""The entry points by which other packages add kinds."""

NAMES = frozenset({
    "annotated_types", "atpublic", "babel", "brotli", "brotlicffi", "cffi", "choreographer", "click", "cssselect2",
    "duckdb", "et_xmlfile", "fonttools", "ibis_framework", "jinja2", "kaleido", "logistro", "lxml", "markdown_it_py",
    "markupsafe", "mdurl", "narwhals", "numpy", "openpyxl", "orjson", "packaging", "pandas", "parsy", "pikepdf", "pillow",
    "platformdirs", "plotly", "pyarrow", "pyarrow_hotfix", "pycparser", "pydantic", "pydantic_core", "pydyf", "pygments",
    "pypdfium2", "pyphen", "python_calamine", "python_dateutil", "pyyaml", "rich", "simplejson", "sqlglot", "tinycss2",
    "tinyhtml5", "toolz", "typing_extensions", "typing_inspection", "tzdata", "weasyprint", "webencodings", "zopfli",
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


def added() -> tuple[str, ...]:
    """Gives the names of the top packages that add kinds by entry points."""
    return tuple(sorted({name for folder in _folders(tuple(sys.path)) for name in _adding(folder)}))


def _adding(folder: str) -> Iterator[str]:
    try:
        text = (Path(folder) / "entry_points.txt").read_text(encoding="utf-8")
    except OSError:
        return
    if any(group in text for group in GROUPS):
        for group, lines in re.findall(r"^\s*\[([^\]]+)\]([^\[]*)", text, re.MULTILINE):
            if group.strip() in GROUPS:
                yield from re.findall(r"^[^=#\n]+=\s*([\w]+)", lines, re.MULTILINE)


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
