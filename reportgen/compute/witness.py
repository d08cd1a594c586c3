"""Witness: what is asked beside an expert's numbers, so that the rules of declared indicators hold for them too.

A plain query (one SELECT from one extract) is asked for more columns: which sources and units its rows have, whether one
of them is incomplete, how many figures are missing. Of any other query this cannot be told row by row; then nothing of
the kind may be in the extracts that it reads.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from reportgen.compute.absent import moments
from reportgen.compute.columns import Columns
from reportgen.compute.refusal import spot
from reportgen.compute.select_rules import ends_of
from reportgen.indicator import Extract
from reportgen.problems import Problem, Span, listed
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Status

MARK = "_w_"
"""How the names of witness columns begin."""
_DECLARE = "declare it with `from`, `measure` and `by`, which tells them apart"


def is_plain(tree: Any, extracts: Sequence[Extract]) -> bool:  # noqa: ANN401 sqlglot
    """Says whether a query is one SELECT from one extract, whose rows or groups can be witnessed."""
    from sqlglot import exp

    odd = (exp.CTE, exp.Subquery, exp.Join, exp.Window, exp.Distinct, exp.SetOperation, exp.Filter, exp.Case, exp.If)
    aggregated = any(tree.find_all(exp.AggFunc)) or tree.args.get("group") is not None
    found = [
        node
        for node in tree.find_all(*odd)
        if not (isinstance(node, exp.Distinct) and isinstance(node.parent, exp.Count))
        and not (isinstance(node, exp.Case | exp.If) and not aggregated)
    ]
    return isinstance(tree, exp.Select) and len(extracts) == 1 and not found


def witnessed(tree: Any, extract: Extract) -> Any:  # noqa: ANN401 sqlglot
    """Gives a plain query with the columns that tell what its numbers rest on."""
    from sqlglot import exp

    grouped = any(tree.find_all(exp.AggFunc)) or tree.args.get("group") is not None
    counted = only_counts(tree)

    def gathered(column: str) -> str:
        return f"list(DISTINCT {column})" if grouped else f"[{column}]"

    wanted = {
        "partial": "bool_or(coalesce(_partial, false))" if grouped else "coalesce(_partial, false)",
        "source": gathered("_source"),
        "notes": gathered("_notes"),
    }
    if extract.spec.unit.column and not counted:
        wanted["unit"] = gathered("coalesce(_unit, '')")
    currencies = sorted(end.rpartition("__")[0] for end in _named(tree) & ends_of({extract.id: extract}))
    if currencies:
        wanted["unit"] = gathered(f"coalesce({currencies[0]}__currency, '')")
    lacking = [
        f"count(*) FILTER (\"{column}\" IS NULL AND coalesce(\"{column}__status\", '') <> '{Status.NOT_APPLICABLE.value}')"
        for column in _measured(tree, extract)
    ]
    times = [] if counted or not grouped else _taken_over(tree, extract)
    if times:
        wanted["there"] = f"list(DISTINCT concat_ws('/', {', '.join(times)}))"
    wanted["lacking"] = " + ".join(lacking) if grouped and lacking else "0"
    return tree.copy().select(*(f"{text} AS {MARK}{name}" for name, text in wanted.items()), dialect="duckdb")


def _taken_over(tree: Any, extract: Extract) -> list[str]:  # noqa: ANN401 sqlglot
    """Gives the columns of time that rows are taken over, where a row that is not there was not published."""
    from sqlglot import exp

    if extract.spec.absent != "not published":
        return []
    shown = [each for each in tree.selects if not each.find(exp.AggFunc)]
    named = {column.name for each in shown for column in each.find_all(exp.Column)}
    times = moments(Columns(extract=extract))
    return [] if named & {*times, *(f"{name}__start" for name in times)} else [f'"{name}"' for name in times]


def only_counts(tree: Any) -> bool:  # noqa: ANN401 sqlglot
    """Says whether a query counts rows and measures nothing."""
    from sqlglot import exp

    found = list(tree.find_all(exp.AggFunc))
    return bool(found) and all(isinstance(each, exp.Count) for each in found)


def _named(tree: Any) -> set[str]:  # noqa: ANN401 sqlglot
    from sqlglot import exp

    return {column.name for column in tree.find_all(exp.Column)}


def _measured(tree: Any, extract: Extract) -> list[str]:  # noqa: ANN401 sqlglot
    """Gives the columns of numbers that are aggregated, but those whose missing figures the author replaces."""
    from sqlglot import exp

    columns = Columns(extract=extract)
    found: dict[str, None] = {}
    for column in tree.find_all(exp.Column):
        within = column.find_ancestor(exp.AggFunc)
        replaced = column.find_ancestor(exp.Coalesce)
        plain = columns.kind(column.name) in {"integer", "number"}
        if within is not None and not isinstance(within, exp.Count) and replaced is None and plain:
            found[column.name] = None
    return list(found)


def hidden(spec: IndicatorSpec, tree: Any, extracts: Sequence[Extract], engine: Any) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
    """Gives what a query that is not plain would hide: incomplete rows, missing figures, units, publishers."""
    for extract in extracts:
        at = spot(spec, "sql", part=extract.id)
        if spec.partial != "mark" and _any(engine, extract, "coalesce(_partial, false)"):
            yield _problem(
                f"`{extract.id}` holds incomplete periods, which the query may hide",
                at,
                f"write `partial: mark` to print that they are among them, or {_DECLARE}",
            )
        columns = Columns(extract=extract)
        for name in sorted(_bare(tree)):
            if columns.kind(name) in {"integer", "number"} and _any(
                engine,
                extract,
                f"\"{name}\" IS NULL AND coalesce(\"{name}__status\", '') <> '{Status.NOT_APPLICABLE.value}'",
            ):
                way = f"write coalesce({name}, 0) where a missing figure may count as 0, or {_DECLARE}"
                yield _problem(f"`{name}` of `{extract.id}` has missing figures, which the query may hide", at, way)
        publishers = sorted({source.publisher for source in extract.sources})
        if len(publishers) > 1 and not only_counts(tree):
            yield _problem(f"`{extract.id}` holds figures of {listed(publishers)}, which the query may mix", at)
        if extract.spec.unit.column and not only_counts(tree):
            units = [
                row[0] for row in engine.sql(f"SELECT DISTINCT coalesce(_unit, '') FROM \"{extract.id}\" ORDER BY 1")[1]
            ]
            if len(units) > 1:
                shown = listed(unit or "no unit" for unit in units)
                yield _problem(f"`{extract.id}` holds rows in {shown}, which the query may mix", at)


def _bare(tree: Any) -> set[str]:  # noqa: ANN401 sqlglot
    from sqlglot import exp

    return {column.name for column in tree.find_all(exp.Column) if column.find_ancestor(exp.Coalesce) is None}


def _any(engine: Any, extract: Extract, condition: str) -> bool:  # noqa: ANN401 the engine is a door
    return bool(engine.sql(f'SELECT count(*) FROM "{extract.id}" WHERE {condition}')[1][0][0])


def _problem(message: str, at: Span, way: str = _DECLARE) -> Problem:
    return Problem(code="sql-hidden", message=message, at=at, hint=way)
