"""Plan: everything an indicator asks of an extract, checked against its real columns and codes before anything runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from reportgen.compute.columns import Columns, Dimension
from reportgen.compute.criteria import Checked, check, predicate
from reportgen.compute.expression import Expression, read_expression
from reportgen.compute.measure import Measure, check_measure
from reportgen.compute.refusal import Refusal
from reportgen.compute.stacks import Choice, choices
from reportgen.compute.to_date import date_column, ends_asked, last_whole_month, to_date
from reportgen.indicator import Extract
from reportgen.nodes import Map
from reportgen.problems import Problem, Span, did_you_mean
from reportgen.spec.criterion import Criterion
from reportgen.spec.indicator import IndicatorSpec
from reportgen.templating.cells import is_time

SOURCE = "source"
"""The pseudo-column of `rows:` that holds each row's own publisher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A checked indicator on an extract: an aggregate, rows as they are, or one cell as it is."""

    spec: IndicatorSpec
    columns: Columns
    checks: tuple[Checked, ...]
    condition: Expression | None
    choices: tuple[Choice, ...]
    dimensions: tuple[Dimension, ...] = ()
    measure: Measure | None = None
    shared: tuple[Checked, ...] = ()
    """The criteria of `share: {where: …}`."""
    listed: tuple[str, ...] = ()
    """The columns of `rows:`."""
    picked: tuple[Checked, ...] = ()
    """The criteria of a `pick:` from the rows of the extract."""
    dated: str = ""
    """The date column of `to_date:`."""

    @property
    def extract(self) -> Extract:
        """The extract."""
        return self.columns.extract

    @property
    def partial(self) -> str:
        """The column that says whether a row's period is incomplete, in the finest part that rows are grouped by."""
        parts = {each.part for each in self.dimensions}
        fine = "month" in parts or any(each.kind in {"date", "period"} and not each.part for each in self.dimensions)
        return (
            "_partial"
            if fine or not parts & {"quarter", "year"}
            else f"_partial_{'quarter' if 'quarter' in parts else 'year'}"
        )

    def rows(self, engine: Any, without: Sequence[Checked] = ()) -> Any:  # noqa: ANN401 Ibis
        """Gives the chosen rows of the extract as an Ibis table; `without` are conditions not to be held."""
        table = engine.table(self.extract.id)
        for checked in (*self.checks, *self.picked):
            table = table if any(checked is each for each in without) else table.filter(predicate(checked, table))
        if self.condition is not None:
            table = table.filter(self.condition(table))
        for choice in self.choices:
            table = choice.choose(table)
        if self.spec.partial == "drop" and not any(is_time(dimension.head) for dimension in self.dimensions):
            table = self._whole(table)
        return to_date(table, self.dated, self.last_whole(engine)) if self.dated else table

    def last_whole(self, engine: Any) -> date:  # noqa: ANN401 the engine is a door
        """Gives the last day of the last month that is whole in the extract, before any other condition."""
        owners = {self.extract.spec.edition.column, self.extract.spec.as_of.column}
        table = engine.table(self.extract.id)
        for checked in self.checks:
            if checked.dimension.column in owners:
                table = table.filter(predicate(checked, table))
        for choice in self.choices:
            table = choice.choose(table)
        (row,) = self.ask(ends_asked(table, self.dated), engine)
        said = [choice.one for choice in self.choices if choice.column == "_vintage" and choice.one]
        return last_whole_month(row, self.extract, said)

    def _whole(self, table: Any) -> Any:  # noqa: ANN401 Ibis
        """Drops every period of which a row is incomplete; the periods are those of the extract's own time."""
        import ibis

        time = self.columns.time()
        part = table[self.partial].fill_null(False)  # noqa: FBT003 Ibis takes it so
        if time:
            group = self.columns.dimension(time, self.spec.at("partial")).expressions(table)
            part = part.any().over(ibis.window(group_by=next(iter(group.values()))))
        marked = table.mutate(_broken=part)
        return marked.filter(~marked["_broken"]).drop("_broken")

    def ask(self, expression: Any, engine: Any) -> list[dict[str, Any]]:  # noqa: ANN401 Ibis
        """Runs a query; gives its rows by column. Raises `Refusal` when the engine refuses it."""
        import duckdb

        try:
            names, rows = engine.query(expression)
        except duckdb.Error as error:
            told = str(error).split("\n")[0].partition(": ")[2] or str(error)
            at = self.spec.at("where") if self.spec.where else self.spec.at("from")
            message = f"the engine refuses the query: {told[:1].lower()}{told[1:]}".rstrip(".")
            raise Refusal(Problem(code="sql-refused", message=message, at=at, hint="see the condition")) from None
        return [dict(zip(names, row, strict=True)) for row in rows]


