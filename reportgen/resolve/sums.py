"""Contracts between rows: parts add up to their total, and the same fact has the same value in two places."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from reportgen.catalogue import Agrees, Condition, ExtractSpec, Parts, Total, Where
from reportgen.engine import name
from reportgen.problems import listed
from reportgen.resolve.conditions import excused, mark, shared_sql, where_sql
from reportgen.resolve.gaps import members, plain, swapped, told
from reportgen.resolve.halves import check_halves
from reportgen.resolve.inputs import Stage

StageOf = Callable[[str], Stage | None]
"""Gives another extract's stage by its id, or nothing when it is broken."""

_SHOWN = 5


def check_parts(stage: Stage, other: StageOf) -> None:
    """Compares sums of parts with published totals."""
    for index, parts in enumerate(stage.spec.parts):
        total = parts.total if isinstance(parts.total, Total) else Total()
        of_total = other(total.from_) if total.from_ else stage
        if of_total is None:
            continue
        _sum_parts(stage, parts)
        _totals(stage, of_total, parts)
        if _some("_ours", stage, ("parts", index, "where")) and _some("_theirs", stage, ("parts", index, "total")):
            _compare(stage, of_total, index, parts)
            check_halves(stage, of_total, index, parts)
        for table in ("_ours", "_theirs", "_sums", "_totals", "_found"):
            stage.engine.drop(table)


def _some(table: str, stage: Stage, path: tuple[str | int, ...]) -> bool:
    """Says whether rows were found; none are a problem at the condition that should find them."""
    found = bool(stage.engine.value(f"SELECT count(*) FROM {table}"))
    if not found:
        message = "no row of the data is as this says" if path[-1] != "total" else "no row of the data is this total"
        stage.findings.error("matches-nothing", message, stage.spec.at(*path), hint=_NAMES)
    return found


_NAMES = "compare with the values that `reportgen explain` lists"


def _measure(name_given: str, spec: ExtractSpec) -> str:
    return name(name_given or spec.measures()[0])


def _sum_parts(stage: Stage, parts: Parts) -> None:
    """Makes `_ours` (the rows that are parts, with their group) and `_sums` (each group's sum)."""
    wanted = where_sql(parts.where, stage)
    if isinstance(parts.total, str):
        wanted += f" AND NOT {where_sql(_is_total(parts), stage)}"
    keys = ", ".join(f"{shared_sql(column, stage.spec)} AS k{place}" for place, column in enumerate(parts.per))
    measure = _measure(parts.measure, stage.spec)
    stage.engine.create(
        "_ours",
        f"SELECT _sid, _part, _row, {keys + ', ' if keys else ''}CAST({name(parts.of)} AS VARCHAR) AS _name, "
        f"CAST({measure} AS DECIMAL(38,9)) AS _v FROM {name(stage.table)} WHERE {wanted} AND _out IS NULL",
    )
    _group("_sums", stage, len(parts.per), "_ours")


def _is_total(parts: Parts) -> Where:
    """Gives the condition of the rows that hold the total among the parts."""
    return {parts.of: Condition(values=(str(parts.total),))}


def _totals(stage: Stage, of_total: Stage, parts: Parts) -> None:
    """Makes `_totals`: for each group the published total."""
    if isinstance(parts.total, str):
        elsewhere = {column: wanted for column, wanted in parts.where.items() if column != parts.of}
        wanted = where_sql({**elsewhere, **_is_total(parts)}, stage)
        columns: Mapping[str, str] = {column: column for column in parts.per}
        measure = _measure(parts.measure, stage.spec)
    else:
        wanted = f"{where_sql(parts.total.where, of_total)} AND {_counted(parts.total, of_total)}"
        columns = parts.total.on or {column: column for column in parts.per}
        measure = _measure(parts.total.measure, of_total.spec)
    keys = ", ".join(
        f"{shared_sql(columns.get(column, column), of_total.spec)} AS k{place}"
        for place, column in enumerate(parts.per)
    )
    rows = (
        f"SELECT _sid, _part, _row, {keys + ', ' if keys else ''}CAST({measure} AS DECIMAL(38,9)) AS _v "
        f"FROM {name(of_total.table)} WHERE {wanted}"
    )
    stage.engine.create("_theirs", rows)
    _group("_totals", stage, len(parts.per), "_theirs")


