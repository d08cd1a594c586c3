"""Wholes: the totals of what an extract holds only in part, asked beside it for each combination that has rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from reportgen.arithmetic import number
from reportgen.compute.aggregate import sources_of
from reportgen.compute.columns import Dimension
from reportgen.compute.criteria import Checked, predicate
from reportgen.compute.frame import Frame
from reportgen.compute.measure import aggregates, cell_of
from reportgen.compute.plan import Plan
from reportgen.compute.remainders import together
from reportgen.compute.some import total_extracts
from reportgen.compute.totals import Link, NoTotalError, chosen, link_of, without_unknown
from reportgen.indicator import Extract, Source, Whole, Wholes
from reportgen.table import Cell, Key

Keys = tuple[Key, ...]
_ALIKE = "declare under `parts:` in the catalogue a total of the same vintage and scope, or leave `other` out"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Total:
    """One published total."""

    cell: Cell
    incomplete: bool
    sources: tuple[Source, ...]
    editions: frozenset[str]


def with_wholes(frame: Frame, plan: Plan, extracts: Mapping[str, Extract], engine: Any) -> Frame:  # noqa: ANN401 the engine is a door
    """Asks for the totals of what an extract holds only in part: two queries."""
    if not frame.some:
        return frame
    if not total_extracts(plan.extract) <= set(extracts):
        return replace(frame, wholes=Wholes())
    try:
        link = link_of(plan, extracts)
        wholes = _asked(frame, plan, link, engine) if link else None
    except NoTotalError as error:
        wholes = Wholes(lacking=error.lacking, hint=error.hint)
    return replace(frame, wholes=wholes)


def _asked(frame: Frame, plan: Plan, link: Link, engine: Any) -> Wholes:  # noqa: ANN401 the engine is a door
    aside = without_unknown(plan, link)
    totals = _totals(frame, link, engine)
    _check_alike(frame, link, totals.values())
    beside = [each for each in plan.dimensions if each.column != link.of]
    groups: dict[Keys, list[Whole | None]] = {}
    for keys, per, unknown in _groups(plan, link, beside, aside, engine):
        groups.setdefault(keys, []).append(_whole(keys, totals.get(per) if per else None, unknown))
    found = [
        together(keys, known)
        for keys, group in groups.items()
        if len(known := [each for each in group if each is not None]) == len(group)
    ]
    name = next(each.name for each in plan.dimensions if each.column == link.of)
    return Wholes(of=name, totals=tuple(found), extract=link.extract.id, title=link.extract.spec.title)


def _whole(keys: Keys, total: _Total | None, unknown: Decimal) -> Whole | None:
    if total is None:
        return None
    return Whole(keys=keys, cell=total.cell, unknown=unknown, incomplete=total.incomplete, sources=total.sources)


def _groups(
    plan: Plan,
    link: Link,
    beside: Sequence[Dimension],
    aside: Sequence[Checked],
    engine: Any,  # noqa: ANN401 the engine is a door
) -> Iterable[tuple[Keys, Keys | None, Decimal]]:
    """Gives the combinations that have rows, each with the keys of its total (none where it has none) and its unknown."""
    table = plan.rows(engine, without=aside)
    dropped = [~predicate(each, table) for each in aside]
    out = dropped[0] if dropped else None
    for each in dropped[1:]:
        out = out | each
    inside = [predicate(each, table) for each in link.ours]
    heads = {f"b{place}": each for place, each in enumerate(beside)} | {
        f"p{p}": each for p, each in enumerate(link.per)
    }
    asked = {
        f"{alias}_{name}": found for alias, each in heads.items() for name, found in each.expressions(table).items()
    }
    values = {f"_in{place}": each.all() for place, each in enumerate(inside)}
    if out is not None:
        values["_unknown"] = table[plan.measure.column].sum(where=out) if plan.measure else None
    rows = plan.ask(
        table.group_by([found.name(alias) for alias, found in asked.items()]).aggregate(_rows=table.count(), **values),
        engine,
    )
    for row in rows:
        keys = {alias: each.key(_own(row, alias)) for alias, each in heads.items()}
        of = tuple(key for alias, key in keys.items() if alias.startswith("p"))
        whole = all(row[f"_in{place}"] for place in range(len(inside)))
        unknown = Decimal(row.get("_unknown") or 0)
        yield tuple(key for alias, key in keys.items() if alias.startswith("b")), of if whole else None, unknown


def _own(row: Mapping[str, Any], alias: str) -> dict[str, Any]:
    return {name.removeprefix(f"{alias}_"): value for name, value in row.items() if name.startswith(f"{alias}_")}


def _totals(frame: Frame, link: Link, engine: Any) -> dict[Keys, _Total]:  # noqa: ANN401 the engine is a door
    """Asks for the totals by their keys."""
    table = chosen(engine.table(link.extract.id), link.rows)
    if not link.declared and len(link.extract.vintages) > 1:
        table = table.filter(table["_vintage"].isin(sorted(_vintages(frame)) or [""]))
    keys = {
        f"p{p}_{name}": found for p, each in enumerate(link.theirs) for name, found in each.expressions(table).items()
    }
    parts = {each.part for each in link.theirs} & {"quarter", "year"}
    partial = f"_partial_{'quarter' if 'quarter' in parts else 'year'}" if parts else "_partial"
    values = aggregates(link.measure, table, None)
    values |= {"_incomplete": table[partial].any(), "_rows": table.count()}
    values |= {f"_all{name}": table[name].collect(distinct=True) for name in ("_source", "_edition", "_flag")}
    grouped = table.group_by([found.name(alias) for alias, found in keys.items()]) if keys else table
    names, rows = engine.query(grouped.aggregate(**values))
    found = {}
    for row in (dict(zip(names, each, strict=True)) for each in rows):
        if row["_rows"]:
            found[tuple(each.key(_own(row, f"p{p}")) for p, each in enumerate(link.theirs))] = _Total(
                cell=cell_of(link.measure, row, row["_all_flag"]),
                incomplete=bool(row["_incomplete"]),
                sources=sources_of(link.extract, row["_all_source"]),
                editions=frozenset(each for each in row["_all_edition"] if each),
            )
    return {key: total for key, total in found.items() if number(total.cell) is not None and not total.cell.partial}


def _vintages(frame: Frame) -> set[str]:
    return {source.vintage for line in frame.lines for source in line.sources} - {""}


def _check_alike(frame: Frame, link: Link, totals: Iterable[_Total]) -> None:
    """Refuses a total of another vintage, edition, publisher or unit than its parts."""
    totals, name = list(totals), link.extract.id
    ours, theirs = _vintages(frame), {each.vintage for total in totals for each in total.sources} - {""}
    if theirs != ours and (ours or len(theirs) > 1 or not link.declared) and totals:
        shown = [" and ".join(sorted(each)) or "no vintage" for each in (theirs, ours)]
        raise NoTotalError(f"the total in `{name}` is of {shown[0]}, and the rows are of {shown[1]}", _ALIKE)
    if any(len(total.editions) > 1 for total in totals):
        raise NoTotalError(f"the total in `{name}` is of several editions", _ALIKE)
    mine = {source.publisher for line in frame.lines for source in line.sources}
    others = {each.publisher for total in totals for each in total.sources}
    if not others <= mine:
        raise NoTotalError(
            f"the total in `{name}` is of {' and '.join(sorted(others - mine))}, who counts for itself", _ALIKE
        )
    unit = link.extract.columns[link.measure.column].unit or link.extract.spec.unit.text
    if unit and frame.unit.name and unit != frame.unit.name:
        raise NoTotalError(f"the total in `{name}` counts {unit}, and the rows {frame.unit.name}", _ALIKE)
