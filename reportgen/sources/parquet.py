"""Parquet: read by the engine itself; every column becomes text, whole numbers without a point."""

from reportgen.engine import literal, name
from reportgen.kinds import Reading, SourceKind
from reportgen.problems import Span


def read_parquet(reading: Reading) -> tuple[str, ...] | None:
    """Makes a table of text columns from a Parquet file; gives its header."""
    import duckdb

    try:
        columns = reading.engine.parquet_columns(reading.path)
    except duckdb.Error:
        reading.findings.error("unreadable-file", "the file does not open as Parquet", Span(file=reading.shown))
        return None
    cells = ", ".join(
        f"coalesce({_text(name(column), kind)}, '') AS c{index}" for index, (column, kind) in enumerate(columns)
    )
    source = f"read_parquet({literal(str(reading.path))})"
    reading.engine.create(reading.table, f"SELECT row_number() OVER () AS _row, {cells} FROM {source}")
    return tuple(column for column, _ in columns)


def _text(column: str, kind: str) -> str:
    if kind in {"DOUBLE", "FLOAT"}:
        exact = f"CASE WHEN isfinite({column}) THEN CAST(CAST({column} AS DECIMAL(38,9)) AS VARCHAR) END"
        return f"regexp_replace({exact}, '\\.?0+$', '')"
    if kind.startswith("DECIMAL") and not kind.endswith(",0)"):
        return f"regexp_replace(CAST({column} AS VARCHAR), '\\.?0+$', '')"
    if kind.startswith("TIMESTAMP"):
        return f"regexp_replace(CAST({column} AS VARCHAR), ' 00:00:00$', '')"
    return f"replace(CAST({column} AS VARCHAR), chr(0), '')"


PARQUET = SourceKind(name="parquet", suffixes=(".parquet", ".pq"), read=read_parquet, lines=False)
"""Columns in a file."""
