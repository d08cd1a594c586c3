"""Absent: rows that were not published: each has a line that says so, and what is added up over them lacks them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from reportgen.comparison import Line
from reportgen.compute.columns import Columns
from reportgen.compute.criteria import Checked
from reportgen.compute.measure import Measure
from reportgen.compute.plan import Plan
from reportgen.indicator import Source
from reportgen.table import Cell, Key, Status
from reportgen.templating.cells import is_time

_PARTS = ("year", "quarter", "month")
Result = Mapping[str, Any]
Times = tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What stands in the data, whatever category is asked for: the keys of time, and how many rows each should have."""

    free: tuple[str, ...] = ()
    """The columns that tell rows apart and that a number is taken over."""
    expected: Mapping[Times, int]

    def lacks(self, plan: Plan, keys: Sequence[Key], there: int) -> int:
        """Says how many rows a number lacks that were not published."""
        times = tuple(keys[index] for index in _times(plan))
        return max(0, self.expected.get(times, 0) - there) if self.free else 0


def published(plan: Plan, measure: Measure, engine: Any) -> Published | None:  # noqa: ANN401 the engine is a door
    """Asks for what stands in the data; nothing where an absent row means no more than that there is none."""
    if plan.extract.spec.absent != "not published":
        return None
    free = _free(plan) if measure.name not in {"count", "distinct"} else ()
    table = plan.rows(engine, without=[checked for checked in plan.checks if not _kept(checked, plan, free)])
    times = [plan.dimensions[index] for index in _times(plan)]
    keys = {alias: found for each in times for alias, found in each.expressions(table).items()}
    grouped = table.group_by([found.name(alias) for alias, found in keys.items()]) if keys else table
    rows = plan.ask(grouped.aggregate(_there=there(table, free), _rows=table.count()), engine)
    return Published(
        free=free,
        expected={tuple(each.key(row) for each in times): row["_there"] for row in rows if row["_rows"]},
    )


def there(table: Any, free: Sequence[str]) -> Any:  # noqa: ANN401 Ibis
    """Gives how many rows there are that differ in some columns."""
    import ibis

    return ibis.struct({name: table[name] for name in free}).nunique() if free else table.count()


def moments(columns: Columns) -> tuple[str, ...]:
    """Gives the columns that together say when a row is of, as finely as the extract does."""
    extract = columns.extract
    dated = [name for name, facts in extract.columns.items() if facts.kind in {"date", "period"}]
    if extract.spec.dated in dated:
        return (extract.spec.dated,)
    return tuple(dated) if len(dated) == 1 else tuple(name for name in _PARTS if name in extract.columns)


def _free(plan: Plan) -> tuple[str, ...]:
    """Gives the columns that a number is taken over; not those whose parts add up whatever is listed of them."""
    spec, keys, time = plan.extract.spec, _keys(plan), moments(plan.columns)
    asked = {checked.dimension.column for checked in plan.checks} - {spec.edition.column, spec.as_of.column}
    if plan.condition is not None or not asked <= set(keys):
        return ()
    shown = {dimension.column for dimension in plan.dimensions if not dimension.part}
    whole = {parts.of for parts in spec.parts} | {name for name, facts in plan.extract.columns.items() if facts.rest}
    one = {checked.dimension.column for checked in plan.checks if len(checked.fixed or ()) == 1} - set(time)
    return tuple(name for name in keys if name not in shown | whole | one)


def _keys(plan: Plan) -> tuple[str, ...]:
    """Gives the columns that tell rows apart, those of time among them."""
    spec, facts = plan.extract.spec, plan.extract.columns
    owners = {spec.edition.column, spec.as_of.column}
    named = [name for name in spec.key if name in facts and name not in owners]
    texts = named or [name for name, each in facts.items() if each.kind == "text" and name not in owners]
    return tuple(dict.fromkeys((*texts, *moments(plan.columns))))


def _kept(checked: Checked, plan: Plan, free: Sequence[str]) -> bool:
    """Says whether a condition also limits what could have been published: never one on a category."""
    return checked.dimension.kind != "text" or checked.dimension.column in free or _owns(checked, plan)


def _owns(checked: Checked, plan: Plan) -> bool:
    spec = plan.extract.spec
    return checked.dimension.column in {spec.edition.column, spec.as_of.column, spec.unit.column, spec.currency.column}


def _times(plan: Plan) -> list[int]:
    return [index for index, dimension in enumerate(plan.dimensions) if is_time(dimension.head)]


def lacking(line: Line, count: int) -> Line:
    """Gives a line whose number lacks so many rows more."""
    (cell,) = line.cells
    return replace(line, cells=(replace(cell, partial=cell.partial + count),)) if cell.status is None else line


def absent(plan: Plan, lines: Sequence[Line], known: Published) -> Iterator[Line]:
    """Gives a line for each combination that was not published: it is not zero."""
    wanted: list[Sequence[Key]] = []
    times = _times(plan)
    for index, dimension in enumerate(plan.dimensions):
        fixed = next((c.tests for c in plan.checks if c.dimension.name == dimension.name and c.fixed is not None), None)
        found = dict.fromkeys(line.keys[index] for line in lines)
        asked = [test.low for test in fixed or () if dimension.kind in {"text", "integer"}]
        other = [keys[times.index(index)] for keys in known.expected] if index in times else []
        wanted.append(tuple(dict.fromkeys([*found, *asked, *other])))
    there = {line.keys for line in lines}
    for keys in product(*wanted):
        if keys not in there:
            cell = Cell(status=Status.NOT_PUBLISHED)
            yield Line(keys=keys, cells=(cell,), sources=_same_period(plan, keys, lines))


def _same_period(plan: Plan, keys: tuple[Key, ...], lines: Sequence[Line]) -> tuple[Source, ...]:
    """Gives the sources of what was published beside it."""
    times = [index for index, dimension in enumerate(plan.dimensions) if dimension.name == plan.columns.time()]
    near = [line for line in lines if all(line.keys[index] == keys[index] for index in times)]
    return tuple(dict.fromkeys(source for line in near or lines for source in line.sources)) or plan.extract.sources
