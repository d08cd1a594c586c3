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
        whole = (
            f"WHEN {column} = trunc({column}) AND abs({column}) < 1e38 THEN CAST(CAST({column} AS HUGEINT) AS VARCHAR)"
        )
        return f"CASE {whole} WHEN isfinite({column}) THEN {_written_out(f'CAST({column} AS VARCHAR)')} END"
    if kind.startswith("DECIMAL") and not kind.endswith(",0)"):
        return f"regexp_replace(CAST({column} AS VARCHAR), '\\.?0+$', '')"
    if kind.startswith("TIMESTAMP"):
        return f"regexp_replace(CAST({column} AS VARCHAR), ' 00:00:00$', '')"
    return f"replace(CAST({column} AS VARCHAR), chr(0), '')"


_SCIENTIFIC = r"^(-?)(\d)\.?(\d*)e([+-]\d+)$"


def _written_out(shortest: str) -> str:
    """Gives the shortest digits that mean the float, without an exponent: `1e-05` becomes `0.00001`."""
    sign, first, rest = (f"regexp_extract({shortest}, '{_SCIENTIFIC}', {group})" for group in (1, 2, 3))
    power = f"CAST(regexp_extract({shortest}, '{_SCIENTIFIC}', 4) AS INTEGER)"
    large = f"rpad({rest}, greatest({power}, CAST(length({rest}) AS INTEGER)), '0')"
    return (
        f"CASE WHEN NOT contains({shortest}, 'e') THEN regexp_replace({shortest}, '\\.0$', '') "
        f"WHEN {power} < 0 THEN {sign} || '0.' || repeat('0', -{power} - 1) || {first} || {rest} "
        f"ELSE {sign} || {first} || left({large}, {power}) || "
        f"CASE WHEN length({rest}) > {power} THEN '.' || substr({rest}, {power} + 1) ELSE '' END END"
    )


PARQUET = SourceKind(name="parquet", suffixes=(".parquet", ".pq"), read=read_parquet, lines=False)
"""Columns in a file."""
