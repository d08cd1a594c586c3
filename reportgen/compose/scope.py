"""The scope a block is composed in: names, prose, captions and sources of one section of one edition."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal, TypeVar

from reportgen.compose.captions import caption_of
from reportgen.compose.citing import Used, numbered_below, remember, remember_links, source_keys, sources_used
from reportgen.compose.drawing import drawn, made_for
from reportgen.compose.ledger import SectionLedger
from reportgen.compose.matter import Matter
from reportgen.compose.naming import names_in, shown_only
from reportgen.compose.notes import NoteCalls
from reportgen.compose.texts import check_numbers, shown_in
from reportgen.compose.tracing import indicator_of
from reportgen.document import Caption, Label, Parts, Shown, Text, Words
from reportgen.indicator import Extract, Indicator, Source, Value
from reportgen.kinds import Ledger, Picture
from reportgen.nodes import Placed, Prose
from reportgen.problems import Span, did_you_mean
from reportgen.spec.block import BlockFrame, FigureFrame
from reportgen.templating.citations import cite, cite_briefly, cite_together
from reportgen.templating.codes import note_of
from reportgen.templating.facets import FILTERS, shown
from reportgen.templating.forms import show
from reportgen.templating.markdown import Reading, parse_line, parse_parts
from reportgen.templating.messages import say
from reportgen.templating.prose import Names, Woven, decide, sides, weave
from reportgen.templating.typed import typed_numbers, typed_numbers_of

_Read = TypeVar("_Read", Text, Parts)
_NOTHING: Mapping[str, object] = {}


class SectionScope:
    """One section's scope; fulfils `kinds.Scope`."""

    def __init__(self, section: str, matter: Matter, notes: Mapping[str, Prose]) -> None:
        """Opens the scope; notes are numbered in the order of their calls."""
        self.section, self.matter = section, matter
        self.findings, self.language, self.style = matter.findings, matter.language, matter.style
        self.aspects = matter.aspects
        self.notes = NoteCalls(notes=notes, findings=matter.findings)
        self.block = ""
        self.number = 0
        self.synthetic = False
        """Whether the block being composed has asked for an indicator that rests on made-up data."""
        self.letter = ""
        """What an annex is numbered by; nothing in other sections."""
        self._annexed = 0
        self._reading = Reading(
            findings=matter.findings,
            call_note=self.notes.call,
            abbreviations=matter.abbreviations,
            used=matter.used_abbreviations,
        )
        self._aside = Reading(findings=matter.findings, call_note=self.notes.mention)
        self._names = Names(names=names_in(section, matter), show=self._shown, filters=FILTERS)
        self.ledger: Ledger = SectionLedger(self)

    def _shown(self, value: object) -> Shown | str:
        return value if isinstance(value, Shown) else shown(value, self.language)

    def indicator(self, name: str, at: Span) -> Indicator | None:
        """Gives an indicator by its short or full name; one that is broken is nothing, without a second problem."""
        for full in (f"{self.section}.{name}", name):
            if full in self.matter.declared:
                found = self.matter.indicators.get(full)
                self.synthetic = self.synthetic or (found is not None and found.synthetic)
                return shown_only(found, at, self.findings)
        options = [full.removeprefix(f"{self.section}.") for full in self.matter.declared]
        self.findings.error("unknown-indicator", f"no indicator `{name}`", at, hint=did_you_mean(name, options))
        return None

    def indicators(self) -> Mapping[str, Indicator]:
        """Gives every indicator of the report."""
        return self.matter.indicators

    def extracts(self) -> Mapping[str, Extract]:
        """Gives every extract."""
        return self.matter.extracts

    def prose(self, prose: Prose) -> Parts:
        """Gives Markdown prose as parts, with gaps where it names something broken."""
        return self._read(prose, parse_parts, typed_numbers_of)

    def line(self, prose: Prose, more: Mapping[str, object] = _NOTHING) -> Text:
        """Gives one line of prose as runs; it may name some things more than indicators."""
        return self._read(prose, parse_line, typed_numbers, more)

    def _read(
        self,
        prose: Prose,
        parse: Callable[[Woven, Prose, Reading], _Read],
        typed: Callable[[_Read], Iterator[tuple[str, Span]]],
        more: Mapping[str, object] = _NOTHING,
    ) -> _Read:
        """Gives prose as it is printed; its branches that are not taken are read for their problems alone."""
        names = replace(self._names, names={**self._names.names, **more}) if more else self._names
        woven = weave(prose, names, self.findings)
        read = parse(woven, prose, self._reading)
        check_numbers(read, typed(read), self.findings)
        for other in woven.untaken:
            unprinted = parse(other, prose, self._aside)
            check_numbers(unprinted, typed(unprinted), self.findings)
            self.matter.unprinted.append(unprinted)
        self._remember(woven.shown)
        if self.block:
            self.matter.places.setdefault(self.block, self.section)
            remember_links(self.matter, read, self.block)
        return read

    def expression(self, prose: Prose, form: str) -> Text:
        """Gives a bare expression as a run; without a form of its own it takes this one."""
        body = prose.text.strip()
        source = body if "|" in body else f"{body} | {form}"
        node = replace(
            prose.node, text=f"{{{{ {source} }}}}", lines=tuple((r, max(1, c - 3)) for r, c in prose.node.lines)
        )
        return self.line(Prose(node))

    def holds(self, condition: Prose) -> bool | None:
        """Says whether a condition is true; nothing when it cannot be told."""
        return decide(condition, self._names, self.findings)

    def sides(self, condition: Prose) -> list[tuple[str, str]]:
        """Gives what a condition compares, and what each is."""
        return sides(condition, self._names)

    def words(self, text: str) -> Text:
        """Gives the tool's own text as a run."""
        return (Words(text=text),) if text else ()

    def show(self, value: Value, form: str) -> Text:
        """Gives a value in a named form."""
        raw = "" if value.cell.value is None else str(value.cell.value)
        return (Shown(value=value.id, raw=raw, text=show(value, form, self.language)),)

    def say(self, message: str, **words: object) -> str:
        """Gives one of the tool's own messages."""
        return say(message, self.language, **words)

    def labels(self) -> Mapping[str, Label]:
        """Gives the labels of all figures, tables and sections."""
        return self.matter.labels

    def caption(
        self, kind: Literal["figure", "table"], spec: FigureFrame, indicators: tuple[Indicator, ...]
    ) -> Caption:
        """Gives the caption of the block being composed, and checks that its title is still true."""
        for indicator in indicators:
            self.rests_on(indicator)
        return caption_of(self, kind, spec, indicators)

    def table_numbers(self, count: int) -> tuple[str, ...]:
        """Gives the next numbers of so many generated tables."""
        if not self.letter:
            first = self.matter.numbers["table"] + 1
            self.matter.numbers["table"] += count
            return tuple(str(number) for number in range(first, first + count))
        first, self._annexed = self._annexed + 1, self._annexed + count
        return tuple(f"{self.letter}{number}" for number in range(first, first + count))

    def cite(self, source: Source, *, short: bool = False) -> str:
        """Gives a source as it is printed."""
        return (cite_briefly if short else cite)(source, self.language)

    def cite_together(self, sources: tuple[Source, ...]) -> tuple[str, ...]:
        """Gives publishers with their editions or the date of their data, in few words."""
        return cite_together(sources, self.language)

    def cite_below(self, sources: tuple[Source, ...]) -> tuple[str, ...]:
        """Gives sources as they stand below a figure."""
        return numbered_below(self.matter, sources)

    def sources_of(self, text: Text | Parts) -> tuple[Source, ...]:
        """Gives the sources of the values in some text."""
        values = [run.value for run in shown_in(text)]
        found = [self._indicator_of(value) for value in values] if all(values) else []
        return tuple(dict.fromkeys(source for indicator in found if indicator for source in indicator.sources))

    def notes_of(self, text: Text | Parts) -> tuple[Text, ...]:
        """Gives what a reader must know of the very values and names that some text shows, once each."""
        notes = [note for run in shown_in(text) for note in run.notes]
        return tuple(map(self.words, dict.fromkeys((*notes, *self.footnotes_of(text)))))

    def footnotes_of(self, text: Text | Parts) -> tuple[str, ...]:
        """Gives the footnotes of the codes whose names stand in some text."""
        found: dict[str, None] = {}
        for run in shown_in(text):
            indicator = self._indicator_of(run.value)
            columns = indicator.table.dimensions if indicator is not None else ()
            named = [each for column in columns if (each := column.listed(run.raw)) and each.name == run.text]
            found.update(dict.fromkeys(note_of(each) for each in named if each.footnote))
        return tuple(found)

    def sources_used(self) -> tuple[Used, ...]:
        """Gives each source by its number as printed, the titles of its extracts, and what rests on it."""
        return sources_used(self.matter, self._place)

    def source_keys(self, sources: tuple[Source, ...]) -> str:
        """Gives the numbers of sources in the list: "S1, S4–S7"."""
        return source_keys(self.matter, sources)

    def _place(self, block: str) -> str:
        """Gives where something stands as it is printed: "Figure 3", or the section of what bears no number."""
        label = self.matter.labels.get(block) or self.matter.labels[self.matter.places[block]]
        if label.number:
            kind = "annex" if label.kind == "section" and label.number.isalpha() else label.kind
            return self.say(f"label-{kind}", number=label.number)
        return "".join(run.text for run in label.title if isinstance(run, Words))

    def abbreviations(self, *, used: bool) -> tuple[tuple[str, str], ...]:
        """Gives the abbreviations by short form."""
        return tuple(
            (short, long)
            for short, long in sorted(self.matter.abbreviations.items())
            if not used or short in self.matter.used_abbreviations
        )

    def drawn(self, kind: str, spec: Placed, indicators: Mapping[str, Indicator]) -> Picture | None:
        """Gives the picture that a kind of chart makes, from what is kept when nothing it is made of has changed."""
        return drawn(kind, spec, indicators, (self.matter, self.block))

    def plotted(
        self, kind: str, spec: BlockFrame, keys: Mapping[str, Any], indicators: Mapping[str, Indicator]
    ) -> Picture | None:
        """Gives the picture that a kind draws from some keys, whose places are those of the block."""
        return drawn(kind, made_for(self.matter.charts[kind], spec, keys), indicators, (self.matter, self.block))

    def picture(self, path: str, at: Span) -> str | None:
        """Gives a picture file as a data URI."""
        return self.matter.picture(path, at)

    def _indicator_of(self, value: str) -> Indicator | None:
        return self.matter.indicators.get(indicator_of(value, self.matter.indicators))

    def _remember(self, values: tuple[Shown, ...]) -> None:
        for run in values:
            indicator = self._indicator_of(run.value)
            if indicator is not None:
                self.rests_on(indicator)

    def rests_on(self, indicator: Indicator) -> None:
        """Says that the block being composed rests on an indicator."""
        self.synthetic = self.synthetic or indicator.synthetic
        self.matter.places[self.block] = self.section
        self.matter.records.rests.setdefault(self.block, {})[indicator.id] = None
        remember(self.matter, indicator.sources, self.block)
