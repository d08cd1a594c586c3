"""Scope: what the composer of a block may ask of the composition that it stands in."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol

from reportgen.document import Caption, Label, Parts, Text
from reportgen.indicator import Extract, Indicator, Source, Value
from reportgen.kinds.ledger import Ledger
from reportgen.kinds.picture import Picture
from reportgen.kinds.style import Style
from reportgen.nodes import Prose
from reportgen.problems import Findings, Span
from reportgen.spec import AspectList
from reportgen.spec.block import BlockFrame, FigureFrame


class Scope(Protocol):
    """What a block's composer may ask of the composition it stands in."""

    findings: Findings
    language: str
    section: str
    style: Style
    ledger: Ledger
    """Judgements, evidence and the rest."""
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

    def drawn(self, kind: str, spec: BlockFrame, indicators: Mapping[str, Indicator]) -> Picture | None:
        """Gives the picture that a kind of chart makes; nothing after adding what is wrong."""

    def plotted(
        self, kind: str, spec: BlockFrame, keys: Mapping[str, Any], indicators: Mapping[str, Indicator]
    ) -> Picture | None:
        """Gives the picture that a kind draws from some keys, whose places are those of the block; or nothing, as `drawn`."""

    def picture(self, path: str, at: Span) -> str | None:
        """Gives a picture file below `data/` as a data URI; nothing after adding the problem."""
