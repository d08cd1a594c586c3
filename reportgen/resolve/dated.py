"""Dates of rows: which column says when a row is of, the first and last day of that, and what lies after the cut-off."""

from dataclasses import dataclass
from datetime import date

from reportgen.catalogue import ColumnSpec, ExtractSpec
from reportgen.engine import literal, name
from reportgen.engine.quoting import literals
from reportgen.problems import listed
from reportgen.resolve.inputs import Stage
from reportgen.resolve.layout import givens
from reportgen.resolve.periods import MONTHS, parse_period
from reportgen.resolve.provenance import vintage_sql
from reportgen.resolve.readers import grain

NONE = "none"
"""What an author writes after `dated:` when no column dates the rows."""

STEPS = {"day": 1, "month": 1, "quarter": 3, "year": 12}
"""What rows are of → how many months lie between two of them."""

_LIKE_DATES = r"(19|20)\d\d(-(0[1-9]|1[0-2])(-[0-3]\d)?)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The column that dates rows, and the first and the last day of each row, as SQL."""

    column: str
    first: str
    last: str
    grain: str

    @property
    def months(self) -> int:
        """How many months lie between two rows of a whole series."""
        return STEPS[self.grain]


def dates_of(stage: Stage) -> Dates | None:
    """Gives what dates the rows: the declared column, the range's period, the only date or period, or `year`."""
    spec = stage.spec
    column = _column(spec)
    if column not in spec.read_columns():
        return None
    kind = spec.columns[column].type
    if kind == "period":
        return Dates(column=column, first=name(f"{column}__start"), last=name(f"{column}__end"), grain="day")
    if kind == "date":
        return Dates(
            column=column,
            first=name(column),
            last=_last_day(column, spec.columns[column]),
            grain=grain(spec.columns[column]),
        )
    return _by_year(column, spec)


def _column(spec: ExtractSpec) -> str:
    if spec.dated:
        return spec.dated
    if spec.range is not None and spec.range.period:
        return spec.range.period
    dates = _dates(spec)
    if dates:
        return dates[0] if len(dates) == 1 else ""
    return "year"


def _dates(spec: ExtractSpec) -> list[str]:
    return [column for column in spec.read_columns() if spec.columns[column].type in {"date", "period"}]


def _last_day(column: str, spec: ColumnSpec) -> str:
    day = name(column)
    return {"day": day, "month": f"last_day({day})", "year": f"make_date(year({day}), 12, 31)"}[grain(spec)]


def _by_year(column: str, spec: ExtractSpec) -> Dates:
    """Gives the days of a year, or of the month or quarter that stands in a column of its own beside it."""
    number = f"TRY_CAST({name(column)} AS INTEGER)"
    year = f"CASE WHEN {number} BETWEEN 1000 AND 9999 THEN {number} END"
    beside = next((each for each in ("month", "quarter") if each in spec.read_columns() and not spec.dated), "year")
    if beside == "year":
        return Dates(column=column, first=f"make_date({year}, 1, 1)", last=f"make_date({year}, 12, 31)", grain="year")
    most, step = (12, 1) if beside == "month" else (4, 3)
    text = f"CAST({name(beside)} AS VARCHAR)"
    place = f"list_position([{', '.join(map(literal, MONTHS))}], regexp_extract(lower({text}), '^[a-z]+'))"
    named = f"list_extract({list(MONTHS.values())}, {place})"
    digits = f"TRY_CAST(regexp_replace(upper({text}), '^Q', '') AS INTEGER)"
    part = f"coalesce({digits}, {named})" if beside == "month" else digits
    part = f"CASE WHEN {part} BETWEEN 1 AND {most} THEN {part} END"
    return Dates(
        column=column,
        first=f"make_date({year}, coalesce({part}, 1) * {step} - {step - 1}, 1)",
        last=f"last_day(make_date({year}, coalesce({part}, {most}) * {step}, 1))",
        grain=beside,
    )


def late_sql(stage: Stage, dates: Dates) -> str:
    """Gives the condition of rows that lie wholly after the cut-off."""
    return f"coalesce({dates.first} > DATE '{stage.inputs.cut_off.isoformat()}', false)"


def drop_late(stage: Stage) -> None:
    """Drops the rows that lie wholly after the report's cut-off, and those of a later vintage, and counts them."""
    dates = dates_of(stage)
    if dates is not None:
        _drop(stage, late_sql(stage, dates), "after the cut-off")
    else:
        _complain(stage)
    _drop_later_vintages(stage)