def _counted(total: Total, of_total: Stage) -> str:
    """Says which rows a total is made of: aggregate rows only where the condition asks for them."""
    aside = {column for aggregate in of_total.spec.leave_out for column in aggregate.where}
    return "_out IS DISTINCT FROM 'known defect'" if aside & set(total.where) else "_out IS NULL"


def _group(table: str, stage: Stage, keys: int, rows: str) -> None:
    named = ", ".join(f"k{place}" for place in range(keys))
    stage.engine.create(
        table,
        f"SELECT {named + ', ' if keys else ''}sum(_v) AS value, count(*) AS rows, count(*) - count(_v) AS gaps, "
        f"arg_min(_part, _sid) AS part, arg_min(_row, _sid) AS row FROM {rows} "
        f"{f'GROUP BY {named}' if keys else 'HAVING count(*) > 0'}",
    )


def _compare(stage: Stage, of_total: Stage, index: int, parts: Parts) -> None:
    keys = range(len(parts.per))
    same = " AND ".join(f"_sums.k{place} IS NOT DISTINCT FROM _totals.k{place}" for place in keys) or "true"
    slack = f"({parts.tolerance} + _sums.rows * {parts.rounded_to / 2})"
    above = f"_sums.value > _totals.value + {slack}"
    below = "false" if parts.some else f"(_sums.gaps = 0 AND _sums.value < _totals.value - {slack})"
    shown = ", ".join([f"_sums.k{place}" for place in keys])
    stage.engine.create(
        "_found",
        f"SELECT {shown + ', ' if shown else ''}_sums.value AS ours, _totals.value AS theirs, "
        f"_sums.part, _sums.row, _totals.part AS their_part, _totals.row AS their_row "
        f"FROM _sums LEFT JOIN _totals ON {same} WHERE _totals.value IS NULL OR {above} OR {below}",
    )
    excuse = _excuse(stage, "parts", len(parts.per))
    at = stage.spec.at("parts", index)
    _without_parts(stage, index, parts, same)
    of_group = " AND ".join(f"_ours.k{place} IS NOT DISTINCT FROM _found.k{place}" for place in keys) or "true"
    for *group, ours, theirs, part, row, their_part, their_row in _unexcused(stage, len(parts.per), excuse):
        where = _shown_group(parts.per, group)
        if theirs is None:
            stage.findings.error(
                "total-missing", f"no total stands for the parts{where}", stage.place(part, row), also=(at,),
                hint="narrow `where:` of the parts, or of their total",
            )  # fmt: skip
        else:
            found = members(stage, of_group, (part, row))
            sums = f"add up to {plain(ours)}{told(found)}, and the total says {plain(theirs)}"
            stage.findings.error(
                "parts-differ", f"the parts by `{parts.of}`{where} {sums}", stage.place(part, row),
                hint=f"{swapped(found, theirs - ours)}{_KNOWN}", also=(of_total.place(their_part, their_row), at),
            )  # fmt: skip


def _without_parts(stage: Stage, index: int, parts: Parts, same: str) -> None:
    """Adds problems for published totals that no part stands below."""
    shown = "".join(f"k{place}, " for place in range(len(parts.per)))
    rows = stage.engine.values(
        f"SELECT {shown}value FROM _totals WHERE NOT EXISTS (SELECT 1 FROM _sums WHERE {same}) ORDER BY ALL"
    )
    at = stage.spec.at("parts", index)
    for *group, value in rows[:_SHOWN]:
        message = f"no part stands for the total{_shown_group(parts.per, group)}, {plain(value)}"
        hint = f"narrow `where:` of the {'parts' if isinstance(parts.total, str) else 'total'} to what has parts"
        stage.findings.error("parts-missing", message, at, hint=hint)
    if len(rows) > _SHOWN:
        stage.findings.error("parts-missing", f"no part stands for {len(rows) - _SHOWN} more totals", at)


_KNOWN = "compare with the publication; if it is printed so there, declare it under `known:` with the reason"


