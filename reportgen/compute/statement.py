"""Statement: an expert's `sql:`, one SELECT over declared extracts, checked before the engine sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.compute.columns import Columns, Dimension
from reportgen.compute.functions import refused_functions
from reportgen.compute.reads import unfixed
from reportgen.compute.refusal import Refusal, spot
from reportgen.compute.select_rules import broken_rules
from reportgen.compute.stacks import Choice, choices
from reportgen.compute.witness import is_plain, witnessed
from reportgen.indicator import Extract
from reportgen.problems import Problem, did_you_mean
from reportgen.spec.indicator import IndicatorSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A checked query: its text as it will run, and the extracts it reads."""

    spec: IndicatorSpec
    text: str
    extracts: tuple[Extract, ...]
    choices: tuple[Choice, ...] = ()
    additive: bool = False
    """Whether its number is a plain sum or count."""
    tree: Any = None
    """The query as sqlglot read it, each table with its choice."""
    plain: bool = False
    """Whether it is one SELECT from one extract, so that its rows can be witnessed."""
    apart: tuple[str, ...] = ()
    """The columns of the result that keep editions, vintages or units apart."""

    @property
    def asked(self) -> str:
        """The query as it is put to the engine, with what is asked beside the numbers."""
        return witnessed(self.tree, self.extracts[0]).sql(dialect="duckdb") if self.plain else self.text


def statement(spec: IndicatorSpec, extracts: Mapping[str, Extract]) -> Statement:
    """Checks the text of `sql`. Raises `Refusal` with all that is wrong."""
    import sqlglot

    try:
        trees = [tree for tree in sqlglot.parse(spec.sql or "", dialect="duckdb") if tree is not None]
    except sqlglot.errors.SqlglotError as error:
        raise Refusal(_unreadable(spec, error)) from None
    if len(trees) != 1 or type(trees[0]).__name__ not in {"Select", "Union", "Intersect", "Except"}:
        raise Refusal(
            Problem(
                code="sql-statement",
                message="`sql` takes one SELECT and nothing else",
                at=spec.at("sql"),
                hint="write select … as value from EXTRACT",
            )
        )
    tree = trees[0]
    problems = [*refused_functions(spec, tree)]
    found = _tables(spec, tree, extracts, problems)
    if not problems:
        read = {extract.id: extract for extract in found}
        problems += [*unfixed(spec, tree, read), *broken_rules(spec, tree, read)]
    if problems:
        raise Refusal(*problems)
    made = {each.id: choices_of(spec, each) for each in found}
    chosen = tuple(choice for each in made.values() for choice in each)
    plain = is_plain(tree, found)
    fixed = _fixed(tree, made) if chosen else tree
    return Statement(
        spec=spec,
        text=fixed.sql(dialect="duckdb", pretty=True) if chosen else spec.sql or "",
        extracts=tuple(found),
        choices=chosen,
        additive=plain and _adds(tree),
        tree=fixed,
        plain=plain,
        apart=_apart(tree, found),
    )


def choices_of(spec: IndicatorSpec, extract: Extract) -> tuple[Choice, ...]:
    """Gives the editions and vintages of an extract that a query reads. Raises `Refusal`."""
    return choices(spec, Columns(extract=extract), (), _owners(extract))


def _adds(tree: Any) -> bool:  # noqa: ANN401 sqlglot
    from sqlglot import exp

    numbers = [each.unalias() for each in tree.selects if each.alias_or_name == "value"]
    if len(numbers) != 1 or not isinstance(numbers[0], exp.Sum | exp.Count):
        return False
    return numbers[0].find(exp.Distinct) is None


def _owners(extract: Extract) -> tuple[str, str]:
    """Gives the columns that say edition and vintage; a query may hold them, and `unfixed` says how."""
    return extract.spec.edition.column, extract.spec.as_of.column


def _apart(tree: Any, found: Sequence[Extract]) -> tuple[str, ...]:  # noqa: ANN401 sqlglot
    from sqlglot import exp

    own = {name for each in found for name in (*_owners(each), each.spec.unit.column, "_edition", "_vintage", "_unit")}
    shown = [each for each in tree.selects if isinstance(each.unalias(), exp.Column)]
    return tuple(each.alias_or_name for each in shown if each.unalias().name in own - {""})


