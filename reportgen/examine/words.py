"""Tell columns of text: the code list that their values belong to, the few values there are, and what they are for."""

import re

from reportgen.engine import Engine
from reportgen.examine.found import Asked, Column
from reportgen.examine.numbers import MARKS

_FEW, _LISTED, _LENGTH = 400, 12, 160
_TELLING = 3
"""So many values, all in one code list, belong to it, however long the list is."""
_UNKNOWN = re.compile(
    r"unknown|not (known|specified|stated|available|recorded|declared)|unspecified\b.*|n\.?k\.?", re.IGNORECASE
)
_REST = re.compile(r"(all )?others?( \w+)?", re.IGNORECASE)
TOTAL = re.compile(r"(grand )?totals?( \(.*\))?|all|sum|summe|gesamt|insgesamt|ensemble|world|overall", re.IGNORECASE)
"""What stands for the sum of the others."""

REMARK = re.compile(r"(.*_)?(notes?|comments?|remarks?|footnotes?|url|link)")
"""Names of columns that hold what is said beside the figures."""

ROLES = {
    "unit": re.compile(r"units?|unit_of_measure"),
    "publisher": re.compile(r"publisher|organi[sz]ation"),
    "source": re.compile(r"sources?"),
    "as_of": re.compile(r"(data_)?(vintage|as_of)|extracted_on"),
    "edition": re.compile(r"(report_)?edition"),
    "coverage": re.compile(r"coverage"),
}
"""Key of the entry → names of columns that say it row by row."""


def look_at_role(asked: Asked, column: Column) -> None:
    """Says whether a column's name says that it gives something row by row, and gives its values where there are few."""
    column.role = next((key for key, pattern in ROLES.items() if pattern.fullmatch(column.name)), "")
    column.values = _values(asked.engine, column) if column.distinct <= _FEW else {}


def look_at_words(asked: Asked, column: Column) -> None:
    """Says of a column of text what its values are."""
    marks = [text for text in column.values if text.casefold() in MARKS and text.casefold() not in {"c", "x"}]
    if marks:
        told = ", ".join(f"`{mark}` in {column.values[mark]:,}" for mark in marks)
        column.doubts.append(f"{told} of {column.filled:,} rows; read as the texts they are")
    repeated = column.filled >= 2 * column.distinct and column.distinct > 1
    if column.role or not column.values or not repeated:
        column.remark = _remark(column)
        return
    if not _listed(asked, column) and _closed(column):
        column.keys["allowed"] = list(column.values)
    if not column.keys.get("in"):
        _kinds(column)
    if column.blank and column.keys.keys() & {"in", "allowed"}:
        column.keys["blank"] = "missing"
        column.doubts.append(f"blank in {column.blank:,} of {column.blank + column.filled:,} cells; taken for missing")
    column.remark = _remark(column)


def _values(engine: Engine, column: Column) -> dict[str, int]:
    found = engine.values(
        f"SELECT {column.sql}, count(*) FROM _seen WHERE {column.sql} <> '' GROUP BY 1 ORDER BY min(_row), 1"
    )
    return {str(text): int(count) for text, count in found}


def _closed(column: Column) -> bool:
    """Says whether a column's few short values are most likely all that there may be."""
    short = sum(map(len, column.values)) <= _LENGTH and max(map(len, column.values)) <= _LENGTH // 4
    return (
        short
        and column.distinct <= _LISTED
        and column.filled >= 5 * column.distinct
        and not REMARK.fullmatch(column.name)
    )


def _listed(asked: Asked, column: Column) -> bool:
    """Finds the code list that all values are in, of several the shortest; says what the nearest lacks."""
    lists = asked.catalogue.codes
    shares = {key: {text for text in column.values if text in codes.canonical()} for key, codes in lists.items()}
    whole = [
        key
        for key, found in shares.items()
        if len(found) == column.distinct and (len(found) >= _TELLING or len(found) >= 0.4 * len(lists[key].codes))
    ]
    if whole:
        column.keys["in"] = min(whole, key=lambda key: len(lists[key].codes))
        return True
    near = max(shares, key=lambda key: len(shares[key]), default="")
    if near and len(shares[near]) >= max(3, 0.6 * column.distinct):
        absent = [text for text in column.values if text not in shares[near]]
        told = ", ".join(f"`{text}`" for text in absent[:4]) + (" …" if len(absent) > 4 else "")
        column.doubts.append(
            f"{len(shares[near])} of {column.distinct} values are in the code list `{near}`, not {told}; "
            f"add those to data/codes/{near}.yaml, then write `in: {near}`"
        )
    return False


def _kinds(column: Column) -> None:
    """Names the values that mean that it is not known, and a publisher's own others."""
    for key, pattern in (("unknown", _UNKNOWN), ("rest", _REST)):
        found = [text for text in column.values if pattern.fullmatch(text)]
        if found:
            column.keys[key] = found


def _remark(column: Column) -> str:
    blank = f", blank in {column.blank:,} row{'s' if column.blank > 1 else ''}" if column.blank else ""
    if column.distinct <= 1:
        return f"one value{blank}" if column.distinct else ""
    return f"{column.distinct:,} values{blank}"


def totals_in(column: Column) -> list[str]:
    """Gives the values that look like the sum of the others."""
    return [text for text in column.values if TOTAL.fullmatch(text)]
