"""Same months: every series has the months that `to_date` compares, in its first year and in the last one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reportgen.comparison import key_order
from reportgen.compute.plan import Plan
from reportgen.compute.refusal import Refusal
from reportgen.problems import Problem
from reportgen.templating.cells import is_time
from reportgen.templating.found import key_text


def check_same_months(plan: Plan, engine: Any) -> None:  # noqa: ANN401 the engine is a door
    """Refuses years of which one lacks months of a series. Raises `Refusal`.

    Only where rows stand for whole months: days without a row are days on which nothing happened.
    """
    if not plan.dated:
        return
    last, names = plan.last_whole(engine), _series(plan)
    table = plan.rows(engine)
    column = table[plan.dated]
    grouped = table.group_by([table[name] for name in names]) if names else table
    asked = grouped.aggregate(_first=column.min(), _last=column.max(), _days=(column.day() != 1).sum())
    rows = [row for row in plan.ask(asked, engine) if row["_first"]]
    if any(row["_days"] for row in rows):
        return
    for row in sorted(rows, key=lambda row: [key_order(row[name]) for name in names]):
        problem = _uneven(plan, row, ", ".join(f"`{key_text(row[name])}`" for name in names), last)
        if problem is not None:
            raise Refusal(problem)


def _series(plan: Plan) -> list[str]:
    """Gives the columns that tell series apart: those of the result, and those of the extract's key."""
    shown = [each.column for each in plan.dimensions if not is_time(each.head)]
    keys = [name for name in plan.extract.spec.key if plan.columns.kind(name) == "text"]
    return list(dict.fromkeys((*shown, *keys)))


def _uneven(plan: Plan, row: Mapping[str, Any], named: str, last: date) -> Problem | None:
    first, end = row["_first"], row["_last"]
    of, at = f" of {named}" if named else "", plan.spec.at("to_date")
    if end.year == last.year and end.month < last.month:
        message = f"the months{of} end with {end:%Y-%m}, and {last:%Y-%m} would be compared"
        way = f"write `complete: {{by: month, until: {end:%Y-%m}}}` in the catalogue"
    elif first.month > 1 and first.year < last.year:
        message = f"the months{of} begin with {first:%Y-%m}, and {first.year}-01 would be compared"
        way = f"begin with a whole year: `where: {{year: {first.year + 1}..}}`"
    else:
        return None
    hint = f"{way}, or leave the series out with `where:`"
    return Problem(code="unequal-months", message=message, at=at, hint=hint)
