"""Lines: a table's rows on their way into print: headings, cells with the rows they came from, and their part."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reportgen.comparison import key_order
from reportgen.indicator import Indicator
from reportgen.kinds import Scope
from reportgen.table import Cell, Key, Period, Range, Row
from reportgen.templating.cells import is_time
from reportgen.templating.found import key_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: a cell stands with the row it came from, or with nothing when it was worked out or is absent."""

    heads: tuple[Key, ...]
    cells: tuple[tuple[Cell, Row | None], ...]
    part: str = ""
    names: tuple[str, ...] = ()
    """The dimension of each heading; nothing of one that is only a word."""
    about: Mapping[str, Key] = field(default_factory=dict)
    """What its numbers are about: dimension → key; nothing of a total."""
    group: tuple[Key, ...] = ()
    """The group in which it stands."""
    published: bool = False
    """Whether its numbers are the publisher's own beside ours."""

    @property
    def level(self) -> int:
        """How far it stands below the total: 1 of what stands below a subtotal."""
        return int(bool(self.group) and self.part != "subtotal")

    @property
    def sources(self) -> tuple[int, ...]:
        """The sources of its rows, as indexes into the indicator's."""
        return tuple(sorted({index for _, row in self.cells if row is not None for index in row.sources}))

    @property
    def size(self) -> Decimal:
        """The last number of the line, by which lines are ordered; a cell without a number is the smallest."""
        value = self.cells[-1][0].value if self.cells else None
        if isinstance(value, Range):
            return value.high
        return Decimal(-1) if value is None else Decimal(value)


def heading(key: object) -> str:
    """Gives a key as a heading: a year as it is, a month as its ISO date without the day."""
    return key_text(key)  # type: ignore[arg-type]


def number(cell: Cell) -> Decimal | None:
    """Gives a cell's number; nothing for a status or a range."""
    return Decimal(cell.value) if isinstance(cell.value, int | Decimal) else None


def part_words(part: str, scope: Scope) -> tuple[str, ...]:
    """Gives what `other` and `unknown` are called in the spec and in print."""
    return (part, scope.say(f"part-{part}")) if part in {"other", "unknown"} else ()


def running_across(indicator: Indicator, name: str | None) -> tuple[Key, ...]:
    """Gives the keys that run across, as the rows have them; times run from the first, or all from the last."""
    if not name:
        return ()
    keys, place = indicator.table.values(name), indicator.table.dimension(name)
    if not is_time(indicator.table.dimensions[place]):
        return keys
    series: dict[tuple[Key, ...], list[Key]] = {}
    for row in indicator.table.rows:
        series.setdefault((*row.keys[:place], *row.keys[place + 1 :]), []).append(row.keys[place])
    falling = [mine == sorted(mine, key=key_order, reverse=True) for mine in series.values() if len(mine) > 1]
    return tuple(sorted(keys, key=key_order, reverse=bool(falling) and all(falling)))


def is_about(line: Line, names: Sequence[str], keys: Sequence[Key]) -> bool:
    """Says whether a line is about a row of an indicator with these dimensions and keys."""
    return all(keys[names.index(name)] == key for name, key in line.about.items() if name in names)


def times(keys: Iterable[Key]) -> list[Key]:
    """Gives the keys in the order of time, without a gap between whole years."""
    found = list(keys)
    years = [key for key in found if isinstance(key, int)]
    if years:
        return list(range(min(years), max(years) + 1))
    return sorted((key for key in found if key is not None), key=_start)


def _start(key: Key) -> str:
    return (key.start if isinstance(key, Period) else key).isoformat() if isinstance(key, Period | date) else str(key)
