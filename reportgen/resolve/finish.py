"""Finish an extract: its cleaned table in the agreed layout, its sources, notes and facts, as one value."""

from reportgen.engine import name
from reportgen.indicator import Extract
from reportgen.problems import Span
from reportgen.resolve.aside import settle_known
from reportgen.resolve.facts import column_facts
from reportgen.resolve.inputs import Stage
from reportgen.resolve.layout import Layout
from reportgen.resolve.notes import more_notes
from reportgen.resolve.provenance import make_sources, row_columns, source_sql
from reportgen.resolve.ranges import range_columns
from reportgen.resolve.readers import Reader
from reportgen.resolve.series import check_fresh, partial_columns


def finish(stage: Stage, layout: Layout, readers: dict[str, Reader], digest: str) -> Extract | None:
    """Makes the extract's table; gives nothing when anything is wrong with it, or when no row is left."""
    known = settle_known(stage)
    notes = (*known, *more_notes(stage, layout, len(known)))
    sources = make_sources(stage)
    _make_table(stage, layout, readers)
    rows = int(stage.engine.value(f"SELECT count(*) FROM {name(stage.id)}"))
    if not rows and not stage.findings.errors:
        left = "; ".join(f"{reason}: {count}" for reason, count in stage.left_out.items())
        message = f"no row of `{stage.id}` is left to be read" + (f" ({left})" if left else "")
        by_status = any(reason.casefold().startswith("status ") for reason in stage.left_out) and not stage.spec.status
        stage.findings.error(
            "no-rows", message, stage.spec.at("file"), also=(Span(file=stage.raw.parts[0]),),
            hint="rows are read when their status is `seen`; write `status: seen` if the column says something else"
            if by_status else "",
        )  # fmt: skip
    vintages = _distinct(stage, "_vintage")
    check_fresh(stage, vintages)
    facts = column_facts(stage)
    editions = _distinct(stage, "_edition")
    _drop(stage)
    if stage.findings.errors:
        stage.engine.drop(stage.id)
        return None
    stage.engine.register(stage.id)
    return Extract(
        id=stage.id, spec=stage.spec, columns=facts, sources=sources, notes=notes, rows=rows,
        rows_in_file=stage.raw.rows, digest=digest, editions=editions, vintages=vintages, left_out=dict(stage.left_out),
    )  # fmt: skip


def _make_table(stage: Stage, layout: Layout, readers: dict[str, Reader]) -> None:
    spread = stage.spec.range
    torn = {spread.low, spread.high} if spread is not None else set()
    columns = [name(out) for column, each in readers.items() if column not in torn for out, _ in each.columns]
    columns += [f"{sql} AS {name(out)}" for out, sql in range_columns(stage).items()]
    beside = row_columns(stage, layout)
    beside |= partial_columns(stage, beside["_partial"])
    columns += [f"{sql} AS {out}" for out, sql in beside.items()]
    notes = f"SELECT _sid, string_agg(note, ',' ORDER BY note) AS _notes FROM {name(f'notes_{stage.id}')} GROUP BY _sid"
    stage.engine.create(
        stage.id,
        f"SELECT {', '.join(columns)}, coalesce(_notes, '') AS _notes, _source, _vintage, _row "
        f"FROM {name(stage.table)} JOIN {name(f'source_{stage.id}')} ON {source_sql(stage)} "
        f"LEFT JOIN ({notes}) USING (_sid) "
        "WHERE _out IS NULL ORDER BY _sid",
    )


def _distinct(stage: Stage, column: str) -> tuple[str, ...]:
    sql = f"SELECT DISTINCT {column} FROM {name(stage.id)} WHERE {column} <> '' ORDER BY 1"
    return tuple(str(value) for (value,) in stage.engine.values(sql))


def _drop(stage: Stage) -> None:
    for table in (f"marks_{stage.id}", f"notes_{stage.id}", f"source_{stage.id}"):
        stage.engine.drop(table)
