"""Text: Markdown prose with values from indicators."""

from dataclasses import dataclass

from reportgen.document import Block, Parts
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


def compose(spec: TextSpec, scope: Scope) -> Block | None:
    """Gives the prose as parts."""
    return Block(id=spec.id or "", kind="text", body=TextBody(parts=scope.prose(spec.text)), at=spec.at())


KIND = BlockKind(name="text", spec=TextSpec, compose=compose)