def _unreadable(spec: IndicatorSpec, error: Exception) -> Problem:
    details = (getattr(error, "errors", None) or [{}])[0]
    near = str(details.get("highlight") or "")
    offset = _offset(spec.sql or "", details.get("line"), details.get("col"), near)
    message = f"the query cannot be read{f' at `{near}`' if near else ''}"
    return Problem(
        code="sql-syntax",
        message=message,
        at=spot(spec, "sql", part=near, offset=offset),
        hint="it is DuckDB's dialect of SQL",
    )


def _offset(text: str, line: int | None, column: int | None, near: str) -> int | None:
    """Gives where a word stands that ends at a line and column of the query."""
    if not line or not column:
        return None
    start = sum(len(row) + 1 for row in text.split("\n")[: line - 1])
    return max(0, start + column - len(near))


def _tables(spec: IndicatorSpec, tree: Any, extracts: Mapping[str, Extract], problems: list[Problem]) -> list[Extract]:  # noqa: ANN401
    from sqlglot import exp

    own = {each.alias for each in tree.find_all(exp.CTE)}
    for name in sorted(own & set(extracts)):
        message = f"`{name}` is an extract, and the query calls something else so"
        problems.append(
            Problem(code="sql-table", message=message, at=spot(spec, "sql", part=name), hint="choose another name")
        )
    found: dict[str, Extract] = {}
    for table in tree.find_all(exp.Table):
        name = table.name
        if isinstance(table.this, exp.Func) and problems:
            continue
        plain = isinstance(table.this, exp.Identifier) and not table.args.get("db")
        if plain and name in own:
            continue
        if plain and name in extracts:
            found[name] = extracts[name]
        else:
            shown = name or table.sql(dialect="duckdb")
            problems.append(
                Problem(
                    code="sql-table",
                    message=f"no extract `{shown}`",
                    at=spot(spec, "sql", part=shown),
                    hint=did_you_mean(shown, extracts),
                )
            )
    if not found and not problems:
        problems.append(
            Problem(
                code="sql-table",
                message="the query reads no extract",
                at=spec.at("sql"),
                hint="numbers typed into a query have no source",
            )
        )
    return [found[name] for name in sorted(found)]


def _fixed(tree: Any, made: Mapping[str, tuple[Choice, ...]]) -> Any:  # noqa: ANN401 sqlglot
    """Puts the chosen rows in the place of each table."""
    from sqlglot import exp

    own = {each.alias for each in tree.find_all(exp.CTE)}

    def replaced(node: Any) -> Any:  # noqa: ANN401 sqlglot
        if not isinstance(node, exp.Table) or node.name in own or not made.get(node.name):
            return node
        return (
            exp.select("*")
            .from_(exp.to_table(node.name))
            .where(*_conditions(node.name, made[node.name]))
            .subquery(node.alias_or_name)
        )

    return tree.transform(replaced)


def _conditions(table: str, chosen: Sequence[Choice]) -> list[Any]:
    from sqlglot import exp

    found = []
    for choice in chosen:
        column = exp.column(choice.column)
        if not choice.latest:
            found.append(column.eq(exp.Literal.string(choice.one)))
            continue
        newest = exp.select(exp.Max(this=_place(choice, "newest"))).from_(
            exp.alias_(exp.to_table(table), "newest", table=True)
        )
        for per in choice.per:
            newest = newest.where(exp.NullSafeEQ(this=_of_each(per, "newest"), expression=_of_each(per, table)))
        found.append(exp.EQ(this=_place(choice, table), expression=newest.subquery()))
    return found


def _place(choice: Choice, table: str) -> Any:  # noqa: ANN401 sqlglot
    """Gives the place of a row's edition or vintage among all, from the earliest on."""
    from sqlglot import exp

    found = exp.Case(this=exp.column(choice.column, table=table))
    for place, value in enumerate(choice.order):
        found = found.when(exp.Literal.string(value), exp.Literal.number(place))
    return found


def _of_each(per: Dimension, table: str) -> Any:  # noqa: ANN401 sqlglot
    """Gives what the latest is taken of: a column, or the year, quarter or month of one."""
    from sqlglot import exp

    if not per.part:
        return exp.column(per.column, table=table)
    name = per.column if per.base == "date" else f"{per.column}__start"
    return exp.func("date_trunc", exp.Literal.string(per.part), exp.column(name, table=table), dialect="duckdb")
