"""Checks of the whole report: what is wrong with its records only beside each other, or beside its data."""

import re
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from reportgen.analysis import Scales, grade_of
from reportgen.compose.records import LETTERS, Frame, Records
from reportgen.document import Section
from reportgen.indicator import Extract
from reportgen.problems import Findings, Span, did_you_mean
from reportgen.spec import ReportSpec
from reportgen.spec.evidence import GradeSpec

_NUMBER = re.compile(rf"[{''.join(LETTERS.values())}]\d+")


def check_ids(report: ReportSpec, records: Records, data: Iterable[str], findings: Findings) -> None:
    """Adds a problem for every record and every piece of evidence with the id of data, or with another record's number."""
    known = dict.fromkeys(data, "an extract or an indicator")
    sections = {section.frame.id: section.evidence for section in report.sections}
    for section, evidence in {"": report.evidence_of_all, **sections}.items():
        for name, spec in evidence.items():
            other = known.get(name) or known.get(f"{section}.{name}")
            if other is None and _NUMBER.fullmatch(name) and name[0] != LETTERS["evidence"]:
                other = "how another kind of record is numbered"
            if other is not None:
                _taken(name, other, spec.at(), findings)
    for name, declared in records.declared.items():
        if name in known and declared.kind in LETTERS:
            _taken(name, known[name], declared.at, findings)


def check_circles(records: Records, findings: Findings) -> None:
    """Adds a problem when records rest on each other in a circle, in which none bears the others."""
    entries = records.entries
    try:
        TopologicalSorter(
            {name: [each for each in entry.rests_on if each in entries] for name, entry in entries.items()}
        ).prepare()
    except CycleError as error:
        first, *others = reversed(error.args[1][:-1])
        message = f"`{first}` rests on {', which rests on '.join(f'`{name}`' for name in (*others, first))}"
        findings.error(
            "circular-evidence", message, entries[first].at, hint="say what the last of them rests on instead"
        )


def _taken(name: str, other: str, at: Span, findings: Findings) -> None:
    findings.error("repeated-id", f"`{name}` is already {other}", at, hint="give it another id")


def check_legend(sections: Iterable[Section], frame: Frame, findings: Findings) -> None:
    """Adds a problem when likelihoods are printed and their legend is not, or is printed twice."""
    blocks = [block for section in sections for block in section.blocks]
    rated = [block for block in blocks if block.kind in {"judgements", "threats"}]
    legends = [block for block in blocks if block.kind == "yardstick"]
    if rated and not legends and frame.yardstick is not None:
        message = "likelihoods are printed, and what they mean in percent is printed nowhere"
        hint = "add `- yardstick: legend` to the section on method, without a condition"
        findings.error("yardstick-legend", message, rated[0].at, hint=hint)
    for twice in legends[1:]:
        message = "the legend of the yardstick stands in the report already"
        findings.error("yardstick-legend", message, twice.at, hint="take one of the two out", also=(legends[0].at,))


def check_grades(extracts: Mapping[str, Extract], records: Records, findings: Findings) -> None:
    """Adds a problem for every extract and all evidence whose grade is of no scheme, or is none of its scheme."""
    scales = records.frame.scales
    for extract in extracts.values():
        for text in dict.fromkeys(source.grade for source in extract.sources if source.grade):
            key, message, hint = _fault(grade_of(text), text, scales)
            if key:
                findings.error("unknown-grade", message, extract.spec.at("grade"), hint=hint)
    for spec in records.evidence.values():
        key, message, hint = _fault(spec.grade, "", scales) if spec.grade is not None else ("", "", "")
        if key:
            findings.error("unknown-grade", message, spec.at("grade", key), hint=hint)


def _fault(given: GradeSpec | None, text: str, scales: Scales) -> tuple[str, str, str]:
    """Gives the key that is wrong in a grade, why, and a hint; nothing where it is a grade of its scheme."""
    scheme = scales.grades.get(given.scheme) if given else None
    if given is not None and scheme is not None:
        return scheme.fault(given)
    if given is not None and given.scheme in scales.broken:
        return "", "", ""
    name = given.scheme if given else text
    return "scheme", f"there is no scheme of grades `{name}`", did_you_mean(name, scales.grades)
