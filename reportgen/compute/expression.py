"""Expressions: an expert's condition in quotes, parsed by sqlglot, checked against real columns, and made Ibis.

A closed language: columns, numbers and texts, `=` `<>` `<` `<=` `>` `>=`, `in`, `between`, `like`, `is null`, `+ - *`,
`and`, `or`, `not` and parentheses. There are no functions, so that nothing can read a file or a clock.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportgen.compute.columns import Columns
from reportgen.compute.exclusions import exclusions
from reportgen.compute.expression_rules import HINT, wrong_in
from reportgen.compute.refusal import Refusal, spot
from reportgen.indicator import Extract
from reportgen.problems import Problem
from reportgen.spec.indicator import IndicatorSpec

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "EQ": lambda a, b: a == b,
    "LT": lambda a, b: a < b,
    "LTE": lambda a, b: a <= b,
    "GT": lambda a, b: a > b,
    "GTE": lambda a, b: a >= b,
    "Add": lambda a, b: a + b,
    "Sub": lambda a, b: a - b,
    "Mul": lambda a, b: a * b,
    "And": lambda a, b: a & b,
    "Or": lambda a, b: a | b,
    "Like": lambda a, b: a.like(b),
}
_TESTS = frozenset({"EQ", "LT", "LTE", "GT", "GTE", "Like"})
"""What a blank never answers to, so that its opposite holds for it, as `not:` does."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression: what turns an Ibis table into its condition."""

    reader: "_Reader"
    tree: Any

    def __call__(self, table: Any) -> Any:  # noqa: ANN401 Ibis
        """Gives the condition on a table. Raises `Refusal` when it compares unlike things."""
        return _condition(self.reader, self.tree, table)

    def exclusions(self, extract: Extract) -> "Iterator[tuple[str, Expression | None]]":
        """Gives each column whose unknown is left out, and what is asked beside that."""
        for name, rest in exclusions(self.tree, extract):
            yield name, Expression(self.reader, rest) if rest is not None else None


def read_expression(spec: IndicatorSpec, columns: Columns) -> Expression:
    """Checks the text of `where`. Raises `Refusal`."""
    import sqlglot

    text = str(spec.where)
    try:
        trees = sqlglot.parse(text, dialect="duckdb")
    except sqlglot.errors.SqlglotError as error:
        raise Refusal(_unreadable(spec, error)) from None
    if len(trees) != 1 or trees[0] is None:
        raise Refusal(
            Problem(code="wrong-filter", message="this is more than one condition", at=spec.at("where"), hint=HINT)
        )
    problems = list(wrong_in(trees[0], spec, columns))
    if problems:
        raise Refusal(*problems)
    reader = _Reader(spec, columns)
    return Expression(reader, trees[0])


def _condition(reader: "_Reader", tree: Any, table: Any) -> Any:  # noqa: ANN401 sqlglot and Ibis
    from ibis.common.exceptions import IbisError

    try:
        return reader.build(tree, table).fill_null(False)  # noqa: FBT003 Ibis takes it so
    except (IbisError, TypeError, AttributeError) as error:
        raise Refusal(reader.unlike(error)) from None


def _unreadable(spec: IndicatorSpec, error: Exception) -> Problem:
    details = getattr(error, "errors", None) or [{}]
    near = str(details[0].get("highlight") or "")
    what = f"the condition cannot be read at `{near}`" if near else "the condition cannot be read"
    return Problem(code="wrong-filter", message=what, at=spot(spec, "where", part=near), hint=HINT)


class _Reader:
    def __init__(self, spec: IndicatorSpec, columns: Columns) -> None:
        self._spec, self._columns = spec, columns

    def unlike(self, error: Exception) -> Problem:
        """Makes the problem of a condition that compares unlike things."""
        text = re.search(r"Literal\((.*?)\)", str(error))
        at = spot(self._spec, "where", part=text[1]) if text else self._spec.at("where")
        return Problem(
            code="wrong-filter", message="the condition compares things of different types", at=at, hint=HINT
        )

    def build(self, node: Any, table: Any) -> Any:  # noqa: ANN401 sqlglot and Ibis
        """Gives a checked tree as an Ibis expression."""
        kind = type(node).__name__
        if kind == "NEQ":
            same = self.build(node.this, table) == self.build(node.expression, table)
            return ~same.fill_null(False)  # noqa: FBT003 Ibis takes it so
        if kind in _OPERATORS:
            found = _OPERATORS[kind](self.build(node.this, table), self.build(node.expression, table))
            return found.fill_null(False) if kind in _TESTS else found  # noqa: FBT003 Ibis takes it so
        if kind == "Column":
            dimension = self._columns.dimension(node.name, self._spec.at("where"))
            return dimension.partial(table) if dimension.part else table[dimension.column]
        return self._special(kind, node, table)

    def _special(self, kind: str, node: Any, table: Any) -> Any:  # noqa: ANN401 sqlglot and Ibis
        if kind == "Literal":
            return _literal(node)
        if kind == "Boolean":
            return bool(node.this)
        this = self.build(node.this, table)
        if kind == "In":
            return this.isin([self.build(value, table) for value in node.expressions]).fill_null(False)  # noqa: FBT003
        if kind == "Between":
            found = this.between(self.build(node.args["low"], table), self.build(node.args["high"], table))
            return found.fill_null(False)  # noqa: FBT003 Ibis takes it so
        return {"Not": lambda: ~this, "Neg": lambda: -this, "Is": this.isnull}.get(kind, lambda: this)()


def _literal(node: Any) -> str | int | Decimal:  # noqa: ANN401 sqlglot
    text = str(node.name)
    return text if node.is_string else int(text) if text.isdigit() else Decimal(text)
