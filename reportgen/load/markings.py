"""Markings: nothing in a report is marked more strictly than the report itself, whose marking stands on every page."""

from typing import get_args

from reportgen.problems import Findings, Span
from reportgen.spec import ReportFrame, SectionSpec
from reportgen.spec.report import Tlp

_ORDER = get_args(Tlp)
"""From the widest circle of readers to the narrowest."""


def check_markings(frame: ReportFrame, sections: tuple[SectionSpec, ...], findings: Findings) -> None:
    """Adds a problem for what is marked more strictly than the report, and for a block marked less than its section."""
    given = frame.node.find("marking") if frame.node is not None else None
    if given is None or getattr(given, "text", "") != frame.marking:
        return
    for section in sections:
        own = section.frame.marking
        _stricter(own, frame, "section", section.frame.at("marking"), findings)
        for block in section.blocks:
            marking, at = block.spec.marking, block.spec.at("marking")
            _stricter(marking, frame, "block", at, findings)
            if marking is not None and own is not None and _ORDER.index(marking) < _ORDER.index(own):
                findings.error(
                    "wrong-marking",
                    f"a block with `{marking}` stands in a section with `{own}`",
                    at,
                    hint="a block's marking is stricter than its section's: delete it, or mark the section less strictly",
                    also=(section.frame.at("marking"),),
                )


def _stricter(marking: str | None, frame: ReportFrame, what: str, at: Span, findings: Findings) -> None:
    if marking is not None and _ORDER.index(marking) > _ORDER.index(frame.marking):
        findings.error(
            "wrong-marking",
            f"a {what} with `{marking}` stands in a report with `{frame.marking}` on every page",
            at,
            hint=f"mark the report `{marking}`, or take the {what} out",
            also=(frame.at("marking"),),
        )
