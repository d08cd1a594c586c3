"""Margin note: a few words beside the text that follows; on a narrow screen they stand before it."""

from dataclasses import dataclass

from reportgen.document import Block, Parts, Text
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Prose
from reportgen.spec.block import BlockFrame


class MarginNoteSpec(BlockFrame):
    """`- margin_note: |`."""

    margin_note: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNoteBody:
    """The words, and where their numbers come from."""

    parts: Parts
    sources: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()


def compose(spec: MarginNoteSpec, scope: Scope) -> Block | None:
    """Gives the note."""
    parts = scope.prose(spec.margin_note)
    sources, notes = scope.cite_below(scope.sources_of(parts)), scope.notes_of(parts)
    body = MarginNoteBody(parts=parts, sources=sources, notes=notes)
    return Block(id=spec.id or "", kind="margin_note", body=body, at=spec.at())


KIND = BlockKind(name="margin_note", spec=MarginNoteSpec, compose=compose)
