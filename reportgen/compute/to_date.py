"""To date: the months of every year up to the last whole month of an extract, the same for every series."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from reportgen.compute.columns import Columns
from reportgen.compute.criteria import ends
from reportgen.compute.refusal import Refusal
from reportgen.indicator import Extract
from reportgen.problems import Problem, listed
from reportgen.spec.indicator import IndicatorSpec

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def to_date(table: Any, dated: str, last: date) -> Any:  # noqa: ANN401 Ibis
    """Keeps the months of each year up to that of the last day."""
    column = table[dated]
    return table.filter((column.month() <= last.month) & (column <= last))


def ends_asked(table: Any, dated: str) -> Any:  # noqa: ANN401 Ibis
    """Gives the query for the newest day, and for how many days are not the first of a month."""
    column = table[dated]
    return table.aggregate(_newest=column.max(), _days=(column.day() != 1).sum())


def last_whole_month(row: Mapping[str, Any], extract: Extract, said: Sequence[str]) -> date:
    """Gives the last day of the last whole month.

    Where every day is the first of a month, each stands for its month. Data of a day within a month do not hold all of
    it, nor do those after what the catalogue declares complete; `said` are the vintages that are read.
    """
    newest: date = row["_newest"]
    limits = [newest if row["_days"] else _month_end(newest)]
    complete = extract.spec.complete
    if complete is not None and complete.by != "year":
        limits.append(ends(complete.until)[1])
    texts = said or (extract.vintages if len(extract.vintages) == 1 else ())
    limits += [date.fromisoformat(text) for text in texts if _DAY.match(text)]
    end = min(limits)
    return end if end == _month_end(end) else end.replace(day=1) - timedelta(days=1)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def date_column(spec: IndicatorSpec, columns: Columns) -> str:
    """Gives the column of dates that `to_date` counts by; nothing when it is not asked. Raises `Refusal`."""
    if not spec.to_date:
        return ""
    dates = [name for name, facts in columns.extract.columns.items() if facts.kind == "date"]
    dated = columns.extract.spec.dated
    dates = [dated] if dated in dates else dates
    if len(dates) == 1 and "year" in spec.by:
        return dates[0]
    message = "`to_date` needs numbers by `year` from an extract with one column of dates"
    hint = "write `year` under `by:`"
    if len(dates) != 1:
        name = columns.extract.id
        message = f"{message}, and `{name}` has {listed(dates) if dates else 'none'}"
        hint = (
            "say which under `dated:` in the catalogue"
            if dates
            else "leave `to_date` out: only days and months tell it"
        )
    raise Refusal(Problem(code="conflicting-keys", message=message, at=spec.at("to_date"), hint=hint))
