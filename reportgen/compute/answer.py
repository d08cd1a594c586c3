"""Answer: what an expert's query gives, as lines under dimensions and one number called `value`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from reportgen.comparison import Line, mixed_publishers
from reportgen.compute.aggregate import notes_of, sources_of, units_in, until
from reportgen.compute.frame import Frame, sorted_lines
from reportgen.compute.parts import coded, parted
from reportgen.compute.refusal import Refusal, spot
from reportgen.compute.revised import dropped_by
from reportgen.compute.some import only_some
from reportgen.compute.stacks import Choice
from reportgen.compute.statement import Statement
from reportgen.compute.unit import natural_decimals, unit_of
from reportgen.compute.witness import MARK, hidden, only_counts
from reportgen.indicator import Extract, Source, Unit
from reportgen.problems import Problem, Span, did_you_mean, listed
from reportgen.table import Cell, Column, Key, Status

_NUMBERS = (int, Decimal)
_LARGEST = 10**38
"""The engine's exact numbers have 38 digits."""


def run_statement(asked: Statement, engine: Any) -> Frame:  # noqa: ANN401 the engine is a door
    """Runs the query; its number is the column `value`, or its only one. Raises `Refusal`."""
    at = asked.spec.at("sql")
    problems = () if asked.plain else tuple(hidden(asked.spec, asked.tree, asked.extracts, engine))
    problems += tuple(dropped_by(asked, engine))
    if problems:
        raise Refusal(*problems)
    names, rows, beside = _parted(*_answer(asked, engine))
    if not rows:
        raise Refusal(
            Problem(code="empty-result", message="the query gives no row", at=at, hint="see what the extract holds")
        )
    value = _value_column(names, rows, at)
    heads = [index for index in range(len(names)) if index != value]
    dimensions = tuple(Column(name=names[index], kind=_kind([row[index] for row in rows])) for index in heads)  # type: ignore[arg-type]
    _check_numbers(asked, [row[value] for row in rows], engine)
    made = _witnessed(asked, beside) if asked.plain else _unwitnessed(asked, len(rows))
    lines = [
        replace(line, keys=tuple(_key(row[index]) for index in heads), cells=(_cell(row[value], line.cell.partial),))
        for row, line in zip(rows, made, strict=True)
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
    unit = _unit(asked, beside)
    known = coded(dimensions, asked.extracts, lines)
    dimensions = tuple(replace(column, codes=each.codes) for column, each in zip(dimensions, known, strict=True))
    return Frame(
        dimensions=dimensions,
        measures=(Column(name="value", kind="number", unit=unit.name),),
        lines=sorted_lines(parted(known, lines), dimensions),
        unit=unit,
        decimals=natural_decimals(line.cell for line in lines),
        additive=asked.additive,
        apart=tuple(column.name for column in dimensions if column.name in asked.apart),
        words=(f"query on {listed(each.id for each in asked.extracts)}", *(choice.words for choice in asked.choices)),
        query=asked.text,
        extracts=tuple(each.id for each in asked.extracts),
        rows_read=sum(each.rows for each in asked.extracts),
        some=any(only_some(each) for each in asked.extracts),
    )


def _answer(asked: Statement, engine: Any) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:  # noqa: ANN401 the engine is a door
    import duckdb

    try:
        names, rows = engine.sql(asked.asked)
    except duckdb.Error as error:
        told = str(error).split("\n")[0].partition(": ")
        message = told[2] or told[0]
        raise Refusal(
            Problem(
                code="sql-refused",
                message=f"the engine refuses the query: {message[:1].lower()}{message[1:]}".rstrip("."),
                at=spot(asked.spec, "sql", part=_quoted_in(message)),
                hint=_near(str(error), asked.extracts) or "columns are named as in `data/catalogue.yaml`",
            )
        ) from None
    return tuple(names), list(rows)


def _near(told: str, extracts: Sequence[Extract]) -> str:
    """Gives what a column that is not there is nearly called."""
    found = re.search(r'column "(\w+)" not found', told)
    near = did_you_mean(found[1], [name for each in extracts for name in each.columns]) if found else ""
    return near if near.startswith("did") else ""


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


def _cell(value: Any, partial: int) -> Cell:  # noqa: ANN401 a number from the engine
    return Cell(status=Status.MISSING) if value is None else Cell(value=value, partial=partial)


Beside = Sequence[Mapping[str, Any]]
"""What the witness columns say, row by row."""


def _parted(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> tuple[list[str], list[list[Any]], Beside]:
    """Parts the result from what was asked beside it."""
    mine = [index for index, name in enumerate(names) if not name.startswith(MARK)]
    more = [(index, name.removeprefix(MARK)) for index, name in enumerate(names) if name.startswith(MARK)]
    beside = [{name: row[index] for index, name in more} for row in rows]
    return [names[index] for index in mine], [[row[index] for index in mine] for row in rows], beside


def _witnessed(asked: Statement, beside: Beside) -> list[Line]:
    """Gives each row's sources and notes, and how many figures it lacks."""
    (extract,) = asked.extracts
    made = []
    everywhere = {moment for each in beside for moment in each.get("there") or ()}
    for each in beside:
        sources = sources_of(extract, each["source"] or ())
        publishers = sorted({source.publisher for source in sources})
        if len(publishers) > 1 and not only_counts(asked.tree):
            raise Refusal(mixed_publishers(publishers, asked.spec.at("sql"), "choose one of them under `where`"))
        notes = notes_of(extract, each["notes"] or (), incomplete=bool(each["partial"]))
        absent = len(everywhere) - len(each.get("there") or ())
        lacking = Cell(value=0, partial=int(each["lacking"] or 0) + absent)
        made.append(Line(keys=(), cells=(lacking,), sources=sources, notes=notes))
    return made


def _unwitnessed(asked: Statement, count: int) -> list[Line]:
    """Gives every row all sources and notes that the query may have read."""
    sources = tuple(dict.fromkeys(source for extract in asked.extracts for source in _read(extract, asked.choices)))
    notes = tuple(
        dict.fromkeys(
            note
            for extract in asked.extracts
            for note in (*extract.notes, *((until(extract),) if asked.spec.partial == "mark" else ()))
        )
    )
    return [Line(keys=(), cells=(Cell(value=0),), sources=sources, notes=notes)] * count


def _unit(asked: Statement, beside: Beside) -> Unit:
    """Gives the unit that the author says, or that all rows have."""
    found = units_in(unit for each in beside for unit in each.get("unit") or ())
    if len(found) > 1:
        message = f"rows in {listed(unit or 'no unit' for unit in found)} would be taken together"
        raise Refusal(
            Problem(code="mixed-units", message=message, at=asked.spec.at("sql"), hint="choose one under `where`")
        )
    said = next((each.spec.unit.text for each in asked.extracts if each.spec.unit.text), "")
    return unit_of(asked.spec.unit or (found[0] if found else "rows" if only_counts(asked.tree) else said))


def _check_numbers(asked: Statement, values: Sequence[Any], engine: Any) -> None:  # noqa: ANN401 the engine is a door
    """Refuses what is too large to be exact, and a division by zero: the engine answers it with nothing, infinity or NaN."""
    from sqlglot import exp

    if any(value is not None and abs(value) >= _LARGEST for value in values):
        message = "the result holds numbers of more than 38 digits, which are not exact"
        hint = "divide by what makes them so large"
        raise Refusal(Problem(code="sql-result", message=message, at=asked.spec.at("sql"), hint=hint))
    divided = any(asked.tree.find_all(exp.Div, exp.IntDiv, exp.Mod)) if asked.tree is not None else False
    if any(value is None for value in values) and (divided or _infinite(asked, engine)):
        raise Refusal(
            Problem(
                code="division-by-zero",
                message="the query divides by 0, or by nothing",
                at=spot(asked.spec, "sql", part="/"),
                hint="leave these rows out with `where` or `having`",
            )
        )


def _infinite(asked: Statement, engine: Any) -> bool:  # noqa: ANN401 the engine is a door
    import duckdb

    bad = f"SELECT count(*) FROM ({asked.text}) WHERE NOT isfinite(CAST(value AS DOUBLE))"
    try:
        return bool(engine.sql(bad)[1][0][0])
    except duckdb.Error:
        return False


def _key(value: Any) -> Key:  # noqa: ANN401 whatever the query gives
    return value if isinstance(value, str | int | date) or value is None else str(value)


def _read(extract: Extract, choices: Sequence[Choice]) -> list[Source]:
    """Gives the sources of an extract that the query may have read: those of the chosen edition."""
    fixed = {choice.column.removeprefix("_"): choice.one for choice in choices if choice.one}
    found = [source for source in extract.sources if all(getattr(source, key) == one for key, one in fixed.items())]
    return found or list(extract.sources)
