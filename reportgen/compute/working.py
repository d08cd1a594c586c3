"""Working: one indicator after the other, from its plan through its steps to exact numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from reportgen.compute.aggregate import aggregate
from reportgen.compute.answer import run_statement
from reportgen.compute.breaks import (
    axes_of,
    check_incomplete,
    paired,
    series_note,
    series_notes,
    stitched,
    with_fixed,
    withheld,
)
from reportgen.compute.frame import Frame, frame_of, table_of, whole_periods
from reportgen.compute.keys import extract_digests, indicator_keys
from reportgen.compute.listing import listing
from reportgen.compute.names import Specs, fixed, links, root
from reportgen.compute.plan import Plan, plan
from reportgen.compute.refusal import Refusal
from reportgen.compute.regroup import regrouped
from reportgen.compute.revised import check_revised
from reportgen.compute.rules import check_keys
from reportgen.compute.setting import Engine, Setting
from reportgen.compute.shares import ratio
from reportgen.compute.statement import Statement, statement
from reportgen.compute.steps import Given, take
from reportgen.compute.straddles import query_axes, straddled
from reportgen.compute.unit import with_name
from reportgen.compute.unknowns import beside_query, beside_read
from reportgen.compute.wholes import with_wholes
from reportgen.compute.wording import sentence, title_of
from reportgen.indicator import Axis, Extract, Indicator
from reportgen.problems import Findings
from reportgen.spec.indicator import IndicatorSpec


@dataclass(slots=True, kw_only=True)
class Work:
    """What is at hand while indicators are computed."""

    specs: Specs
    extracts: Mapping[str, Extract]
    engine: Engine
    findings: Findings
    setting: Setting
    declared: frozenset[str]
    plans: dict[str, Plan | Statement] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)


def worked(order: Sequence[str], work: Work) -> dict[str, Indicator]:
    """Gives the indicators of an order in which each stands behind those that it is made from; those kept are not computed."""
    specs, setting = work.specs, work.setting
    planned = [name for name in order if name not in setting.kept and _attempt(work, partial(_plan, work, name))]
    keys = setting.keys or indicator_keys(specs, extract_digests(work.extracts), setting.threshold)
    found: dict[str, Indicator] = {}
    for name in order:
        if name in setting.kept:
            found[name] = setting.kept[name]
            work.frames[name] = frame_of(found[name])
        elif name in planned and all(below in found for below in links(name, specs, work.declared).values()):
            indicator = _attempt(work, partial(_computed, work, name, keys.get(name, "")))
            if indicator is not None:
                found[name] = indicator
    return found


def _attempt(work: Work, task: Callable[[], Any]) -> Any:  # noqa: ANN401 whatever the task gives
    try:
        return task()
    except Refusal as refusal:
        work.findings.extend(refusal.problems)
        return None


def _plan(work: Work, name: str) -> bool:
    """Checks one indicator before anything runs; says whether it can be computed."""
    spec, _ = work.specs[name]
    check_keys(spec)
    if spec.from_ is not None:
        if spec.from_ in work.setting.broken_extracts:
            return False
        work.plans[name] = plan(spec, work.extracts)
    elif spec.sql is not None:
        if any(each in spec.sql for each in work.setting.broken_extracts):
            return False
        work.plans[name] = statement(spec, work.extracts)
    return True


def _computed(work: Work, name: str, digest: str) -> Indicator:
    spec, _ = work.specs[name]
    linked = links(name, work.specs, work.declared)
    below = {role: work.frames[full] for role, full in linked.items()}
    axes = _axes(work, name)
    frame = _noted(_begun(work, name, below), spec, axes)
    later = _axes(work, linked["score"]) if "score" in linked else ()
    every = (*axes, *(axis for axis in later if axis not in axes))
    given = Given(below=below, axes=every, threshold=work.setting.threshold)
    for step in spec.steps():
        frame = _parted(work, name, frame, step) if step in _PAIRED else frame
        frame = take(step, frame, spec, given)
    frame = _finished(frame, spec)
    work.frames[name] = frame
    threshold = work.setting.threshold if spec.threshold is None else spec.threshold
    found = replace(_indicator(name, spec, frame, digest), axes=axes, breaks=spec.breaks or "", threshold=threshold)
    return replace(found, synthetic=any(work.extracts[each].spec.synthetic for each in frame.extracts))


def _noted(frame: Frame, spec: IndicatorSpec, axes: tuple[Axis, ...]) -> Frame:
    """Checks breaks and incomplete periods where an extract is read; what is made from it only carries their notes."""
    if spec.of is not None:
        return series_notes(replace(frame, notes=tuple(note for note in frame.notes if note.kind != "break")), axes)
    if spec.ratio is not None or spec.rows or (spec.pick and not spec.measure):
        return frame
    frame = stitched(frame, spec, axes)
    check_incomplete(frame, spec)
    return series_notes(frame, axes)


_PAIRED: Mapping[str, tuple[str, ...]] = {"share": ("share", "of"), "rate": ("rate", "per"), "below": ("ratio",)}
"""Role of what numbers are divided by → the keys where it is named."""


def _parted(work: Work, name: str, frame: Frame, role: str) -> Frame:
    """Checks a division across a declared break: refused, noted or withheld as the author says."""
    spec, _ = work.specs[name]
    found = links(name, work.specs, work.declared)
    if role not in found:
        return frame
    mine = found["above"] if role == "below" else name
    axes = tuple(axis for axis in _axes(work, mine) if axis in _axes(work, found[role]))
    above = with_fixed(frame, fixed(mine, work.specs, work.declared))
    below = with_fixed(work.frames[found[role]], fixed(found[role], work.specs, work.declared))
    crossed = paired(above, below, spec, axes, spec.at(*_PAIRED[role]))
    lines = [
        replace(line, cells=tuple(withheld(axis) for _ in line.cells)) if axis and spec.breaks == "withhold" else line
        for line, axis in zip(frame.lines, crossed, strict=True)
    ]
    return series_note(replace(frame, lines=tuple(lines)), [axis for axis in crossed if axis is not None])


def _axes(work: Work, name: str) -> tuple[Axis, ...]:
    """Gives the declared breaks that concern an indicator; a query that joins editions itself answers for it."""
    begun = root(name, work.specs, work.declared)
    first, _ = work.specs[begun]
    held = fixed(name, work.specs, work.declared)
    if first.sql is not None:
        planned = work.plans.get(begun)
        asked = planned if isinstance(planned, Statement) else statement(first, work.extracts)
        return query_axes(asked, held)
    read = [first.from_] if first.from_ else []
    return axes_of([work.extracts[each] for each in read if each in work.extracts], held)


def _begun(work: Work, name: str, below: Mapping[str, Frame]) -> Frame:
    """Gives the frame that the steps begin with."""
    spec, _ = work.specs[name]
    planned = work.plans.get(name)
    if isinstance(planned, Statement):
        found = beside_query(run_statement(planned, work.engine), planned, work.engine)
        return whole_periods(found) if spec.partial == "drop" else found
    if isinstance(planned, Plan):
        check_revised(planned, work.engine)
        if planned.measure is None:
            return listing(planned, work.engine)
        found = with_wholes(aggregate(planned, work.engine), planned, work.extracts, work.engine)
        found = beside_read(found, planned, planned.measure, work.engine)
        found = straddled(found, planned, _axes(work, name), work.engine)
        return whole_periods(found) if spec.partial == "drop" and found.times() else found
    if spec.ratio is not None:
        return ratio(_parted(work, name, below["above"], "below"), below["below"], spec)
    full = links(name, work.specs, work.declared)["of"]
    return regrouped(replace(below["of"], query=f"from `{full}`"), spec)


def _finished(frame: Frame, spec: IndicatorSpec) -> Frame:
    unit = with_name(frame.unit, spec.unit)
    decimals = spec.decimals if spec.decimals is not None else frame.decimals
    measures = frame.measures if len(frame.measures) != 1 else (replace(frame.measures[0], unit=unit.name),)
    return replace(frame, unit=unit, decimals=decimals, measures=measures)


def _indicator(name: str, spec: IndicatorSpec, frame: Frame, digest: str) -> Indicator:
    sources = tuple(dict.fromkeys((*(source for line in frame.lines for source in line.sources), *frame.cited)))
    notes = tuple(dict.fromkeys((*(note for line in frame.lines for note in line.notes), *frame.notes)))
    vintages = sorted({source.vintage for source in sources if source.vintage})
    return Indicator(
        id=name,
        label=title_of(name, spec),
        unit=frame.unit,
        table=table_of(frame, sources, notes),
        sources=sources,
        notes=notes,
        definition=sentence(frame.words),
        query=frame.query,
        extracts=frame.extracts,
        vintage=", ".join(vintages),
        rows_read=frame.rows_read,
        digest=digest,
        decimals=frame.decimals,
        absent=frame.absent,
        some=frame.some,
        wholes=frame.wholes,
        additive=frame.additive and not any(frame.varies(name) for name in frame.apart),
        adds="sums" if frame.additive else "shares" if frame.shares else "",
        apart=frame.apart,
        change=frame.change,
        unknown_share=frame.unknown_share,
        outlook=frame.outlook,
        at=spec.at(),
    )
