"""Overlaps: rows of a year and of its quarter or month in one series, which an aggregate would count twice."""

from typing import Any

from reportgen.compute.measure import Measure
from reportgen.compute.plan import Plan
from reportgen.compute.refusal import Refusal
from reportgen.compute.together import unlike_periods


def check_periods(plan: Plan, measure: Measure, engine: Any) -> None:  # noqa: ANN401 the engine is a door
    """Refuses to take together periods of one series that overlap. Raises `Refusal`."""
    facts = plan.extract.columns
    shown = {each.column for each in plan.dimensions if not each.part}
    for name in (each for each in facts if facts[each].kind == "period" and each not in shown):
        if measure.name not in {"count", "distinct"}:
            _check(plan, name, engine)


def _check(plan: Plan, name: str, engine: Any) -> None:  # noqa: ANN401 the engine is a door
    import ibis

    table = plan.rows(engine)
    parts = [each for each in plan.dimensions if each.part and each.column == name]
    for each in parts:  # rows that no year holds are in no number
        table = table.filter(each.partial(table).notnull())
    series = _series(plan, name)
    start, end = f"{name}__start", f"{name}__end"
    spans = table.filter(table[start].notnull()).group_by([*series, start, end]).aggregate(_label=table[name].min())
    window = ibis.window(group_by=list(series), order_by=[start, ibis.desc(end)])
    beside = spans.mutate(_end=spans[end].lag().over(window), _beside=spans["_label"].lag().over(window))
    found = beside.filter(beside["_end"] >= beside[start]).order_by([*series, start, ibis.desc(end)])
    for row in plan.ask(found.limit(1), engine):
        at = plan.spec.at("measure")
        raise Refusal(unlike_periods((row["_beside"], row["_label"]), name, at))


def _series(plan: Plan, name: str) -> tuple[str, ...]:
    """Gives the columns that tell series apart: the key without time, or every text."""
    facts, spec = plan.extract.columns, plan.extract.spec
    named = [each for each in spec.key if each in facts] or [each for each in facts if facts[each].kind == "text"]
    return tuple(each for each in named if each != name)
