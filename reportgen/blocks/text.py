"""Text: Markdown prose with values from indicators."""

from dataclasses import dataclass

from reportgen.document import Block, Parts, Text
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Prose
from reportgen.spec.block import BlockFrame


class TextSpec(BlockFrame):
    """`- text: |`."""

    text: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBody:
    """The parts of the prose."""

    parts: Parts
    sources: tuple[str, ...] = ()
    """Where its numbers come from."""
    notes: tuple[Text, ...] = ()
    """What a reader must know about the very numbers that it shows."""


def compose(spec: TextSpec, scope: Scope) -> Block | None:
    """Gives the prose as parts, with the sources of its numbers."""
    parts = scope.prose(spec.text)
    body = TextBody(parts=parts, sources=scope.cite_below(scope.sources_of(parts)), notes=scope.notes_of(parts))
    return Block(id=spec.id or "", kind="text", body=body, at=spec.at())


KIND = BlockKind(name="text", spec=TextSpec, compose=compose)
