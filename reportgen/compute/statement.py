"""Statement: an expert's `sql:`, one SELECT over declared extracts, checked before the engine sees it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.compute.columns import Columns
from reportgen.compute.refusal import Refusal, spot
from reportgen.compute.stacks import Choice, choices
from reportgen.indicator import Extract
from reportgen.problems import Problem, did_you_mean
from reportgen.spec.indicator import IndicatorSpec

_FORBIDDEN = re.compile(
    r"^(read_|parquet_|duckdb_|pragma_|sniff_|pg_|sqlite_|postgres_|mysql_|iceberg_|delta_|st_read)|"
    r"^(glob|getenv|current_setting|query|query_table|which_secret|install|load|nextval|txid_current|version|"
    r"random|rand|setseed|uuid|gen_random_uuid|uuidv4|uuidv7|now|today|get_current_time|get_current_timestamp|"
    r"current_date|currentdate|current_time|currenttime|current_timestamp|currenttimestamp|transaction_timestamp|current_user|"
    r"currentuser|current_schema|currentschema|current_database)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A checked query: its text as it will run, and the extracts it reads."""

    spec: IndicatorSpec
    text: str
    extracts: tuple[Extract, ...]
    choices: tuple[Choice, ...] = ()
    additive: bool = False
    """Whether its number is a plain sum or count."""


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
    problems = [*_functions(spec, tree)]
    found = _tables(spec, tree, extracts, problems)
    if problems:
        raise Refusal(*problems)
    made = _choices(spec, tree, found)
    chosen = tuple(choice for each in made.values() for choice in each)
    text = _fixed(tree, made).sql(dialect="duckdb", pretty=True) if chosen else spec.sql or ""
    return Statement(spec=spec, text=text, extracts=tuple(found), choices=chosen, additive=_adds(tree))


def _adds(tree: Any) -> bool:  # noqa: ANN401 sqlglot
    from sqlglot import exp

    numbers = [each.unalias() for each in tree.selects if each.alias_or_name == "value"]
    return isinstance(tree, exp.Select) and len(numbers) == 1 and isinstance(numbers[0], exp.Sum | exp.Count)


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


def _functions(spec: IndicatorSpec, tree: Any) -> list[Problem]:  # noqa: ANN401 sqlglot
    from sqlglot import exp

    problems = []
    for node in tree.find_all(exp.Func):
        name = (node.name if isinstance(node, exp.Anonymous) else node.sql_name()).lower()
        if _FORBIDDEN.match(name):
            at = spot(spec, "sql", part=_as_typed(spec.sql or "", name))
            problems.append(
                Problem(
                    code="sql-function",
                    message=f"`{name}` reads a file, a setting, a clock or chance",
                    at=at,
                    hint="read only declared extracts; a report gives the same numbers every time",
                )
            )
    return problems


def _as_typed(text: str, name: str) -> str:
    found = re.search(re.escape(name).replace("_", "_?"), text, re.IGNORECASE)
    return found[0] if found else name


def _tables(spec: IndicatorSpec, tree: Any, extracts: Mapping[str, Extract], problems: list[Problem]) -> list[Extract]:  # noqa: ANN401
    from sqlglot import exp

    own = {each.alias for each in tree.find_all(exp.CTE)}
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


def _choices(spec: IndicatorSpec, tree: Any, found: Sequence[Extract]) -> dict[str, tuple[Choice, ...]]:  # noqa: ANN401 sqlglot
    """Gives each extract's choice of edition and vintage; a query that names the column makes its own."""
    from sqlglot import exp

    named = {column.name for column in tree.find_all(exp.Column)}
    made = {}
    for extract in found:
        own = {
            "edition": ({"_edition", extract.spec.edition.column}),
            "vintage": {"_vintage", extract.spec.as_of.column},
        }
        said = [
            column
            for key, columns in own.items()
            if columns & named
            for column in (extract.spec.edition.column if key == "edition" else extract.spec.as_of.column,)
        ]
        made[extract.id] = choices(spec, Columns(extract=extract), (), said)
    return made


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
        newest = exp.select(exp.Max(this=exp.column(choice.column, table="newest"))).from_(
            exp.alias_(exp.to_table(table), "newest", table=True)
        )
        if choice.per is not None:
            newest = newest.where(
                exp.column(choice.per.column, table="newest").eq(exp.column(choice.per.column, table=table))
            )
        found.append(column.eq(newest.subquery()))
    return found
