"""Aggregate: one grouped query on the engine, its rows made lines with sources, notes and what they lack."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from reportgen.comparison import Line, mixed_publishers
from reportgen.compute.absent import absent, lacking, published, there
from reportgen.compute.criteria import Checked, predicate
from reportgen.compute.edges import edged
from reportgen.compute.frame import Frame, sorted_lines
from reportgen.compute.measure import ADDITIVE, Measure, aggregates, cell_of
from reportgen.compute.overlaps import check_periods
from reportgen.compute.parts import check_totals, parted
from reportgen.compute.plan import Plan
from reportgen.compute.refusal import Refusal
from reportgen.compute.same_months import check_same_months
from reportgen.compute.some import only_some
from reportgen.compute.unit import natural_decimals, unit_of
from reportgen.compute.wording import phrase_of
from reportgen.indicator import Extract, Note, Source, Unit
from reportgen.problems import Problem, Span, listed
from reportgen.table import Cell, Column
from reportgen.templating.notes import note_text

Result = Mapping[str, Any]
_HIDDEN = ("_source", "_notes", "_flag")


def aggregate(plan: Plan, engine: Any) -> Frame:  # noqa: ANN401 the engine is a door
    """Runs the plan's query. Raises `Refusal` on an empty result or mixed units."""
    assert plan.measure is not None, "a plan that aggregates has a measure"
    check_totals(plan, engine)
    check_same_months(plan, engine)
    check_periods(plan, plan.measure, engine)
    known = published(plan, plan.measure, engine)
    expression = _expression(plan, plan.measure, engine, known.free if known else ())
    results = [result for result in plan.ask(expression, engine) if result["_rows"]]
    _check_publishers(plan, plan.measure, results)
    lines = [_line(plan, result, plan.measure) for result in results]
    if known is not None:
        lines = [
            lacking(line, known.lacks(plan, line.keys, result.get("_there", 0)))
            for line, result in zip(lines, results, strict=True)
        ]
        lines = [*lines, *absent(plan, lines, known)]
    if not lines:
        raise Refusal(empty(plan))
    lines = edged(lines, plan, engine)
    unit = _unit(plan, plan.measure, results)
    words = [phrase_of(plan, plan.spec.unit or unit.name)]
    if plan.dated and results:
        lines, words = _scoped(lines, plan.last_whole(engine), words)
    heads = tuple(dimension.head for dimension in plan.dimensions)
    return Frame(
        dimensions=heads,
        measures=(Column(name="value", kind="number", unit=unit.name),),
        lines=sorted_lines(parted(plan.dimensions, lines), heads),
        unit=unit,
        decimals=_decimals(plan.measure, lines),
        additive=plan.measure.name in ADDITIVE,
        apart=_apart(plan),
        words=tuple(words),
        query=engine.explain_sql(expression),
        extracts=(plan.extract.id,),
        rows_read=sum(result["_rows"] for result in results),
        absent="not published" if plan.extract.spec.absent == "not published" else "",
        some=only_some(plan.extract),
    )


def _apart(plan: Plan) -> tuple[str, ...]:
    """Gives the dimensions that keep editions, vintages and units apart."""
    spec = plan.extract.spec
    owners = {spec.edition.column, spec.as_of.column, spec.unit.column, spec.currency.column, "_edition", "_vintage"}
    return tuple(dimension.name for dimension in plan.dimensions if dimension.column in owners - {""})


def _check_publishers(plan: Plan, measure: Measure, results: Sequence[Result]) -> None:
    """Refuses to add or average figures of several publishers; rows may be counted."""
    spec = plan.extract.spec
    column = spec.publisher.column or spec.source.column
    for result in results if measure.name not in {"count", "distinct"} else ():
        publishers = sorted({source.publisher for source in sources_of(plan.extract, result["_all_source"])})
        if len(publishers) > 1:
            way = f"choose one with `where: {{{column}: …}}`, or write `{column}` under `by:`"
            declared = way if column in plan.extract.columns else f"declare `{column}` under `columns:`, then {way}"
            raise Refusal(mixed_publishers(publishers, plan.spec.at("measure"), declared))


def _expression(plan: Plan, measure: Measure, engine: Any, free: Sequence[str]) -> Any:  # noqa: ANN401 Ibis
    table = plan.rows(engine)
    chosen = None
    for checked in plan.shared:
        one = predicate(checked, table)
        chosen = one if chosen is None else chosen & one
    keys = {alias: found for dimension in plan.dimensions for alias, found in dimension.expressions(table).items()}
    values = aggregates(measure, table, chosen)
    values["_rows"] = table.count()
    values |= {"_there": there(table, free)} if free else {}
    values["_incomplete"] = table[plan.partial].any()
    for name in (*_HIDDEN, *(("_unit",) if "_unit" in table.columns else ())):
        values[f"_all{name}"] = table[name].collect(distinct=True)
    if chosen is not None:
        whole = aggregates(measure, table, None)
        values["_base"] = whole["_value"]
        values |= {"_base_lacking": whole["_lacking"]} if "_lacking" in whole else {}
    grouped = table.group_by([found.name(alias) for alias, found in keys.items()]) if keys else table
    return grouped.aggregate(**values)


