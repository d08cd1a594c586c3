"""Suspect totals: rows that look like the sum of others, and columns that add up their neighbours, held against them."""

from collections.abc import Sequence

from reportgen.engine import Engine, literal
from reportgen.examine.found import Asked, Column
from reportgen.examine.words import TOTAL, totals_in

Total = tuple[str, str, str, bool]


def find_totals(asked: Asked, columns: Sequence[Column], key: Sequence[str]) -> tuple[Total, ...]:
    """Gives column, value, evidence, and whether the others add up to it wherever it stands."""
    measures = [each for each in columns if each.numeric and not each.year and each.name not in key]
    found = []
    for column in columns:
        listed = asked.catalogue.codes.get(str(column.keys.get("in", "")))
        for value in totals_in(column) if column.type == "text" and column.distinct > 2 else ():
            code = listed.canonical().get(value, "") if listed else ""
            if listed is None or code not in listed.totals():
                others = [each for each in columns if each.name in key and each is not column]
                found.append((column.name, value, *_evidence(asked.engine, column, value, others, measures)))
    return tuple(found)


def _evidence(
    engine: Engine, column: Column, value: str, others: Sequence[Column], measures: Sequence[Column]
) -> tuple[str, bool]:
    """Says in how many groups the other rows add up to the total."""
    rows = column.values[value]
    if not measures:
        return f"{rows:,} rows have `{value}`, which looks like the sum of the others", False
    measure, per = measures[0], ", ".join(each.sql for each in others)
    total = f"{column.sql} = {literal(value)}"
    sums = (
        f"SELECT sum({measure.number}) FILTER ({total}) AS whole, sum({measure.number}) FILTER (NOT ({total})) AS parts "
        f"FROM _seen {f'GROUP BY {per}' if per else ''}"
    )
    ((groups, equal),) = engine.values(
        f"SELECT count(*), coalesce(count_if(whole = parts), 0) FROM ({sums}) WHERE whole IS NOT NULL AND parts IS NOT NULL"
    )
    if not groups:
        return f"{rows:,} rows have `{value}`, which looks like the sum of the others", False
    told = f"in {int(equal):,} of {int(groups):,} groups the other rows add up to `{value}`"
    return told, 1 < groups == equal


def mark_sums(engine: Engine, columns: Sequence[Column], wide: Sequence[str]) -> None:
    """Takes a column for derived whose header says a total, and that adds up the wide columns of its row."""
    for column in columns:
        if not (wide and column.numeric and not column.year and TOTAL.fullmatch(column.header)):
            continue
        value = next(each for each in columns if each.made == "value")
        sums = f"SELECT _row, max({column.number}) AS whole, sum({value.number}) AS parts FROM _seen GROUP BY _row"
        ((rows, equal),) = engine.values(f"SELECT count(*), coalesce(count_if(whole = parts), 0) FROM ({sums})")
        column.doubts.append(f"the {len(wide)} columns beside it add up to it in {int(equal):,} of {int(rows):,} rows")
        if equal == rows:
            column.keys["derived"] = True
