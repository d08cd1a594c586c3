"""Texts: the rows that may be read, with one trimmed text column for every declared column and given thing."""

from reportgen.catalogue import ColumnSpec, Condition, Given
from reportgen.engine import literal, name
from reportgen.engine.quoting import literals
from reportgen.resolve.inputs import Stage
from reportgen.resolve.layout import Layout
from reportgen.resolve.maps import meanings

_BLANKS = "chr(32) || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239)"


def make_texts(stage: Stage, layout: Layout) -> str:
    """Makes the view of texts; counts the rows that are not read because of their status. Gives the view's name."""
    table = f"text_{stage.id}"
    select = f"SELECT {', '.join(_cells(stage, layout))} FROM {name(stage.raw.table)}"
    required = _required(stage, layout)
    if required:
        _count_left_out(stage, required)
        select += f" WHERE {' AND '.join(required.values())}"
    meant = [
        f"CASE {name(f't__{column}')} {cases} ELSE {name(f't__{column}')} END AS {name(f't__{column}')}"
        for column in stage.spec.read_columns()
        if (cases := _meant(stage.spec.columns[column]))
    ]
    stage.engine.create_view(table, f"SELECT * REPLACE ({', '.join(meant)}) FROM ({select})" if meant else select)
    return table


def _meant(spec: ColumnSpec) -> str:
    """Gives the cases of texts that stand for a number or a date; those of texts and periods have their own tables."""
    aliases = spec.aliases if spec.type in {"integer", "number", "date"} else {}
    return " ".join(f"WHEN {literal(printed)} THEN {literal(meant)}" for printed, meant in aliases.items())


def given_text(stage: Stage, column: str) -> str:
    """Names the text of a column that is declared, or is only in the file."""
    return name(f"t__{column}" if column in stage.spec.columns else f"x__{column}")


def in_own_words(text: str, given: Given) -> str:
    """Gives the SQL of what a text means: the entry's own words in the place of the file's."""
    if not given.map:
        return text
    cases = " ".join(f"WHEN {literal(printed)} THEN {literal(meant)}" for printed, meant in given.map.items())
    return f"CASE {text} {cases} ELSE {text} END"


def _cells(stage: Stage, layout: Layout) -> list[str]:
    found = ["_part", "_row"]
    for column, index in layout.columns.items():
        found.append(f"{_trimmed(index)} AS {name(f't__{column}')}")
    for column, index in layout.extras.items():
        found.append(f"{_trimmed(index)} AS {name(f'x__{column}')}")
    return found + _wide(stage, layout) if stage.spec.unpivot else [*found, "0 AS _piece"]


def _wide(stage: Stage, layout: Layout) -> list[str]:
    unpivot = stage.spec.unpivot
    assert unpivot is not None
    headers = ", ".join(literal(stage.raw.header[index].strip()) for index in layout.unpivoted)
    cells = ", ".join(_trimmed(index) for index in layout.unpivoted)
    return [
        f"unnest(range({len(layout.unpivoted)})) AS _piece",
        f"unnest([{headers}]) AS {name(f't__{unpivot.into}')}",
        f"unnest([{cells}]) AS {name(f't__{unpivot.value}')}",
    ]


def _trimmed(index: int | None) -> str:
    return "''" if index is None else f"trim(c{index}, {_BLANKS})"


def _required(stage: Stage, layout: Layout) -> dict[str, str]:
    """Gives what is required of a row: reason for leaving it out, as SQL → condition."""
    found = {}
    for name_, wanted in stage.spec.require.items():
        found[literal(f"not asked for: {name_}")] = _asked(stage, name_, wanted, _cell(stage, layout, name_))
    if stage.spec.status.text:
        found[literal(f"status {stage.spec.status.text}")] = f"{literal(stage.spec.status.text)} = 'seen'"
    elif layout.status:
        cell = _trimmed(layout.status_at) if layout.status_at is not None else _cell(stage, layout, layout.status)
        meant = in_own_words(cell, stage.spec.status)
        found[f"{literal(layout.status + ' ')} || {cell}"] = f"lower({meant}) = 'seen'"
    return found


def _asked(stage: Stage, column: str, wanted: Condition, cell: str) -> str:
    """Gives the condition on the text of a cell: any way of writing one of the values, or a number or year between."""
    spec = stage.spec.columns.get(column)
    means = meanings(spec, stage.inputs.catalogue) if spec is not None else {}
    texts: list[str] = []
    spans: list[str] = []
    for value in wanted.values:
        low, between, high = value.partition("..")
        if between and low.isdecimal() and high.isdecimal():
            year = spec is not None and spec.type in {"date", "period"}
            number = f"regexp_extract({cell}, '\\d{{4}}')" if year else cell
            spans.append(f"coalesce(TRY_CAST({number} AS DECIMAL(38,9)) BETWEEN {int(low)} AND {int(high)}, false)")
        else:
            texts += [value, *(text for text, code in means.items() if code == means.get(value, value))]
    found = " OR ".join([*([f"{cell} IN {literals(dict.fromkeys(texts))}"] if texts else []), *spans])
    return f"NOT ({found})" if wanted.inverse else f"({found})"


def _cell(stage: Stage, layout: Layout, column: str) -> str:
    return _trimmed(layout.columns[column] if column in stage.spec.columns else layout.extras[column])


def _count_left_out(stage: Stage, required: dict[str, str]) -> None:
    """Counts the rows that are not read, each under the first thing that it lacks."""
    cases = " ".join(f"WHEN NOT ({condition}) THEN {reason}" for reason, condition in required.items())
    sql = f"SELECT CASE {cases} END AS reason, count(*) FROM {name(stage.raw.table)} GROUP BY 1 ORDER BY 1"
    for reason, count in stage.engine.values(sql):
        if reason is not None:
            stage.left_out[str(reason)] = int(count)
