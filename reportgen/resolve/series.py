"""Contracts on time: data fresh enough at the cut-off, and no period missing up to the last whole one."""

from datetime import date

from reportgen.engine import name
from reportgen.problems import Span
from reportgen.resolve.inputs import Stage
from reportgen.resolve.periods import parse_period
from reportgen.resolve.readers import dated_ends, grain
from reportgen.resolve.typed import dated_column

_SHOWN = 5
_MONTHS = {"day": 1, "month": 1, "year": 12}


def check_fresh(stage: Stage, vintages: tuple[str, ...]) -> None:
    """Compares the newest vintage, or the last day in the data, with the report's cut-off."""
    fresh = stage.spec.fresh
    if fresh is None:
        return
    newest = max((day for day in map(_as_day, vintages) if day is not None), default=None) or _last_day(stage)
    if newest is None:
        return
    age = (stage.inputs.cut_off - newest).days
    if age > fresh.within_days:
        message = f"the data are of {newest}, {age} days before the cut-off; the contract allows {fresh.within_days}"
        stage.findings.error("stale-extract", message, stage.spec.at("fresh"), hint="get a newer extract")


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _last_day(stage: Stage) -> date | None:
    ends = _ends(stage)
    found = stage.engine.value(f"SELECT max({ends[1]}) FROM {name(stage.table)}") if ends else None
    return found if isinstance(found, date) else None


def _ends(stage: Stage) -> tuple[str, str] | None:
    column = dated_column(stage)
    return dated_ends(column, stage.spec.columns[column]) if column else None


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


def late_sql(stage: Stage) -> str:
    """Gives the condition of rows after the last whole period: they belong to an incomplete one."""
    ends, until = _ends(stage), _until(stage)
    return f"{ends[0]} > DATE '{until}'" if ends and until else "false"


def check_complete(stage: Stage) -> None:
    """Finds periods that are missing between the first one and the declared last whole one."""
    complete, until = stage.spec.complete, _until(stage)
    if complete is None or until is None:
        return
    column = dated_column(stage)
    found = stage.engine.values(_missing_sql(stage, column, until)) if column else []
    at = stage.spec.at("complete")
    short = 7 if _months(stage, column) == 1 else 4
    for *group, begun in found[:_SHOWN]:
        of = f" for {', '.join(f'`{value}`' for value in group)}" if group else ""
        message = f"{begun.isoformat()[:short]} is missing{of}; the series should be whole until {complete.until}"
        stage.findings.error("missing-period", message, at, also=(Span(file=stage.raw.parts[0]),))
    if len(found) > _SHOWN:
        stage.findings.error("missing-period", f"{len(found) - _SHOWN} more periods are missing", at)


def _months(stage: Stage, column: str) -> int:
    return _MONTHS[grain(stage.spec.columns[column])]


def _missing_sql(stage: Stage, column: str, until: date) -> str:
    """Gives the query for the periods that each group lacks."""
    assert stage.spec.complete is not None
    begins = (dated_ends(column, stage.spec.columns[column]) or ("NULL", ""))[0]
    per = "".join(f"{name(each)}, " for each in stage.spec.complete.per)
    same = "".join(f" AND r.{name(each)} IS NOT DISTINCT FROM w.{name(each)}" for each in stage.spec.complete.per)
    rows = f"SELECT {per}date_trunc('month', {begins})::DATE AS _begun FROM {name(stage.table)}"
    series = f"generate_series(min(_begun), DATE '{until}', INTERVAL {_months(stage, column)} MONTH)"
    groups = f"SELECT {per}{series} AS _all FROM r {f'GROUP BY {per[:-2]}' if per else ''}"
    return (
        f"WITH r AS ({rows}), g AS ({groups}), w AS (SELECT {per}CAST(unnest(_all) AS DATE) AS _begun FROM g) "
        f"SELECT w.* FROM w WHERE NOT EXISTS (SELECT 1 FROM r WHERE r._begun = w._begun{same}) ORDER BY ALL"
    )
