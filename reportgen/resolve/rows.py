"""Contracts on the rows of one extract: how many, none twice, no key twice."""

from reportgen.engine import name
from reportgen.problems import Span
from reportgen.resolve.conditions import excused, mark
from reportgen.resolve.inputs import Stage

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


def check_duplicates(stage: Stage) -> None:
    """Finds rows that are the same in every cell."""
    cells = ", ".join(f"c{index}" for index in range(len(stage.raw.header)))
    rows = _suspects(stage, stage.raw.table, cells)
    twice = (
        f"SELECT _part, _row, first_value((_part, _row)) OVER (PARTITION BY {cells} ORDER BY _part, _row) AS first "
        f"FROM {rows} QUALIFY row_number() OVER (PARTITION BY {cells} ORDER BY _part, _row) > 1"
    )
    stage.engine.create("_twice", f"SELECT _part, _row, first[2] AS _first FROM ({twice})")
    table = name(stage.table)
    stage.engine.create(
        "_found", f"SELECT _sid, _twice.* FROM _twice JOIN {table} USING (_part, _row) WHERE _piece = 0 ORDER BY _sid"
    )
    _report(stage, "duplicates", "duplicate-row", "the row is the same in every cell as row {}")
    stage.engine.drop("_twice")


def _suspects(stage: Stage, table: str, columns: str) -> str:
    """Gives the rows among which doubles are: a digest that stands twice takes less room than the rows do."""
    twice = f"SELECT hash({columns}) AS _hash FROM {name(table)} GROUP BY 1 HAVING count(*) > 1"
    found = stage.engine.values(f"SELECT 1 FROM ({twice}) LIMIT 1")
    return f"(SELECT * FROM {name(table)} WHERE {f'hash({columns}) IN (SELECT _hash FROM ({twice}))' if found else 'false'})"


def check_key(stage: Stage) -> None:
    """Finds rows with the key of an earlier row."""
    if not stage.spec.key:
        return
    key = ", ".join(name(column) for column in stage.spec.key)
    stage.engine.create(
        "_found",
        f"SELECT _sid, _part, _row, first_value(_row) OVER (PARTITION BY {key} ORDER BY _sid) AS _first "
        f"FROM {_suspects(stage, stage.table, key)} QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY _sid) > 1",
    )
    shown = ", ".join(f"`{column}`" for column in stage.spec.key)
    _report(stage, "key", "repeated-key-row", f"the key ({shown}) is that of row {{}}")


def _report(stage: Stage, check: str, code: str, message: str) -> None:
    """Reports the rows of the table `_found` that no known defect excuses; drops it."""
    free = []
    for index, condition in excused(stage, check).items():
        mark(stage, index, f"_sid IN (SELECT _sid FROM _found) AND {condition}")
        free.append(f"NOT coalesce({condition}, false)")
    known = " AND ".join(free) or "true"
    sql = (
        f"SELECT found._part, found._row, found._first FROM _found AS found JOIN {name(stage.table)} AS stage "
        f"USING (_sid) WHERE {known} ORDER BY found._sid"
    )
    rows = stage.engine.values(sql)
    at = stage.spec.at("key") if check == "key" else stage.spec.at("file")
    for part, row, first in rows[:_SHOWN]:
        text = message.format(first) + stage.where_from(part, row)
        stage.findings.error(code, text, stage.place(part, row), also=(at,))
    if len(rows) > _SHOWN:
        part, row, _ = rows[_SHOWN]
        stage.findings.error(code, f"{len(rows) - _SHOWN} more rows stand twice", stage.place(part, row), also=(at,))
    stage.engine.drop("_found")
