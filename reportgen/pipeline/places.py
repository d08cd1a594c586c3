"""Places of a data file that is to be described: where it is, where it belongs below `data/`, and what it is called."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from reportgen.examine import plain
from reportgen.pipeline.model import WrongUsageError
from reportgen.resolve import stands_below

_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A data file: where it is, and where the catalogue finds it."""

    source: Path
    target: Path
    file: str
    """The path below `data/`."""
    copy: bool
    """Whether it must be copied there."""


def place_of(root: Path, given: Path, *, copy: bool) -> Place:
    """Gives the places of a file. Raises `WrongUsageError` when it is no file, or outside `data/` and not to be copied."""
    data = root / "data"
    source = next((each for each in (given, data / given) if each.exists()), None)
    if source is None:
        raise WrongUsageError(f"there is no file `{given}`")
    if source.is_dir():
        message = f"`{given}` is a folder: name one of its parts, then write the folder under `file:` in the entry"
        raise WrongUsageError(message)
    if not source.is_file():
        raise WrongUsageError(f"`{given}` is no file")
    if stands_below(source, data):
        file = source.resolve().relative_to(data.resolve()).as_posix()
        return Place(source=source, target=source, file=file, copy=False)
    target = data / source.name
    if not copy:
        raise WrongUsageError(f"`{given}` is not below `{data}`: put it there, or copy it there with --copy")
    same = target.exists() and cmp(source, target, shallow=False)
    if target.exists() and not same:
        raise WrongUsageError(f"there is another file `{target}`: give one of the two another name")
    return Place(source=source, target=target, file=source.name, copy=not same)


def id_of(wanted: str, source: Path, taken: Collection[str]) -> str:
    """Gives the id of the entry: the wanted one, else one after the file's name that is free."""
    if wanted:
        if not _ID.fullmatch(wanted):
            raise WrongUsageError(f"`{wanted}` is no id: use lower-case letters, digits and `_`, a letter first")
        if wanted in taken:
            raise WrongUsageError(f"the catalogue has an entry `{wanted}` already")
        return wanted
    stem = source.name.removesuffix(".gz").rpartition(".")[0] or source.name
    name = plain(stem) or "extract"
    return next(each for each in (name, *(f"{name}_{count}" for count in range(2, 999))) if each not in taken)
