"""Note: a box beside the argument: a caveat, a method, an illustration that says it is one."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from reportgen.document import Block, Parts, Text
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Prose
from reportgen.spec.block import BlockFrame


class NoteSpec(BlockFrame):
    """`- note: |`."""

    note: Prose
    title: Prose | None = None
    tone: Literal["note", "method", "caution", "illustration"] = Field("note", description="How the box is marked")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBody:
    """The box's title and text."""

    title: Text
    parts: Parts
    tone: str


def compose(spec: NoteSpec, scope: Scope) -> Block | None:
    """Gives the box."""
    body = NoteBody(title=scope.line(spec.title) if spec.title else (), parts=scope.prose(spec.note), tone=spec.tone)
    return Block(id=spec.id or "", kind="note", body=body, at=spec.at())


KIND = BlockKind(name="note", spec=NoteSpec, compose=compose)
