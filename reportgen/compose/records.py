"""Records: what is declared of judgements, evidence and the rest, and what composing gathers of them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from graphlib import CycleError, TopologicalSorter

from reportgen.analysis import NodeKind, Scales, Yardstick, grade_of
from reportgen.document import RECORDS
from reportgen.indicator import Extract
from reportgen.kinds import BlockKind
from reportgen.kinds.ledger import Entry, Issue
from reportgen.nodes import Placed
from reportgen.problems import Findings, Span, did_you_mean
from reportgen.spec import ReportSpec
from reportgen.spec.evidence import EvidenceSpec, GradeSpec

LETTERS: Mapping[NodeKind, str] = {
    "judgement": "J", "recommendation": "R", "gap": "G", "threat": "T", "area": "O", "finding": "F", "evidence": "E",
}  # fmt: skip
"""Kind of record → the letter that its numbers begin with."""


_NUMBER = re.compile(rf"[{''.join(LETTERS.values())}]\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the report as a whole says to its records."""

    originators: tuple[str, ...] = ()
    specimen: bool = False
    release: dt.date = dt.date.max
    issue: Issue = field(default_factory=Issue)
    draft: bool = True
    yardstick: Yardstick | None = None
    told: bool = False
    """Whether the report names a yardstick that is broken or not there, which has been told."""
    scales: Scales = field(default_factory=lambda: Scales(yardsticks={}, grades={}))


@dataclass(slots=True, kw_only=True)
class Records:
    """What is declared, and what has been entered and used up to now."""

    frame: Frame = field(default_factory=Frame)
    evidence: Mapping[str, EvidenceSpec] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    """The ids of evidence, and the names of extracts, that could not be read; what names them stays silent."""
    declared: Mapping[str, NodeKind] = field(default_factory=dict)
    """Every record and every block by id, also those that turn out broken."""
    stands: Mapping[str, Span] = field(default_factory=dict)
    """Block → its place in its file."""
    made_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Indicator → the indicators that it was made from."""
    counts: dict[NodeKind, int] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    """Evidence that has been used → its number."""
    unmeasured: bool = False
    """Whether it has been told that the report has no yardstick."""
    registered: bool = False
    """Whether a register has been composed."""
    rests: dict[str, dict[str, None]] = field(default_factory=dict)
    """Block → the indicators that it shows, and the evidence that it names."""

    def aside(self) -> "Records":
        """Gives the same for what will not be printed: what is entered there is lost."""
        return replace(
            self, counts=dict(self.counts), entries=dict(self.entries), numbers=dict(self.numbers),
            rests={name: dict(found) for name, found in self.rests.items()},
        )  # fmt: skip


def declared_in(report: ReportSpec, kinds: Mapping[str, BlockKind]) -> Mapping[str, NodeKind]:
    """Gives every block and every record in it, by id."""
    found: dict[str, NodeKind] = {}
    for section in report.sections:
        for block in section.blocks:
            found[block.id] = kinds[block.kind].labelled or "text"
            items = getattr(block.spec, block.kind, ()) if block.kind in RECORDS else ()
            for item in items if isinstance(items, tuple) else ():
                if isinstance(item, Placed) and isinstance(name := getattr(item, "id", None), str):
                    found[name] = RECORDS[block.kind]  # type: ignore[assignment]
    return found


def check_ids(report: ReportSpec, records: Records, data: Iterable[str], findings: Findings) -> None:
    """Adds a problem for every record and every piece of evidence with the id of data, or with another record's number."""
    known = dict.fromkeys(data, "an extract or an indicator")
    sections = {section.frame.id: section.evidence for section in report.sections}
    for section, evidence in {"": report.evidence_of_all, **sections}.items():
        for name, spec in evidence.items():
            other = known.get(name) or known.get(f"{section}.{name}")
            if other is None and _NUMBER.fullmatch(name) and name[0] != LETTERS["evidence"]:
                other = "how another kind of record is numbered"
            if other is not None:
                _taken(name, other, spec.at(), findings)
    for name, at in _records(report):
        if name in known and records.declared.get(name) in LETTERS:
            _taken(name, known[name], at, findings)


def check_circles(records: Records, findings: Findings) -> None:
    """Adds a problem when records rest on each other in a circle, in which none bears the others."""
    entries = records.entries
    try:
        TopologicalSorter(
            {name: [each for each in entry.rests_on if each in entries] for name, entry in entries.items()}
        ).prepare()
    except CycleError as error:
        first, *others = reversed(error.args[1][:-1])
        message = f"`{first}` rests on {', which rests on '.join(f'`{name}`' for name in (*others, first))}"
        findings.error(
            "circular-evidence", message, entries[first].at, hint="say what the last of them rests on instead"
        )


def _taken(name: str, other: str, at: Span, findings: Findings) -> None:
    findings.error("repeated-id", f"`{name}` is already {other}", at, hint="give it another id")


def _records(report: ReportSpec) -> Iterator[tuple[str, Span]]:
    for section in report.sections:
        for block in section.blocks:
            items = getattr(block.spec, block.kind, ()) if block.kind in RECORDS else ()
            yield from ((item.id, item.at("id")) for item in items if isinstance(getattr(item, "id", None), str))


def check_legend(report: ReportSpec, frame: Frame, findings: Findings) -> None:
    """Adds a problem when likelihoods are printed and their legend is not, or stands twice."""
    blocks = [block for section in report.sections for block in section.blocks]
    rated = [block for block in blocks if block.kind in {"judgements", "threats"}]
    legends = [block for block in blocks if block.kind == "yardstick"]
    if rated and not legends and frame.yardstick is not None:
        message = "likelihoods are printed, and what they mean in percent is printed nowhere"
        hint = "add `- yardstick: legend` to the section on method"
        findings.error("yardstick-legend", message, rated[0].at, hint=hint)
    for twice in legends[1:]:
        message = "the legend of the yardstick stands in the report already"
        findings.error("yardstick-legend", message, twice.at, hint="take one of the two out", also=(legends[0].at,))


def check_grades(extracts: Mapping[str, Extract], records: Records, findings: Findings) -> None:
    """Adds a problem for every extract and all evidence whose grade is of no scheme, or is none of its scheme."""
    scales = records.frame.scales
    for extract in extracts.values():
        for text in dict.fromkeys(source.grade for source in extract.sources if source.grade):
            key, message, hint = _fault(grade_of(text), text, scales)
            if key:
                findings.error("unknown-grade", message, extract.spec.at("grade"), hint=hint)
    for spec in records.evidence.values():
        key, message, hint = _fault(spec.grade, "", scales) if spec.grade is not None else ("", "", "")
        if key:
            findings.error("unknown-grade", message, spec.at("grade", key), hint=hint)


def _fault(given: GradeSpec | None, text: str, scales: Scales) -> tuple[str, str, str]:
    """Gives the key that is wrong in a grade, why, and a hint; nothing where it is a grade of its scheme."""
    scheme = scales.grades.get(given.scheme) if given else None
    if given is not None and scheme is not None:
        return scheme.fault(given)
    if given is not None and given.scheme in scales.broken:
        return "", "", ""
    name = given.scheme if given else text
    return "scheme", f"there is no scheme of grades `{name}`", did_you_mean(name, scales.grades)
