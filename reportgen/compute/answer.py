"""Answer: what an expert's query gives, as lines under dimensions and one number called `value`."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from reportgen.compute.frame import Frame, Line, sorted_lines
from reportgen.compute.refusal import Refusal, spot
from reportgen.compute.stacks import Choice
from reportgen.compute.statement import Statement
from reportgen.compute.unit import natural_decimals, unit_of
from reportgen.indicator import Extract, Source
from reportgen.problems import Problem, Span, listed
from reportgen.table import Cell, Column, Key, Status

_NUMBERS = (int, Decimal)
_LARGEST = 10**38
"""The engine's exact numbers have 38 digits."""


def run_statement(asked: Statement, engine: Any) -> Frame:  # noqa: ANN401 the engine is a door
    """Runs the query; its number is the column `value`, or its only one. Raises `Refusal`."""
    names, rows = _answer(asked, engine)
    at = asked.spec.at("sql")
    if not rows:
        raise Refusal(
            Problem(code="empty-result", message="the query gives no row", at=at, hint="see what the extract holds")
        )
    value = _value_column(names, rows, at)
    if any(row[value] is not None and abs(row[value]) >= _LARGEST for row in rows):
        message = "the result holds numbers of more than 38 digits, which are not exact"
        raise Refusal(Problem(code="sql-result", message=message, at=at, hint="divide by what makes them so large"))
    heads = [index for index in range(len(names)) if index != value]
    dimensions = tuple(Column(name=names[index], kind=_kind([row[index] for row in rows])) for index in heads)  # type: ignore[arg-type]
    sources = tuple(dict.fromkeys(source for extract in asked.extracts for source in _read(extract, asked.choices)))
    notes = tuple(dict.fromkeys(note for extract in asked.extracts for note in extract.notes))
    lines = [
        Line(keys=tuple(_key(row[index]) for index in heads), cells=(_cell(row[value]),), sources=sources, notes=notes)
        for row in rows
    ]
    twice = [line.keys for line in lines if sum(line.keys == other.keys for other in lines) > 1]
    if twice:
        raise Refusal(
            Problem(
                code="sql-result",
                message=f"several rows of the result have {listed(map(str, twice[0]))}",
                at=at,
                hint="group by every column but `value`",
            )
        )
    unit = unit_of(asked.spec.unit or next((each.spec.unit.text for each in asked.extracts if each.spec.unit.text), ""))
    return Frame(
        dimensions=dimensions,
        measures=(Column(name="value", kind="number", unit=unit.name),),
        lines=sorted_lines(lines),
        unit=unit,
        decimals=natural_decimals(line.cell for line in lines),
        additive=asked.additive,
        words=(f"query on {listed(each.id for each in asked.extracts)}", *(choice.words for choice in asked.choices)),
        query=asked.text,
        extracts=tuple(each.id for each in asked.extracts),
        rows_read=sum(each.rows for each in asked.extracts),
    )


def _answer(asked: Statement, engine: Any) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:  # noqa: ANN401 the engine is a door
    import duckdb

    try:
        names, rows = engine.sql(asked.text)
    except duckdb.Error as error:
        told = str(error).split("\n")[0].partition(": ")
        message = told[2] or told[0]
        raise Refusal(
            Problem(
                code="sql-refused",
                message=f"the engine refuses the query: {message[:1].lower()}{message[1:]}".rstrip("."),
                at=spot(asked.spec, "sql", part=_quoted_in(message)),
                hint="columns are named as in `data/catalogue.yaml`",
            )
        ) from None
    return tuple(names), list(rows)


def _quoted_in(message: str) -> str:
    found = re.search(r"[\"'](\w+)[\"']", message)
    return found[1] if found else ""


def _value_column(names: Sequence[str], rows: Sequence[Sequence[Any]], at: Span) -> int:
    if "value" in names:
        index = list(names).index("value")
        if all(row[index] is None or type(row[index]) in _NUMBERS for row in rows):
            return index
    numbers = [index for index in range(len(names)) if all(type(row[index]) in _NUMBERS for row in rows)]
    if len(numbers) != 1 or "value" in names:
        raise Refusal(
            Problem(
                code="sql-result",
                message="the result needs one column of numbers called `value`",
                at=at,
                hint="write … as value",
            )
        )
    return numbers[0]


def _kind(values: Sequence[Any]) -> str:
    there = [value for value in values if value is not None]
    if all(type(value) in _NUMBERS for value in there):
        return "integer" if all(isinstance(value, int) for value in there) else "text"
    return "date" if all(hasattr(value, "isoformat") for value in there) else "text"


def _cell(value: Any) -> Cell:  # noqa: ANN401 a number from the engine
    return Cell(status=Status.MISSING) if value is None else Cell(value=value)


def _key(value: Any) -> Key:  # noqa: ANN401 whatever the query gives
    return value if isinstance(value, str | int | date) or value is None else str(value)


def _read(extract: Extract, choices: Sequence[Choice]) -> list[Source]:
    """Gives the sources of an extract that the query may have read: those of the chosen edition."""
    fixed = {choice.column.removeprefix("_"): choice.one for choice in choices if choice.one}
    found = [source for source in extract.sources if all(getattr(source, key) == one for key, one in fixed.items())]
    return found or list(extract.sources)
