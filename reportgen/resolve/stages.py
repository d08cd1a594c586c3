"""Resolve extracts: read, type, test and finish each; a broken one is left out and hides nothing in the others."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportgen.indicator import Extract
from reportgen.problems import Findings
from reportgen.resolve.aside import set_aggregates_aside
from reportgen.resolve.conditions import start_marks
from reportgen.resolve.dated import check_dates, drop_late
from reportgen.resolve.finish import finish
from reportgen.resolve.inputs import Inputs, Stage
from reportgen.resolve.layout import Layout, lay_out
from reportgen.resolve.notes import start_notes
from reportgen.resolve.ranges import check_ranges
from reportgen.resolve.raw import drop_raw, read_raw
from reportgen.resolve.readers import Reader
from reportgen.resolve.rows import check_count, check_duplicates, check_key
from reportgen.resolve.saved import extract_key, needs
from reportgen.resolve.series import check_complete
from reportgen.resolve.sides import check_breaks
from reportgen.resolve.sums import check_agreements, check_parts
from reportgen.resolve.typed import check_types, make_typed


@dataclass(slots=True)
class _Ready:
    """An extract that was read and typed."""

    stage: Stage
    layout: Layout
    readers: dict[str, Reader]


@dataclass(slots=True)
class Resolver:
    """Resolves extracts one by one; what the contract of one needs of another is read once and kept."""

    inputs: Inputs
    _ready: dict[str, _Ready | None] = field(default_factory=dict)
    _found: dict[str, Findings] = field(default_factory=dict)

    def resolve(self, key: str, findings: Findings) -> Extract | None:
        """Gives one extract, its table on the engine; nothing after adding the problems that stopped it."""
        ready = self._prepared(key)
        if ready is None or ready.stage.findings.errors:
            findings.extend(self._found.get(key, Findings()))
            return None
        check_parts(ready.stage, self._other)
        check_agreements(ready.stage, self._other)
        extract = finish(ready.stage, ready.layout, ready.readers, extract_key(key, self.inputs))
        if extract is not None:
            check_breaks(ready.stage, extract)
        findings.extend(ready.stage.findings)
        if key not in self._needed:
            self.inputs.engine.drop(ready.stage.table)
        return extract

    @property
    def _needed(self) -> set[str]:
        """The extracts that the contracts of others name; the rows of all others go as soon as they are finished."""
        return {other for key in self.inputs.catalogue.extracts for other in needs(key, self.inputs)}

    def close(self) -> None:
        """Drops the tables that were kept for contracts between extracts."""
        for ready in self._ready.values():
            if ready is not None:
                self.inputs.engine.drop(ready.stage.table)

    def _prepared(self, key: str) -> _Ready | None:
        if key not in self._ready:
            self._found[key] = Findings()
            self._ready[key] = _prepare(key, self.inputs, self._found[key])
        return self._ready[key]

    def _other(self, key: str) -> Stage | None:
        if key not in self.inputs.catalogue.extracts:
            return None
        ready = self._prepared(key)
        return None if ready is None or ready.stage.findings.errors else ready.stage


def resolve(inputs: Inputs, findings: Findings, keys: Iterable[str] | None = None) -> dict[str, Extract]:
    """Gives the extracts of the catalogue (or those that are named) that are whole, in the catalogue's order."""
    resolver = Resolver(inputs)
    wanted = set(inputs.catalogue.extracts if keys is None else keys)
    found = {key: resolver.resolve(key, findings) for key in inputs.catalogue.extracts if key in wanted}
    resolver.close()
    return {key: extract for key, extract in found.items() if extract is not None}


def _prepare(key: str, inputs: Inputs, findings: Findings) -> _Ready | None:
    """Reads an extract's file and types its rows, and tests what one extract alone can be tested for."""
    raw = read_raw(key, inputs, findings)
    if raw is None:
        return None
    spec = inputs.catalogue.extracts[key]
    stage = Stage(id=key, spec=spec, raw=raw, inputs=inputs, findings=findings)
    layout = lay_out(spec, raw, findings)
    if layout is None:
        drop_raw(raw, inputs)
        return None
    readers = make_typed(stage, layout)
    start_marks(stage)
    start_notes(stage)
    drop_late(stage)
    if any(problem.code == "late-vintage" for problem in findings.errors):
        drop_raw(raw, inputs)
        return None
    check_count(stage)
    check_duplicates(stage, layout)
    drop_raw(raw, inputs)
    before = len(findings.errors)
    check_types(stage, readers)
    check_dates(stage)
    if len(findings.errors) == before:
        set_aggregates_aside(stage)
        check_key(stage)
    stage.engine.drop(stage.doubled)
    if not findings.errors:
        check_ranges(stage)
        check_complete(stage)
    return _Ready(stage, layout, readers)
