"""Straddles: numbers taken over rows on both sides of a declared break, where no dimension shows it; a note says so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportgen.comparison import no_earlier, no_later
from reportgen.compute.breaks import axes_of, series_note
from reportgen.compute.frame import Frame
from reportgen.compute.plan import Plan
from reportgen.compute.refusal import Refusal
from reportgen.compute.statement import Statement
from reportgen.indicator import Axis


def straddled(frame: Frame, plan: Plan, axes: Sequence[Axis], engine: Any) -> Frame:  # noqa: ANN401 the engine is a door
    """Notes the breaks between the rows that are taken together."""
    free = [axis for axis in axes if axis.name not in {"edition", "vintage", *frame.names}]
    return series_note(frame, [axis for axis in free if _on_both(axis, plan, engine)])


def query_axes(asked: Statement, held: Mapping[str, tuple[str, ...]]) -> tuple[Axis, ...]:
    """Gives the breaks of what a query reads, by the names of its result; one that joins editions itself answers for it."""
    from sqlglot import exp

    joins = not (asked.plain or any(choice.per for choice in asked.choices))
    axes = [axis for axis in axes_of(asked.extracts, held) if not (joins and axis.name in {"edition", "vintage"})]
    columns = [each for each in asked.tree.selects if isinstance(each.unalias(), exp.Column)]
    called = {each.unalias().name: each.alias_or_name for each in columns}
    return tuple(
        replace(
            axis,
            name=called.get(axis.name, axis.name),
            wanted={called.get(name, name): values for name, values in axis.wanted.items()},
            unwanted={called.get(name, name): values for name, values in axis.unwanted.items()},
        )
        for axis in axes
    )


def _on_both(axis: Axis, plan: Plan, engine: Any) -> bool:  # noqa: ANN401 the engine is a door
    try:
        dimension = plan.columns.dimension(axis.name, plan.spec.at())
    except Refusal:
        return False
    table = plan.rows(engine)
    for inverse, wanted in ((False, axis.wanted), (True, axis.unwanted)):
        for name, values in wanted.items():
            found = table[name].cast("string").isin(list(values)).fill_null(False)  # noqa: FBT003 Ibis takes it so
            table = table.filter(~found if inverse else found)
    value = next(iter(dimension.expressions(table).values())).cast("string")
    (row,) = plan.ask(table.aggregate(_low=value.min(), _high=value.max()), engine)
    low, high = row["_low"], row["_high"]
    return low is not None and no_later(low, axis.before, axis.after) and no_earlier(high, axis.after)
