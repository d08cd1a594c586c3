"""Gaps: what is not known, why it matters, what would close it, and which judgements it weakens."""

from dataclasses import dataclass

from reportgen.blocks.named import named
from reportgen.document import Block, Reference, Text, unlabelled
from reportgen.kinds import BlockKind, Cited, Scope
from reportgen.kinds.ledger import Entry
from reportgen.nodes.model import Some
from reportgen.spec.block import BlockFrame
from reportgen.spec.records import GapSpec


class GapsSpec(BlockFrame):
    """`- gaps:` followed by a list."""

    gaps: Some[GapSpec]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap, ready to print."""

    id: str
    number: str
    question: Text
    matters: Text
    closes: Text
    owner: str
    since: str
    weakens: tuple[Reference, ...]
    evidence: tuple[Cited, ...]
    sources: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsBody:
    """The gaps in their order."""

    items: tuple[Gap, ...]


def compose(spec: GapsSpec, scope: Scope) -> Block | None:
    """Gives the gaps, numbered through the report."""
    items = tuple(_gap(item, scope) for item in spec.gaps)
    return Block(id=spec.id or "", kind="gaps", body=GapsBody(items=items), at=spec.at())


def _gap(item: GapSpec, scope: Scope) -> Gap:
    given = named(item, "weakens")
    weakens = scope.ledger.answered(given, ("judgement",))
    evidence = scope.ledger.cited(named(item, "evidence"), by=item.id)
    question, matters, closes = scope.line(item.question), scope.line(item.matters), scope.line(item.closes)
    found = Gap(
        id=item.id,
        number=scope.ledger.number("gap"),
        question=question,
        matters=matters,
        closes=closes,
        owner=item.owner,
        since=item.since,
        weakens=tuple(Reference(target=name, at=at) for name, at in dict(given).items() if name in weakens),
        evidence=evidence,
        sources=scope.cite_below(scope.sources_of((*question, *matters, *closes))),
        notes=scope.notes_of((*question, *matters, *closes)),
    )
    facts = {
        "why it matters": unlabelled(matters),
        "what would close it": unlabelled(closes),
        "owner": item.owner,
        "since": item.since,
    }
    entry = Entry(
        kind="gap", id=item.id, number=found.number, title=question, rests_on=[each.id for each in evidence],
        weakens=weakens, facts=facts, at=item.at(),
    )  # fmt: skip
    scope.ledger.enter(entry, (*matters, *closes))
    return found


KIND = BlockKind(name="gaps", spec=GapsSpec, compose=compose)
