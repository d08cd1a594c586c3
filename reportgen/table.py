"""Tables: numbers that are never NaN, with their provenance, in plain Python values that need no data-frame library."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal


class Status(Enum):
    """Why a cell holds no number. Zero, blank, `:` and `n.a.` are different things."""

    MISSING = "missing"  # ":" or blank: the publisher has no figure
    NOT_APPLICABLE = "not applicable"  # "n.a."
    NOT_YET_COUNTED = "not yet counted"
    NOT_PUBLISHED = "not published"  # the row is not in what was published, such as a nationality outside the top ten
    NOT_PUBLISHED_APART = "not published apart"  # nor is this row, and what it would count is in the row of all others
    WITHHELD = "withheld"  # by a disclosure rule or by a rule of statistics: the reason is in the cell's note

    @property
    def key(self) -> str:
        """The status as message ids name it: `not-published`."""
        return self.value.replace(" ", "-")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """A stretch of time with the label it was published under; `about` marks an approximate one."""

    start: date
    end: date
    label: str = field(compare=False)
    about: bool = False

    def __str__(self) -> str:
        """Gives the label."""
        return self.label

    @property
    def months(self) -> int:
        """How many whole months it is; 0 when it is not of whole months."""
        whole = self.start.day == 1 and self.end.day == monthrange(self.end.year, self.end.month)[1]
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1 if whole else 0

    @property
    def days(self) -> int:
        """How many days it is."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Two ends that are printed together and cannot be torn apart; equal ends are a single figure.

    `qualifier` is nothing or one of the catalogue's words, such as "at least", "about", "up to", "single case".
    """

    low: Decimal
    high: Decimal
    currency: str = ""
    scale: str = ""
    """"", "thousand", "million" or "billion"."""
    per: str = ""
    qualifier: str = ""
    measure: str = ""
    period: Period | None = None


Key = str | int | date | Period | None
"""A dimension's value; None stands for "not given"."""

Amount = int | Decimal | Range | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number (or a range) or a status, never both and never NaN."""

    value: Amount = None
    status: Status | None = None
    partial: int = 0
    """How many cells behind this aggregate had no number; 0 when it is whole."""
    low_base: bool = False
    provisional: bool = False
    reason: str = ""
    """Why it was withheld, as printed."""
    count: int | Decimal | None = None
    """The numerator of a share or rate, so that share and count are two forms of one fact."""
    base: int | Decimal | None = None
    """What a share is a share of, or what a change is measured from."""

    def __post_init__(self) -> None:
        """A cell is a number or says why not."""
        assert (self.value is None) != (self.status is None), "a cell is a number or a status"


ColumnKind = Literal["text", "integer", "number", "date", "period", "range"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A code of a code list: what authors write, what readers see, and what is printed where it appears."""

    code: str
    name: str
    footnote: str = ""
    colour: str = ""
    """The colour that it has in every picture: the number of one of the house's series, or a role; "" is the next free one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's name in the spec language, its kind, and the unit of its numbers."""

    name: str
    kind: ColumnKind
    unit: str = ""
    label: str = ""
    codes: tuple[Listed, ...] = ()
    """The codes of its code list, in the order in which they are shown."""

    def listed(self, key: object) -> Listed | None:
        """Gives what the code list says of a value; nothing of what is in no list."""
        return next((each for each in self.codes if each.code == key), None)

    def printed(self, key: Key) -> Key:
        """Gives a value as readers see it: the name of a code, anything else as it is."""
        found = self.listed(key)
        return found.name if found is not None else key


def meant(codes: Sequence[Listed]) -> Mapping[str, str]:
    """Gives name that readers see → the code that authors write."""
    return {each.name: each.code for each in reversed(codes)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: `keys` beside the table's dimensions, `cells` beside its measures.

    `sources` and `notes` are indexes into the indicator's own lists; `codes` says which keys are special:
    `other`, `unknown`, `total`.
    """

    keys: tuple[Key, ...]
    cells: tuple[Cell, ...]
    sources: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    part: Literal["", "other", "unknown", "total", "difference"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under dimensions (what they are about) and measures (the numbers), in a fixed order."""

    dimensions: tuple[Column, ...]
    measures: tuple[Column, ...]
    rows: tuple[Row, ...]

    def dimension(self, name: str) -> int:
        """Gives the index of a dimension."""
        return [column.name for column in self.dimensions].index(name)

    def values(self, name: str) -> tuple[Key, ...]:
        """Gives the distinct values of a dimension in the order of their first rows."""
        index = self.dimension(name)
        return tuple(dict.fromkeys(row.keys[index] for row in self.rows))

    def where(self, keys: Mapping[str, Key]) -> tuple[Row, ...]:
        """Gives the rows whose dimensions have these values."""
        wanted = [(self.dimension(name), value) for name, value in keys.items()]
        return tuple(row for row in self.rows if all(row.keys[index] == value for index, value in wanted))
