"""The whole report: its front, its sections with their notes and labels, and the words of its language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reportgen.analysis import Graph
from reportgen.document.blocks import Block
from reportgen.document.runs import Parts, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionNote:
    """A note of a section, in the order of its call."""

    number: int
    parts: Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section: its number, title and blocks."""

    id: str
    number: str
    """`1`, `2` … for numbered sections, `A` … for annexes, nothing for front matter."""
    title: Text
    owner: str
    blocks: tuple[Block, ...]
    notes: tuple[SectionNote, ...] = ()
    marking: str = ""
    front: bool = False
    lead: Text = ()
    """The section in a sentence or two."""
    tight: bool = False
    """Whether it is set closer in print."""
    lead_sources: tuple[str, ...] = ()
    """Where the numbers of the lead come from."""


LabelKind = Literal[
    "figure", "table", "section", "finding", "judgement", "recommendation", "gap", "threat", "area", "evidence"
]
"""What bears a label of its own."""

RecordKind = Literal["finding", "judgement", "recommendation", "gap", "threat", "area"]
RECORDS: Mapping[str, RecordKind] = {
    "findings": "finding",
    "judgements": "judgement",
    "recommendations": "recommendation",
    "gaps": "gap",
    "threats": "threat",
    "areas": "area",
}
"""Kind of block whose items bear numbers → what they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a cross reference prints, and what a list of figures needs."""

    kind: LabelKind
    number: str
    title: Text
    section: str
    """The id of the section it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the cover and the furniture of every page need."""

    id: str = ""
    """The report's id, by which files and remembered places are called."""
    title: str
    subtitle: str
    originators: tuple[str, ...]
    marking: str
    reference: str
    edition: str
    status: str
    date: str
    """The release or draft date as printed; never the wall clock."""
    cut_off: str
    language: str
    specimen: bool
    disclaimer: Parts = ()
    keywords: tuple[str, ...] = ()
    date_iso: str = ""
    """The same date as ISO text, for the files' metadata."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Who answers for the text: the originators, and for a specimen nobody but its maker."""
        return ("reportgen",) if self.specimen else self.originators


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole report for one edition (audience and language)."""

    front: Front
    sections: tuple[Section, ...]
    labels: Mapping[str, Label]
    graph: Graph = field(default_factory=lambda: Graph(nodes={}, links=()))
    """What rests on what, from extracts to recommendations."""
    abbreviations: tuple[tuple[str, str], ...] = ()
    messages: Mapping[str, str] = field(default_factory=dict)
    """The words the tool prints, in the edition's language."""
    alone: bool = False
    """Whether it is one section, built by itself."""
    digest: str = ""
    """The digest of the content, printed as "Draft, content 3f9a…"."""
