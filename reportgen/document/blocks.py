"""Blocks: printed tables, figures as data, and the captions that stand around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from reportgen.document.runs import NOWHERE, Text
from reportgen.problems import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A row's series, drawn as a small line in its cell; the cell's text says it in words."""

    points: tuple[float | None, ...]
    """From the earliest on; nothing where there is no number, so that the line has a gap."""
    breaks: tuple[int, ...] = ()
    """The places of the points before which the series breaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """A key figure's series, drawn as a small line below it."""

    points: tuple[float | None, ...]
    """From the earliest on; nothing where there is no number, so that the line has a gap."""
    since: str = ""
    until: str = ""
    """The first and the last time, as readers see them."""
    open: bool = False
    """Whether the last point is of a period that is not complete."""
    breaks: tuple[int, ...] = ()
    """The places of the points before which the series breaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of a printed table: its runs, its alignment and the letters of its footnotes."""

    text: Text
    kind: Literal["number", "text", "status", "trend", "level"] = "text"
    footnotes: tuple[str, ...] = ()
    emphasis: bool = False
    raw: str = ""
    """The exact value, for the CSV beside the report."""
    shade: int = -1
    """The step of a heat table, 0 lightest; -1 none."""
    parts: tuple[tuple[str, str], ...] = ()
    """A range taken apart for the CSV: low, high, form, currency, scale, per, qualifier, measure, period."""
    pad: str = ""
    """What stands behind the number without being seen, so that the column's decimal points stand in one line."""
    bar: tuple[float, ...] = ()
    """Where a bar in the cell begins and ends, as shares of its room; nothing without a bar."""
    trend: Trend | None = None
    level: tuple[int, ...] = ()
    """An ordinal level: its place from 1 on, 0 where it is not known, and how many there are; nothing for all else."""
    unit: str = ""
    """At the head of a column: what its numbers count, where that is not what the others count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of a printed table; `head` cells at its start are its headings."""

    cells: tuple[GridCell, ...]
    id: str = ""
    """What links to the row lead to; nothing where nothing leads there."""
    role: Literal["body", "total", "subtotal", "other", "unknown", "difference", "group"] = "body"
    level: int = 0
    """1 of a row that stands below the subtotal of its group."""
    group: str = ""
    """The group that the row stands in, for the CSV."""
    cited: tuple[str, ...] = ()
    """The sources of this row in full, where they are known."""
    notes: tuple[tuple[str, str], ...] = ()
    """What a reader must know of this row's numbers, for the CSV: of which column, where there are several, and the note."""


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
    group: str = ""
    """What the groups of its rows are, for the CSV; nothing where rows stand in no groups."""


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
    synthetic: bool = False
    """Whether it rests on figures that were made up."""
    at: Span = field(default=NOWHERE, compare=False, repr=False)
