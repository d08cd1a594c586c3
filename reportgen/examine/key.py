"""Find the key: the smallest set of columns that no two rows share, tested on all rows."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import prod

from reportgen.engine import Engine, literal
from reportgen.examine.found import Asked, Column
from reportgen.examine.words import REMARK

_MOST, _WIDEST = 12, 6
"""So many columns are tried, and so many of them together."""
_SAMPLE, _FEW = 20_000, 30
_ID = re.compile(r"(.*_)?(id|code|nr|no|number|rank|month|quarter|week)")
_BESIDE = re.compile(r"(.*_)?(flags?|flag_and_footnotes|series|coverage|status)")
_LATER = {"source", "publisher", "unit", "coverage"}
"""What a column says that seldom tells rows apart: tried only when nothing else does."""


def find_key(asked: Asked, columns: Sequence[Column], rows: int) -> tuple[tuple[str, ...], str]:
    """Gives the key, and what is unsure of it; nothing when no columns tell all rows apart."""
    engine = asked.engine
    if rows < 2:
        return (), "the file has too few rows to tell a key"
    twice = _twice(engine, columns)
    plain = [each for each in columns if _tells(each)]
    narrow = [each for each in plain if each.role not in _LATER]
    for chosen in (narrow, plain):
        found = list(_unique(asked, chosen, rows))
        if found:
            others = " or ".join(f"`{', '.join(each.name for each in key)}`" for key in found[1:3])
            few = [f"of only {rows} rows a key may be chance"] if rows < _FEW else []
            return tuple(each.name for each in found[0]), "; ".join(
                few + ([f"{others} would do as well"] if others else [])
            )
    if twice:
        return (), f"no key: rows {twice[0]} and {twice[1]} are the same in every column that is read"
    return (), "no key: no set of columns tells all rows apart, so that a row that came twice would not be noticed"


def _tells(column: Column) -> bool:
    """Says whether a column may tell rows apart: amounts and remarks do not."""
    if column.distinct < 2 or _BESIDE.fullmatch(column.name) or REMARK.fullmatch(column.name):
        return False
    amount = column.numeric and not column.year and not _ID.fullmatch(column.name)
    return not amount and column.made != "value"


def _unique(asked: Asked, columns: Sequence[Column], rows: int) -> Iterator[tuple[Column, ...]]:
    """Gives the sets of the least size that are unique, first those of columns that are never blank."""
    tried = sorted(columns, key=lambda each: (each.blank > 0, -min(each.distinct, rows // 2)))[:_MOST]
    tried = [each for each in columns if each in tried]
    for size in range(1, min(_WIDEST, len(tried)) + 1):
        found = [
            chosen
            for chosen in combinations(tried, size)
            if prod(each.distinct + 1 for each in chosen) >= rows and _is_unique(asked, chosen)
        ]
        yield from sorted(found, key=_doubtful)
        if found:
            return


def _doubtful(columns: Sequence[Column]) -> int:
    """Counts columns that make a poor key: with blanks, or numbers that are no years."""
    return sum((each.blank > 0) + (each.numeric and not each.year) for each in columns)


def _is_unique(asked: Asked, columns: Sequence[Column]) -> bool:
    cells = ", ".join(_meant(asked, each) for each in columns)
    return not any(
        asked.engine.values(f"SELECT 1 FROM (SELECT * FROM _seen {limit}) GROUP BY {cells} HAVING count(*) > 1 LIMIT 1")
        for limit in (f"LIMIT {_SAMPLE}", "")
    )


def _meant(asked: Asked, column: Column) -> str:
    """Gives a cell as its code: two ways of writing one name are one."""
    codes = asked.catalogue.codes.get(str(column.keys.get("in", "")))
    means = (
        {text: code for text, code in codes.canonical().items() if text != code and text in column.values}
        if codes
        else {}
    )
    if not means:
        return column.sql
    cases = " ".join(f"WHEN {literal(text)} THEN {literal(code)}" for text, code in means.items())
    return f"CASE {column.sql} {cases} ELSE {column.sql} END"


def _twice(engine: Engine, columns: Sequence[Column]) -> tuple[int, int] | None:
    """Gives two rows that are the same in every column."""
    cells = ", ".join(each.sql for each in columns)
    found = engine.values(
        f"SELECT min(_row), max(_row) FROM _seen GROUP BY {cells} HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
    )
    return (int(found[0][0]), int(found[0][1])) if found else None
