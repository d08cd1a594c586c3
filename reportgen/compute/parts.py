"""Parts: what a line is of the whole, by its codes: a category, a publisher's rest, the unknown, or a total of others."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from reportgen.comparison import Line, Part
from reportgen.compute.columns import Dimension
from reportgen.compute.plan import Plan
from reportgen.compute.refusal import Refusal
from reportgen.indicator import ColumnFacts, Extract
from reportgen.problems import Problem, Span, listed
from reportgen.table import Column, Key, Listed

_Codes = tuple[int, Dimension]


def parted(dimensions: Sequence[Dimension | None], lines: Iterable[Line]) -> list[Line]:
    """Gives lines with their parts, beside the dimensions of their keys (nothing where a key is no code).

    A total of others is one only beside them: where no other stands, it is a category like any.
    """
    lines = list(lines)
    texts = [(index, each) for index, each in enumerate(dimensions) if each is not None and each.kind == "text"]
    beside = [(index, each) for index, each in texts if any(line.keys[index] not in each.totals for line in lines)]
    return [replace(line, part=_part(line.keys, texts, beside)) for line in lines]


def _part(keys: Sequence[Key], texts: Sequence[_Codes], beside: Sequence[_Codes]) -> Part:
    if any(keys[index] in each.totals for index, each in beside):
        return "total"
    if any(keys[index] is None or keys[index] in each.unknown for index, each in texts):
        return "unknown"
    return "other" if any(keys[index] in each.rest for index, each in texts) else ""


def check_totals(plan: Plan, engine: Any) -> None:  # noqa: ANN401 the engine is a door
    """Refuses a number for which totals and their parts would be taken together."""
    shown = {dimension.column for dimension in plan.dimensions}
    for facts in plan.extract.columns.values():
        if facts.name not in shown and mixed(facts):
            table = plan.rows(engine)
            total = table[facts.name].isin(list(facts.totals))
            found = table.aggregate(totals=table.count(where=total), parts=table.count(where=~total))
            (row,) = plan.ask(found, engine)
            if row["totals"] and row["parts"]:
                at = plan.spec.at("measure") if plan.spec.measure else plan.spec.at()
                raise Refusal(counted_twice(plan.extract.id, facts, at))


def coded(columns: Sequence[Column], extracts: Sequence[Extract], lines: Sequence[Line]) -> list[Dimension]:
    """Gives what the codes of a query's columns are: those of the columns of that name, or else of any column."""
    found: list[Dimension] = []
    for place, column in enumerate(columns):
        named = [each.columns[column.name] for each in extracts if column.name in each.columns]
        known = named or _columns(extracts)
        found.append(
            Dimension(
                name=column.name,
                column=column.name,
                kind=column.kind,
                unknown=tuple(code for facts in known for code in facts.unknown),
                rest=tuple(code for facts in known for code in facts.rest),
                totals=tuple(code for facts in known for code in facts.totals),
                values={},
                codes=_listed(named, _columns(extracts), {line.keys[place] for line in lines}),
            )
        )
    return found


def _columns(extracts: Sequence[Extract]) -> list[ColumnFacts]:
    """Gives the columns of all extracts."""
    return [facts for each in extracts for facts in each.columns.values()]


def _listed(named: Sequence[ColumnFacts], every: Sequence[ColumnFacts], keys: set[Key]) -> tuple[Listed, ...]:
    """Gives what the code lists say of the keys: those of the columns of that name, or else of one that holds all keys."""
    texts = {key for key in keys if key is not None}
    holding = [facts for facts in every if facts.codes and texts <= {each.code for each in facts.codes}]
    found: dict[str, Listed] = {}
    for each in (each for facts in named or holding[:1] for each in facts.codes):
        found.setdefault(each.code, each)
    return tuple(found.values())


def mixed(facts: ColumnFacts) -> bool:
    """Says whether a column holds totals and other codes."""
    return any(code in facts.values for code in facts.totals) and any(code not in facts.totals for code in facts.values)


def counted_twice(name: str, facts: ColumnFacts, at: Span) -> Problem:
    """Makes the problem of totals taken together with their parts."""
    totals = [code for code in facts.totals if code in facts.values]
    return Problem(
        code="counts-totals",
        message=f"rows of `{name}` with {listed(totals)} would be taken together with their parts",
        at=at,
        hint=f"choose with `where: {{{facts.name}: …}}`, write `{facts.name}` under `by:`, "
        f"or declare these rows under `leave_out:` in the catalogue",
    )
