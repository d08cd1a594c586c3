"""Reads: every table that a query reads fixes one edition and vintage, or shows and groups by them."""

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.compute.refusal import spot
from reportgen.compute.stacks import stacked
from reportgen.indicator import Extract
from reportgen.problems import Problem
from reportgen.spec.indicator import IndicatorSpec


def unfixed(spec: IndicatorSpec, tree: Any, extracts: Mapping[str, Extract]) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
    """Gives a problem for each read of stacked editions or vintages that neither fixes one nor shows them."""
    from sqlglot import exp

    for table in tree.find_all(exp.Table):
        extract = extracts.get(table.name)
        select = table.find_ancestor(exp.Select)
        if extract is None or select is None:
            continue
        stacks = {"edition": extract.editions, "vintage": extract.vintages}
        for key, values in stacks.items():
            if len(values) < 2 or getattr(spec, key) is not None:
                continue
            names = _owners(extract, key)
            if not (_fixes(select, table, names) or (_outermost(select, tree) and _shows(select, table, names))):
                yield stacked(spec, extract, key, values, spot(spec, "sql", part=table.name))


def _owners(extract: Extract, key: str) -> frozenset[str]:
    """Gives the columns that say the edition or vintage."""
    column = extract.spec.edition.column if key == "edition" else extract.spec.as_of.column
    return frozenset({f"_{key}", *([column] if column else [])})


def _is_of(column: Any, table: Any, select: Any, names: frozenset[str]) -> bool:  # noqa: ANN401 sqlglot
    """Says whether a column is one of these columns of this table; without a table's name only where one is read."""
    from sqlglot import exp

    if not isinstance(column, exp.Column) or column.name not in names:
        return False
    return bool(column.table == table.alias_or_name if column.table else not select.args.get("joins"))


def _fixes(select: Any, table: Any, names: frozenset[str]) -> bool:  # noqa: ANN401 sqlglot
    """Says whether a condition that every row must meet fixes one value."""
    from sqlglot import exp

    where = select.args.get("where")
    conditions = [join.args.get("on") for join in select.args.get("joins") or () if not join.side]
    found = [part for tree in (where.this if where else None, *conditions) if tree is not None for part in joined(tree)]
    for part in found:
        if isinstance(part, exp.EQ):
            pairs = ((part.this, part.expression), (part.expression, part.this))
            if any(_is_of(one, table, select, names) and isinstance(two, exp.Literal) for one, two in pairs):
                return True
        single = isinstance(part, exp.In) and len(part.expressions) == 1
        if single and isinstance(part.expressions[0], exp.Literal) and _is_of(part.this, table, select, names):
            return True
    return False


def joined(tree: Any) -> Iterator[Any]:  # noqa: ANN401 sqlglot
    """Gives the conditions that `and` joins."""
    from sqlglot import exp

    if isinstance(tree, exp.Paren):
        yield from joined(tree.this)
    elif isinstance(tree, exp.And):
        yield from (*joined(tree.this), *joined(tree.expression))
    else:
        yield tree


def _outermost(select: Any, tree: Any) -> bool:  # noqa: ANN401 sqlglot
    """Says whether the rows of a SELECT are rows of the result."""
    from sqlglot import exp

    above = select.parent
    while isinstance(above, exp.SetOperation):
        above = above.parent
    return select is tree or above is None


def _shows(select: Any, table: Any, names: frozenset[str]) -> bool:  # noqa: ANN401 sqlglot
    """Says whether the column stands in the result, and is grouped by where rows are taken together."""
    from sqlglot import exp

    places = [
        place for place, each in enumerate(select.expressions, start=1) if _is_of(each.unalias(), table, select, names)
    ]
    if not places:
        return False
    group = select.args.get("group")
    if group is None:
        return not any(select.find_all(exp.AggFunc)) and not select.args.get("distinct")
    aliases = {select.expressions[place - 1].alias_or_name for place in places}
    return bool(group.args.get("all")) or any(
        _is_of(each, table, select, names | aliases)
        or (isinstance(each, exp.Literal) and each.name in {str(place) for place in places})
        for each in group.expressions
    )
