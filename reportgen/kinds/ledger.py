"""Ledger: what the composer of a record may ask: its number, its likelihood, its evidence, and the graph of all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from reportgen.analysis import Fact, Graph, NodeKind, Term, Yardstick
from reportgen.document import Shown, Text
from reportgen.nodes import Placed, Prose
from reportgen.problems import Span
from reportgen.spec.evidence import EvidenceSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a record rests on, as it is printed beside it."""

    id: str
    number: str
    """`E12` of evidence, `J3` of a judgement; nothing of an indicator or an extract."""
    words: Text
    sources: str
    """The numbers of its sources in the list: "S1, S4"."""
    withdrawn: str = ""
    """Why it bears nothing any more, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """Evidence as the register prints it."""

    id: str
    number: str
    spec: EvidenceSpec
    grade: str
    scheme: str
    withdrawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record on its way into the graph."""

    kind: NodeKind
    id: str
    number: str
    title: Text
    rests_on: Iterable[str] = ()
    """The ids of what it rests on, as they were resolved."""
    answers: Iterable[str] = ()
    """The ids of what it answers, as they were typed."""
    weakens: Iterable[str] = ()
    beside: Iterable[str] = ()
    """The indicators of numbers that it prints beside what it says: they bear it too, and are no evidence for it."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Which edition the report is, as it is printed."""

    edition: str = ""
    status: str = ""
    date: str = ""
    cut_off: str = ""
    note: str = ""
    """What its author says of this revision."""


class Ledger(Protocol):
    """The report's records, and what they rest on."""

    @property
    def yardstick(self) -> Yardstick | None:
        """The report's yardstick; nothing when it names none, or none that is whole."""

    @property
    def specimen(self) -> str:
        """What every reading of the report's own says where it is a specimen; else nothing."""

    @property
    def issue(self) -> Issue:
        """Which edition the report is."""

    @property
    def originators(self) -> tuple[str, ...]:
        """The organisations that issue the report."""

    def number(self, kind: NodeKind) -> str:
        """Gives the next number of a kind of record, such as `J1`."""

    def term(self, given: str, at: Span) -> Term | None:
        """Gives the term of a likelihood; nothing after adding the problem."""

    def lacking(self, at: Span) -> None:
        """Adds the problem that the report has no yardstick, once, unless it names one that is broken."""

    def with_slot(self, prose: Prose, slot: Shown | None) -> Text:
        """Gives a line in which {{ likelihood }} stands exactly once; else adds the problem."""

    def cited(self, names: Iterable[tuple[str, Span]], *, by: str = "") -> tuple[Cited, ...]:
        """Gives what evidence names: evidence, indicators and extracts; for the record `by`, other records too.

        What there is not is a problem, and a record that names itself.
        """

    def shown(self, text: Text, cited: Iterable[Cited]) -> tuple[Cited, ...]:
        """Gives the indicators whose numbers stand in a text, but those that are cited already."""

    def answered(self, names: Iterable[tuple[str, Span]], wanted: Iterable[str] = ()) -> tuple[str, ...]:
        """Gives the ids of the records and blocks that are named; what is none of the wanted kinds is a problem.

        Nothing said, what a recommendation can answer.
        """

    def printed(self, names: Iterable[tuple[str, Span]]) -> tuple[str, ...]:
        """Gives the judgements that are named and printed; what is none, or is left out, is a problem."""

    def later(self, when: str, spec: Placed, key: str) -> str:
        """Gives a time after the release as it is printed; a day before the release is a problem."""

    def enter(self, entry: Entry, said: Text = ()) -> None:
        """Puts a record into the graph; numbers in its title, and in what else it says, are evidence too."""

    def nothing(self, message: str, at: Span) -> None:
        """Adds the problem that there is nothing to show, unless something is broken that could be shown."""

    def entry(self, name: str) -> Entry | None:
        """Gives a record that was entered."""

    def graph(self) -> Graph:
        """Gives the graph of what has been entered up to now."""

    def shows(self, names: Iterable[str]) -> None:
        """Says that the block shows some records, so that it says SYNTHETIC when anything below them was made up."""

    def grade(self, text: str) -> str:
        """Gives the grade of a source as it is printed, "B2 (Europol 4×4)"; of one that has none, X4."""

    def digest(self, file: str) -> str:
        """Gives the SHA-256 of a file in `data/`, as `sha256sum` prints it; nothing of a folder of parts."""

    def registers(self) -> bool:
        """Says whether this is the first register, whose rows bear the ids of the evidence; asked once by each."""

    def evidence(self) -> tuple[Rated, ...]:
        """Gives the evidence that has been used, by number."""
