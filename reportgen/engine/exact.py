"""Exact rows from Arrow: integers stay integers, decimals lose trailing zeros, floats become what they print as."""

from collections.abc import Callable
from decimal import Decimal
from math import isfinite
from typing import Any


def rows_of(table: Any) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:  # noqa: ANN401 a pyarrow value
    """Gives column names and rows; a sum of integers is an integer again.

    NaN and infinity, which only a division by zero makes, become None.
    """
    columns = [_column(column) for column in table.columns]
    names = tuple(str(name) for name in table.column_names)
    return names, list(zip(*columns, strict=True)) if columns else []


def typed(table: Any, schema: Any) -> Any:  # noqa: ANN401 pyarrow values
    """Gives the table with the columns' types as a schema says: DuckDB cuts a date down to a point in time."""
    import pyarrow as pa

    columns = [_cast(column, field.type) for column, field in zip(table.columns, schema, strict=True)]
    return pa.Table.from_arrays(columns, names=table.column_names)


def _cast(column: Any, kind: Any) -> Any:  # noqa: ANN401 pyarrow values
    import pyarrow as pa

    if column.type == kind:
        return column
    return pa.nulls(len(column)) if pa.types.is_null(kind) else column.cast(kind)


def _column(column: Any) -> list[Any]:  # noqa: ANN401 a pyarrow value
    import pyarrow as pa

    if pa.types.is_decimal(column.type):
        change: Callable[[Any], Any] = int if column.type.scale == 0 else _shortened
    elif pa.types.is_floating(column.type):
        change = _printed
    else:
        return list(column.to_pylist())
    return [None if value is None else change(value) for value in column.to_pylist()]


def _printed(value: float) -> Decimal | None:
    return _shortened(Decimal(repr(value))) if isfinite(value) else None


def _shortened(value: Decimal) -> Decimal:
    """Drops trailing zeros without rounding to the context's 28 digits, as `normalize` would."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") or "0") if "." in text else Decimal(text)
