"""Compose the document: three passes, since what is made of records needs these to stand first, and lists need all."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from babel.dates import format_date

from reportgen.compose.capitals import find_capitals
from reportgen.compose.checks import check_circles, check_grades, check_ids, check_legend
from reportgen.compose.labels import check_labels
from reportgen.compose.left_out import left_out, read_alone, read_uncalled
from reportgen.compose.matter import Matter
from reportgen.compose.references import check_references
from reportgen.compose.released import check_evidence, check_used
from reportgen.compose.scope import SectionScope
from reportgen.compose.synthetic import check_synthetic, marked_synthetic
from reportgen.compose.tracing import graph_in
from reportgen.document import RECORDS, Block, Document, Front, Label, Section, SectionNote, Text, unmarked
from reportgen.kinds import BlockKind
from reportgen.nodes import Prose
from reportgen.spec import BlockFrame, BlockSpec, ReportSpec, SectionSpec
from reportgen.templating.citations import cite
from reportgen.templating.messages import messages
from reportgen.templating.short_forms import search_for

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def compose(report: ReportSpec, matter: Matter, kinds: Mapping[str, BlockKind]) -> Document:
    """Gives the whole report; what names something broken is left out, what is wrong goes to the findings."""
    numbers = _numbers(report)
    matter.lists_sources = any(block.kind == "sources" for section in report.sections for block in section.blocks)
    drafts = [_Draft(spec, numbers[spec.frame.id], matter, kinds) for spec in report.sections]
    for draft in drafts:
        draft.first()
    composed = (block for draft in drafts for block in draft.blocks.values())
    matter.used_abbreviations |= find_capitals(composed, matter.abbreviations, _own_names(report), matter.findings)
    if listed := search_for(matter.abbreviations):
        cited = " ".join(cite(source, matter.language) for source in matter.used_sources)
        matter.used_abbreviations.update(listed.findall(cited))
    for draft in drafts:
        draft.second()
    sections = tuple(draft.third() for draft in drafts)
    front = _front(report, matter)
    broken = frozenset().union(*(section.named for section in report.sections)) - frozenset(matter.labels)
    check_references((front, *sections), broken, matter)
    check_labels(report, matter)
    check_ids(report, matter.records, (*matter.extracts, *matter.declared), matter.findings)
    check_circles(matter.records, matter.findings)
    check_grades(matter.extracts, matter.records, matter.findings)
    check_evidence(report, matter.records, matter.findings)
    if not any(draft.torn for draft in drafts):
        check_used(matter.records, matter.findings)
        check_legend(sections, matter.records.frame, matter.findings)
    check_synthetic(report.frame, sections, matter.findings)
    document = Document(
        front=front,
        sections=sections,
        labels=dict(matter.labels),
        graph=graph_in(matter),
        abbreviations=tuple(sorted(matter.abbreviations.items())),
        messages=messages(matter.language),
    )
    digest = hashlib.blake2b(repr((document.front, document.sections)).encode(), digest_size=16).hexdigest()
    return replace(document, digest=digest)


def _own_names(report: ReportSpec) -> frozenset[str]:
    """Gives the words of the report's names, which readers know from its cover."""
    frame = report.frame
    return frozenset(" ".join((frame.id, frame.reference, frame.marking, *frame.originators)).upper().split())


def _numbers(report: ReportSpec) -> dict[str, str]:
    """Numbers the sections: 1, 2 … in the body, A, B … in the annexes, nothing in front."""
    counts = {"numbered": 0, "annex": 0, "front": 0}
    numbers = {}
    for section in report.sections:
        kind = section.frame.numbering
        counts[kind] += 1
        numbers[section.frame.id] = {
            "numbered": str(counts[kind]),
            "annex": _letters(counts["annex"]),
            "front": "",
        }[kind]
    return numbers


