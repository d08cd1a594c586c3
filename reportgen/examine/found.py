"""What is found out about a data file: how it is written, its columns, and the draft of its entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.catalogue import Catalogue
from reportgen.engine import Engine
from reportgen.kinds import SourceKind
from reportgen.problems import Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The file that is looked at, and what it is looked at with."""

    path: Path
    shown: str
    """How problems name it."""
    file: str
    """The path below `data/`, as the entry gives it."""
    kinds: Mapping[str, SourceKind]
    catalogue: Catalogue
    engine: Engine
    is_period: Callable[[str], bool]
    """Says whether a text is a year, quarter, month or span as publishers write them."""
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a file is written: what its entry must say so that it is read."""

    kind: SourceKind
    format: str = ""
    """Said only where the file's name does not say it."""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: str = ""
    above: tuple[str, ...] = ()
    """Cells above the header, which may say what the data are, who published them and when."""
    beside: tuple[str, ...] = ()
    """Cells on other sheets, which may say who published the data and when."""
    doubts: Mapping[str, str] = field(default_factory=dict)
    """Key of the entry → what is unsure of it."""


@dataclass(slots=True, kw_only=True)
class Column:
    """One column as it was found: `sql` names its trimmed text in the table `_seen`."""

    header: str
    name: str
    sql: str
    type: str = "text"
    filled: int = 0
    blank: int = 0
    distinct: int = 0
    keys: dict[str, object] = field(default_factory=dict)
    """What the entry says of it, key → text, list or mapping."""
    remark: str = ""
    """What is sure and worth a word."""
    doubts: list[str] = field(default_factory=list)
    made: str = ""
    """`into` or `value` for a column that the entry makes of several."""
    values: dict[str, int] = field(default_factory=dict)
    """Each text → how often it stands there, where there are few."""
    role: str = ""
    """The key of the entry that takes the column, such as `unit`."""
    number: str = ""
    """The SQL of its number, for a column of numbers."""

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers."""
        return self.type in {"integer", "number"}

    @property
    def year(self) -> bool:
        """Whether its numbers are years."""
        return bool(self.keys.get("_year"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The draft of an entry: its form, columns, key, and what else it should say, each with its doubts."""

    file: str
    title: str
    form: Form
    columns: tuple[Column, ...]
    left: tuple[str, ...] = ()
    """Columns that are left out, each with the reason."""
    unpivot: Mapping[str, object] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    key_doubt: str = ""
    given: Mapping[str, tuple[object, str]] = field(default_factory=dict)
    """Key of the entry → what it says, and the evidence or doubt."""
    totals: tuple[tuple[str, str, str, bool], ...] = ()
    """Column, value, evidence, and whether the other rows add up to it everywhere."""
    require: tuple[str, tuple[str, ...]] | None = None
    """The column and the texts of rows that hold no data."""
    rows: int = 0
