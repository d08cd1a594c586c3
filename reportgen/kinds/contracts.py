"""Contracts: what a kind of block, chart or source is, and what it may ask of the place it stands in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, Protocol

from reportgen.atlas import Survey
from reportgen.catalogue import ExtractSpec
from reportgen.document import Block, Caption, Grid, Label, Parts, Text
from reportgen.engine import Engine
from reportgen.indicator import Extract, Indicator, Source, Value
from reportgen.nodes import Placed, Prose
from reportgen.problems import Findings, Span
from reportgen.spec import AspectList, BlockFrame, FigureFrame

_INSET = 26
"""The part of a page's width that stays free at either side of what is not to be cut: 8 mm of A4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What charts take from the design tokens: literal colours, which the copy for the screen names again as CSS variables."""

    font: str
    size: int
    colours: tuple[str, ...]
    """The colours of series, in the order in which they are given out."""
    roles: Mapping[str, str]
    """`ink`, `muted`, `faint`, `axis`, `grid`, `paper`, `unknown`, `other`, `highlight`, `step0`, `even`, `rise1` … → colour."""
    width: int = 660
    """The width of a picture in CSS pixels."""
    narrow: int = 360
    """The width of the second picture for small screens."""
    page: int = 835
    """The width of a picture that goes over the whole page."""

    def wide(self, *, mapped: bool) -> int:
        """Gives the width of a picture over the page: a map is cut by its edges, all else keeps a little away from them."""
        return self.page if mapped else self.page - 2 * self.page // _INSET

    column: int = 660
    """The width of a picture in a column; as `width`, but for pictures over the whole page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a picture is drawn for, whatever its kind: the style of the house and the edition's language."""

    style: Style
    language: str
    survey: Survey | None = None
    """What maps are drawn from; kinds that are no maps never see one."""