def check_agreements(stage: Stage, other: StageOf) -> None:
    """Compares facts that stand in two places."""
    for index, agrees in enumerate(stage.spec.agrees):
        theirs = other(agrees.with_) if agrees.with_ else stage
        if theirs is None:
            continue
        _side("_ours", stage, list(agrees.on), agrees.measure, where_sql(agrees.where, stage))
        _side("_theirs", theirs, list(agrees.on.values()), agrees.their_measure, where_sql(agrees.theirs, theirs))
        _group("_sums", stage, len(agrees.on), "_ours")
        _group("_totals", stage, len(agrees.on), "_theirs")
        if _some("_ours", stage, ("agrees", index, "where")) and _some("_theirs", stage, ("agrees", index, "theirs")):
            _disagree(stage, theirs, index, agrees)
        for table in ("_ours", "_theirs", "_sums", "_totals", "_found"):
            stage.engine.drop(table)


def _side(table: str, stage: Stage, columns: list[str], measure: str, wanted: str) -> None:
    keys = ", ".join(f"{shared_sql(column, stage.spec)} AS k{place}" for place, column in enumerate(columns))
    stage.engine.create(
        table,
        f"SELECT _sid, _part, _row, {keys}, CAST({_measure(measure, stage.spec)} AS DECIMAL(38,9)) AS _v "
        f"FROM {name(stage.table)} WHERE {wanted} AND _out IS NULL",
    )


def _disagree(stage: Stage, theirs: Stage, index: int, agrees: Agrees) -> None:
    keys = range(len(agrees.on))
    same = " AND ".join(f"_sums.k{place} = _totals.k{place}" for place in keys)
    number = Decimal(agrees.within.rstrip(" %"))
    slack = f"abs(_totals.value) * {number} / 100" if agrees.within.endswith("%") else str(number)
    stage.engine.create(
        "_found",
        f"SELECT {', '.join(f'_sums.k{place}' for place in keys)}, _sums.value AS ours, _totals.value AS theirs, "
        f"_sums.part, _sums.row, _totals.part AS their_part, _totals.row AS their_row FROM _sums JOIN _totals ON {same} "
        f"WHERE _sums.gaps = 0 AND _totals.gaps = 0 AND abs(_sums.value - _totals.value) > {slack}",
    )
    if not stage.engine.value(f"SELECT count(*) FROM _sums JOIN _totals ON {same}"):
        named = listed(list(agrees.on))
        message = f"nothing is compared: no row has the {named} of a row of `{agrees.with_ or stage.id}`"
        stage.findings.error("matches-nothing", message, stage.spec.at("agrees", index, "on"), hint=_NAMES)
    excuse = _excuse(stage, "agrees", len(agrees.on))
    other = f"`{agrees.with_}`" if agrees.with_ else "elsewhere in this extract"
    at = stage.spec.at("agrees", index)
    for *group, our_value, their_value, part, row, their_part, their_row in _unexcused(stage, len(agrees.on), excuse):
        where = _shown_group(tuple(agrees.on), group)
        within = f", more than {agrees.within} apart" if number else ""
        message = f"{plain(our_value)}{where}, and {plain(their_value)} in {other}{within}".replace(
            " in elsewhere", " elsewhere"
        )
        also = (theirs.place(their_part, their_row), at)
        stage.findings.error("does-not-agree", message, stage.place(part, row), also=also, hint=_KNOWN)


def _excuse(stage: Stage, check: str, keys: int) -> list[str]:
    """Marks the rows of known defects; gives the conditions under which a group is excused."""
    same = " AND ".join(f"_ours.k{place} IS NOT DISTINCT FROM _found.k{place}" for place in range(keys)) or "true"
    failing = f"SELECT _ours._sid FROM _ours JOIN _found ON {same}"
    excuses = []
    for index, condition in excused(stage, check).items():
        mark(stage, index, f"_sid IN ({failing}) AND {condition}")
        members = f"SELECT 1 FROM _ours JOIN {name(stage.table)} AS stage USING (_sid) WHERE {same} AND {condition}"
        excuses.append(f"EXISTS ({members})")
    return excuses


def _unexcused(stage: Stage, keys: int, excuses: list[str]) -> list[tuple[Any, ...]]:
    free = " AND ".join(f"NOT {excuse}" for excuse in excuses) or "true"
    order = ", ".join([f"k{place}" for place in range(keys)] + ["row"])
    rows = stage.engine.values(f"SELECT * FROM _found WHERE {free} ORDER BY {order}")
    return rows[: _SHOWN * 4]


def _shown_group(columns: tuple[str, ...], group: list[object]) -> str:
    named = [f"{column} {value}" for column, value in zip(columns, group, strict=True)]
    return f" of {listed(named)}" if named else ""
