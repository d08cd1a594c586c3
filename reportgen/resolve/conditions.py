"""Conditions of the catalogue as SQL on typed rows, and the rows that known defects are found in."""

from collections.abc import Mapping

from reportgen.catalogue import Condition, ExtractSpec, Where
from reportgen.engine import literal, name
from reportgen.engine.quoting import literals
from reportgen.resolve.inputs import Stage
from reportgen.resolve.periods import iso_label, parse_period
from reportgen.resolve.readers import text_of


def where_sql(where: Where, stage: Stage) -> str:
    """Gives the condition that all columns hold; `true` for an empty one."""
    return " AND ".join(_column_sql(column, wanted, stage) for column, wanted in where.items()) or "true"


def column_sql(column: str) -> str:
    """Gives the value of a column, or with `.year` the year of its date or of its period's beginning."""
    plain, _, part = column.partition(".")
    return name(plain) if not part else f"year({name(plain)})"


def shared_sql(column: str, spec: ExtractSpec) -> str:
    """Gives a column as text, so that two extracts can be compared by it."""
    plain, _, part = column.partition(".")
    if spec.columns[plain].type == "period":
        return f"CAST(year({name(plain + '__start')}) AS VARCHAR)" if part else name(f"{plain}__iso")
    return f"CAST({column_sql(column)} AS VARCHAR)"


def _column_sql(column: str, wanted: Condition, stage: Stage) -> str:
    plain = column.partition(".")[0]
    spec = stage.spec.columns[plain]
    value = shared_sql(column, stage.spec)
    if wanted.values == ("known",) and not wanted.inverse:
        codes = stage.inputs.catalogue.codes
        unknown = (*spec.unknown, *(codes[spec.in_].unknown() if spec.in_ in codes else ()))
        return f"({value} IS NOT NULL" + (f" AND {value} NOT IN {literals(unknown)})" if unknown else ")")
    if spec.type == "period" and "." not in column:
        found = "(" + " OR ".join(_period_sql(column, each, spec.aliases) for each in wanted.values) + ")"
    elif spec.type == "text" and "." not in column:
        means = _canonical(wanted, spec.in_, spec.aliases, stage)
        found = f"coalesce({value} IN {literals(means)}, false)"
    else:
        found = "(" + " OR ".join(_number_sql(value, each, spec.type) for each in wanted.values) + ")"
    return f"NOT {found}" if wanted.inverse else found


def _canonical(wanted: Condition, code_list: str, aliases: dict[str, str], stage: Stage) -> list[str]:
    codes = stage.inputs.catalogue.codes
    means = codes[code_list].canonical() if code_list in codes else {}
    return [means.get(value, aliases.get(value, value)) for value in wanted.values]


def _period_sql(column: str, wanted: str, aliases: Mapping[str, str]) -> str:
    """Gives the condition that a period is the wanted one, however either is written; an alias means its own text."""
    period = parse_period(wanted)
    if wanted in aliases or period is None:
        return f"coalesce({literal(wanted)} IN ({text_of(column)}, {name(column)}), false)"
    return f"coalesce({name(f'{column}__iso')} = {literal(iso_label(period))}, false)"


def _number_sql(value: str, wanted: str, kind: str) -> str:
    low, span, high = wanted.partition("..")
    plain = f"substr({value}, 1, 4)" if kind == "date" and len(low) == 4 else value
    if span:
        return f"coalesce({_number(plain)} BETWEEN {_number(literal(low))} AND {_number(literal(high))}, false)"
    if kind == "number":
        return f"coalesce({_number(value)} = {_number(literal(wanted))}, false)"
    return f"coalesce({plain} = {literal(wanted)}, false)"


def _number(sql: str) -> str:
    return f"TRY_CAST({sql} AS DECIMAL(38,9))"


def excused(stage: Stage, check: str) -> dict[int, str]:
    """Gives the known defects of one check: index in the entry → condition on rows."""
    return {
        index: f"({where_sql(known.where, stage)})"
        for index, known in enumerate(stage.spec.known)
        if known.check == check
    }


def start_marks(stage: Stage) -> None:
    """Makes the table of rows in which known defects were found."""
    stage.engine.create_rows(f"marks_{stage.id}", (("known", "INTEGER"), ("_sid", "BIGINT")), [])


def mark(stage: Stage, index: int, condition: str) -> None:
    """Notes the rows in which a known defect was found."""
    stage.engine.execute(
        f"INSERT INTO {name(f'marks_{stage.id}')} SELECT {index}, _sid FROM {name(stage.table)} WHERE {condition}"
    )
