"""Bounds: what a column may hold, as SQL: a list of values, the least and the most of a number, the first and last day."""

from collections.abc import Iterator

from reportgen.catalogue import ColumnSpec
from reportgen.engine import literal, name
from reportgen.engine.quoting import literals
from reportgen.resolve.periods import iso_label, parse_period


def allowed_sql(column: str, spec: ColumnSpec) -> str:
    """Gives the condition that a value is one of those allowed: the same number, day or period, however written."""
    value = name(column)
    if spec.type in {"integer", "number"}:
        numbers = ", ".join(f"CAST({literal(each)} AS DECIMAL(38,9))" for each in spec.allowed)
        return f"CAST({value} AS DECIMAL(38,9)) IN ({numbers})"
    if spec.type == "date":
        return f"CAST({value} AS VARCHAR) IN {literals(spec.allowed)}"
    if spec.type == "period":
        periods = [iso_label(period) for each in spec.allowed if (period := parse_period(each)) is not None]
        same = f" OR {name(f'{column}__iso')} IN {literals(periods)}" if periods else ""
        return f"{value} IN {literals(spec.allowed)}{same}"
    return f"{value} IN {literals(spec.allowed)}"


def bounds_sql(column: str, spec: ColumnSpec) -> Iterator[tuple[str, str]]:
    """Gives the condition of a value outside `min` and `max`, and what is said of it."""
    if spec.type in {"date", "period"}:
        begins, ends = (f"{column}__start", f"{column}__end") if spec.type == "period" else (column, column)
        least, most = parse_period(spec.min), parse_period(spec.max)
        if least is not None:
            yield f"{name(begins)} < DATE '{least.start}'", f"is before the first day allowed, {least.start}"
        if most is not None:
            yield f"{name(ends)} > DATE '{most.end}'", f"is after the last day allowed, {most.end}"
        return
    if spec.min:
        yield f"{name(column)} < {spec.min}", f"is below the least allowed, {spec.min}"
    if spec.max:
        yield f"{name(column)} > {spec.max}", f"is above the most allowed, {spec.max}"
