"""Key judgements: the sentences of judgements that stand in full elsewhere, each with its confidence, at the head of a report."""

from dataclasses import dataclass

from pydantic import Field

from reportgen.blocks.named import named
from reportgen.document import Block, Text
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes.model import Some
from reportgen.spec.block import BlockFrame
from reportgen.spec.report import Id


class KeyJudgementsSpec(BlockFrame):
    """`- key_judgements: [ID, …]`."""

    key_judgements: Some[Id] = Field(description="The judgements, by id, the weightiest first")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyJudgement:
    """One judgement in brief; it leads to the place where it stands in full."""

    target: str
    number: str
    text: Text
    confidence: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyJudgementsBody:
    """The judgements as they are listed."""

    entries: tuple[KeyJudgement, ...]
    specimen: str


def compose(spec: KeyJudgementsSpec, scope: Scope) -> Block | None:
    """Gives the judgements that are named, once all of them are composed."""
    entries = []
    for name in scope.ledger.printed(named(spec, "key_judgements")):
        found = scope.ledger.entry(name)
        if found is not None:
            level = scope.say(f"level-{found.facts['confidence']}")
            sources = scope.cite_below(scope.sources_of(found.title))
            entries.append(
                KeyJudgement(
                    target=name, number=found.number, text=found.title,
                    confidence=scope.say("confidence-is", level=level), sources=sources,
                )
            )  # fmt: skip
    scope.ledger.shows(entry.target for entry in entries)
    body = KeyJudgementsBody(entries=tuple(entries), specimen=scope.ledger.specimen)
    return Block(id=spec.id or "", kind="key_judgements", body=body, at=spec.at())


KIND = BlockKind(name="key_judgements", spec=KeyJudgementsSpec, compose=compose, traced=True)
