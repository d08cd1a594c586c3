"""Judgements: how likely, how sure and why, on what evidence, until when, and what would change them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.blocks.differing import Dissent, changed_words, dissents, slot_of
from reportgen.blocks.named import lines, named
from reportgen.document import Block, Text, unlabelled
from reportgen.kinds import BlockKind, Cited, Scope
from reportgen.kinds.ledger import Entry
from reportgen.nodes.model import Some
from reportgen.spec.block import BlockFrame
from reportgen.spec.records import JudgementSpec


class JudgementsSpec(BlockFrame):
    """`- judgements:` followed by a list, or by one."""

    judgements: Some[JudgementSpec]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A text, and what is said of it: an alternative and why it bears less, an assumption and what if it is wrong."""

    text: Text
    more: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement, ready to print."""

    id: str
    number: str
    text: Text
    level: str
    """`high`, `moderate` or `low`."""
    confidence: Text
    """The level and its three reasons, in a sentence."""
    horizon: str
    evidence: tuple[Cited, ...]
    alternatives: tuple[Pair, ...]
    assumptions: tuple[Pair, ...]
    would_change: tuple[Text, ...]
    dissent: tuple[Dissent, ...]
    changed: Text
    specimen: str
    sources: tuple[str, ...] = ()
    """Of numbers that stand beside the judgement alone; each piece of evidence bears the numbers of its own."""
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementsBody:
    """The judgements in their order."""

    items: tuple[Judgement, ...]


def compose(spec: JudgementsSpec, scope: Scope) -> Block | None:
    """Gives the judgements, numbered through the report."""
    items = tuple(_judgement(item, scope) for item in spec.judgements)
    return Block(id=spec.id or "", kind="judgements", body=JudgementsBody(items=items), at=spec.at())


def _judgement(item: JudgementSpec, scope: Scope) -> Judgement:
    number = scope.ledger.number("judgement")
    slot, facts = slot_of(item.id, item, scope)
    text = scope.ledger.with_slot(item.text, slot)
    confidence = _confidence(item, scope)
    named_evidence = scope.ledger.cited(named(item, "evidence"))
    evidence = (*named_evidence, *scope.ledger.shown((*text, *confidence), named_evidence))
    found = Judgement(
        id=item.id,
        number=number,
        text=text,
        level=item.confidence.level,
        confidence=confidence,
        horizon=scope.ledger.later(item.horizon, item, "horizon"),
        evidence=evidence,
        alternatives=tuple(Pair(text=scope.line(each.text), more=scope.line(each.why)) for each in item.alternatives),
        assumptions=tuple(
            Pair(text=scope.line(each.text), more=scope.line(each.if_wrong)) for each in item.assumptions
        ),
        would_change=lines(item.would_change, scope),
        dissent=dissents(item, facts.get("term", ""), scope),
        changed=changed_words(item, facts.get("term", ""), scope),
        specimen=scope.ledger.specimen,
    )
    beside = _beside(found)
    elsewhere = scope.ledger.shown(beside, evidence)
    found = replace(
        found,
        sources=scope.cite_below(scope.sources_of(beside)) if elsewhere else (),
        notes=scope.notes_of((*text, *confidence, *beside)),
    )
    scope.ledger.enter(
        Entry(
            kind="judgement",
            id=item.id,
            number=number,
            title=text,
            rests_on=[each.id for each in evidence],
            facts={**facts, **_facts(found)},
            at=item.at(),
        ),
        beside,
    )
    return found


def _beside(found: Judgement) -> Text:
    """Gives all that is said beside the judgement and its confidence."""
    pairs = (*found.alternatives, *found.assumptions)
    texts = (*(text for each in pairs for text in (each.text, each.more)), *found.would_change)
    return tuple(run for text in (*texts, *(each.text for each in found.dissent), found.changed) for run in text)


def _confidence(item: JudgementSpec, scope: Scope) -> Text:
    level = scope.say(f"level-{item.confidence.level}")
    begin = scope.words(f"{scope.say('confidence-is', level=level)}: ")
    reasons = [
        scope.line(each) for each in (item.confidence.sources, item.confidence.assumptions, item.confidence.argument)
    ]
    between = scope.words("; ")
    return (*begin, *reasons[0], *between, *reasons[1], *between, *reasons[2], *scope.words("."))


def _facts(found: Judgement) -> Mapping[str, str | tuple[str, ...]]:
    """Gives what leaves the report of a judgement beside its text and its evidence."""
    given: dict[str, str | tuple[str, ...]] = {
        "confidence": found.level,
        "why": unlabelled(found.confidence),
        "horizon": found.horizon,
        "alternatives": tuple(f"{unlabelled(each.text)} – {unlabelled(each.more)}" for each in found.alternatives),
        "assumptions": tuple(f"{unlabelled(each.text)} – {unlabelled(each.more)}" for each in found.assumptions),
        "would change it": tuple(map(unlabelled, found.would_change)),
        "dissent": tuple(f"{each.organisation}: {unlabelled(each.text)}" for each in found.dissent),
        "changed": unlabelled(found.changed),
        "specimen": found.specimen,
    }
    return {key: value for key, value in given.items() if value}


KIND = BlockKind(name="judgements", spec=JudgementsSpec, compose=compose)