def _line(plan: Plan, result: Result, measure: Measure) -> Line:
    extract = plan.extract
    keys = tuple(dimension.key(result) for dimension in plan.dimensions)
    cell = cell_of(measure, result, result["_all_flag"])
    if "_base" in result and cell.status is None:
        partial = max(cell.partial, result.get("_base_lacking", 0))
        cell = Cell(value=cell.value, partial=partial, count=cell.value, base=result["_base"])  # type: ignore[arg-type]
    return Line(
        keys=keys,
        cells=(cell,),
        sources=sources_of(extract, result["_all_source"]),
        notes=notes_of(extract, result["_all_notes"], incomplete=bool(result["_incomplete"])),
    )


def sources_of(extract: Extract, indexes: Sequence[int | None]) -> tuple[Source, ...]:
    """Gives the sources of a row of the result, in their order."""
    return tuple(extract.sources[index] for index in sorted({index for index in indexes if index is not None}))


def notes_of(extract: Extract, texts: Sequence[str | None], *, incomplete: bool) -> tuple[Note, ...]:
    """Gives the notes of a row of the result; a row of an incomplete period has one that says so."""
    indexes = {int(index) for text in texts if text for index in text.split(",")}
    notes = [extract.notes[index] for index in sorted(indexes)]
    if incomplete and not any(note.kind == "partial" for note in notes):
        notes.append(until(extract))
    return tuple(notes)


def until(extract: Extract) -> Note:
    """Gives the note that a period is incomplete."""
    complete = extract.spec.complete
    if complete is None:
        return Note(kind="partial", message="note-incomplete")
    return Note(kind="partial", message="note-incomplete-until", words=(("until", str(complete.until)),))


def _unit(plan: Plan, measure: Measure, results: Sequence[Result]) -> Unit:
    spec = plan.extract.spec
    if measure.name in {"count", "distinct"}:
        return Unit(name="rows" if measure.name == "count" else measure.column.replace("_", " "))
    own = plan.extract.columns[measure.column].unit or spec.currency.text
    if own:
        return unit_of(own)
    found = units_in(unit for result in results for unit in result.get("_all_unit", ()))
    if len(found) > 1:
        raise Refusal(mixed_units(plan, found, plan.spec.at("measure")))
    return unit_of(found[0] if found else spec.unit.text)


def units_in(units: Iterable[str | None]) -> list[str]:
    """Gives the units of some rows, each once; rows without one beside rows with one are of another unit."""
    return sorted({unit or "" for unit in units})


def mixed_units(plan: Plan, units: Sequence[str], at: Span) -> Problem:
    """Makes the problem of rows of several units taken together."""
    column = plan.extract.spec.unit.column or plan.extract.spec.currency.column
    shown = listed(unit or "no unit" for unit in units)
    way = f"choose one with `where: {{{column}: …}}`"
    known = column in plan.extract.columns
    return Problem(
        code="mixed-units",
        message=f"rows in {shown} would be taken together",
        at=at,
        hint=way if known else f"declare `{column}` under `columns:` in the catalogue, then choose one with `where:`",
    )


def _decimals(measure: Measure, lines: Sequence[Line]) -> int:
    natural = natural_decimals(line.cell for line in lines)
    return 1 if measure.name == "mean" else min(natural, 1) if measure.name in {"median", "quantile"} else natural


def _scoped(lines: Sequence[Line], last: date, words: list[str]) -> tuple[list[Line], list[str]]:
    """Says which months of each year are counted; years are then compared like with like."""
    note = Note(kind="scope", message="note-same-months", words=(("months", str(last.month)),))
    plain = [
        Line(
            keys=line.keys,
            cells=line.cells,
            part=line.part,
            sources=line.sources,
            notes=(*(n for n in line.notes if n.message != "note-incomplete-until"), note),
        )
        for line in lines
    ]
    return plain, [*words, note_text(note, "en").rstrip(".")]


def empty(plan: Plan) -> Problem:
    """Makes the problem of a result without rows."""
    checks = (*plan.checks, *plan.picked)
    if beyond := next((checked for checked in checks if _beyond(plan, checked)), None):
        facts = plan.extract.columns[beyond.dimension.column]
        return Problem(
            code="empty-result",
            message=f"no row of `{plan.extract.id}` with {beyond.words}",
            at=plan.spec.at("pick" if beyond in plan.picked else "where", beyond.dimension.name),
            hint=f"there is {facts.low} to {facts.high}",
        )
    conditions = [checked.words for checked in checks]
    what = f" with {', '.join(conditions)}" if conditions else ""
    at = plan.spec.at("pick") if plan.picked else plan.spec.at("where") if plan.spec.where else plan.spec.at("from")
    return Problem(
        code="empty-result",
        message=f"no row of `{plan.extract.id}`{what}",
        at=at,
        hint=f"`reportgen explain {plan.extract.id}` shows what it holds",
    )


def _beyond(plan: Plan, checked: Checked) -> bool:
    """Says whether a condition asks only for whole numbers below or above all that there are."""
    facts = plan.extract.columns.get(checked.dimension.column)
    if facts is None or facts.kind != "integer" or not facts.low or checked.inverse:
        return False
    low, high = int(facts.low), int(facts.high)
    ends = [(test.low, test.high if test.ranged else test.low) for test in checked.tests if not test.word]
    outside = [(begin is not None and begin > high) or (end is not None and end < low) for begin, end in ends]
    return bool(outside) and len(ends) == len(checked.tests) and all(outside)
