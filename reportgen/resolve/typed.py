"""Typed rows: each text read by its column's type; what does not fit becomes problems that quote it at its place."""

from collections.abc import Iterator

from reportgen.catalogue import ColumnSpec
from reportgen.engine import name
from reportgen.problems import listed
from reportgen.resolve.bounds import allowed_sql, bounds_sql
from reportgen.resolve.cell import cell_place
from reportgen.resolve.conditions import excused, mark
from reportgen.resolve.hints import hint_on
from reportgen.resolve.inputs import Stage
from reportgen.resolve.layout import Layout
from reportgen.resolve.maps import make_maps
from reportgen.resolve.readers import Reader, reader, text_of
from reportgen.resolve.texts import make_texts

_SHOWN = 5
"""So many wrong values of a column are quoted; one more problem counts the rest."""

_LONG = 60
"""So many characters of a wrong value are quoted."""


def make_typed(stage: Stage, layout: Layout) -> dict[str, Reader]:
    """Makes the stage's table: `_sid`, `_out`, where a row stood, every text and typed column; gives the readers.

    `_sid` tells rows apart and orders them as they stand in the files: part, row and piece of the row in one number.
    """
    texts = make_texts(stage, layout)
    joins = make_maps(stage, texts)
    readers = {column: _reader(stage, column, joins) for column in stage.spec.read_columns()}
    typed = [f"{sql} AS {name(out)}" for each in readers.values() for out, sql in (*each.columns, *each.beside)]
    source = f"{name(texts)} {' '.join(joins.values())}"
    stage.engine.create(
        stage.table,
        f"SELECT (CAST(_part AS BIGINT) << 48) + (_row << 16) + _piece AS _sid, CAST(NULL AS VARCHAR) AS _out, "
        f"{name(texts)}.*, {', '.join(typed)} FROM {source}",
    )
    stage.engine.drop_view(texts)
    for column in joins:
        stage.engine.drop(f"map_{column}")
    return readers


def _reader(stage: Stage, column: str, joins: dict[str, str]) -> Reader:
    spec = stage.spec.columns[column]
    marks = {**stage.raw.kind.missing, **stage.spec.missing} if spec.type in {"integer", "number"} else {}
    thousands = "" if stage.raw.kind.thousands == spec.decimal else stage.raw.kind.thousands
    return reader(column, spec, {**marks, **spec.missing}, thousands, mapped=column in joins)


def check_types(stage: Stage, readers: dict[str, Reader]) -> None:
    """Adds a problem for every value that does not fit its type, its code list or what the entry allows."""
    for column, each in readers.items():
        spec = stage.spec.columns[column]
        for code, check, fault, message in _faults(column, spec, each):
            if fault == "false":
                continue
            known = excused(stage, check)
            for index, condition in known.items():
                mark(stage, index, f"({fault}) AND {condition}")
                _set_missing(stage, column, f"({fault}) AND {condition}")
            free = " AND ".join([f"({fault})", *(f"NOT coalesce({condition}, false)" for condition in known.values())])
            _quote(stage, column, code, free, message)


def _set_missing(stage: Stage, column: str, condition: str) -> None:
    """Makes a number that is known not to be one a missing figure."""
    if stage.spec.columns[column].type in {"integer", "number"}:
        status = name(f"{column}__status")
        wanted = f"{condition} AND {name(column)} IS NULL"
        stage.engine.execute(f"UPDATE {name(stage.table)} SET {status} = 'missing' WHERE {wanted}")


def _faults(column: str, spec: ColumnSpec, each: Reader) -> Iterator[tuple[str, str, str, str]]:
    """Gives problem code, check, condition and message of everything that can be wrong with a value."""
    expected = {"integer": "a whole number", "number": "a number", "date": "a date", "period": "a period"}
    if spec.type == "text":
        yield "unknown-code", "code", each.bad, f"is not in the code list `{spec.in_}`"
    else:
        yield "bad-value", "type", each.bad, f"is not {expected[spec.type]}"
    digits = (
        "has more than 18 digits" if spec.type == "integer" else "has more than 9 digits behind the point, or 29 before"
    )
    yield "inexact-value", "type", each.inexact, f"{digits}: it cannot be kept exactly"
    yield "ambiguous-date", "type", each.unclear, f"means different days in the forms {listed(spec.format)}"
    yield "blank-value", "type", each.blank, "is empty, and the catalogue does not say what an empty cell means"
    if spec.allowed:
        yield "not-allowed", "allowed", f"NOT ({allowed_sql(column, spec)})", "is not an allowed value"
    for fault, message in bounds_sql(column, spec):
        yield "out-of-range", "range", fault, message


def _row_of(stage: Stage, column: str, part: int) -> int:
    """Gives the row of the header, when the column takes its values from there."""
    unpivot = stage.spec.unpivot
    return stage.raw.header_rows[part] if unpivot is not None and column == unpivot.into else 0


def _quote(stage: Stage, column: str, code: str, fault: str, message: str) -> None:
    """Adds problems for the first rows with a fault (of each text the first), and one that counts the rest."""
    text = text_of(column)
    sql = (
        f"SELECT {text}, count(*), arg_min(_part, _sid), arg_min(_row, _sid) FROM {name(stage.table)} "
        f"WHERE {fault} GROUP BY 1 ORDER BY min(_sid)"
    )
    found = stage.engine.values(sql)
    for value, count, part, row in found[:_SHOWN]:
        times = f" ({count} rows)" if count > 1 else ""
        shown = f"`{value if len(value) <= _LONG else value[: _LONG - 1] + '…'}`" if value else "a cell"
        stage.findings.error(
            code, f"`{column}`: {shown}{stage.where_from(part, row)} {message}{times}",
            cell_place(stage, column, value or "", (part, _row_of(stage, column, part) or row)),
            hint=hint_on(stage, column, code, value or ""), also=(stage.spec.at("columns", column),),
        )  # fmt: skip
    if len(found) > _SHOWN:
        rest = found[_SHOWN:]
        rows = sum(count for _, count, _, _ in rest)
        more = f"`{column}`: {len(rest)} more values in {rows} rows: each {message}"
        stage.findings.error(code, more, stage.place(rest[0][2], rest[0][3]))
