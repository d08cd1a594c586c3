"""Inputs of the stage, and what it carries from step to step for one extract."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from reportgen.catalogue import Catalogue, ExtractSpec
from reportgen.engine import Engine
from reportgen.kinds import SourceKind
from reportgen.problems import Findings, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything that resolving reads: entries and code lists, the folder of data, formats, engine, cut-off."""

    catalogue: Catalogue
    root: Path
    kinds: Mapping[str, SourceKind]
    engine: Engine
    cut_off: date
    shown: str = "data"
    """How problems name the folder of data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A data file as it is: a view of `_part`, `_row` and text columns `c0` …, its header, the files it came from."""

    table: str
    header: tuple[str, ...]
    parts: tuple[str, ...]
    kind: SourceKind
    rows: int
    tables: tuple[str, ...]
    """The tables below the view, one a part."""
    header_rows: tuple[int, ...] = ()
    """In which row of each part the header stands; 0 where it stands in none."""


@dataclass(slots=True, kw_only=True)
class Stage:
    """One extract on its way: the table `stage_ID` with a row number `_sid`, and what was found out about it."""

    id: str
    spec: ExtractSpec
    raw: Raw
    inputs: Inputs
    findings: Findings
    left_out: dict[str, int] = field(default_factory=dict)

    @property
    def engine(self) -> Engine:
        """The engine that the tables are on."""
        return self.inputs.engine

    @property
    def table(self) -> str:
        """The table of typed rows."""
        return f"stage_{self.id}"

    @property
    def doubled(self) -> str:
        """The table of the rows that were told to stand twice."""
        return f"doubled_{self.id}"

    def place(self, part: int, row: int) -> Span:
        """Gives the place of a row in its file."""
        return Span(file=self.raw.parts[part], line=row if self.raw.kind.lines else 1)

    def where_from(self, part: int, row: int) -> str:
        """Says which record it is where the format has no lines."""
        return "" if self.raw.kind.lines else f" in record {row}"


def file_digest(path: Path) -> str:
    """Gives the SHA-256 of a file, or of the names and contents of a folder's parts."""
    digest = sha256()
    for part in part_files(path):
        digest.update(part.name.encode())
        with part.open("rb") as raw:
            while chunk := raw.read(1 << 20):
                digest.update(chunk)
    return digest.hexdigest()


def stands_below(path: Path, folder: Path) -> bool:
    """Says whether a path, its links followed, is in a folder."""
    return path.resolve().is_relative_to(folder.resolve())


def part_files(path: Path) -> tuple[Path, ...]:
    """Gives the file itself, or a folder's data files by name; hidden ones are no parts."""
    if not path.is_dir():
        return (path,)
    return tuple(sorted(part for part in path.iterdir() if part.is_file() and not part.name.startswith(".")))
