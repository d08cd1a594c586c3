"""Contracts on time: data fresh enough at the cut-off, and no period missing up to the last whole one."""

from collections.abc import Sequence
from datetime import date

from reportgen.engine import Rows, name
from reportgen.problems import Span
from reportgen.resolve.dated import STEPS, Dates, dates_of
from reportgen.resolve.inputs import Stage
from reportgen.resolve.periods import iso_label, parse_period
from reportgen.table import Period

_SHOWN = 5


def check_fresh(stage: Stage, vintages: tuple[str, ...]) -> None:
    """Compares the newest vintage, or the last day in the data, with the report's cut-off."""
    fresh = stage.spec.fresh
    if fresh is None:
        return
    periods = [parse_period(text) for text in vintages]
    unclear = [text for text, period in zip(vintages, periods, strict=True) if period is None]
    newest = max((period.end for period in periods if period is not None), default=None) or _last_day(stage)
    if unclear or newest is None:
        what = f"the vintage `{unclear[0]}` is no date" if unclear else "there is no vintage, and no date in the data"
        stage.findings.error(
            "unknown-age", f"it cannot be told how old the data are: {what}",
            stage.spec.at("as_of") if unclear else stage.spec.at("fresh"),
            hint="give under `as_of:` a day, a month or a year, such as `2025-06-03`",
            also=(stage.spec.at("fresh"),) if unclear else (),
        )  # fmt: skip
        return
    age = (stage.inputs.cut_off - newest).days
    if age > fresh.within_days:
        message = f"the data are of {newest}, {age} days before the cut-off; the contract allows {fresh.within_days}"
        stage.findings.error("stale-extract", message, stage.spec.at("fresh"), hint="get a newer extract")


def _last_day(stage: Stage) -> date | None:
    dates = dates_of(stage)
    found = stage.engine.value(f"SELECT max({dates.last}) FROM {name(stage.table)}") if dates else None
    return found if isinstance(found, date) else None


def _until(stage: Stage) -> date | None:
    """Gives the last day of the last whole period."""
    if stage.spec.complete is None:
        return None
    period = parse_period(stage.spec.complete.until)
    if period is None:
        message = f"`{stage.spec.complete.until}` is no period"
        hint = "write `2024`, `2024-Q2` or `2024-06`"
        stage.findings.error("wrong-value", message, stage.spec.at("complete", "until"), hint=hint)
    return period.end if period else None


def partial_columns(stage: Stage, partial: str) -> dict[str, str]:
    """Gives which rows are of an incomplete period: as they stand, and when they are added up to quarters or years.

    A period is incomplete when it ends after the cut-off or after the last whole one, whatever the rows say; a published
    range counts nothing that more time could add to.
    """
    dates, until = dates_of(stage), _until(stage)
    if dates is None or stage.spec.range is not None:
        return {"_partial": partial, "_partial_quarter": partial, "_partial_year": partial}
    last = f"DATE '{min(until or date.max, stage.inputs.cut_off)}'"
    ends = {"_partial": dates.last}
    for step, months in (("quarter", 3), ("year", 12)):
        ends[f"_partial_{step}"] = f"date_trunc('{step}', {dates.last}) + INTERVAL {months} MONTH - INTERVAL 1 DAY"
    return {column: f"coalesce({partial} OR {end} > {last}, false)" for column, end in ends.items()}


def check_complete(stage: Stage) -> None:
    """Finds periods that are missing between the first one and the declared last whole one."""
    complete, until, dates = stage.spec.complete, _until(stage), dates_of(stage)
    if complete is None or until is None:
        return
    at = stage.spec.at("complete")
    if dates is None:
        message = "it is not known which column dates the rows, so that no series can be whole"
        stage.findings.error("undated-rows", message, at, hint="name the column under `dated:`")
        return
    step = _step(stage, dates)
    found = stage.engine.values(_missing_sql(stage, dates, until, step))
    for *group, begun, last in found[:_SHOWN]:
        of = f" for {', '.join(f'`{value}`' for value in group)}" if group else ""
        missing = iso_label(Period(start=begun, end=last, label=""))
        message = f"{missing} is missing{of}; the series should be whole until {complete.until}"
        stage.findings.error("missing-period", message, at, also=(Span(file=stage.raw.parts[0]),))
    if len(found) > _SHOWN:
        stage.findings.error("missing-period", f"{len(found) - _SHOWN} more periods are missing", at)


def _step(stage: Stage, dates: Dates) -> int:
    """Gives how many months lie between two rows of a whole series: the most that all rows are of."""
    kind = stage.spec.columns[dates.column].type
    if kind == "period":
        after = f"({dates.last} + INTERVAL 1 DAY)"
        whole = f"day({dates.first}) = 1 AND day({after}) = 1"
        months = f"CASE WHEN {whole} THEN datediff('month', {dates.first}, {after}) ELSE 1 END"
        lengths = [length for (length,) in _distinct(stage, months, dates)]
        return next(step for step in (12, 6, 3, 1) if all(length % step == 0 for length in lengths))
    if dates.grain != "day":
        return dates.months
    begun = [day for (day,) in _distinct(stage, dates.first, dates)]
    return next((step for step in (12, 3) if _is_first_days(stage, begun, step)), 1)


def _distinct(stage: Stage, value: str, dates: Dates) -> Rows:
    return stage.engine.values(
        f"SELECT DISTINCT {value} FROM {name(stage.table)} WHERE {dates.first} IS NOT NULL ORDER BY 1"
    )


def _is_first_days(stage: Stage, days: Sequence[date], step: int) -> bool:
    """Says whether days are the first of years or quarters: as the entry says under `by:`, else of some of them."""
    complete = stage.spec.complete
    assert complete is not None
    said = "by" in complete.model_fields_set and STEPS[complete.by] == step
    if len(days) < (2 if said else _ENOUGH) or STEPS[complete.by] < step:
        return False
    return all(day.day == 1 and day.month % step == 1 for day in days)


_ENOUGH = 4
"""So many dates, all on first days of years or quarters, are no coincidence."""


def _missing_sql(stage: Stage, dates: Dates, until: date, step: int) -> str:
    """Gives the query for the periods of each group in which no row lies, with their first and last days."""
    assert stage.spec.complete is not None
    per = "".join(f"{name(each)}, " for each in stage.spec.complete.per)
    same = "".join(f" AND r.{name(each)} IS NOT DISTINCT FROM w.{name(each)}" for each in stage.spec.complete.per)
    months = [
        f"date_trunc('month', {day})::DATE AS {end}" for day, end in ((dates.first, "_begun"), (dates.last, "_end"))
    ]
    rows = f"SELECT DISTINCT {per}{', '.join(months)} FROM {name(stage.table)}"
    series = f"generate_series(min(_begun), DATE '{until}', INTERVAL {step} MONTH)"
    groups = f"SELECT {per}{series} AS _all FROM r {f'GROUP BY {per[:-2]}' if per else ''}"
    after = f"(w._begun + INTERVAL {step} MONTH)"
    return (
        f"WITH r AS ({rows}), g AS ({groups}), w AS (SELECT {per}CAST(unnest(_all) AS DATE) AS _begun FROM g) "
        f"SELECT w.*, CAST({after} - INTERVAL 1 DAY AS DATE) FROM w WHERE NOT EXISTS "
        f"(SELECT 1 FROM r WHERE r._begun < {after} AND r._end >= w._begun{same}) ORDER BY ALL"
    )
