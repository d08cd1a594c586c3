"""Sources: every publication and data set that a number of the report comes from, generated."""

from dataclasses import dataclass
from typing import Literal

from reportgen.document import Block
from reportgen.kinds import BlockKind, Scope
from reportgen.spec.block import BlockFrame


class SourcesSpec(BlockFrame):
    """`- sources: used`."""

    sources: Literal["used"] = "used"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One source: what it is, and the figures, tables and sections whose numbers rest on it."""

    key: str
    text: str
    extracts: tuple[str, ...]
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesBody:
    """The sources in the order in which they are first used."""

    entries: tuple[SourceEntry, ...]


def compose(spec: SourcesSpec, scope: Scope) -> Block | None:
    """Gives the sources of everything composed before."""
    entries = tuple(
        SourceEntry(key=key, text=text, extracts=extracts, used_in=used)
        for key, text, extracts, used in scope.sources_used()
    )
    return Block(id=spec.id or "", kind="sources", body=SourcesBody(entries=entries), at=spec.at())


KIND = BlockKind(name="sources", spec=SourcesSpec, compose=compose, last=True)
