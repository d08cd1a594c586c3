"""Typed rows: each text read by its column's type; what does not fit becomes problems that quote it at its place."""

import re
from collections.abc import Iterator

from reportgen.catalogue import ColumnSpec
from reportgen.engine import literal, name
from reportgen.problems import did_you_mean, listed
from reportgen.resolve.cell import cell_place
from reportgen.resolve.conditions import excused, mark
from reportgen.resolve.inputs import Stage
from reportgen.resolve.layout import Layout
from reportgen.resolve.maps import make_maps
from reportgen.resolve.readers import Reader, reader, text_of
from reportgen.resolve.texts import make_texts

_SHOWN = 5
"""So many wrong values of a column are quoted; one more problem counts the rest."""

_LOOKALIKES = str.maketrans("OoIlSB", "001158")
"""Letters that are taken for digits."""

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
    yield "blank-value", "type", each.blank, "is empty, and the catalogue does not say what an empty cell means"
    value = name(column)
    if spec.allowed:
        allowed = ", ".join(literal(item) for item in spec.allowed)
        value = f"CAST({value} AS VARCHAR)"
        yield "not-allowed", "allowed", f"{value} NOT IN ({allowed})", "is not an allowed value"
    if spec.min is not None:
        yield "out-of-range", "range", f"{name(column)} < {spec.min}", f"is below the least allowed, {spec.min}"
    if spec.max is not None:
        yield "out-of-range", "range", f"{name(column)} > {spec.max}", f"is above the most allowed, {spec.max}"


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
            cell_place(stage, column, value or "", (part, row)),
            hint=_hint(stage, column, code, value), also=(stage.spec.at("columns", column),),
        )  # fmt: skip
    if len(found) > _SHOWN:
        rest = found[_SHOWN:]
        rows = sum(count for _, count, _, _ in rest)
        more = f"`{column}`: {len(rest)} more values in {rows} rows: each {message}"
        stage.findings.error(code, more, stage.place(rest[0][2], rest[0][3]))


def _hint(stage: Stage, column: str, code: str, value: str) -> str:
    spec = stage.spec.columns[column]
    if code == "unknown-code":
        codes = stage.inputs.catalogue.codes[spec.in_]
        near = did_you_mean(value, codes.canonical())
        way = f"add it, or add it as an alias, to `data/codes/{spec.in_}.yaml`"
        return f"{near} else {way}" if near.startswith("did") else way
    if code == "inexact-value":
        return "write `round: 9` to round it to nine digits" if spec.type == "number" else "declare it as `text`"
    if code == "not-allowed":
        return did_you_mean(value, spec.allowed)
    if code == "blank-value":
        return "write `blank: missing`, or what else an empty cell means"
    return _value_hint(spec, value) if code == "bad-value" else ""


def _value_hint(spec: ColumnSpec, value: str) -> str:
    if spec.type in {"integer", "number"}:
        if any(character.isdigit() for character in value) and not any(character.isalpha() for character in value):
            separator = next((each for each in (",", "'", " ", ".") if each in value), "")
            return f'if `{separator}` parts thousands, write `thousands: "{separator}"`' if separator else ""
        meant = value.translate(_LOOKALIKES)
        if any(character.isdigit() for character in value) and re.fullmatch(r"[\d., -]+", meant):
            letters = sorted({sign for sign in value if sign.isalpha()})
            plain = meant.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", meant) else meant
            return f"{listed(letters)} {'is a letter' if len(letters) == 1 else 'are letters'}: is `{plain}` meant?"
        return f'if it stands for a missing figure, write `missing: ["{value}"]`'
    return "say under `format:` how dates are written, such as `%d.%m.%Y`" if spec.type == "date" else (
        "write years, quarters, months or spans: `2015`, `2015-Q1`, `2015-03`, `2015-03..05`"
    )  # fmt: skip
