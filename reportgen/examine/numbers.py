"""Tell columns of numbers: their separators, what stands for a missing figure, what is no number, the least and the most."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.engine import Engine, literal
from reportgen.engine.quoting import literals
from reportgen.examine.found import Column

MARKS: Mapping[str, str] = {
    ":": "not available", "..": "not available", "...": "not available", "…": "not available", "n.a.": "not available",
    "n/a": "not available", "na": "not available", "#n/a": "not available", "nan": "not available",
    "null": "not available", "none": "not available", "n.d.": "no data", "nd": "no data", "no data": "no data",
    "-": "not available; `-` often means zero, so see the publisher's key",
    "–": "not available; `–` often means zero, so see the publisher's key",
    "—": "not available; `—` often means zero, so see the publisher's key",
    "x": "not available", "c": "confidential", "*": "suppressed", ".": "not available", "?": "not known",
}  # fmt: skip
"""What publishers write in the place of a figure, in lower case → what it is taken for."""

_FORMS = (("", "."), (",", "."), (".", ","), (" ", ","), (" ", "."), ("'", "."), ("’", "."), ("", ","))
"""Separators of thousands and of decimals, as they are tried; of two that read as many cells the first."""
_ANY = "[+\\-−]?\\d+([.,'’ \u00a0\u202f]\\d+)*"
_SPACES = "[ \u00a0\u202f\u2009]"
_WRONG = 0.02
"""Such a share of texts among numbers are slips; more, and the column is one of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A text among numbers: how often it stands there, and where first."""

    text: str
    count: int
    row: int


def read_numbers(engine: Engine, column: Column, delimiter: str) -> bool:
    """Makes it a column of numbers, if it is one."""
    numbers = int(engine.value(f"SELECT count(*) FROM _seen WHERE regexp_full_match({column.sql}, {literal(_ANY)})"))
    if not numbers:
        return False
    strays = _strays(engine, column)
    marks = [each for each in strays if each.text.casefold() in MARKS or (each.count > 1 and not _has_digit(each.text))]
    wrong = sum(each.count for each in strays if each not in marks)
    few = len(marks) <= 4
    if wrong > max(_WRONG * numbers, 0 if numbers < 20 else 1) or not few or _coded(engine, column):
        return False
    thousands, decimal = _form(engine, column)
    _take(engine, column, thousands, decimal)
    _say_form(engine, column, thousands, decimal, delimiter)
    _say_marks(column, marks, [each for each in strays if each not in marks])
    return True


def _strays(engine: Engine, column: Column) -> list[Stray]:
    found = engine.values(
        f"SELECT {column.sql}, count(*), min(_row) FROM _seen WHERE {column.sql} <> '' "
        f"AND NOT regexp_full_match({column.sql}, {literal(_ANY)}) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 60"
    )
    return [Stray(text=str(text), count=int(count), row=int(row)) for text, count, row in found]


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _coded(engine: Engine, column: Column) -> bool:
    """Says whether digits are a code: with zeros in front, or too many to count with."""
    found = engine.value(f"SELECT count(*) FROM _seen WHERE regexp_full_match({column.sql}, '0\\d+|\\d{{19,}}')")
    if found:
        column.doubts.append(
            f"{found:,} values have zeros in front or more than 18 digits: taken for codes, not numbers"
        )
    return bool(found)


def _pattern(thousands: str, decimal: str) -> str:
    group = {"": "", " ": _SPACES}.get(thousands, f"[{thousands}]")
    digits = f"([1-9]\\d{{0,2}}({group}\\d{{3}})+|\\d+)" if group else "\\d+"
    return f"[+\\-−]?{digits}([{decimal}]\\d+)?"


def _count(engine: Engine, column: Column, pattern: str) -> int:
    return int(engine.value(f"SELECT count(*) FROM _seen WHERE regexp_full_match({column.sql}, {literal(pattern)})"))


def _form(engine: Engine, column: Column) -> tuple[str, str]:
    counts = {form: _count(engine, column, _pattern(*form)) for form in _FORMS}
    return max(_FORMS, key=lambda form: counts[form])


def _take(engine: Engine, column: Column, thousands: str, decimal: str) -> None:
    """Sets type, separators and limits."""
    text = f"replace({column.sql}, '−', '-')"
    if thousands:
        group = _SPACES if thousands == " " else f"[{thousands}]"
        text = f"regexp_replace({text}, {literal(group)}, '', 'g')"
    text = f"replace({text}, ',', '.')" if decimal == "," else text
    fits = f"regexp_full_match({column.sql}, {literal(_pattern(thousands, decimal))})"
    column.number = f"CASE WHEN {fits} THEN TRY_CAST({text} AS DECIMAL(38,9)) END"
    whole = engine.value(f"SELECT coalesce(bool_and({column.number} = trunc({column.number})), true) FROM _seen")
    points = _count(engine, column, f"[^{decimal}]*[{decimal}]\\d+") if not whole or decimal != thousands else 0
    column.type = "integer" if whole and not points else "number"
    if thousands:
        column.keys["thousands"] = thousands
    if decimal == "," and (thousands or column.type == "number"):
        column.keys["decimal"] = ","
    if column.type == "number" and _count(engine, column, f".*[{decimal}]\\d{{9}}\\d*[1-9]"):
        column.keys["round"] = "9"
        column.doubts.append("some values have more than nine digits behind the point: rounded to nine")


def _say_form(engine: Engine, column: Column, thousands: str, decimal: str, delimiter: str) -> None:
    """Says what is unsure of the separators."""
    sign = thousands if thousands in {",", "."} else decimal if column.type == "number" else ""
    if not sign or sign == "'":
        return
    shown = engine.values(
        f"SELECT {column.sql} FROM _seen WHERE contains({column.sql}, {literal(sign)}) ORDER BY _row LIMIT 1"
    )
    count = _count(engine, column, f".*[{sign}].*")
    other = _count(engine, column, f"[+\\-−]?[1-9]\\d{{0,2}}[{sign}]\\d{{3}}")
    if not shown or other < count:
        return
    what = "parts thousands" if sign == thousands else "is the decimal point"
    column.doubts.append(
        f"`{sign}` in {count:,} of {column.filled:,} values, such as `{shown[0][0]}`; taken that it {what}"
    )


def _say_marks(column: Column, marks: list[Stray], wrong: list[Stray]) -> None:
    for mark in marks:
        meant = MARKS.get(mark.text.casefold(), "not available; see the publication for what it means")
        are = "is" if mark.count == 1 else "are"
        column.doubts.append(f"{mark.count:,} of {column.filled:,} values {are} `{mark.text}`; taken for {meant}")
    if marks:
        column.keys["missing"] = [mark.text for mark in marks]
    for stray in wrong[:5]:
        column.doubts.append(
            f"row {stray.row} holds `{stray.text}`, which is no number: `check` will stop at it; mend the file"
        )


def limits(engine: Engine, column: Column) -> tuple[Decimal | int | None, Decimal | int | None]:
    """Gives the least and the most number."""
    ((least, most),) = engine.values(f"SELECT min({column.number}), max({column.number}) FROM _seen")
    return least, most


def is_year(engine: Engine, column: Column) -> bool:
    """Says whether all numbers are years written with four digits."""
    plainly = _count(engine, column, "(19|20)\\d\\d")
    marks = column.keys.get("missing") or []
    assert isinstance(marks, list)
    listed = f"{column.sql} IN {literals(marks)}" if marks else "false"
    return plainly == int(engine.value(f"SELECT count(*) FROM _seen WHERE {column.sql} <> '' AND NOT ({listed})"))