def plan(spec: IndicatorSpec, extracts: Mapping[str, Extract]) -> Plan:
    """Gives the plan. Raises `Refusal` with all that is wrong."""
    name = spec.from_ or ""
    if name not in extracts:
        raise Refusal(
            Problem(
                code="unknown-extract",
                message=f"no extract `{name}`",
                at=spec.at("from"),
                hint=did_you_mean(name, extracts),
            )
        )
    columns = Columns(extract=extracts[name])
    problems: list[Problem] = []
    checks = _checked(spec, spec.where if not isinstance(spec.where, str) else {}, columns, ("where",), problems)
    condition = _attempt(problems, lambda: read_expression(spec, columns)) if isinstance(spec.where, str) else None
    raw_pick = bool(spec.pick) and not spec.measure
    picked = _checked(spec, spec.pick, columns, ("pick",), problems) if raw_pick else ()
    shared = _checked(spec, spec.share.where, columns, ("share", "where"), problems) if spec.share else ()
    dimensions = tuple(
        found
        for index, name in enumerate(spec.by)
        if (found := _attempt(problems, partial(columns.grouping, name, _by_at(spec, index))))
    )
    listed = _listed(spec, columns, problems)
    measure = None if spec.rows or raw_pick else _attempt(problems, lambda: _measure(spec, columns))
    dated = _attempt(problems, lambda: date_column(spec, columns)) or ""
    shown = columns.names if raw_pick else (*(dimension.column for dimension in dimensions), *listed)
    chosen = _attempt(problems, lambda: choices(spec, columns, checks, shown)) or ()
    if problems:
        raise Refusal(*problems)
    return Plan(
        spec=spec,
        columns=columns,
        checks=checks,
        condition=condition,
        choices=chosen,
        dimensions=dimensions,
        measure=measure,
        shared=shared,
        listed=listed,
        picked=picked,
        dated=dated,
    )


def _attempt(problems: list[Problem], work: Callable[[], Any]) -> Any:  # noqa: ANN401 whatever the work gives
    try:
        return work()
    except Refusal as refusal:
        problems.extend(refusal.problems)
        return None


def _checked(
    spec: IndicatorSpec,
    criteria: Mapping[str, Criterion],
    columns: Columns,
    path: tuple[str, ...],
    problems: list[Problem],
) -> tuple[Checked, ...]:
    found = []
    for name, criterion in criteria.items():
        key_at = _key_at(spec, path, name)
        dimension = _attempt(problems, partial(columns.dimension, name, key_at))
        if dimension is not None:
            place = value_place(spec, (*path, name), criterion)
            checked = _attempt(problems, partial(check, criterion, dimension, place))
            found += [checked] if checked is not None else []
    return tuple(found)


def _key_at(spec: IndicatorSpec, path: tuple[str, ...], name: str) -> Span:
    node = spec.node.find(*path) if spec.node is not None else None
    return node.key_at(name) if isinstance(node, Map) else spec.at(*path, name)


def value_place(spec: IndicatorSpec, path: tuple[str, ...], criterion: Criterion) -> Callable[[int], Span]:
    """Gives the places of a criterion's values."""
    inside = (*path, "not") if criterion.inverse else path
    many = len(criterion.values) > 1
    return lambda index: spec.at(*inside, index) if many else spec.at(*inside)


def _by_at(spec: IndicatorSpec, index: int) -> Span:
    return spec.at("by", index) if len(spec.by) > 1 else spec.at("by")


def _listed(spec: IndicatorSpec, columns: Columns, problems: list[Problem]) -> tuple[str, ...]:
    if spec.pick and not spec.measure:
        return tuple(_attempt(problems, lambda: (_picked_column(spec, columns),)) or ())
    for index, name in enumerate(spec.rows):
        if name != SOURCE and not columns.kind(name):
            problems.append(columns.unknown(name, spec.at("rows", index)))
    return spec.rows


def _picked_column(spec: IndicatorSpec, columns: Columns) -> str:
    """Gives the column whose cell is picked: the one named, or the extract's only amount."""
    if spec.column:
        if columns.kind(spec.column) not in {"range", "integer", "number"}:
            raise Refusal(columns.unknown(spec.column, spec.at("column")))
        return spec.column
    amounts = columns.measures
    if len(amounts) != 1:
        raise Refusal(
            Problem(
                code="missing-measure",
                message=f"`{columns.extract.id}` has {len(amounts)} columns of numbers",
                at=spec.at("pick"),
                hint="say which under `column:`",
            )
        )
    return amounts[0]


def _measure(spec: IndicatorSpec, columns: Columns) -> Measure:
    if not spec.measure:
        hint = f"write measure: sum({columns.measures[0]})" if columns.measures else "write `measure: count`"
        raise Refusal(
            Problem(
                code="missing-measure",
                message="this says neither `measure` nor `rows` nor `pick`",
                at=spec.at("from"),
                hint=hint,
            )
        )
    measure = check_measure(spec, columns)
    if spec.share and spec.share.where and measure.name not in {"sum", "count", "share"}:
        raise Refusal(
            Problem(
                code="cannot-add",
                message=f"a share of rows needs a sum or a count, not `{measure.name}`",
                at=spec.at("measure"),
                hint="write `count`, or sum(column)",
            )
        )
    return measure
