"""Silence consequences: what only tells that a part of a broken file is not there is no second problem."""

from reportgen.load.report import FACTS, REPORT
from reportgen.pipeline.inputs import CATALOGUE, Inputs
from reportgen.problems import Findings, Problem

_NAMES = frozenset({"unknown-indicator", "needs-indicator"})
_PLACES = frozenset({"unknown-reference"})
_EXTRACTS = frozenset({"unknown-extract", "sql-table"})


def silence(inputs: Inputs, files: tuple[str, ...], findings: Findings) -> None:
    """Takes the consequences of broken files out of the findings; `files` are the paths of all section files."""
    broken = _broken(inputs, files, findings)
    if broken:
        findings.problems = [problem for problem in findings.problems if not _follows(problem, broken)]


def _broken(inputs: Inputs, files: tuple[str, ...], findings: Findings) -> frozenset[str]:
    """Gives the files of which nothing could be read."""
    wrong = {problem.at.file for problem in findings.errors}
    wrong |= {path for path in (CATALOGUE, FACTS, REPORT) if path.partition("/")[0] in wrong}
    read = {f"sections/{section.frame.id}.yaml" for section in inputs.report.sections} if inputs.report else set()
    sections = {path for path in files if path in wrong and path not in read and path not in {FACTS, REPORT}}
    facts = {FACTS} if FACTS in wrong and not (inputs.report and inputs.report.declared_facts) else set()
    catalogue = {CATALOGUE} if CATALOGUE in wrong and not inputs.catalogue.declared else set()
    return frozenset(sections | facts | catalogue)


def _follows(problem: Problem, broken: frozenset[str]) -> bool:
    if CATALOGUE in broken and problem.code in _EXTRACTS:
        return True
    sections = broken - {CATALOGUE, FACTS}
    if problem.code in _PLACES and sections:
        return True
    if problem.code not in _NAMES:
        return False
    named = {path.removeprefix("sections/").removesuffix(".yaml") for path in sections}
    return FACTS in broken or any(f"`{name}`" in problem.message or f"`{name}." in problem.message for name in named)
