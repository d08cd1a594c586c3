"""Listing: rows as they are published, or the one cell that `pick` finds; nothing is added up."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.comparison import Line
from reportgen.compute.aggregate import empty, mixed_units, notes_of, sources_of, units_in
from reportgen.compute.columns import Columns, Dimension
from reportgen.compute.frame import Frame
from reportgen.compute.parts import parted
from reportgen.compute.plan import SOURCE, Plan
from reportgen.compute.refusal import Refusal
from reportgen.compute.unit import natural_decimals, unit_of
from reportgen.compute.wording import phrase_of
from reportgen.indicator import Unit
from reportgen.problems import Problem, Span
from reportgen.table import Cell, Column, Key, Period, Range, Status
from reportgen.templating.found import key_text

Result = Mapping[str, Any]
_RANGE_PARTS = ("low", "high", "currency", "scale", "per", "qualifier", "measure")
_MOST = 6
_BRIEF, _COLUMNS = 40, 3


def listing(plan: Plan, engine: Any) -> Frame:  # noqa: ANN401 the engine is a door
    """Runs the query of `rows:`, or of a `pick:` from the rows of an extract. Raises `Refusal`."""
    columns = plan.columns
    measures = [name for name in plan.listed if name != SOURCE and name in columns.measures]
    named = [name for name in plan.listed if name not in measures]
    dimensions = {name: columns.dimension(name, plan.spec.at("rows")) for name in named if name != SOURCE}
    expression = _expression(plan, dimensions, measures, engine)
    results = plan.ask(expression, engine)
    if plan.picked:
        _one(plan, results)
    if not results:
        raise Refusal(empty(plan))
    lines = [_line(plan, result, named, dimensions, measures) for result in results]
    return Frame(
        dimensions=tuple(
            dimensions[name].head if name in dimensions else Column(name=SOURCE, kind="text") for name in named
        ),
        measures=tuple(_head(columns, name) for name in measures),
        lines=tuple(parted([dimensions.get(name) for name in named], lines)),
        unit=_unit(plan, measures, results),
        decimals=natural_decimals(cell for line in lines for cell in line.cells),
        additive=False,
        words=(phrase_of(plan),),
        query=engine.explain_sql(expression),
        extracts=(plan.extract.id,),
        rows_read=len(results),
        absent="not published" if plan.extract.spec.absent == "not published" else "",
    )


def _expression(plan: Plan, dimensions: Mapping[str, Dimension], measures: Sequence[str], engine: Any) -> Any:  # noqa: ANN401 Ibis
    table = plan.rows(engine)
    shown = {
        **dimensions,
        **({name: plan.columns.dimension(name, plan.spec.at()) for name in _telling(plan)} if plan.picked else {}),
    }
    found = {
        alias: expression for dimension in shown.values() for alias, expression in dimension.expressions(table).items()
    }
    for name in measures:
        found |= _amount(plan.columns, name, table)
    hidden = ("_source", "_notes", "_flag", "_partial", "_row", *(("_unit",) if "_unit" in table.columns else ()))
    chosen = table.select(
        [expression.name(alias) for alias, expression in found.items()] + [table[name] for name in hidden]
    )
    return chosen.order_by(["_row", "_source"]).limit(_MOST + 3 if plan.picked else None)


def _telling(plan: Plan) -> list[str]:
    """The columns that tell rows apart when `pick` finds several."""
    return [
        name
        for name, facts in plan.extract.columns.items()
        if facts.kind in {"text", "period", "date"} or name == "year"
    ]


def _amount(columns: Columns, name: str, table: Any) -> dict[str, Any]:  # noqa: ANN401 Ibis
    if columns.kind(name) != "range":
        return {name: table[name], f"{name}__status": table[f"{name}__status"]}
    found = {f"{name}__{part}": table[f"{name}__{part}"] for part in _RANGE_PARTS}
    ranged = columns.extract.spec.range
    if ranged is not None and columns.kind(ranged.period) == "period":
        found |= {f"{name}__period": table[ranged.period]}
        found |= {f"{name}__{end}": table[f"{ranged.period}__{end}"] for end in ("start", "end", "about")}
    return found


def _line(
    plan: Plan, result: Result, named: Sequence[str], dimensions: Mapping[str, Dimension], measures: Sequence[str]
) -> Line:
    sources = sources_of(plan.extract, [result["_source"]])
    keys: tuple[Key, ...] = tuple(
        dimensions[name].key(result) if name in dimensions else (sources[0].publisher if sources else None)
        for name in named
    )
    return Line(
        keys=keys,
        cells=tuple(_cell(plan.columns, name, result) for name in measures),
        sources=sources,
        notes=notes_of(plan.extract, [result["_notes"]], incomplete=bool(result["_partial"])),
    )


def _cell(columns: Columns, name: str, result: Result) -> Cell:
    provisional = "p" in (result["_flag"] or "")
    if columns.kind(name) == "range":
        return _range(name, result)
    value = result[name]
    if value is None:
        return Cell(status=Status(result[f"{name}__status"] or Status.MISSING.value))
    return Cell(value=int(value) if columns.kind(name) == "integer" else value, provisional=provisional)


def _range(name: str, result: Result) -> Cell:
    low, high = result[f"{name}__low"], result[f"{name}__high"]
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return Cell(status=Status.MISSING)
    period = None
    if result.get(f"{name}__start") is not None:
        period = Period(
            start=result[f"{name}__start"],
            end=result[f"{name}__end"],
            label=result[f"{name}__period"],
            about=bool(result[f"{name}__about"]),
        )
    words = {part: result[f"{name}__{part}"] or "" for part in _RANGE_PARTS[2:]}
    return Cell(value=Range(low=ends[0], high=ends[-1], period=period, **words))


def _head(columns: Columns, name: str) -> Column:
    spec = columns.extract.spec.columns.get(name)
    facts = columns.extract.columns.get(name)
    kind: Any = columns.kind(name)
    return Column(name=name, kind=kind, unit=facts.unit if facts else "", label=spec.label if spec else "")


def _unit(plan: Plan, measures: Sequence[str], results: Sequence[Result]) -> Unit:
    """Gives the unit of the only amount; ranges carry their own currency, several amounts have none together."""
    columns = plan.columns
    if len(measures) != 1:
        return Unit(name="")
    if columns.kind(measures[0]) == "range":
        currencies = {result[f"{measures[0]}__currency"] for result in results}
        currency = currencies.pop() or "" if len(currencies) == 1 else ""
        return Unit(name=currency, kind="money", currency=currency)
    spec = columns.extract.spec
    if own := columns.extract.columns[measures[0]].unit or spec.currency.text:
        return unit_of(own)
    found = units_in(result["_unit"] for result in results if "_unit" in result)
    if len(found) > 1 and spec.unit.column not in plan.listed:
        key = "rows" if plan.spec.rows else "pick"
        raise Refusal(mixed_units(plan, found, plan.spec.at(key)))
    return unit_of(found[0] if len(found) == 1 else "" if found else spec.unit.text)


def _one(plan: Plan, results: Sequence[Result]) -> None:
    """Refuses anything but one row, and lists what was found."""
    at = plan.spec.at("pick")
    wanted = ", ".join(checked.words for checked in plan.picked)
    if not results:
        raise Refusal(no_match(f"no row of `{plan.extract.id}` with {wanted}", at, _there(plan)))
    if len(results) > 1:
        rows = [
            {name: key_text(plan.columns.dimension(name, at).key(result)) for name in _telling(plan)}
            for result in results
        ]
        raise Refusal(several(f"`{plan.extract.id}` with {wanted}", at, rows))


def _there(plan: Plan) -> str:
    return f"`reportgen explain {plan.extract.id}` shows what it holds"


def no_match(message: str, at: Span, hint: str) -> Problem:
    """Makes the problem of a pick that finds nothing."""
    return Problem(code="no-match", message=message, at=at, hint=hint)


def several(what: str, at: Span, rows: Sequence[Mapping[str, str]]) -> Problem:
    """Makes the problem of a pick that finds several cells, and lists how they differ."""
    differing = [name for name in rows[0] if len({row[name] for row in rows}) > 1]
    brief = [name for name in differing if all(len(row[name]) <= _BRIEF for row in rows)][:_COLUMNS] or differing[:1]
    shown = ["{" + ", ".join(f"{name}: {row[name]}" for name in brief) + "}" for row in rows[:_MOST]]
    count = f"more than {_MOST}" if len(rows) > _MOST else str(len(rows))
    message = f"{count} rows of {what}: {'; '.join(shown)}{' and more' if len(rows) > _MOST else ''}"
    hint = f"say `{brief[0]}` too" if brief else "these rows differ in nothing that can be named"
    return Problem(code="several-matches", message=message, at=at, hint=hint)
