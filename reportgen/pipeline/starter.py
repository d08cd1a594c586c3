"""Start a report: a complete small one on synthetic data that says everywhere that it is synthetic."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from reportgen.pipeline.schema import write_schemas

_HIDDEN = {"gitignore": ".gitignore"}
"""The starter's files that begin with a point where they are written: packagers would leave such ones out."""


def start(folder: Path) -> None:
    """Writes the starter's files and the schemas that complete their keys.

    Raises `FileExistsError` when the folder holds anything.
    """
    if (folder.exists() or folder.is_symlink()) and any(folder.iterdir()):
        raise FileExistsError(folder)
    _copy(files("reportgen") / "starter", folder)
    write_schemas(folder)


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for entry in source.iterdir():
        if entry.is_dir() and not entry.name.startswith("__"):
            _copy(entry, target / entry.name)
        elif entry.is_file() and not entry.name.endswith(".py"):
            (target / _HIDDEN.get(entry.name, entry.name)).write_bytes(entry.read_bytes())
