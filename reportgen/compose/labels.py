"""Labels: what authors call indicators, columns and parts of a picture is printed, so it may hold no typed number either."""

import re
from collections.abc import Iterator

from reportgen.compose.matter import Matter
from reportgen.compose.texts import TYPED, refuse_typed
from reportgen.document import Words
from reportgen.nodes import Placed, Prose
from reportgen.problems import Span
from reportgen.spec import BlockFrame, ReportSpec
from reportgen.spec.records import GapSpec
from reportgen.templating.typed import typed_numbers

_PLAIN = "leave it out: this takes no value; a number stands in a text or a title, as `{{ indicator | plain }}`"
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_NAMES = "say it without the number: this takes no value"


def check_labels(report: ReportSpec, matter: Matter) -> None:
    """Adds a problem for every number, or expression, that is typed in a label, in a picture, or in a name within a record."""
    times = [(each.since, each.at("since")) for each in _listed(report) if isinstance(each, GapSpec)]
    for given, hint in ((_labels(report, matter), TYPED), (_in_records(report), _NAMES), (times, "")):
        for text, at in given:
            if brace := _EXPRESSION.search(text):
                message = f"`{brace[0]}` would be printed as it stands: this takes no expression"
                matter.findings.error("single-brace", message, at, hint="write it out")
            elif hint:
                refuse_typed(typed_numbers((Words(text=text, at=at),)), matter.findings, hint)
    for section in report.sections:
        for block in section.blocks:
            for words in _in_picture(block.spec):
                refuse_typed(typed_numbers((words,)), matter.findings, _PLAIN)


def _labels(report: ReportSpec, matter: Matter) -> Iterator[tuple[str, Span]]:
    for spec, _ in report.indicators.values():
        yield spec.label, spec.at("label" if spec.node is not None and "label" in spec.node else "title")
    for evidence in report.evidence.values():
        yield evidence.what, evidence.at("what")
    for extract in matter.extracts.values():
        for name, column in extract.spec.columns.items():
            yield column.label, extract.spec.at("columns", name, "label")


def _listed(report: ReportSpec) -> Iterator[Placed]:
    """Gives every record of the report, and what else blocks list."""
    return (item for section in report.sections for block in section.blocks for item in block.listed)


def _in_records(report: ReportSpec) -> Iterator[tuple[str, Span]]:
    """Gives what records say in plain words: whose they are, and what restricts or ended their evidence."""
    for evidence in report.evidence.values():
        yield evidence.provider, evidence.at("provider")
        for index, release in enumerate(evidence.releases):
            yield release.granted_by, evidence.at("releases", index, "granted_by")
        if evidence.handling is not None:
            yield evidence.handling.text, evidence.at("handling", "text")
        if evidence.withdrawn is not None:
            yield evidence.withdrawn.reason, evidence.at("withdrawn", "reason")
    for item in _listed(report):
        yield getattr(item, "owner", ""), item.at("owner")
        for index, partner in enumerate(getattr(item, "partners", ())):
            yield partner, item.at("partners", index)


def _in_picture(spec: BlockFrame) -> Iterator[Words]:
    """Gives the plain words that a chart prints: its axes, its events, and its names for what the data call otherwise.

    A number that the data have in a name is no claim: an age group `Y18-34` may be called "18 to 34 years".
    """
    axis = getattr(spec, "axis", None)
    marks = [getattr(mark, "text", None) for mark in getattr(spec, "marks", ())]
    for prose in (getattr(axis, "x", None), getattr(axis, "y", None), *marks):
        if isinstance(prose, Prose) and "{{" not in prose.text:
            yield Words(text=prose.text, at=prose.node.place(0, len(prose.text)))
    for name, called in getattr(spec, "names", {}).items():
        for own in re.findall(r"\d+", name):
            called = re.sub(rf"(?<!\d){own}(?!\d)", "x" * len(own), called)  # noqa: PLW2901 masked one by one
        yield Words(text=called, at=spec.at("names", name))
