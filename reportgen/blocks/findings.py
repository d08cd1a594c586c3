"""Findings: numbered sentences at the head of a report, each with the sources its numbers come from."""

from dataclasses import dataclass

from reportgen.document import Block, Text
from reportgen.kinds import BlockKind, Scope
from reportgen.kinds.ledger import Entry
from reportgen.nodes import Placed, Prose
from reportgen.spec.block import BlockFrame
from reportgen.spec.report import Id


class FindingSpec(Placed):
    """One finding: a sentence, and an id that recommendations answer."""

    id: Id
    text: Prose


class FindingsSpec(BlockFrame):
    """`- findings:` followed by a list."""

    findings: tuple[FindingSpec, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding."""

    id: str
    number: str
    text: Text
    sources: tuple[str, ...]
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsBody:
    """The findings in their order."""

    items: tuple[Finding, ...]


def compose(spec: FindingsSpec, scope: Scope) -> Block | None:
    """Gives each finding with the publishers behind its values; one known only second-hand must not stand alone."""
    items = []
    for finding in spec.findings:
        line = scope.line(finding.text)
        sources = scope.sources_of(line)
        if sources and all(source.quoted for source in sources):
            scope.findings.error(
                "second-hand-finding",
                "every figure of this key finding is known only second-hand",
                finding.at("text"),
                hint="add a figure from the publisher itself, or move the sentence into a section",
            )
        below, notes = scope.cite_below(sources), scope.notes_of(line)
        number = scope.ledger.number("finding")
        scope.ledger.enter(Entry(kind="finding", id=finding.id, number=number, title=line, at=finding.at()))
        items.append(Finding(id=finding.id, number=number, text=line, sources=below, notes=notes))
    return Block(id=spec.id or "", kind="findings", body=FindingsBody(items=tuple(items)), at=spec.at())


KIND = BlockKind(name="findings", spec=FindingsSpec, compose=compose)
