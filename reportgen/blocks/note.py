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
    sources: tuple[str, ...] = ()
    """Where its numbers come from."""
    notes: tuple[Text, ...] = ()
    """What a reader must know about the very numbers that it shows."""


def compose(spec: NoteSpec, scope: Scope) -> Block | None:
    """Gives the box."""
    parts = scope.prose(spec.note)
    body = NoteBody(
        title=scope.line(spec.title) if spec.title else (),
        parts=parts,
        tone=spec.tone,
        sources=scope.cite_below(scope.sources_of(parts)),
        notes=scope.notes_of(parts),
    )
    return Block(id=spec.id or "", kind="note", body=body, at=spec.at())


KIND = BlockKind(name="note", spec=NoteSpec, compose=compose)