def _drop_later_vintages(stage: Stage) -> None:
    """Drops the rows of a vintage after the cut-off, whoever says it; adds a problem when all are."""
    vintage = vintage_sql(stage)
    found = [
        str(text) for (text,) in stage.engine.values(f"SELECT DISTINCT {vintage} FROM {name(stage.table)} ORDER BY 1")
    ]
    late = [text for text in found if (day := first_day(text)) is not None and day > stage.inputs.cut_off]
    if not late:
        return
    _drop(stage, f"{vintage} IN {literals(late)}", "of a vintage after the cut-off")
    if late == found:
        stage.findings.error(
            "late-vintage", f"the data are of {listed(late)}, after the cut-off, {stage.inputs.cut_off}",
            stage.spec.at("as_of" if stage.spec.as_of else "source"),
            hint="take the data as they were at the cut-off, or give the report a later `cut_off:`",
        )  # fmt: skip


def first_day(text: str) -> date | None:
    """Gives the first day of what a vintage says, if it is a day, a month or another period."""
    period = parse_period(text)
    return period.start if period else None


def _drop(stage: Stage, late: str, reason: str) -> None:
    count = stage.engine.value(f"SELECT count(*) FROM {name(stage.table)} WHERE {late}")
    if count:
        stage.engine.execute(f"DELETE FROM {name(stage.table)} WHERE {late}")
        stage.left_out[reason] = int(count)


def check_dates(stage: Stage) -> None:
    """Adds a problem when the column that dates rows is a text that is not all years."""
    dates = dates_of(stage)
    if dates is None or stage.spec.columns[dates.column].type != "text":
        return
    column = name(dates.column)
    sql = (
        f"SELECT {column}, _part, _row FROM {name(stage.table)} "
        f"WHERE {column} IS NOT NULL AND {dates.first} IS NULL ORDER BY _sid LIMIT 1"
    )
    for text, part, row in stage.engine.values(sql):
        message = f"`{dates.column}` dates the rows and holds `{text}`{stage.where_from(part, row)}, which is no year"
        stage.findings.error(
            "undated-rows", message, stage.place(part, row),
            hint="give it `type: period`, with `aliases:` for what is no period, or write `dated: none`",
            also=(stage.spec.at("columns", dates.column),),
        )  # fmt: skip


def _complain(stage: Stage) -> None:
    """Adds a problem when no column is known to date the rows, and one that may lies after the cut-off."""
    if stage.spec.dated:
        return
    found = [column for column in _candidates(stage) if _is_late(stage, column)]
    if not found:
        return
    several = _dates(stage.spec) or found
    what = (
        f"{listed(several, 'or')} may date the rows"
        if len(several) > 1
        else f"`{found[0]}` looks like the date of the rows"
    )
    stage.findings.error(
        "undated-rows", f"{what}, and some lie after the cut-off, {stage.inputs.cut_off}",
        stage.spec.at("columns", found[0]),
        hint=f"write `dated: {found[0]}` and they are not read, or `dated: {NONE}` when it dates no row",
        also=tuple(stage.spec.at("columns", column) for column in several if column != found[0]),
    )  # fmt: skip


def _candidates(stage: Stage) -> list[str]:
    """Gives the columns that may date rows: dates and periods, else numbers and texts that all look like dates."""
    spec = stage.spec
    dates = _dates(spec)
    if dates:
        return dates
    given = {each.column for each in givens(spec).values()}
    return [
        column
        for column in spec.read_columns()
        if column not in given
        and spec.columns[column].type in {"text", "integer"}
        and stage.engine.value(
            f"SELECT coalesce(bool_and(regexp_full_match(CAST({name(column)} AS VARCHAR), '{_LIKE_DATES}')), false) "
            f"FROM {name(stage.table)}"
        )
    ]


def _is_late(stage: Stage, column: str) -> bool:
    kind = stage.spec.columns[column].type
    cut_off = f"'{stage.inputs.cut_off.isoformat()}'"
    day = name(f"{column}__start" if kind == "period" else column)
    text = f"CAST({day} AS VARCHAR)"
    late = f"{day} > DATE {cut_off}" if kind in {"date", "period"} else f"{text} > left({cut_off}, length({text}))"
    return bool(stage.engine.value(f"SELECT coalesce(bool_or({late}), false) FROM {name(stage.table)}"))