def _letters(count: int) -> str:
    """Gives A, B … Z, AA, AB …; nothing for none."""
    return _letters((count - 1) // 26) + _LETTERS[(count - 1) % 26] if count > 0 else ""


class _Draft:
    """One section on its way."""

    def __init__(self, spec: SectionSpec, number: str, matter: Matter, kinds: Mapping[str, BlockKind]) -> None:
        self.spec, self.number, self.matter, self.kinds = spec, number, matter, kinds
        self.scope = SectionScope(spec.frame.id, matter, spec.frame.notes)
        self.scope.letter = number if spec.frame.numbering == "annex" else ""
        self.title: Text = ()
        self.lead: Text = ()
        self.blocks: dict[str, Block] = {}
        self.reserved: dict[str, int] = {}
        """Blocks that are composed later → their numbers."""
        self.torn = spec.torn

    def first(self) -> None:
        """Composes all but the generated lists, in the order of the file, which is the order of numbering."""
        frame = self.spec.frame
        self.title = self.scope.line(frame.title)
        self.matter.labels[frame.id] = Label(kind="section", number=self.number, title=self.title, section=frame.id)
        if frame.lead is not None:
            self.scope.block = frame.id
            self.lead = self.scope.line(frame.lead)
        for block in self.spec.blocks:
            kind = self.kinds[block.kind]
            if kind.traced:
                self._reserve(block, kind)
            elif not kind.last:
                self._compose(block)
        self._check_notes()

    def second(self) -> None:
        """Composes what is made of all records."""
        for block in self.spec.blocks:
            if self.kinds[block.kind].traced:
                self._compose(block)

    def third(self) -> Section:
        """Composes the generated lists and closes the section."""
        frame = self.spec.frame
        for block in self.spec.blocks:
            if self.kinds[block.kind].last:
                self._compose(block)
        for name, note in frame.notes.items():
            if name not in self.scope.notes.called:
                read_uncalled(self.scope, note)
        notes = tuple(
            SectionNote(number=index, parts=self.scope.prose(frame.notes[name]))
            for index, name in enumerate(self.scope.notes.called, start=1)
        )
        return Section(
            id=frame.id,
            number=self.number,
            title=self.title,
            owner=frame.owner,
            blocks=tuple(self.blocks[block.id] for block in self.spec.blocks if block.id in self.blocks),
            notes=notes,
            marking=frame.marking or "",
            front=frame.numbering == "front",
            lead=self.lead,
            tight=frame.spacing == "tight",
            lead_sources=self.scope.cite_below(self.scope.sources_of(self.lead)),
        )

    def _reserve(self, block: BlockSpec, kind: BlockKind) -> None:
        """Keeps the next number for a block that is composed later, and its place among the labels."""
        if kind.labelled and (block.spec.when is None or self.scope.holds(block.spec.when) is not False):
            self.matter.numbers[kind.labelled] += 1
            self.reserved[block.id] = self.matter.numbers[kind.labelled]
            number = str(self.reserved[block.id])
            self.matter.labels[block.id] = Label(
                kind=kind.labelled, number=number, title=(), section=self.spec.frame.id
            )

    def _compose(self, block: BlockSpec) -> None:
        if block.spec.when is not None and self.scope.holds(block.spec.when) is False:
            self._leave_out(block, block.spec.when)
            return
        kind = self.kinds[block.kind]
        self.scope.block, self.scope.synthetic = block.id, False
        if kind.labelled:
            self.scope.number = self.reserved.get(block.id, self.matter.numbers[kind.labelled] + 1)
        spec = block.spec if block.spec.id else self._named(block)
        composed = kind.compose(spec, self.scope)
        if composed is None:
            self.torn = True
            read_alone(block.spec, self.scope)
            return
        marking = block.spec.marking or self.spec.frame.marking or ""
        if self.scope.synthetic:
            composed = marked_synthetic(composed, self.scope)
        self.blocks[block.id] = replace(composed, id=block.id, marking=marking)
        self._label(block, kind, composed)

    def _leave_out(self, block: BlockSpec, when: Prose) -> None:
        """Reads a block whose condition is false, for what is wrong with it whatever the data say."""
        spec = block.spec if block.spec.id else self._named(block)
        composed = left_out(self.scope, self.kinds[block.kind], spec)
        self.torn = self.torn or composed is None
        items = (item.id for item in getattr(composed.body if composed else None, "items", ()) if hasattr(item, "id"))
        self.matter.left_out |= dict.fromkeys((block.id, *items), when)

    def _named(self, block: BlockSpec) -> BlockFrame:
        """Gives the spec with the derived id, so that its figure is known by it too."""
        named = block.spec.model_copy(update={"id": block.id})
        named._node = block.spec.node  # noqa: SLF001 a copy stands where its original stands
        return named

    def _label(self, block: BlockSpec, kind: BlockKind, composed: Block) -> None:
        section = self.spec.frame.id
        if kind.labelled and composed.caption is not None:
            self.matter.numbers[kind.labelled] += block.id not in self.reserved
            number = str(composed.caption.number)
            self.matter.labels[block.id] = Label(
                kind=kind.labelled, number=number, title=composed.caption.title, section=section
            )
        for index, table in enumerate(getattr(composed.body, "tables", ()) if not self.scope.letter else (), start=1):
            self.matter.labels[f"{block.id}-{index}"] = Label(
                kind="table", number=table.number, title=table.caption.title, section=section
            )
        for item in composed.body.items if block.kind in RECORDS else ():  # type: ignore[attr-defined]
            entry = self.matter.records.entries[item.id]
            self.matter.labels[item.id] = Label(
                kind=RECORDS[block.kind], number=entry.number, title=entry.title, section=section
            )
        for row in composed.grid.rows if composed.grid else ():
            if row.id:
                number = self.matter.records.numbers[row.id]
                self.matter.labels[row.id] = Label(kind="evidence", number=number, title=(), section=section)

    def _check_notes(self) -> None:
        for name in self.spec.frame.notes if not self.torn else ():
            if name not in self.scope.notes.mentioned:
                at = self.spec.frame.at("notes", name)
                self.matter.findings.warning(
                    "unused-note",
                    f"note `{name}` is called nowhere in this section",
                    at,
                    hint=f"call it as `[^{name}]`, or delete it",
                )


def _front(report: ReportSpec, matter: Matter) -> Front:
    frame = report.frame
    scope = SectionScope("", matter, {})
    locale = matter.language.replace("-", "_")
    return Front(
        id=frame.id,
        title=unmarked(scope.line(frame.title)),
        subtitle=unmarked(scope.line(frame.subtitle)) if frame.subtitle else "",
        originators=frame.originators,
        marking=frame.marking,
        reference=frame.reference,
        edition=frame.edition,
        status=frame.status,
        date_iso=frame.date.isoformat(),
        date=format_date(frame.date, "d MMMM y", locale=locale),
        cut_off=format_date(frame.cut_off, "d MMMM y", locale=locale),
        language=matter.language,
        specimen=frame.specimen,
        disclaimer=scope.prose(frame.disclaimer) if frame.disclaimer else (),
        keywords=frame.keywords,
    )
