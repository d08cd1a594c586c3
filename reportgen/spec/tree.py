"""The whole report as it was read: its frame, its facts, and each section's indicators and blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.spec.block import BlockSpec
from reportgen.spec.evidence import EvidenceSpec
from reportgen.spec.indicator import IndicatorSpec
from reportgen.spec.report import ReportFrame, SectionFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec:
    """One section: what is broken in it has been left out and reported."""

    frame: SectionFrame
    indicators: Mapping[str, IndicatorSpec]
    blocks: tuple[BlockSpec, ...]
    declared: frozenset[str]
    """The names of all indicators, also of those that could not be read."""
    evidence: Mapping[str, EvidenceSpec] = field(default_factory=dict)
    declared_evidence: frozenset[str] = frozenset()
    """The ids of all its evidence, also of that which could not be read."""
    named: frozenset[str] = frozenset()
    """The ids of all blocks, also of those that could not be read."""
    nameless: bool = False
    """Whether a record in it has no id."""
    torn: bool = False
    """Whether there are blocks that could not be read."""
    other_id: str = ""
    """The id that was written, when it is not the name of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSpec:
    """The report: its sections in the order of `report.yaml`."""

    frame: ReportFrame
    sections: tuple[SectionSpec, ...]
    facts: Mapping[str, IndicatorSpec]
    declared_facts: frozenset[str]
    absent: frozenset[str] = frozenset()
    """The names of sections that are listed and have no file."""
    evidence_of_all: Mapping[str, EvidenceSpec] = field(default_factory=dict)
    """The evidence that stands beside the facts."""
    declared_evidence: frozenset[str] = frozenset()

    @property
    def declared(self) -> frozenset[str]:
        """The full names of all indicators, broken ones too."""
        local = {f"{section.frame.id}.{name}" for section in self.sections for name in section.declared}
        return frozenset(local | self.declared_facts)

    @property
    def indicators(self) -> Mapping[str, tuple[IndicatorSpec, str]]:
        """Full name → spec and the id of the section it stands in (nothing for a fact)."""
        facts = {name: (spec, "") for name, spec in self.facts.items()}
        local = {
            f"{section.frame.id}.{name}": (spec, section.frame.id)
            for section in self.sections
            for name, spec in section.indicators.items()
        }
        return facts | local

    @property
    def broken_ids(self) -> frozenset[str]:
        """The ids of blocks, and of records in them, that could not be read."""
        read = {block.id for section in self.sections for block in section.blocks}
        named = frozenset[str]().union(*(section.named for section in self.sections if section.torn))
        return named - read

    @property
    def nameless(self) -> bool:
        """Whether a record has no id of its own, so that a name which nothing bears may be meant for it."""
        names = [name for section in self.sections for block in section.blocks for name, _ in block.items]
        return len(set(names)) < len(names) or any(section.nameless for section in self.sections)

    @property
    def evidence(self) -> Mapping[str, EvidenceSpec]:
        """Id → evidence, of the whole report and of all sections."""
        return {
            **self.evidence_of_all,
            **{name: spec for each in self.sections for name, spec in each.evidence.items()},
        }

    @property
    def named_evidence(self) -> frozenset[str]:
        """The ids of all evidence, broken or not."""
        return self.declared_evidence.union(*(section.declared_evidence for section in self.sections))
