"""Unknowns: how much of a whole is unknown where a condition leaves the unknown out; it stands beside what is known."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from reportgen.arithmetic import Number, add, number, quotient
from reportgen.comparison import Line
from reportgen.compute.columns import Dimension
from reportgen.compute.criteria import KNOWN, UNKNOWN, Checked, Test, matches, predicate
from reportgen.compute.exclusions import exclusions
from reportgen.compute.frame import Frame
from reportgen.compute.measure import ADDITIVE, Measure, aggregates
from reportgen.compute.plan import Plan
from reportgen.compute.remainders import Keys, in_each, sized
from reportgen.compute.statement import Statement
from reportgen.indicator import Note
from reportgen.templating.cells import is_time


def leaves_out(checked: Checked) -> bool:
    """Says whether a condition keeps what is known of a category: `known`, or `not` with what means unknown."""
    if checked.dimension.kind != "text":
        return False
    words = {test.word for test in checked.tests}
    if not checked.inverse:
        return KNOWN in words
    return UNKNOWN in words or any(test.low in checked.dimension.unknown for test in checked.tests)


def beside_read(frame: Frame, plan: Plan, measure: Measure, engine: Any) -> Frame:  # noqa: ANN401 the engine is a door
    """Says how much is unknown of what an extract holds, where the plan's conditions leave it out: one more query."""
    for checked in plan.checks if measure.name in ADDITIVE else ():
        if not leaves_out(checked):
            continue
        if (told := _told(frame, checked)) is not None:
            frame = _beside(frame, told)
            continue
        table = plan.rows(engine, without=(checked,))
        frame = _beside(frame, _asked(plan, measure, table, (predicate(checked, table), checked.dimension), engine))
    if plan.condition is None or measure.name not in ADDITIVE:
        return frame
    for name, rest in plan.condition.exclusions(plan.extract):
        table = replace(plan, condition=rest).rows(engine)
        dimension = plan.columns.dimension(name, plan.spec.at("where"))
        frame = _beside(frame, _asked(plan, measure, table, (plan.condition(table), dimension), engine))
    return frame


def _told(frame: Frame, checked: Checked) -> list[tuple[Decimal, Decimal]] | None:
    """Gives how much is unknown and known of each period's total, where an extract that lists only some has totals."""
    wholes = frame.wholes
    if wholes is None or wholes.of != checked.dimension.name:
        return None
    names = [name for name in frame.names if name != wholes.of]
    times = [names.index(name) for name in frame.times()]
    groups: dict[object, tuple[Decimal, Decimal]] = {}
    for each in wholes.totals:
        key = tuple(each.keys[place] for place in times)
        unknown, known = groups.get(key, (Decimal(0), Decimal(0)))
        mine = Decimal(each.unknown)
        groups[key] = (unknown + mine, known + Decimal(number(each.cell) or 0) - mine)
    return list(groups.values())


def _asked(
    plan: Plan,
    measure: Measure,
    table: Any,  # noqa: ANN401 Ibis
    known: tuple[Any, Dimension],
    engine: Any,  # noqa: ANN401 the engine is a door
) -> list[tuple[Decimal, Decimal]]:
    """Asks how much is unknown, and how much is kept of what is known, period by period."""
    kept, dimension = known
    word = Checked(dimension=dimension, tests=(Test(word=UNKNOWN, text=UNKNOWN),), inverse=False)
    unknown = predicate(word, table)
    times = [each for each in plan.dimensions if is_time(each.head)]
    keys = {alias: found for each in times for alias, found in each.expressions(table).items()}
    asked = {
        "_unknown": aggregates(measure, table, unknown)["_value"],
        "_known": aggregates(measure, table, kept & ~unknown)["_value"],
    }
    grouped = table.group_by([found.name(alias) for alias, found in keys.items()]) if keys else table
    rows = plan.ask(grouped.aggregate(**asked), engine)
    return [(Decimal(row["_unknown"] or 0), Decimal(row["_known"] or 0)) for row in rows]


def beside_query(frame: Frame, asked: Statement, engine: Any) -> Frame:  # noqa: ANN401 the engine is a door
    """Says how much is unknown of what a plain query leaves out: two more queries for each column."""
    from sqlglot import exp

    where = asked.tree.args.get("where") if asked.additive else None
    if where is None:
        return frame
    (extract,) = asked.extracts
    values = [each.unalias() for each in asked.tree.selects if each.alias_or_name == "value"]
    table = exp.select(exp.alias_(values[0].copy(), "value"))
    table.set("from_", asked.tree.args.get("from_"))
    for name, rest in exclusions(where.this, extract):
        codes = [exp.Literal.string(code) for code in extract.columns[name].unknown]
        unknown = exp.or_(exp.column(name).is_(exp.null()), *([exp.column(name).isin(*codes)] if codes else []))
        asks = (table.where(unknown, *([rest] if rest is not None else [])), table.where(where.this))
        found = [engine.sql(each.sql(dialect="duckdb"))[1][0][0] or 0 for each in asks]
        frame = _beside(frame, [(Decimal(found[0]), Decimal(found[1]))])
    return frame


def beside_lines(frame: Frame, checks: Sequence[Checked]) -> Frame:
    """Says how much is unknown among computed lines, where conditions leave it out."""
    for checked in checks if len(frame.measures) == 1 else ():
        if not leaves_out(checked):
            continue
        others = [each for each in checks if each is not checked]
        lines = [line for line in frame.lines if all(_answers(frame, each, line) for each in others)]
        times = [frame.index(name) for name in frame.times()]
        groups: dict[Keys, tuple[Decimal, Decimal]] = {}
        for line in lines:
            if line.part == "total":
                continue
            unknown, known = groups.get(tuple(line.keys[index] for index in times), (Decimal(0), Decimal(0)))
            mine = sized(line)
            out = line.part == "unknown" and not _answers(frame, checked, line)
            sums = (unknown + mine, known) if out else (unknown, known + mine)
            groups[tuple(line.keys[index] for index in times)] = sums
        totals = in_each(frame, lines, times) if frame.some else None
        if totals is not None and checked.dimension.name == (frame.wholes.of if frame.wholes else ""):
            groups = {key: (unknown, totals.get(key, known) - unknown) for key, (unknown, known) in groups.items()}
        frame = _beside(frame, list(groups.values()))
    return frame


def _answers(frame: Frame, checked: Checked, line: Line) -> bool:
    return matches(checked, line.keys[frame.index(checked.dimension.name)], line.part)


def _beside(frame: Frame, found: Sequence[tuple[Decimal, Decimal]]) -> Frame:
    """Keeps the largest part that is unknown of any period, and prints that of all."""
    parts = [quotient(unknown, unknown + known) for unknown, known in found if unknown]
    if not parts:
        return frame
    unknown, known = (add(each[place] for each in found) for place in (0, 1))
    of = "of-listed" if frame.some and not (frame.wholes and frame.wholes.of) else "category"
    note = unknown_note(of, unknown, add([unknown, known]))
    share = max(frame.unknown_share, *(Decimal(part) for part in parts))
    return replace(frame, notes=tuple(dict.fromkeys((*frame.notes, note))), unknown_share=share)


def unknown_note(of: str, unknown: Number, whole: Number) -> Note:
    """Gives the note that says what share is not known."""
    share = quotient(unknown, whole, 100) if whole else Decimal(0)
    return Note(kind="scope", message=f"note-unknown-{of}", words=(("share", str(share)),))
