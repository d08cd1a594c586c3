"""Revised: newer editions that hold only some rows of a period, so that taking the latest whole would drop the others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from reportgen.comparison import no_earlier, no_later
from reportgen.compute.breaks import axes_of
from reportgen.compute.plan import Plan
from reportgen.compute.refusal import Refusal
from reportgen.compute.stacks import Choice
from reportgen.compute.statement import Statement, choices_of
from reportgen.indicator import Extract
from reportgen.problems import Problem, Span


def check_revised(plan: Plan, engine: Any) -> None:  # noqa: ANN401 the engine is a door
    """Refuses the latest edition of each period where an older one of it has more rows. Raises `Refusal`."""
    for choice in plan.choices:
        others = tuple(each for each in plan.choices if each is not choice)
        table = replace(plan, choices=others).rows(engine) if choice.per else None
        key = "edition" if choice.column == "_edition" else "vintage"
        problem = next(dropped(plan.extract, choice, table, engine, plan.spec.at(key)), None)
        if problem is not None:
            raise Refusal(problem)


def dropped_by(asked: Statement, engine: Any) -> Iterator[Problem]:  # noqa: ANN401 the engine is a door
    """Gives such a problem of a query, whatever its own conditions are."""
    for extract in asked.extracts if any(choice.per for choice in asked.choices) else ():
        for choice in choices_of(asked.spec, extract):
            key = "edition" if choice.column == "_edition" else "vintage"
            found = dropped(extract, choice, engine.table(extract.id), engine, asked.spec.at(key))
            yield from islice(found, 1)


def dropped(extract: Extract, choice: Choice, table: Any, engine: Any, at: Span) -> Iterator[Problem]:  # noqa: ANN401 Ibis
    """Gives a problem for each row that only an older edition of its period has, unless a break says why."""
    rest = [name for name in _keys(extract) if name not in {each.column for each in choice.per}]
    if not choice.per or not choice.order or not rest or _whole(extract, choice):
        return
    placed = choice.placed(table)
    periods = {f"_per{place}": each.expressions(table)[each.name] for place, each in enumerate(choice.per)}
    keys = [*(placed[name] for name in rest), *(each.name(alias) for alias, each in periods.items())]
    found = placed.group_by(keys).aggregate(_mine=placed["_place"].max(), _newest=placed["_newest"].max())
    names, rows = engine.query(found.filter(found["_mine"] < found["_newest"]).order_by([*rest, *periods]))
    for values in rows:
        row = dict(zip(names, values, strict=True))
        old, new = choice.order[row["_mine"]], choice.order[row["_newest"]]
        if not _ended(extract, choice, {name: str(row[name]) for name in rest}, old, new):
            yield _problem(choice, [str(row[name]) for name in (*rest, *periods)], rest, (old, new), at)


def _keys(extract: Extract) -> list[str]:
    """Gives the columns that tell rows of one edition apart."""
    spec = extract.spec
    owners = {spec.edition.column, spec.as_of.column, spec.source.column, spec.publisher.column, spec.via.column}
    owners |= {spec.publication.column, spec.status.column, spec.grade.column}
    named = [name for name in spec.key if name in extract.columns]
    texts = [name for name, facts in extract.columns.items() if facts.kind == "text"]
    return [name for name in named or texts if name not in owners]


def _whole(extract: Extract, choice: Choice) -> bool:
    """Says whether every edition is tested to add up to its own total."""
    spec = extract.spec
    owner = spec.edition.column if choice.column == "_edition" else spec.as_of.column
    return any(owner in parts.per and not parts.some for parts in spec.parts)


def _ended(extract: Extract, choice: Choice, row: dict[str, str], old: str, new: str) -> bool:
    """Says whether a declared break between two editions concerns a row, which may have ended there."""
    name = choice.column.removeprefix("_")
    return any(
        axis.name == name
        and no_later(old, axis.before, axis.after)
        and no_earlier(new, axis.after)
        and all(row.get(column, values[0]) in values for column, values in axis.wanted.items())
        for axis in axes_of([extract], {})
    )


def _problem(choice: Choice, shown: Sequence[str], rest: Sequence[str], pair: tuple[str, str], at: Span) -> Problem:
    what, per = choice.column.removeprefix("_"), ", ".join(each.name for each in choice.per)
    lacked = ", ".join(f"`{each}`" for each in shown)
    message = f"the {what} {pair[1]} lacks {lacked}, which the {what} {pair[0]} has: `latest per {per}` would drop it"
    hint = (
        f"write `{what}: latest per {', '.join([*rest, per])}` where it revises single rows, "
        f"or declare under `breaks:` in the catalogue why rows ended"
    )
    return Problem(code="revised-in-part", message=message, at=at, hint=hint)
