"""Functions: those that a query of an expert's may not call."""

import re
from typing import Any

from reportgen.compute.refusal import spot
from reportgen.problems import Problem
from reportgen.spec.indicator import IndicatorSpec

_DOORS = (
    "read_", "parquet_", "duckdb_", "pragma_", "sniff_", "pg_", "sqlite_", "postgres_", "mysql_", "iceberg_", "delta_",
    "st_read", "approx_",
)  # fmt: skip
"""How functions begin that reach beyond the extracts, or guess."""
_FORBIDDEN = frozenset(
    {
        "glob", "getenv", "current_setting", "query", "query_table", "which_secret", "install", "load",
        "nextval", "txid_current", "version", "random", "rand", "setseed", "uuid", "gen_random_uuid", "uuidv4",
        "uuidv7", "now", "today", "get_current_time", "get_current_timestamp", "current_date", "currentdate",
        "current_time", "currenttime", "current_timestamp", "currenttimestamp", "transaction_timestamp",
        "current_user", "currentuser", "current_schema", "currentschema", "current_database", "localtime",
        "localtimestamp", "current_localtimestamp", "first", "last", "any_value", "anyvalue", "arbitrary",
        "mode", "approxdistinct", "approxquantile", "reservoir_quantile",
    }
)  # fmt: skip
"""Functions whose answer depends on the machine, the clock, chance or the order of rows."""


def refused_functions(spec: IndicatorSpec, tree: Any) -> list[Problem]:  # noqa: ANN401 sqlglot
    """Gives a problem for every function that may give another answer tomorrow, or elsewhere."""
    from sqlglot import exp

    problems = []
    for node in tree.find_all(exp.Func):
        name = (node.name if isinstance(node, exp.Anonymous) else node.sql_name()).lower()
        if name in _FORBIDDEN or name.startswith(_DOORS):
            at = spot(spec, "sql", part=_as_typed(spec.sql or "", name))
            problems.append(
                Problem(
                    code="sql-function",
                    message=f"`{name}` reads a file, a setting, a clock or chance, or takes any row",
                    at=at,
                    hint="read only declared extracts; a report gives the same numbers every time",
                )
            )
    return problems


def _as_typed(text: str, name: str) -> str:
    found = re.search(re.escape(name).replace("_", "_?"), text, re.IGNORECASE)
    return found[0] if found else name
