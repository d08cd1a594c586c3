"""Contracts on the rows of one extract: how many, none twice, no key twice."""

from collections.abc import Sequence

from reportgen.engine import name
from reportgen.problems import Span
from reportgen.resolve.conditions import excused, mark
from reportgen.resolve.inputs import Stage
from reportgen.resolve.layout import Layout
from reportgen.resolve.readers import text_of

_SHOWN = 5


def check_count(stage: Stage) -> None:
    """Compares the number of rows in the file with the contract."""
    least, most, found = stage.spec.rows.min, stage.spec.rows.max, stage.raw.rows
    if (least is not None and found < least) or (most is not None and found > most):
        wanted = f"{least}" if least == most else f"{least or 0} to {most or 'any'}"
        message = f"the file holds {found} rows, and the contract says {wanted}"
        hint = f"if rows came or went on purpose, write `rows: {found}`; else see what the file lacks or has twice"
        stage.findings.error(
            "row-count", message, Span(file=stage.raw.parts[0]), hint=hint, also=(stage.spec.at("rows"),)
        )


def check_duplicates(stage: Stage, layout: Layout) -> None:
    """Finds rows that are the same in every cell, or differ only in how a date or period is written."""
    raw = stage.raw.table
    stage.engine.create_rows(stage.doubled, (("_sid", "BIGINT"),), [])
    _find_twice(stage, raw, [f"c{index}" for index in range(len(stage.raw.header))])
    _report(stage, "duplicates", "duplicate-row", "the row is the same in every cell as row {}")
    if meant := _meant(stage, layout):
        cells = [
            f"coalesce(_m{index}, c{index})" if index in meant else f"c{index}"
            for index in range(len(stage.raw.header))
        ]
        said = ", ".join(f"CAST({column} AS VARCHAR) AS _m{index}" for index, column in meant.items())
        typed = f"SELECT _part, _row, {said} FROM {name(stage.table)} WHERE _piece = 0"
        stage.engine.create_view("_meant", f"SELECT * FROM {name(raw)} JOIN ({typed}) USING (_part, _row)")
        _find_twice(stage, "_meant", cells)
        exactly = f"SELECT _sid FROM {name(stage.doubled)}"
        stage.engine.execute(f"DELETE FROM _found WHERE _sid IN ({exactly})")
        _report(stage, "duplicates", "duplicate-row", "the row says the same as row {}")
        stage.engine.drop_view("_meant")


def _meant(stage: Stage, layout: Layout) -> dict[int, str]:
    """Gives the cells that are compared by what they mean: index of the header → typed column."""
    return {
        index: name(column)
        for column, index in layout.columns.items()
        if index is not None
        and stage.spec.columns[column].type in {"date", "period"}
        and stage.engine.value(
            f"SELECT count(DISTINCT {text_of(column)}) > count(DISTINCT {name(column)}) FROM {name(stage.table)} "
            f"WHERE {name(column)} IS NOT NULL"
        )
    }


def _find_twice(stage: Stage, table: str, columns: Sequence[str]) -> None:
    """Makes `_found`: the rows whose cells are those of an earlier row, and where that one stands."""
    cells = ", ".join(columns)
    window = f"OVER (PARTITION BY {cells} ORDER BY _part, _row)"
    twice = (
        f"SELECT _part, _row, first_value((_part, _row)) {window} AS first "
        f"FROM {_suspects(stage, table, cells)} QUALIFY row_number() {window} > 1"
    )
    stage.engine.create("_twice", f"SELECT _part, _row, first[1] AS _first_part, first[2] AS _first FROM ({twice})")
    stage.engine.create(
        "_found",
        f"SELECT _sid, _twice.* FROM _twice JOIN {name(stage.table)} USING (_part, _row) "
        "WHERE _piece = 0 ORDER BY _sid",
    )
    stage.engine.drop("_twice")


def _suspects(stage: Stage, table: str, columns: str) -> str:
    """Gives the rows among which doubles are: a digest that stands twice takes less room than the rows do."""
    twice = f"SELECT hash({columns}) AS _hash FROM {name(table)} GROUP BY 1 HAVING count(*) > 1"
    found = stage.engine.values(f"SELECT 1 FROM ({twice}) LIMIT 1")
    return f"(SELECT * FROM {name(table)} WHERE {f'hash({columns}) IN (SELECT _hash FROM ({twice}))' if found else 'false'})"


def check_key(stage: Stage) -> None:
    """Finds rows with the key of an earlier row; those that were found to be the same as a row are not told again."""
    if not stage.spec.key:
        return
    key = ", ".join(name(column) for column in stage.spec.key)
    window = f"OVER (PARTITION BY {key} ORDER BY _sid)"
    twice = (
        f"SELECT _sid, _part, _row, first_value((_part, _row)) {window} AS first "
        f"FROM {_suspects(stage, stage.table, key)} QUALIFY row_number() {window} > 1"
    )
    told = f"_sid IN (SELECT _sid FROM {name(stage.doubled)})"
    stage.engine.create(
        "_found",
        f"SELECT _sid, _part, _row, first[1] AS _first_part, first[2] AS _first FROM ({twice}) WHERE NOT {told}",
    )
    shown = ", ".join(f"`{column}`" for column in stage.spec.key)
    _report(stage, "key", "repeated-key-row", f"the key ({shown}) is that of row {{}}")


def _report(stage: Stage, check: str, code: str, message: str) -> None:
    """Reports the rows of the table `_found` that no known defect excuses, and keeps their numbers; drops it."""
    free = []
    for index, condition in excused(stage, check).items():
        mark(stage, index, f"_sid IN (SELECT _sid FROM _found) AND {condition}")
        free.append(f"NOT coalesce({condition}, false)")
    known = " AND ".join(free) or "true"
    told = (
        f"SELECT found._sid, found._part, found._row, found._first_part, found._first FROM _found AS found "
        f"JOIN {name(stage.table)} AS stage USING (_sid) WHERE {known} ORDER BY found._sid"
    )
    rows = [row[1:] for row in stage.engine.values(told)]
    stage.engine.execute(f"INSERT INTO {name(stage.doubled)} SELECT _sid FROM ({told})")
    at = stage.spec.at("key") if check == "key" else stage.spec.at("file")
    for part, row, first_part, first in rows[:_SHOWN]:
        other = f" of `{stage.raw.parts[first_part]}`" if first_part != part else ""
        text = message.format(f"{first}{other}") + stage.where_from(part, row)
        stage.findings.error(code, text, stage.place(part, row), also=(at,))
    if len(rows) > _SHOWN:
        part, row, *_ = rows[_SHOWN]
        stage.findings.error(code, f"{len(rows) - _SHOWN} more rows stand twice", stage.place(part, row), also=(at,))
    stage.engine.drop("_found")
