"""Edges: years and quarters that the data only begin or end within, so that fewer months are added up for them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from reportgen.comparison import Line
from reportgen.compute.columns import Dimension
from reportgen.compute.plan import Plan
from reportgen.indicator import Note
from reportgen.table import Key, Period
from reportgen.templating.cells import is_time

_LENGTHS = {"year": 12, "quarter": 3}
_STARTS = ((12, {1}), (6, {1, 7}), (3, {1, 4, 7, 10}), (1, set(range(1, 13))))
"""How many months a date stands for, by the months in which such dates are."""
Days = tuple[date, date]


def edged(lines: Sequence[Line], plan: Plan, engine: Any) -> list[Line]:  # noqa: ANN401 the engine is a door
    """Marks the first and last year or quarter as incomplete where the data do not fill it.

    Data of single days tell nothing of it. Where every year has the same months, they are compared like with like.
    """
    index = next((place for place, each in enumerate(plan.dimensions) if each.part in _LENGTHS), None)
    if index is None or plan.dated or any(_finer(each) for each in plan.dimensions):
        return list(lines)
    asked = any(_finer(each.dimension) or each.dimension.part == "quarter" for each in plan.checks)
    short = _short(_filled(plan, plan.dimensions[index], engine), _LENGTHS[plan.dimensions[index].part], asked=asked)
    note = Note(kind="partial", message="note-incomplete")
    return [
        replace(line, notes=(*line.notes, note)) if _start(line.keys[index]) in short and not line.incomplete else line
        for line in lines
    ]


def _finer(dimension: Dimension) -> bool:
    return dimension.part == "month" or (not dimension.part and dimension.kind in {"date", "period"})


def _start(key: Key) -> date | None:
    """Gives the first day of a year or quarter."""
    return key.start if isinstance(key, Period) else date(key, 1, 1) if isinstance(key, int) else None


def _filled(plan: Plan, dimension: Dimension, engine: Any) -> Mapping[date, Days]:  # noqa: ANN401 the engine is a door
    """Gives for each year or quarter the first and last day that rows stand for, whatever else is asked of them."""
    spec = plan.extract.spec
    owners = {spec.edition.column, spec.as_of.column}
    other = [each for each in plan.checks if not is_time(each.dimension.head) and each.dimension.column not in owners]
    table = plan.rows(engine, without=other)
    ends = (
        [dimension.column] * 2
        if dimension.base == "date"
        else [f"{dimension.column}__{end}" for end in ("start", "end")]
    )
    first, last = (table[name] for name in ends)
    keys = [found.name(alias) for alias, found in dimension.expressions(table).items()]
    asked = table.group_by(keys).aggregate(
        _first=first.min(),
        _last=last.max(),
        _days=(first.day() != 1).any(),
        _months=first.month().collect(distinct=True),
    )
    rows = [row for row in plan.ask(asked, engine) if row["_first"] and _start(dimension.key(row))]
    if any(row["_days"] for row in rows):
        return {}
    months = {month for row in rows for month in row["_months"]}
    step = next(length for length, starts in _STARTS if months <= starts) if dimension.base == "date" else 0
    return {
        _start(dimension.key(row)) or row["_first"]: (
            row["_first"],
            _through(row["_last"], step) if step else row["_last"],
        )
        for row in rows
    }


def _through(first: date, months: int) -> date:
    """Gives the last day of so many months."""
    whole = first.year * 12 + first.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1) - timedelta(days=1)


def _short(filled: Mapping[date, Days], months: int, *, asked: bool) -> set[date]:
    """Gives the first and last of them where the data do not fill it; nothing where all are filled alike, or as asked."""
    alike = {(begun.month - start.month, end.month - start.month) for start, (begun, end) in filled.items()}
    if not filled or (len(alike) == 1 and (len(filled) > 1 or asked)):
        return set()
    first, last = min(filled), max(filled)
    short = {first} if filled[first][0] > first else set()
    return short | ({last} if filled[last][1] < _through(last, months) else set())
