"""Extracts and indicators as values: what was read, what was computed, and where every number comes from."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any, Literal

from reportgen.catalogue import ExtractSpec
from reportgen.outlook import Outlook
from reportgen.problems import Span
from reportgen.table import Cell, Column, Key, Listed, Status, Table

LOW_BASE = 20
"""A percent change on a smaller base is withheld, unless the indicator says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is counted: `detections` are not `persons`; money carries its currency and scale.

    `kind` decides how a value is printed: a count, percent, points (percentage points), money, index or ratio.
    """

    name: str
    kind: Literal["count", "percent", "points", "money", "index", "ratio"] = "count"
    currency: str = ""
    scale: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published a figure, where, when, and how it was obtained; printed below every figure and table."""

    publisher: str
    title: str = ""
    """The publication or data set."""
    edition: str = ""
    vintage: str = ""
    """The data's date ("as of"), as ISO text."""
    via: str = ""
    """The copy that was read, when it is not the publisher's own."""
    quoted: bool = False
    """Known only second-hand: printed "as quoted by" `via`."""
    grade: str = ""
    """Scheme and code, such as `europol-4x4 B2`; nothing given is X4."""
    extract: str = ""
    synthetic: bool = False
    """Whether the figures were made up; it is said wherever the source is cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a reader must know about a number: a publisher's defect, a break in series, an incomplete period."""

    kind: Literal["known", "break", "partial", "provisional", "scope", "definition"]
    text: str = ""
    """The author's or the publisher's own words."""
    message: str = ""
    """Or one of the tool's messages, to be said in the edition's language."""
    words: tuple[tuple[str, str], ...] = ()
    """What fills the message: name → exact text (a percentage as digits, a month as its number)."""
    at: Span = field(default_factory=lambda: Span(file="(built in)"), compare=False, repr=False)


def note_to_json(note: Note) -> dict[str, Any]:
    """Gives a note as JSON."""
    return {**asdict(note), "words": dict(note.words)}


