"""Silence consequences: what only tells that a part of a broken file is not there is no second problem."""

import re
from dataclasses import dataclass, replace

from reportgen.load.report import FACTS, REPORT
from reportgen.pipeline.inputs import CATALOGUE, Inputs
from reportgen.problems import Findings, Problem, listed

_NAMES = frozenset({"unknown-indicator", "needs-indicator"})
_PLACES = frozenset({"unknown-reference", "unknown-record", "unknown-evidence", "yardstick-legend", "nothing-to-list"})
_EXTRACTS = frozenset({"unknown-extract", "sql-table"})
_DATED = frozenset(
    {"stale-extract", "title-not-true", "missing-period", "empty-result", "no-rows", "known-defect-gone"}
)
"""What is only true of one cut-off."""

_MANY = 3
"""So many names that nothing declares are one mistake, where there is no file of facts."""


@dataclass(frozen=True, slots=True)
class _Missing:
    """What could not be read."""

    files: frozenset[str]
    sections: frozenset[str]
    """The names of sections that are broken or absent, or that bear another id than their file."""
    cut_off: bool
    """Whether a stand-in says until when data are read: it stands where the whole report stands."""


def silence(inputs: Inputs, files: tuple[str, ...], findings: Findings) -> None:
    """Takes the consequences of broken files out of the findings; `files` are the paths of all section files."""
    missing = _missing(inputs, files, findings)
    findings.problems = [problem for problem in findings.problems if not _follows(problem, missing)]
    if FACTS not in files:
        _gather(findings)


def _missing(inputs: Inputs, files: tuple[str, ...], findings: Findings) -> _Missing:
    wrong = {problem.at.file for problem in findings.errors}
    wrong |= {path for path in (CATALOGUE, FACTS, REPORT) if path.partition("/")[0] in wrong}
    report = inputs.report
    read = {f"sections/{section.frame.id}.yaml" for section in report.sections} if report else set()
    broken = {path for path in files if path in wrong and path not in read and path not in {FACTS, REPORT}}
    names = {path.removeprefix("sections/").removesuffix(".yaml") for path in broken}
    if report:
        names |= report.absent | {section.other_id for section in report.sections if section.other_id}
    whole = {FACTS: bool(report and report.declared_facts), CATALOGUE: bool(inputs.catalogue.declared)}
    node = report.frame.node if report else None
    return _Missing(
        files=frozenset(path for path in whole if path in wrong and not whole[path]),
        sections=frozenset(names),
        cut_off=node is not None and "cut_off" in node and node.node("cut_off").at == node.at,
    )


def _follows(problem: Problem, missing: _Missing) -> bool:
    if missing.cut_off and problem.code in _DATED:
        return True
    if CATALOGUE in missing.files and problem.code in _EXTRACTS:
        return True
    if problem.code in _PLACES and missing.sections:
        return True
    if problem.code not in _NAMES:
        return False
    called = {name.replace("-", "_") for name in missing.sections} | missing.sections
    return FACTS in missing.files or any(re.search(rf"`{name}[`.]", problem.message) for name in called)


def _gather(findings: Findings) -> None:
    """Tells once of the many names that nothing declares when a file of facts is not there."""
    lost = [problem for problem in findings if problem.code in _NAMES and not problem.hint.startswith("did you mean")]
    names = dict.fromkeys(
        found[1] for problem in lost if (found := re.search(r"no indicator `(\w+)`", problem.message))
    )
    if len(names) < _MANY:
        return
    first, *rest = lost
    told = f"nothing declares {listed(names, most=6)}, and there is no `{FACTS}`"
    hint = "put the file back, or declare them under `indicators:`"
    gathered = replace(
        first, code="unknown-indicator", message=told, hint=hint, also=tuple(each.at for each in rest[:3])
    )
    findings.problems = [problem for problem in findings.problems if problem not in lost]
    findings.add(gathered)
