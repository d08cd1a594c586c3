"""The composed report: sections, blocks and text as runs, before any renderer has touched it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from reportgen.problems import Span

_NOWHERE = Span(file="(built in)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Literal text as the author typed it."""

    text: str
    at: Span = field(default=_NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A value that came from an indicator: what it is, exactly, and how it is shown; never parsed as Markdown."""

    value: str
    """The value's id."""
    raw: str
    text: str
    at: Span = field(default=_NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Runs under a mark."""

    mark: Literal["em", "strong", "code", "sup", "sub"]
    runs: "Text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Runs that lead somewhere outside the report."""

    href: str
    runs: "Text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A cross reference; the renderer prints the target's label ("Figure 3") and, in print, its page."""

    target: str
    at: Span = field(default=_NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCall:
    """The call of a note of this section."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """An abbreviation of the report's list."""

    short: str
    long: str


Run = Words | Shown | Marked | Link | Reference | NoteCall | Abbreviation
Text = tuple[Run, ...]
"""Text is runs: literals with their places and values with their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a section; level 3 is the first below the section's own title and block headings."""

    text: Text
    level: int
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list, bulleted or numbered."""

    items: tuple["Parts", ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation."""

    parts: "Parts"


Part = Paragraph | Heading | Items | Quote
Parts = tuple[Part, ...]
"""What Markdown becomes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of a printed table: its runs, its alignment and the letters of its footnotes."""

    text: Text
    kind: Literal["number", "text", "status"] = "text"
    footnotes: tuple[str, ...] = ()
    emphasis: bool = False
    raw: str = ""
    """The exact value, for the CSV beside the report."""
    shade: int = -1
    """The step of a heat table, 0 lightest; -1 none."""
    parts: tuple[tuple[str, str], ...] = ()
    """A range taken apart for the CSV: low, high, currency, scale, per, qualifier, measure, period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of a printed table; `head` cells at its start are its headings."""

    cells: tuple[GridCell, ...]
    role: Literal["body", "total", "other", "unknown", "difference", "group"] = "body"
    cited: tuple[str, ...] = ()
    """The sources of this row in full, where they are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A printed table: column headings, rows, lettered footnotes."""

    columns: tuple[GridCell, ...]
    rows: tuple[GridRow, ...]
    row_heads: int = 1
    """How many cells at the start of each row are row headings."""
    footnotes: tuple[tuple[str, Text], ...] = ()
    """Letter and text."""
    unit: str = ""
    """What the numbers count; nothing where each says its own."""
    source_column: bool = False
    """Whether the last column names the source of each row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What stands around a figure or table: number, finding, unit, source and vintage lines, notes."""

    number: int
    kind: Literal["figure", "table"]
    title: Text
    subtitle: Text = ()
    """What is shown, in which unit."""
    sources: tuple[str, ...] = ()
    """One line a source."""
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture as data: Plotly JSON, its size in CSS pixels, and what it says in words."""

    id: str
    plotly: Mapping[str, Any]
    width: int
    height: int
    alt: Text
    data: Grid
    narrow: Mapping[str, Any] | None = None
    """The same picture drawn for small screens."""
    narrow_size: tuple[int, int] = (0, 0)
    """Its width and height in CSS pixels."""
    interactive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of a section: `body` is what the block kind's template of the same name prints."""

    id: str
    kind: str
    body: object
    marking: str = ""
    figure: Figure | None = None
    grid: Grid | None = None
    caption: Caption | None = None
    at: Span = field(default=_NOWHERE, compare=False, repr=False)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a cross reference prints, and what a list of figures needs."""

    kind: Literal["figure", "table", "section", "finding", "recommendation"]
    number: str
    title: Text
    section: str
    """The id of the section it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the cover and the furniture of every page need."""

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
    abbreviations: tuple[tuple[str, str], ...] = ()
    messages: Mapping[str, str] = field(default_factory=dict)
    """The words the tool prints, in the edition's language."""
    digest: str = ""
    """The digest of the content, printed as "Draft, content 3f9a…"."""
