"""Rows set aside: declared aggregates beside their members, and known defects that are left out."""

from reportgen.engine import name
from reportgen.indicator import Note
from reportgen.resolve.conditions import where_sql
from reportgen.resolve.dated import dates_of
from reportgen.resolve.inputs import Stage


def set_aggregates_aside(stage: Stage) -> None:
    """Marks aggregate rows, so that nothing counts them; one that no row meets is a problem."""
    for index, aggregate in enumerate(stage.spec.leave_out):
        condition = f"{where_sql(aggregate.where, stage)} AND _out IS NULL"
        count = stage.engine.value(f"SELECT count(*) FROM {name(stage.table)} WHERE {condition}")
        if not count:
            at = stage.spec.at("leave_out", index)
            message = f"no row of `{stage.id}` is as `leave_out:` says"
            stage.findings.error("matches-nothing", message, at, hint="delete the entry if the aggregate is gone")
            continue
        stage.engine.execute(f"UPDATE {name(stage.table)} SET _out = 'aggregate' WHERE {condition}")
        reason = f"aggregate: {aggregate.reason}"
        stage.left_out[reason] = stage.left_out.get(reason, 0) + int(count)


def settle_known(stage: Stage) -> tuple[Note, ...]:
    """Turns known defects into notes, leaves rows out where that is declared; one that is gone is a problem."""
    notes = []
    whole = not stage.findings.errors
    for index, known in enumerate(stage.spec.known):
        marks = f"SELECT _sid FROM {name(f'marks_{stage.id}')} WHERE known = {index}"
        if known.check == "reader":
            marks = f"SELECT _sid FROM {name(stage.table)} WHERE {where_sql(known.where, stage)}"
        count = stage.engine.value(f"SELECT count(DISTINCT _sid) FROM ({marks})")
        at = stage.spec.at("known", index)
        if not count and not whole:
            continue
        if not count:
            message = f"the known defect of `{stage.id}` is gone: `{known.check}` finds nothing in these rows"
            stage.findings.error("known-defect-gone", message, at, hint="delete the entry under `known:`")
            continue
        notes.append(Note(kind="partial" if known.partial else "known", text=known.reason, at=at))
        if known.use == "leave out":
            sql = f"UPDATE {name(stage.table)} SET _out = 'known defect' WHERE _out IS NULL AND _sid IN ({marks})"
            stage.engine.execute(sql)
            stage.left_out[f"known defect: {known.reason}"] = int(count)
            marks = _beside(stage, marks)
        note = len(notes) - 1
        stage.engine.execute(f"INSERT INTO {name(f'notes_{stage.id}')} SELECT {note}, _sid FROM ({marks})")
    return tuple(notes)


def _beside(stage: Stage, gone: str) -> str:
    """Gives the rows that tell of rows left out: those with the same key in other editions and vintages.

    Where there are none, the rows of the same period; where there are none either, all rows.
    """
    spec = stage.spec
    stacked = {spec.edition.column, spec.as_of.column}
    dates = dates_of(stage)
    key = [name(column) for column in spec.key if column not in stacked]
    period = [dates.first, dates.last] if dates is not None else []
    for same in (key, period):
        if same:
            columns = ", ".join(same)
            rows = (
                f"SELECT _sid FROM {name(stage.table)} WHERE _out IS NULL AND ({columns}) IN "
                f"(SELECT ({columns}) FROM {name(stage.table)} WHERE _sid IN ({gone}))"
            )
            if stage.engine.value(f"SELECT count(*) FROM ({rows})"):
                return rows
    return f"SELECT _sid FROM {name(stage.table)} WHERE _out IS NULL"
