"""Blocks that a condition leaves out, and figures that cannot be shown: read for their problems alone."""

from collections.abc import Callable
from typing import TypeVar

from reportgen.compose.scope import SectionScope
from reportgen.document import Block
from reportgen.kinds import BlockKind
from reportgen.nodes import Prose
from reportgen.problems import Findings
from reportgen.spec import BlockFrame, FigureFrame
from reportgen.templating.weaver import LASTING

_Read = TypeVar("_Read")
_LASTING = LASTING | {
    "doubled-unit", "missing-aspect", "needs-columns", "no-basis", "prose-syntax", "single-brace", "stray-character",
    "typed-number", "unheld-title", "unknown-aspect", "unknown-dimension", "unknown-level", "unknown-note",
    "unknown-picture", "unsupported-markdown", "wrong-value",
    "likelihood-slot", "no-difference", "no-term", "past-date", "unknown-evidence", "unknown-grade",
    "unknown-organisation", "unknown-record", "unknown-term",
}  # fmt: skip
"""What is wrong with a block whatever the data say; the rest may be why its condition leaves it out."""


def left_out(scope: SectionScope, kind: BlockKind, spec: BlockFrame) -> Block | None:
    """Gives a block as it would be printed, or nothing when it names something broken."""

    def compose(aside: SectionScope) -> Block | None:
        composed = kind.compose(spec, aside)
        if composed is None:
            read_alone(spec, aside)
        return composed

    return _aside(scope, compose, spec.id or "")


def read_uncalled(scope: SectionScope, prose: Prose) -> None:
    """Reads a note that nothing calls which is printed."""
    _aside(scope, lambda aside: aside.prose(prose))


def _aside(scope: SectionScope, read: Callable[[SectionScope], _Read], block: str = "") -> _Read:
    """Gives what is read in a scope of its own, and tells of it what is wrong whatever the data say."""
    findings = Findings()
    aside = SectionScope(scope.section, scope.matter.aside(findings), scope.notes.notes)
    aside.block, aside.number = block, scope.number
    found = read(aside)
    scope.findings.extend(problem for problem in findings if problem.code in _LASTING)
    scope.matter.unprinted += [found, *aside.matter.unprinted]
    scope.notes.mentioned |= aside.notes.mentioned
    return found


def read_alone(spec: BlockFrame, scope: SectionScope) -> None:
    """Reads the texts of a figure that cannot be shown."""
    if isinstance(spec, FigureFrame):
        for prose in (spec.title, spec.subtitle, getattr(spec, "alt", None), *spec.note):
            if isinstance(prose, Prose):
                scope.line(prose)
