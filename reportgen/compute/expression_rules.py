"""Rules on an expression: conditions where conditions belong, values where values do, real columns, codes and days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportgen.compute.columns import Columns, Dimension
from reportgen.compute.criteria import ends
from reportgen.compute.refusal import Refusal, spot
from reportgen.problems import Problem, did_you_mean
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import meant

HINT = "write, for example, year = 2015 and (route = 'Black Sea' or route = 'Baltic')"
_JOINED = frozenset({"And", "Or"})
_ORDERED = frozenset({"LT", "LTE", "GT", "GTE"})
_COMPARED = frozenset({"EQ", "NEQ", "In"})
_PAIRS = _ORDERED | {"EQ", "NEQ", "Like"}
_VALUES = frozenset({"Column", "Literal", "Neg", "Add", "Sub", "Mul"})
_FIRST_DAYS = "month and quarter are compared by their first day"


def wrong_in(tree: Any, spec: IndicatorSpec, columns: Columns) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
    """Gives everything that is wrong with a parsed condition."""
    rules = _Rules(spec=spec, columns=columns)
    yield from rules.condition(tree)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    spec: IndicatorSpec
    columns: Columns

    def condition(self, node: Any, beside: Any = None) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
        """What is true or false: a comparison, or several joined."""
        kind = type(node).__name__
        if kind in {"Paren", "Not"}:
            yield from self.condition(node.this, beside)
        elif kind in _JOINED:
            if kind == "Or" and "And" in {type(side).__name__ for side in (node.this, node.expression)}:
                yield self._ambiguous()
            yield from self.condition(node.this, node.expression)
            yield from self.condition(node.expression, node.this)
        elif kind in {*_PAIRS, "In", "Between", "Is"}:
            yield from self._comparison(kind, node)
        elif beside is not None and kind in {"Literal", "Column", "Boolean", "Null"}:
            yield self._no_condition(node, beside)
        else:
            yield self._refused(node)

    def _comparison(self, kind: str, node: Any) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
        if kind == "Is" and type(node.expression).__name__ != "Null":
            yield self._refused(node)
            return
        more = [node.args.get("low"), node.args.get("high"), *(node.expressions if kind == "In" else ())]
        more += [node.expression] if kind in _PAIRS else []
        values = [each for each in (node.this, *more) if each is not None]
        if len(values) == 1 and kind != "Is":
            yield self._refused(node)
            return
        problems = [problem for each in values for problem in self._value(each)]
        yield from problems or self._fitting(kind, values)

    def _value(self, node: Any) -> Iterator[Problem]:  # noqa: ANN401 sqlglot
        """What is compared: a column, a number or text, or arithmetic on them."""
        kind = type(node).__name__
        if kind == "Column":
            try:
                self.columns.dimension(node.name, spot(self.spec, "where", part=node.name))
            except Refusal as refusal:
                yield from refusal.problems
        elif kind == "Paren" or kind in _VALUES - {"Literal"}:
            for each in (node.this, node.args.get("expression")):
                yield from self._value(each) if each is not None else ()
        elif kind != "Literal":
            yield self._refused(node)

    def _fitting(self, kind: str, values: Sequence[Any]) -> Iterator[Problem]:
        """Checks what a column is compared with by what it holds: its codes, numbers or days."""
        for column in (each for each in values if type(each).__name__ == "Column"):
            found = self.columns.dimension(column.name, self.spec.at("where"))
            if found.kind == "period" and not found.part and kind in {*_ORDERED, "Between"}:
                yield self._unordered(found)
            for value in (each for each in values if type(each).__name__ == "Literal"):
                problem = self._fits(kind, value, found)
                if problem is not None:
                    yield problem

    def _fits(self, kind: str, value: Any, found: Dimension) -> Problem | None:  # noqa: ANN401 sqlglot
        if found.kind == "date" or (found.part == "quarter"):
            return None if kind == "Like" else self._day(value, found)
        if value.is_string and found.kind in {"integer", "number"} and not found.part:
            message = f"`{found.name}` holds numbers, not the text '{value.name}'"
            return self._wrong(value, message, "leave the quotes out")
        if not value.is_string and found.kind == "text":
            message = f"`{found.name}` holds text, not the number {value.name}"
            return self._wrong(value, message, f"write '{value.name}'")
        if kind in _COMPARED and found.kind == "text" and found.values and value.name not in found.values:
            hint = did_you_mean(value.name, found.values, meant(found.codes))
            message = f"no `{value.name}` in column `{found.name}`"
            return Problem(code="unknown-code", message=message, at=self._at(value), hint=hint)
        return None

    def _day(self, value: Any, found: Dimension) -> Problem | None:  # noqa: ANN401 sqlglot
        text = str(value.name)
        try:
            date.fromisoformat(text)
        except ValueError:
            pass
        else:
            if value.is_string:
                return None
        try:
            first = ends(text)[0].isoformat()
        except ValueError:
            first = "2015-01-31" if not found.part else "2015-01-01"
        hint = f"write '{first}'{f': {_FIRST_DAYS}' if found.part else ''}"
        return self._wrong(value, f"`{found.name}` is compared with days, and {value.sql()} is none", hint)

    def _at(self, value: Any) -> Any:  # noqa: ANN401 sqlglot
        return spot(self.spec, "where", part=str(value.name))

    def _wrong(self, value: Any, message: str, hint: str) -> Problem:  # noqa: ANN401 sqlglot
        return Problem(code="wrong-filter", message=message, at=self._at(value), hint=hint)

    def _unordered(self, found: Dimension) -> Problem:
        """The labels of periods have no order: `2015-Q1` and `Mar 2015` are texts."""
        message = f"`{found.name}` holds periods, which an expression does not order"
        hint = f"write `where: {{{found.name}: 2014..2016}}`, or compare `year`"
        at = spot(self.spec, "where", part=found.name)
        return Problem(code="wrong-filter", message=message, at=at, hint=hint)

    def _ambiguous(self) -> Problem:
        return Problem(
            code="ambiguous-filter",
            message="`and` and `or` stand side by side",
            at=spot(self.spec, "where", part="or"),
            hint="put parentheses around what belongs together",
        )

    def _no_condition(self, node: Any, beside: Any) -> Problem:  # noqa: ANN401 sqlglot
        """A lone value beside `and` or `or` would be taken for true, and hold for every row."""
        text, hint = node.sql(dialect="duckdb"), HINT
        if type(node).__name__ == "Literal" and type(beside).__name__ == "EQ":
            column = next((each for each in (beside.this, beside.expression) if type(each).__name__ == "Column"), None)
            values = [each for each in (beside.this, beside.expression) if each is not column]
            if column is not None and all(getattr(each, "is_string", None) == node.is_string for each in values):
                hint = f"write {column.name} in ({', '.join(each.sql(dialect='duckdb') for each in (*values, node))})"
        at = spot(self.spec, "where", part=text)
        return Problem(code="wrong-filter", message=f"`{text}` by itself is no condition", at=at, hint=hint)

    def _refused(self, node: Any) -> Problem:  # noqa: ANN401 sqlglot
        text = node.sql(dialect="duckdb")
        at = spot(self.spec, "where", part=text)
        return Problem(code="wrong-filter", message=f"a condition cannot hold `{text}`", at=at, hint=HINT)
