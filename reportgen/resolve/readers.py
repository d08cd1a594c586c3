"""Readers: for each column type, the SQL expressions that read its text, and those that say what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from reportgen.catalogue import ColumnSpec
from reportgen.engine import literal, name
from reportgen.engine.quoting import literals

_SPACES = " \u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How one declared column is read: its columns as SQL, and what makes a cell wrong, wrongly empty or inexact."""

    columns: tuple[tuple[str, str], ...]
    bad: str
    blank: str = "false"
    inexact: str = "false"
    unclear: str = "false"
    """What makes a cell mean two things."""
    beside: tuple[tuple[str, str], ...] = ()
    """Columns that only contracts need."""


def text_of(column: str) -> str:
    """Names the trimmed text of a declared column."""
    return name(f"t__{column}")


def reader(column: str, spec: ColumnSpec, marks: Mapping[str, str], thousands: str, *, mapped: bool) -> Reader:
    """Gives the reader of a column; `mapped` says that a table `map_COLUMN` turns its texts into codes or periods."""
    if spec.type in {"integer", "number"}:
        return _number(column, spec, marks, spec.thousands or thousands)
    absent = (
        f"({text_of(column)} = '' OR {text_of(column)} IN {literals(marks)})" if marks else f"({text_of(column)} = '')"
    )
    strict = spec.type != "text" or bool(spec.in_ or spec.allowed)
    blank = f"{text_of(column)} = ''" if strict and spec.blank is None else "false"
    if spec.type == "date":
        return _date(column, spec, absent, blank)
    if spec.type == "period":
        return _period(column, absent, blank)
    return _text(column, spec, absent, blank, mapped=mapped)


def _text(column: str, spec: ColumnSpec, absent: str, blank: str, *, mapped: bool) -> Reader:
    text = text_of(column)
    if not mapped:
        return Reader(columns=((column, f"CASE WHEN {absent} THEN NULL ELSE {text} END"),), bad="false", blank=blank)
    code = name(f"map_{column}") + ".code"
    value = code if spec.in_ else f"coalesce({code}, {text})"
    sql = f"CASE WHEN {absent} THEN NULL ELSE {value} END"
    bad = f"(NOT {absent} AND {name(column)} IS NULL)" if spec.in_ else "false"
    return Reader(columns=((column, sql),), bad=bad, blank=blank)


def _number(column: str, spec: ColumnSpec, marks: Mapping[str, str], thousands: str) -> Reader:
    text = text_of(column)
    whole = spec.type == "integer"
    group = "[" + (_SPACES if thousands.isspace() else f"\\{thousands}") + "]" if thousands else ""
    point = "\\" + spec.decimal
    digits = f"([1-9]\\d{{0,2}}({group}\\d{{3}})+|\\d+)" if group else "\\d+"
    pattern = f"[+\\-−]?{digits}" + ("" if whole else f"({point}\\d+)?")
    plain = f"replace({text}, '−', '-')"
    if group:
        plain = f"regexp_replace({plain}, {literal(group)}, '', 'g')"
    if not whole and spec.decimal == ",":
        plain = f"replace({plain}, ',', '.')"
    kind = "BIGINT" if whole else "DECIMAL(38,9)"
    fits = f"regexp_full_match({text}, {literal(pattern)})"
    fine = "true" if whole or spec.round is not None else f"NOT regexp_matches({plain}, {literal(_TOO_FINE)})"
    number = f"TRY_CAST({plain} AS {kind})"
    if spec.round is not None and not whole:
        number = f"TRY_CAST(TRY_CAST({plain} AS DECIMAL(38,{spec.round})) AS {kind})"
    status = _status(text, spec, marks)
    value = f"CASE WHEN {status} IS NULL AND {fits} AND {fine} THEN {number} END"
    wrong = f"{text} <> '' AND {name(column)} IS NULL AND {name(column + '__status')} IS NULL"
    blank = "false" if spec.blank else f"({text} = '' AND {name(column + '__status')} IS NULL)"
    return Reader(
        columns=((column, value), (f"{column}__status", status)),
        bad=f"({wrong} AND NOT {fits})", blank=blank, inexact=f"({wrong} AND {fits})",
    )  # fmt: skip


_TOO_FINE = r"\.\d{9}\d*[1-9]"
"""More than nine digits behind the point."""


def _status(text: str, spec: ColumnSpec, marks: Mapping[str, str]) -> str:
    """Gives why there is no number, or NULL."""
    cases = [f"WHEN {text} = {literal(mark)} THEN {literal(status)}" for mark, status in marks.items() if mark]
    cases += [f"WHEN {text} = '' THEN {literal(spec.blank)}"] if spec.blank else []
    return f"CASE {' '.join(cases)} END" if cases else "CAST(NULL AS VARCHAR)"


def _date(column: str, spec: ColumnSpec, absent: str, blank: str) -> Reader:
    forms = spec.format if "%Y-%d-%m" in spec.format else (*spec.format, "%Y-%m-%d")
    days = [_day(text_of(column), form) for form in forms]
    unclear = " OR ".join(f"{one} <> {other}" for one, other in combinations(days[: len(spec.format)], 2))
    unclear = f"coalesce({unclear}, false)" if unclear else "false"
    sql = f"CASE WHEN NOT {absent} AND NOT {unclear} THEN coalesce({', '.join(days)}) END"
    bad = f"(NOT {absent} AND {name(column)} IS NULL AND NOT {unclear})"
    return Reader(columns=((column, sql),), bad=bad, blank=blank, unclear=f"({unclear} AND NOT {absent})")


def _day(text: str, form: str) -> str:
    """Gives the day that a text means in one form; a year has four digits, or two where the form says `%y`."""
    read = f"try_strptime({text}, {literal(form)})"
    return f"CASE WHEN {read} >= TIMESTAMP '1000-01-01' THEN CAST({read} AS DATE) END"


def _period(column: str, absent: str, blank: str) -> Reader:
    table = name(f"map_{column}")
    start = f"{table}.start"
    columns = (
        (column, f"{table}.label"),
        (f"{column}__start", f"CAST({start} AS DATE)"),
        (f"{column}__end", f"CAST({table}.end AS DATE)"),
        (f"{column}__about", f"({table}.about = '1')"),
    )
    return Reader(
        columns=columns, bad=f"(NOT {absent} AND {name(column)} IS NULL)", blank=blank,
        beside=((f"{column}__iso", f"{table}.iso"),),
    )  # fmt: skip


def grain(spec: ColumnSpec) -> str:
    """Gives what a date or year column counts in: `day`, `month` or `year`."""
    if spec.type == "integer" or (
        spec.format and not any("%m" in form or "%b" in form.lower() for form in spec.format)
    ):
        return "year"
    if spec.format and not any(part in form for form in spec.format for part in ("%d", "%j", "%-d", "%x")):
        return "month"
    return "day"
