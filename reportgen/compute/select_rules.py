"""Rules on a query: no typed numbers, no samples, no arithmetic on ranges, and codes that the extracts hold."""

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.compute.parts import counted_twice, mixed
from reportgen.compute.refusal import spot
from reportgen.indicator import Extract
from reportgen.problems import Problem, did_you_mean
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import meant


def broken_rules(spec: IndicatorSpec, tree: Any, extracts: Mapping[str, Extract]) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
    """Gives a problem for each rule that a query breaks."""
    yield from _typed(spec, tree)
    yield from _sampled(spec, tree)
    yield from _torn(spec, tree, extracts)
    yield from _codes(spec, tree, extracts)
    yield from _totals(spec, tree, extracts)


def _typed(spec: IndicatorSpec, tree: Any) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
    """Every number comes from a row of an extract."""
    from sqlglot import exp

    typed = [each for each in tree.find_all(exp.Select) if each.args.get("from_", each.args.get("from")) is None]
    typed += list(tree.find_all(exp.Values, exp.Unnest, exp.Lateral, exp.GenerateSeries))
    values = [
        each for select in tree.find_all(exp.Select) for each in select.expressions if each.alias_or_name == "value"
    ]
    typed += [each for each in values if not any(each.find_all(exp.Column, exp.Star, exp.Subquery))]
    if typed:
        yield Problem(
            code="sql-typed",
            message=f"`{_brief(typed[0])}` gives numbers that come from no extract",
            at=spot(spec, "sql", part=_first_word(typed[0])),
            hint="read every number from an extract; put typed ones into a data file with their source",
        )


def _sampled(spec: IndicatorSpec, tree: Any) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
    """A report rests on all rows, in no order but a stated one."""
    from sqlglot import exp

    sampled = any(tree.find_all(exp.TableSample)) or any(
        select.args.get("sample") for select in tree.find_all(exp.Select)
    )
    cut = [each for each in tree.find_all(exp.Limit) if each.parent is not None and not each.parent.args.get("order")]
    if sampled or cut:
        word = "sample" if sampled else "limit"
        yield Problem(
            code="sql-sample",
            message="a sample gives other numbers each time"
            if sampled
            else "`limit` without `order by` takes any rows",
            at=spot(spec, "sql", part=word),
            hint="leave it out" if sampled else "write `order by` before it",
        )


def _torn(spec: IndicatorSpec, tree: Any, extracts: Mapping[str, Extract]) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
    """The ends of ranges are neither added nor averaged."""
    from sqlglot import exp

    ends = ends_of(extracts)
    for column in tree.find_all(exp.Column):
        if column.name in ends and _reckoned(column):
            yield Problem(
                code="aggregated-range",
                message=f"`{column.name}` is the end of a range, and would be calculated with",
                at=spot(spec, "sql", part=column.name),
                hint="take its min or max, or show ranges with `rows:`",
            )
            return


def ends_of(extracts: Mapping[str, Extract]) -> frozenset[str]:
    """Gives the columns that hold ends of ranges."""
    names = [each.spec.range.name for each in extracts.values() if each.spec.range is not None]
    return frozenset(f"{name}__{end}" for name in names for end in ("low", "high"))


def _reckoned(column: Any) -> bool:  # noqa: ANN401 sqlglot
    from sqlglot import exp

    above = column.parent
    while above is not None and not isinstance(above, exp.Select | exp.Where | exp.Having | exp.Group | exp.Order):
        taken = isinstance(above, exp.AggFunc) and not isinstance(above, exp.Min | exp.Max | exp.Count)
        if taken or isinstance(above, exp.Add | exp.Sub | exp.Mul | exp.Div | exp.IntDiv | exp.Window):
            return True
        above = above.parent
    return False


def _codes(spec: IndicatorSpec, tree: Any, extracts: Mapping[str, Extract]) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
    """Checks texts that a column is compared with against the codes of the columns of that name."""
    from sqlglot import exp

    own = {each.alias_or_name: extracts[each.name] for each in tree.find_all(exp.Table) if each.name in extracts}
    for node in tree.find_all(exp.EQ, exp.NEQ, exp.In):
        sides = [node.this, *([node.expression] if not isinstance(node, exp.In) else node.expressions)]
        columns = [side for side in sides if isinstance(side, exp.Column)]
        if len(columns) != 1:
            continue
        (column,) = columns
        read = [own[column.table]] if column.table in own else list(own.values())
        facts = [each.columns[column.name] for each in read if column.name in each.columns]
        values = {code for each in facts for code in each.values}
        checked = bool(facts) and all(each.kind == "text" and each.values for each in facts)
        for side in sides if checked else ():
            if isinstance(side, exp.Literal) and side.is_string and side.name not in values:
                yield Problem(
                    code="unknown-code",
                    message=f"no `{side.name}` in column `{column.name}`",
                    at=spot(spec, "sql", part=side.name),
                    hint=did_you_mean(side.name, values, meant([code for each in facts for code in each.codes])),
                )


def _totals(spec: IndicatorSpec, tree: Any, extracts: Mapping[str, Extract]) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
    """A query on rows of which some are totals of others names the column that tells them apart."""
    from sqlglot import exp

    named = {column.name for column in tree.find_all(exp.Column)}
    for extract in extracts.values():
        for facts in extract.columns.values():
            if facts.name not in named and mixed(facts):
                yield counted_twice(extract.id, facts, spot(spec, "sql", part=extract.id))


_BRIEF = 40


def _brief(node: Any) -> str:  # noqa: ANN401 sqlglot
    text = " ".join(node.sql(dialect="duckdb").split())
    return text if len(text) <= _BRIEF else f"{text[:_BRIEF]}…"


def _first_word(node: Any) -> str:  # noqa: ANN401 sqlglot
    from sqlglot import exp

    literal = node.find(exp.Literal)
    return str(literal.name) if literal is not None else ""
