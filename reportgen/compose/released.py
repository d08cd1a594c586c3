"""Released: whether evidence may stand in the report at its date and under its marking, and whether it bears anything."""

import re
from collections.abc import Iterable, Iterator

from reportgen.compose.records import Frame, Records
from reportgen.problems import Findings, Span, did_you_mean
from reportgen.spec import ReportSpec
from reportgen.spec.evidence import EvidenceSpec

_OPEN = "TLP:CLEAR"
_FREE = "H0"
_YEAR = re.compile(r"\d{4}")


def check_evidence(report: ReportSpec, records: Records, findings: Findings) -> None:
    """Adds what is wrong with evidence beside the report: dates after its own, releases by nobody known, restrictions."""
    frame = records.frame
    add = findings.warning if frame.draft else findings.error
    hint = "correct the date, or date the report later"
    if frame.cut_off > frame.release:
        message = f"the cut-off, {frame.cut_off}, is after the report's own date, {frame.release}"
        add("late-date", message, report.frame.at("cut_off"), hint=hint)
    for message, at in (*_late(frame, records.evidence.values()), *_late_gaps(report, frame)):
        add("late-date", message, at, hint=hint)
    for spec in records.evidence.values():
        _check_granted(spec, frame, findings)
        if report.frame.marking == _OPEN:
            _check_open(spec, frame, findings)


def _late(frame: Frame, evidence: Iterable[EvidenceSpec]) -> Iterator[tuple[str, Span]]:
    """Gives every date of evidence that lies after what the report can know, and each release before there was anything."""
    for spec in evidence:
        collected = spec.collected
        if collected > frame.cut_off.isoformat()[: len(collected)]:
            yield f"it was collected in {collected}, after the report's cut-off, {frame.cut_off}", spec.at("collected")
        for index, each in enumerate(spec.releases):
            at = spec.at("releases", index, "date")
            if each.date > frame.release:
                yield f"it is released on {each.date}, after the report's own date, {frame.release}", at
            elif collected and each.date.isoformat()[: len(collected)] < collected:
                yield f"it was released on {each.date}, before it was collected, in {collected}", at
        if spec.withdrawn is not None and spec.withdrawn.date > frame.release:
            said = f"it is withdrawn on {spec.withdrawn.date}, after the report's own date, {frame.release}"
            yield f"{said}, at which it bears what rests on it", spec.at("withdrawn", "date")


def _late_gaps(report: ReportSpec, frame: Frame) -> Iterator[tuple[str, Span]]:
    """Gives every gap that is said to be open since a year after the report."""
    for item in (item for section in report.sections for block in section.blocks for item in block.listed):
        year = _YEAR.fullmatch(str(getattr(item, "since", "")))
        if year is not None and int(year[0]) > frame.release.year:
            yield f"it is open since {year[0]}, after the report's own date, {frame.release}", item.at("since")


def _check_granted(spec: EvidenceSpec, frame: Frame, findings: Findings) -> None:
    """Adds a problem for a release by an organisation that neither provided the evidence nor issues the report."""
    known = (spec.provider, *frame.originators)
    for index, each in enumerate(spec.releases):
        if each.granted_by not in known:
            message = f"`{each.granted_by}` neither provided this nor issues the report, so that it can release nothing"
            at = spec.at("releases", index, "granted_by")
            findings.error("unknown-organisation", message, at, hint=did_you_mean(each.granted_by, known))


def _check_open(spec: EvidenceSpec, frame: Frame, findings: Findings) -> None:
    """Adds a problem for evidence with a handling code in a report that anybody may read, unless it was released to all."""
    released = any(each.audience == "public" and each.date <= frame.release for each in spec.releases)
    if spec.handling is not None and spec.handling.code != _FREE and not released:
        message = f"what is handled as {spec.handling.code} stands in a report that anybody may read"
        hint = "mark the report more strictly, leave it out, or write its release to the `public`"
        findings.error("restricted-evidence", message, spec.at("handling"), hint=hint)


def check_used(records: Records, findings: Findings) -> None:
    """Warns of evidence that nothing rests on, unless it is kept for having been withdrawn, or was misspelt."""
    if any(problem.code in {"unknown-evidence", "repeated-id"} for problem in findings.errors):
        return
    for name, spec in records.evidence.items():
        if name not in records.mentioned and spec.withdrawn is None:
            hint = "name it where something rests on it, or delete it"
            findings.warning("unused-evidence", f"nothing rests on `{name}`", spec.at(), hint=hint)
