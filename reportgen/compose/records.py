"""Records: what is declared of judgements, evidence and the rest, and what composing gathers of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportgen.analysis import NodeKind, Scales, Yardstick
from reportgen.document import RECORDS
from reportgen.kinds import BlockKind
from reportgen.kinds.ledger import Entry, Issue
from reportgen.problems import Span
from reportgen.spec import ReportSpec
from reportgen.spec.evidence import EvidenceSpec

LETTERS: Mapping[NodeKind, str] = {
    "judgement": "J", "recommendation": "R", "gap": "G", "threat": "T", "area": "O", "finding": "F", "evidence": "E",
}  # fmt: skip
"""Kind of record → the letter that its numbers begin with."""


def said(kind: NodeKind) -> str:
    """Gives a kind as a sentence says it: "a gap", "an area"."""
    return {"area": "an area", "evidence": "evidence"}.get(kind, f"a {kind}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the report as a whole says to its records."""

    originators: tuple[str, ...] = ()
    specimen: bool = False
    release: dt.date = dt.date.max
    cut_off: dt.date = dt.date.max
    issue: Issue = field(default_factory=Issue)
    draft: bool = True
    yardstick: Yardstick | None = None
    told: bool = False
    """Whether the report names a yardstick that is broken or not there, which has been told."""
    scales: Scales = field(default_factory=lambda: Scales(yardsticks={}, grades={}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A block or a record as it is declared: what kind it is of, and where it is written."""

    kind: NodeKind
    at: Span


@dataclass(slots=True, kw_only=True)
class Records:
    """What is declared, and what has been entered and used up to now."""

    frame: Frame = field(default_factory=Frame)
    evidence: Mapping[str, EvidenceSpec] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    """The ids of evidence, and the names of extracts, that could not be read; what names them stays silent."""
    nameless: bool = False
    """Whether a record has no id of its own; then what names nothing stays silent."""
    declared: Mapping[str, Declared] = field(default_factory=dict)
    """Every record and every block by id, also those that turn out broken."""
    read: Mapping[str, str] = field(default_factory=dict)
    """Every file of the project that was read → its SHA-256."""
    made_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Indicator → the indicators that it was made from."""
    counts: dict[NodeKind, int] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    """Evidence that has been used → its number."""
    mentioned: set[str] = field(default_factory=set)
    """Evidence that something names, printed or not."""
    unmeasured: bool = False
    """Whether it has been told that the report has no yardstick."""
    registered: bool = False
    """Whether a register has been composed."""
    rests: dict[str, dict[str, None]] = field(default_factory=dict)
    """Block → the indicators that it shows, and the evidence that it names."""

    def kind(self, name: str) -> NodeKind | None:
        """Gives what kind of record or block bears an id; nothing when none does."""
        found = self.declared.get(name)
        return found.kind if found else None

    def silent(self, name: str) -> bool:
        """Says whether a name that leads nowhere does so for a mistake that has been told."""
        return name in self.broken or (self.nameless and name not in self.declared)

    def aside(self) -> "Records":
        """Gives the same for what will not be printed: what is entered there is lost."""
        return replace(
            self, counts=dict(self.counts), entries=dict(self.entries), numbers=dict(self.numbers),
            rests={name: dict(found) for name, found in self.rests.items()},
        )  # fmt: skip


def declared_in(report: ReportSpec, kinds: Mapping[str, BlockKind]) -> Mapping[str, Declared]:
    """Gives every block and every record in it, by id."""
    found: dict[str, Declared] = {}
    for section in report.sections:
        for block in section.blocks:
            found[block.id] = Declared(kind=kinds[block.kind].labelled or "text", at=block.at)
            if block.kind in RECORDS:
                found |= {name: Declared(kind=RECORDS[block.kind], at=at) for name, at in block.items}
    return found