class Scope(Protocol):
    """What a block's composer may ask of the composition it stands in."""

    findings: Findings
    language: str
    section: str
    style: Style
    reading: str
    """In a specimen whose view its judgements are not, as they must say; nothing in a real report."""
    aspects: Callable[[str, Span], AspectList | None]
    """Gives a list of aspects by its name; nothing after adding the problem."""

    def indicator(self, name: str, at: Span) -> Indicator | None:
        """Gives an indicator by its short or full name; nothing when it is absent or broken (then it is reported)."""

    def indicators(self) -> Mapping[str, Indicator]:
        """Gives every indicator of the report by its full name."""

    def extracts(self) -> Mapping[str, Extract]:
        """Gives every extract by its id."""

    def prose(self, prose: Prose) -> Parts:
        """Gives Markdown prose as parts, its expressions as values."""

    def line(self, prose: Prose) -> Text:
        """Gives one line of prose (a title, a caption, an alternative text) as runs."""

    def expression(self, prose: Prose, form: str) -> Text:
        """Gives a bare expression (`peak | rounded`) as a run; without a form of its own it takes this one."""

    def words(self, text: str) -> Text:
        """Gives the tool's own text as a run."""

    def show(self, value: Value, form: str) -> Text:
        """Gives a value in a named form; a status in the words or marks of the edition's language."""

    def say(self, message: str, **words: object) -> str:
        """Gives one of the tool's own messages in the edition's language."""

    def labels(self) -> Mapping[str, Label]:
        """Gives the labels of all figures, tables and sections in their order."""

    def caption(
        self, kind: Literal["figure", "table"], spec: FigureFrame, indicators: tuple[Indicator, ...]
    ) -> Caption:
        """Gives the caption of the figure or table being composed: number, title, unit, sources, known defects."""

    def table_numbers(self, count: int) -> tuple[str, ...]:
        """Gives the next numbers of so many generated tables: `A1` … in annex A, those that follow elsewhere."""

    def cite(self, source: Source, *, short: bool = False) -> str:
        """Gives a source as it is printed."""

    def cite_together(self, sources: tuple[Source, ...]) -> tuple[str, ...]:
        """Gives publishers with their editions or the date of their data, in few words."""

    def cite_below(self, sources: tuple[Source, ...]) -> tuple[str, ...]:
        """Gives sources as they stand below a figure: shorter, and editions of one publication together."""

    def sources_of(self, text: Text | Parts) -> tuple[Source, ...]:
        """Gives the sources of the values in some text."""

    def notes_of(self, text: Text | Parts) -> tuple[Text, ...]:
        """Gives the notes of the very cells that some text shows: a publisher's defect, an incomplete period."""

    def footnotes_of(self, text: Text | Parts) -> tuple[str, ...]:
        """Gives the footnotes of the codes whose names stand in some text."""

    def rests_on(self, indicator: Indicator) -> None:
        """Says that the block being composed rests on an indicator, so that its sources are listed."""

    def sources_used(self) -> tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]:
        """Gives each source by its number as printed, its extracts and the labels of what rests on it."""

    def source_keys(self, sources: tuple[Source, ...]) -> str:
        """Gives the numbers of sources in the list: "S1, S4–S7"."""

    def abbreviations(self, *, used: bool) -> tuple[tuple[str, str], ...]:
        """Gives the abbreviations by short form: those used, or all that are declared."""

    def drawn(self, kind: str, spec: BlockFrame, indicators: Mapping[str, Indicator]) -> "Picture | None":
        """Gives the picture that a kind of chart makes; nothing after adding what is wrong."""

    def picture(self, path: str, at: Span) -> str | None:
        """Gives a picture file below `data/` as a data URI; nothing after adding the problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockKind:
    """A kind of block: the key that names it in YAML, what an author may write, how it is composed."""

    name: str
    spec: type[BlockFrame]
    compose: Callable[[Any, Scope], Block | None]
    labelled: Literal["", "figure", "table"] = ""
    """What it is numbered as."""
    last: bool = False
    """Whether it needs everything else composed first."""
    variants: Mapping[str, type[BlockFrame]] = field(default_factory=dict)
    """The value of the naming key → the model, for a kind with kinds of its own (`chart: lines`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a chart kind gives: Plotly JSON, its height in CSS pixels, a generated alternative text, its data."""

    plotly: Mapping[str, Any]
    height: int
    alt: str
    data: Grid
    narrow: Mapping[str, Any] | None = None
    """The same picture `Style.narrow` pixels wide, for small screens."""
    narrow_height: int = 0
    notes: tuple[str, ...] = ()
    """What must stand below it wherever it goes, beside what its indicators say."""
    unnamed: tuple[str, ...] = ()
    """Footnotes of codes that its indicators hold and it does not show."""


Draw = Callable[[Any, Mapping[str, Indicator], Setting, Findings], Picture | None]
"""(Spec, its indicators by the names it uses, setting, findings) → picture; nothing after adding what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartKind:
    """A kind of chart: what an author may write and how its Plotly JSON is made from an indicator's table."""

    name: str
    spec: type[Placed]
    draw: Draw
    mapped: bool = False
    """Whether it is a map, which is drawn anew when boundaries, places or names of countries change."""


def drawn_in(package: str) -> Draw:
    """Gives what draws by the `draw` of a package's module of that name, which is read when the first picture is drawn."""

    def draw(*given: Any) -> Picture | None:  # noqa: ANN401 a spec of the kind's own
        made = import_module(f"{package}.draw").draw(*given)
        assert made is None or isinstance(made, Picture), f"{package} draws pictures"
        return made

    return draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One data file to be read: its entry, where it is, how problems name it, and the table to make of it."""

    spec: ExtractSpec
    path: Path
    shown: str
    engine: Engine
    table: str
    findings: Findings
    header_rows: list[int] = field(default_factory=list)
    """Where a reader puts the row that its header stands in, if it stands in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKind:
    """A file format: how a file of it becomes a table of text, and what its marks and flags mean by custom."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Reading], tuple[str, ...] | None]
    """Makes the table of `_row` (line, sheet row or record in the file) and text columns `c0`, `c1` … in which nothing is
    an empty text; gives the header, or nothing after adding a problem."""
    lines: bool = True
    """Whether `_row` is a line that an editor can go to."""
    peek: Callable[[Reading, int], Mapping[str, list[tuple[int, list[str]]]]] | None = None
    """Gives the first so many rows of each sheet, for a format with sheets; nothing after adding a problem."""
    missing: Mapping[str, str] = field(default_factory=dict)
    thousands: str = ""
    flags: tuple[str, ...] = ()
    """Headers under which flags stand."""