def note_from_json(stored: Mapping[str, Any]) -> Note:
    """Gives back what `note_to_json` was given."""
    return Note(**{**stored, "words": tuple(stored["words"].items()), "at": Span(**stored["at"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFacts:
    """What stands in one column of an extract."""

    name: str
    kind: str
    unit: str = ""
    values: Mapping[str, int] = field(default_factory=dict)
    """Code → rows, for text columns of up to 50,000 codes."""
    unknown: tuple[str, ...] = ()
    """The codes that mean "not known"."""
    rest: tuple[str, ...] = ()
    """The codes that are a publisher's own others."""
    totals: tuple[str, ...] = ()
    """The codes that are totals of others in the column."""
    codes: tuple[Listed, ...] = ()
    """The codes of its code list that stand in the column, in the order in which they are shown."""
    low: str = ""
    high: str = ""
    missing: Mapping[str, int] = field(default_factory=dict)
    """Missing mark as printed → rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A data extract that was read, cleaned and tested; its rows are on the engine as a table named `id`.

    Columns of that table, for a declared column `c`:
      text            c VARCHAR (the canonical code)
      integer         c BIGINT, c__status VARCHAR (a Status value where there is no number, else NULL)
      number          c DECIMAL(38,9), c__status VARCHAR
      date            c DATE
      period          c VARCHAR (label), c__start DATE, c__end DATE, c__about BOOLEAN
      range           c__low, c__high DECIMAL(38,9), c__currency, c__scale, c__per, c__qualifier, c__measure VARCHAR
    and for every row: _row BIGINT (line or record number in the file), _source INTEGER (index into `sources`),
    _notes VARCHAR (comma-separated indexes into `notes`, or ''), _edition VARCHAR, _vintage VARCHAR, _flag VARCHAR
    (the letters of its flags; `p` where one says in words that the figure is provisional),
    _partial BOOLEAN (the row's period is incomplete), _partial_quarter and _partial_year BOOLEAN (so is the quarter or the
    year that it would be added up to), _unit VARCHAR (the row's unit, where `unit:` names a column).
    """

    id: str
    spec: ExtractSpec
    columns: Mapping[str, ColumnFacts]
    sources: tuple[Source, ...]
    notes: tuple[Note, ...]
    rows: int
    rows_in_file: int
    digest: str
    editions: tuple[str, ...] = ()
    vintages: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Why rows were not read (status, after the cut-off, declared aggregate) → how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One break on one axis: figures up to `before` and from `after` on do not measure the same."""

    extract: str
    name: str
    """`edition`, `vintage`, or a dimension."""
    before: str
    after: str
    wanted: Mapping[str, tuple[str, ...]]
    """The rows it concerns."""
    reason: str
    unwanted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The rows it does not concern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The total that some listed rows are parts of, for one combination of the dimensions beside theirs."""

    keys: tuple[Key, ...]
    cell: Cell
    unknown: int | Decimal = 0
    """How much of it a condition left out as not known."""
    incomplete: bool = False
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wholes:
    """The totals of rows that are only some parts, or why there are none; no word of either where the extract is broken."""

    of: str = ""
    """The dimension whose values are the parts."""
    totals: tuple[Whole, ...] = ()
    extract: str = ""
    """The extract that holds the totals, and its title."""
    title: str = ""
    lacking: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A computed set of numbers: no number without unit, extract, digest, vintage and row count."""

    id: str
    """`routes.peak`: section and name; `_facts` are known by their name alone."""
    label: str
    unit: Unit
    table: Table
    sources: tuple[Source, ...]
    notes: tuple[Note, ...]
    definition: str
    """What was computed, in a sentence."""
    query: str
    """The SQL that ran, or how it follows from other indicators."""
    extracts: tuple[str, ...]
    vintage: str
    rows_read: int
    digest: str
    decimals: int = 0
    absent: str = ""
    """What an absent row means, from the extract: `not published` or nothing."""
    additive: bool = False
    """Whether its numbers may be added up: sums and counts of disjoint rows, never means, shares or changes."""
    adds: Literal["", "sums", "shares"] = ""
    """What its numbers are, where rows that agree in `apart` may be added up; `additive` is so of any of its rows."""
    some: bool = False
    """Whether its rows are only some parts of a whole, such as a top ten, so that their sum is no total."""
    wholes: Wholes | None = None
    """What they are parts of, so that the others can be counted."""
    apart: tuple[str, ...] = ()
    """The dimensions across which nothing is added up: editions and vintages, units, the wholes of shares."""
    change: bool = False
    """Whether its numbers measure a change, so that they carry a sign or a word."""
    axes: tuple[Axis, ...] = ()
    """The declared breaks that concern it."""
    breaks: Literal["", "note", "withhold"] = ""
    """What the author says of comparing across them."""
    threshold: Decimal = Decimal(LOW_BASE)
    """A percent change on a smaller base is withheld."""
    unknown_share: Decimal = Decimal(0)
    """What part of the whole has no known category, where unknown rows were left out of a ranking."""
    outlook: Outlook | None = None
    """How it was forecast, where it is a forecast, and how that was tested; or why there is none."""
    synthetic: bool = False
    """Whether any of what it was computed from was made up."""
    marking: str = ""
    at: Span = field(default_factory=lambda: Span(file="(built in)"), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One cell on its way into text: its id (`routes.peak` or `routes.by_route[Black Sea,2015]`), unit and kind."""

    id: str
    cell: Cell
    unit: Unit
    decimals: int = 0
    change: bool = False
    """Whether it measures a change, so that its plain form carries a sign or a word."""
    notes: tuple[Note, ...] = ()
    """What a reader must know about it."""


__all__ = [
    "Cell", "Column", "ColumnFacts", "Extract", "Indicator", "Key", "Listed", "Note", "Source", "Status", "Table", "Unit",
    "Value",
]  # fmt: skip
