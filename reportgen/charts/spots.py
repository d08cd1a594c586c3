"""Spots: the numbers of a picture, each with the values of the dimensions that place it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.indicator import Indicator, Unit
from reportgen.table import Cell, Column, Key, Listed, Range, Row

Roles = Mapping[str, tuple[str, ...]]
"""What the chart does with a dimension (`x`, `series`, `panels`) → the dimensions that the author named for it."""

Part = tuple[Key, str]
"""A value of a dimension and what part of the whole it is: "", `other`, `unknown` or `total`."""

DATA = "data"
"""Named as a dimension, it tells several indicators of one chart apart."""
CURRENCY = "currency"
"""Named as a dimension, it is the currency of a range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One number or status, and where the chart puts it."""

    keys: Mapping[str, tuple[Key, ...]]
    """Role → the values of its dimensions; nothing for a role that no dimension plays."""
    cell: Cell
    part: Literal["", "other", "unknown", "total", "difference"]
    marks: frozenset[str]
    """Kinds of the notes on it: `partial`, `provisional`, `break` and so on."""
    publishers: tuple[str, ...]
    indicator: Indicator
    row: Row

    def key(self, role: str) -> Key:
        """Gives the value of the first dimension in a role."""
        keys = self.keys.get(role, ())
        return keys[0] if keys else None

    @property
    def hollow(self) -> bool:
        """Whether it is drawn as not final: an incomplete period, missing figures, provisional."""
        return bool(self.cell.partial or self.cell.provisional or self.marks & {"partial", "provisional"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plotted:
    """Everything a picture shows, in the order of the data."""

    spots: tuple[Spot, ...]
    indicators: tuple[Indicator, ...]
    roles: Roles

    @property
    def first(self) -> Indicator:
        """The indicator that names unit and decimals."""
        return self.indicators[0]

    @property
    def unit(self) -> Unit:
        """The unit of all numbers."""
        return self.first.unit

    def columns(self, dimension: str) -> tuple[Column, ...]:
        """Gives a dimension as a column of each indicator that has it."""
        every = (column for given in self.indicators for column in given.table.dimensions)
        return tuple(column for column in every if column.name == dimension)

    def called(self, dimension: str, asked: Mapping[str, str]) -> Mapping[str, str]:
        """Gives value → name of a dimension: as the author asks, or else as its code list says."""
        columns = reversed(self.columns(dimension))
        return {**{each.code: each.name for column in columns for each in column.codes}, **asked}

    def listed(self, dimension: str, key: Key) -> Listed | None:
        """Gives what the code list says of a value of a dimension."""
        columns = self.columns(dimension)
        return next((found for column in columns if (found := column.listed(key)) is not None), None)

    def keys(self, role: str) -> tuple[tuple[Key, str], ...]:
        """Gives the distinct values of a role with what part of the whole each is, in the order of the data."""
        says = self._says_part(role)
        return tuple(dict.fromkeys((spot.key(role), spot.part if says else "") for spot in self.spots))

    def _says_part(self, role: str) -> bool:
        """`other` and `unknown` are said of the dimension that was ranked: the one where they are not whole columns."""
        return role == self.ranked

    @property
    def ranked(self) -> str:
        """The role whose values may be `other` or `unknown`."""
        special = {spot.part for spot in self.spots} - {""}
        if not special:
            return ""
        for role in ("series", "rows", "x", "columns", "panels"):
            keys = {spot.key(role) for spot in self.spots if spot.part}
            plain = {spot.key(role) for spot in self.spots if not spot.part}
            if self.roles.get(role) and not keys & plain:
                return role
        return ""

    def kind(self, role: str) -> str:
        """Gives the kind of the column in a role."""
        names = self.roles.get(role, ())
        found = [column.kind for column in self.first.table.dimensions if names and column.name == names[0]]
        return found[0] if found else "text"


def amount(cell: Cell) -> int | Decimal | None:
    """Gives a cell's number; nothing for a status or a range."""
    return None if isinstance(cell.value, Range) else cell.value
