"""Recommendations: what should be done, by whom, until when, and which findings it answers."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from reportgen.document import Block, Parts, Reference
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Placed, Prose
from reportgen.nodes.model import Many
from reportgen.spec.block import BlockFrame
from reportgen.spec.report import Id


class RecommendationSpec(Placed):
    """One recommendation."""

    id: Id
    action: Prose
    owner: str = Field(description="Who acts; an organisation or a role, never a person")
    partners: Many[str] = ()
    due: str = ""
    measure: Prose | None = Field(None, description="How success is measured")
    priority: Literal["high", "medium", "low"] = "medium"
    answers: Many[str] = Field((), description="The blocks or sections whose findings it answers, by id")


class RecommendationsSpec(BlockFrame):
    """`- recommendations:` followed by a list."""

    recommendations: tuple[RecommendationSpec, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One recommendation, ready to print."""

    id: str
    number: int
    action: Parts
    owner: str
    partners: tuple[str, ...]
    due: str
    measure: Parts
    priority: str
    answers: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationsBody:
    """The recommendations in their order."""

    items: tuple[Recommendation, ...]


def compose(spec: RecommendationsSpec, scope: Scope) -> Block | None:
    """Gives the numbered recommendations."""
    items = tuple(_recommendation(item, index, scope) for index, item in enumerate(spec.recommendations))
    return Block(id=spec.id or "", kind="recommendations", body=RecommendationsBody(items=items), at=spec.at())


def _recommendation(item: RecommendationSpec, index: int, scope: Scope) -> Recommendation:
    return Recommendation(
        id=item.id,
        number=index + 1,
        action=scope.prose(item.action),
        owner=item.owner,
        partners=item.partners,
        due=item.due,
        measure=scope.prose(item.measure) if item.measure else (),
        priority=item.priority,
        answers=tuple(
            Reference(target=target, at=item.at("answers", index)) for index, target in enumerate(item.answers)
        ),
    )


KIND = BlockKind(name="recommendations", spec=RecommendationsSpec, compose=compose)
