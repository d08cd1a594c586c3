"""Recommendations: what should be done, by whom, until when, and which judgements and findings it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.blocks.named import named
from reportgen.document import Block, Parts, Reference, Text, unlabelled
from reportgen.kinds import BlockKind, Scope
from reportgen.kinds.ledger import Entry
from reportgen.nodes.model import Some
from reportgen.spec.block import BlockFrame
from reportgen.spec.records import RecommendationSpec


class RecommendationsSpec(BlockFrame):
    """`- recommendations:` followed by a list."""

    recommendations: Some[RecommendationSpec]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What had become of a recommendation in an earlier revision."""

    revision: str
    status: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One recommendation, ready to print."""

    id: str
    number: str
    action: Parts
    owner: str
    partners: tuple[str, ...]
    due: str
    measure: Parts
    priority: str
    answers: tuple[Reference, ...]
    status: str
    history: tuple[Past, ...]
    specimen: str
    sources: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationsBody:
    """The recommendations in their order."""

    items: tuple[Recommendation, ...]


def compose(spec: RecommendationsSpec, scope: Scope) -> Block | None:
    """Gives the recommendations, numbered through the report."""
    items = tuple(_recommendation(item, scope) for item in spec.recommendations)
    return Block(id=spec.id or "", kind="recommendations", body=RecommendationsBody(items=items), at=spec.at())


def _recommendation(item: RecommendationSpec, scope: Scope) -> Recommendation:
    given = named(item, "answers")
    answers = scope.ledger.answered(given)
    found = Recommendation(
        id=item.id,
        number=scope.ledger.number("recommendation"),
        action=scope.prose(item.action),
        owner=item.owner,
        partners=item.partners,
        due=scope.ledger.later(item.due, item, "due"),
        measure=scope.prose(item.measure),
        priority=item.priority,
        answers=tuple(Reference(target=name, at=at) for name, at in dict(given).items() if name in answers),
        status=item.status,
        history=tuple(
            Past(revision=each.revision, status=each.status, note=scope.line(each.note) if each.note else ())
            for each in item.history
        ),
        specimen=scope.ledger.specimen,
    )
    title, measure = _runs(found.action), _runs(found.measure)
    told = (*title, *measure, *(run for each in found.history for run in each.note))
    found = replace(found, sources=scope.cite_below(scope.sources_of(told)), notes=scope.notes_of(told))
    entry = Entry(
        kind="recommendation",
        id=item.id,
        number=found.number,
        title=title,
        answers=answers,
        facts=_facts(found),
        at=item.at(),
    )
    scope.ledger.enter(entry, told)
    return found


def _runs(parts: Parts) -> Text:
    return tuple(run for part in parts for run in getattr(part, "text", ()))


def _facts(found: Recommendation) -> Mapping[str, str | tuple[str, ...]]:
    """Gives what leaves the report of a recommendation beside its action and what it answers."""
    measure = " ".join(unlabelled(_runs((part,))) for part in found.measure)
    given: dict[str, str | tuple[str, ...]] = {
        "owner": found.owner,
        "partners": found.partners,
        "due": found.due,
        "measure": measure,
        "priority": found.priority,
        "status": found.status,
        "history": tuple(f"{each.revision}: {each.status}" for each in found.history),
        "specimen": found.specimen,
    }
    return {key: value for key, value in given.items() if value}


KIND = BlockKind(name="recommendations", spec=RecommendationsSpec, compose=compose)
