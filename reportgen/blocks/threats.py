"""Threats: what could come, what drives it, how likely and how grave it is, and what to watch."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.blocks.named import lines, named
from reportgen.document import Block, Text, unlabelled
from reportgen.kinds import BlockKind, Cited, Scope
from reportgen.kinds.ledger import Entry
from reportgen.nodes.model import Some
from reportgen.spec.block import BlockFrame
from reportgen.spec.records import ThreatSpec

UNKNOWN = "unknown"


class ThreatsSpec(BlockFrame):
    """`- threats:` followed by a list."""

    threats: Some[ThreatSpec]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """One threat, ready to print."""

    id: str
    number: str
    name: Text
    driver: Text
    likelihood: str
    """The word with its band, or that it is not known."""
    impact: str
    impact_why: Text
    horizon: str
    trend: str
    signposts: tuple[Text, ...]
    rests_on: tuple[Cited, ...]
    specimen: str
    sources: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatsBody:
    """The threats in their order."""

    items: tuple[Threat, ...]


def compose(spec: ThreatsSpec, scope: Scope) -> Block | None:
    """Gives the threats, numbered through the report."""
    items = tuple(_threat(item, scope) for item in spec.threats)
    return Block(id=spec.id or "", kind="threats", body=ThreatsBody(items=items), at=spec.at())


def _threat(item: ThreatSpec, scope: Scope) -> Threat:
    rated = item.likelihood != UNKNOWN
    term = scope.ledger.term(item.likelihood, item.at("likelihood")) if rated else None
    rests_on = scope.ledger.cited(named(item, "rests_on"), by=item.id)
    name, driver, impact_why = scope.line(item.name), scope.line(item.driver), scope.line(item.impact_why)
    signposts = lines(item.signposts, scope)
    told = (*name, *driver, *impact_why, *(run for each in signposts for run in each))
    found = Threat(
        id=item.id,
        number=scope.ledger.number("threat"),
        name=name,
        driver=driver,
        likelihood=term.printed if term else scope.say("level-unknown"),
        impact=scope.say(f"impact-{item.impact}"),
        impact_why=impact_why,
        horizon=scope.ledger.later(item.horizon, item, "horizon"),
        trend=item.trend,
        signposts=signposts,
        rests_on=rests_on,
        specimen=scope.ledger.specimen,
        sources=scope.cite_below(scope.sources_of(told)),
        notes=scope.notes_of(told),
    )
    scope.ledger.enter(
        Entry(
            kind="threat",
            id=item.id,
            number=found.number,
            title=name,
            rests_on=[each.id for each in rests_on],
            facts=_facts(found, item, term.id if term else UNKNOWN),
            at=item.at(),
        ),
        told,
    )
    return found


def _facts(found: Threat, item: ThreatSpec, term: str) -> Mapping[str, str | tuple[str, ...]]:
    given: dict[str, str | tuple[str, ...]] = {
        "driver": unlabelled(found.driver),
        "likelihood": found.likelihood,
        "term": term,
        "impact": item.impact,
        "why that impact": unlabelled(found.impact_why),
        "horizon": found.horizon,
        "trend": item.trend,
        "signposts": tuple(map(unlabelled, found.signposts)),
        "specimen": found.specimen,
    }
    return {key: value for key, value in given.items() if value}


KIND = BlockKind(name="threats", spec=ThreatsSpec, compose=compose)
