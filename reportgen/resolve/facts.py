"""Facts on columns: codes with their counts, ends, missing marks; what `reportgen explain EXTRACT` prints."""

from collections.abc import Mapping

from reportgen.catalogue import ColumnSpec
from reportgen.engine import name
from reportgen.indicator import ColumnFacts
from reportgen.resolve.inputs import Stage
from reportgen.resolve.readers import text_of
from reportgen.table import Listed

_CODES = 50_000
"""Of so many texts of a column the list is kept, by which names in filters are checked."""


def column_facts(stage: Stage) -> dict[str, ColumnFacts]:
    """Gives the facts of every column that the extract's table has, in the order of the entry."""
    spread = stage.spec.range
    torn = {spread.low, spread.high} if spread is not None else set()
    found = {
        column: _facts(stage, column, stage.spec.columns[column])
        for column in stage.spec.read_columns()
        if column not in torn
    }
    if spread is not None:
        found[spread.name] = _range_facts(stage)
    return found


def _facts(stage: Stage, column: str, spec: ColumnSpec) -> ColumnFacts:
    number = spec.type in {"integer", "number"}
    low, high = _ends(stage, column, spec)
    by_row = stage.spec.currency.column and stage.spec.range is None
    values = {} if number or spec.type == "date" else _values(stage, column)
    unit = spec.unit or (stage.spec.unit.text if column in stage.spec.measures() and not by_row else "")
    return ColumnFacts(
        name=column,
        kind=spec.type,
        unit=unit,
        values=values,
        **_special(stage, spec),
        codes=_listed(stage, spec, values),
        low=low,
        high=high,
        missing=_missing(stage, column) if number else {},
    )


def _special(stage: Stage, spec: ColumnSpec) -> dict[str, tuple[str, ...]]:
    """Gives the codes that are no category like the others, by what they are."""
    listed = stage.inputs.catalogue.codes.get(spec.in_)
    return {
        "unknown": tuple(dict.fromkeys((*spec.unknown, *(listed.unknown() if listed else ())))),
        "rest": tuple(dict.fromkeys((*spec.rest, *(listed.rest() if listed else ())))),
        "totals": listed.totals() if listed else (),
    }


def _listed(stage: Stage, spec: ColumnSpec, values: Mapping[str, int]) -> tuple[Listed, ...]:
    """Gives what the code list says of the codes that stand in the column."""
    found = stage.inputs.catalogue.codes.get(spec.in_)
    return tuple(
        Listed(code=code, name=entry.name or code, footnote=entry.footnote, colour=entry.colour)
        for code, entry in (found.codes.items() if found is not None else ())
        if code in values or not values
    )


def _values(stage: Stage, column: str) -> dict[str, int]:
    sql = (
        f"SELECT {name(column)}, count(*) FROM {name(stage.table)} WHERE _out IS NULL AND {name(column)} IS NOT NULL "
        f"GROUP BY 1 ORDER BY 1 LIMIT {_CODES + 1}"
    )
    found = {str(value): int(count) for value, count in stage.engine.values(sql)}
    return found if len(found) <= _CODES else {}


def _ends(stage: Stage, column: str, spec: ColumnSpec) -> tuple[str, str]:
    first, last = name(column), name(column)
    if spec.type == "period":
        first, last = name(f"{column}__start"), name(f"{column}__end")
    if spec.type == "text":
        return "", ""
    sql = f"SELECT min({first}), max({last}) FROM {name(stage.table)} WHERE _out IS NULL"
    low, high = stage.engine.values(sql)[0]
    return ("" if low is None else str(low)), ("" if high is None else str(high))


def _missing(stage: Stage, column: str) -> dict[str, int]:
    sql = (
        f"SELECT {text_of(column)}, count(*) FROM {name(stage.table)} "
        f"WHERE _out IS NULL AND {name(column)} IS NULL GROUP BY 1 ORDER BY 1"
    )
    return {str(text): int(count) for text, count in stage.engine.values(sql)}


def _range_facts(stage: Stage) -> ColumnFacts:
    spread = stage.spec.range
    assert spread is not None
    low, high = name(f"{spread.name}__low"), name(f"{spread.name}__high")
    ends = stage.engine.values(f"SELECT min({low}), max({high}) FROM {name(stage.id)}")[0]
    shown = ["" if end is None else f"{end:f}" for end in ends]
    return ColumnFacts(name=spread.name, kind="range", unit=stage.spec.unit.text, low=shown[0], high=shown[1])
