"""Ids: one name for one thing, in the whole report and within a section."""

from collections.abc import Iterator, Mapping

from reportgen.nodes import Map, Node
from reportgen.problems import Findings, Span
from reportgen.spec import BlockSpec, IndicatorSpec, SectionSpec
from reportgen.spec.evidence import EvidenceSpec


def check_names(sections: list[SectionSpec], evidence: Mapping[str, EvidenceSpec], findings: Findings) -> None:
    """Refuses one id for two things anywhere in the report: sections, blocks, the records in them, and evidence.

    `evidence` is that of the whole report; each section has its own beside it.
    """
    seen: dict[str, Span] = {section.frame.id: section.frame.at("id") for section in sections}
    called = {section.frame.id.replace("-", "_"): section.frame.at("id") for section in sections}
    for section in sections:
        if (other := called[section.frame.id.replace("-", "_")]) != section.frame.at("id"):
            message = f"in expressions `{section.frame.id}` is called as the section in {other.file} is"
            findings.error(
                "repeated-id", message, section.frame.at("id"), hint="name one of the two otherwise", also=(other,)
            )
    blocks = (found for section in sections for block in section.blocks for found in _ids(block))
    known = (evidence, *(section.evidence for section in sections))
    for name, at in (*blocks, *((name, spec.at()) for each in known for name, spec in each.items())):
        first = seen.setdefault(name, at)
        if first != at:
            findings.error(
                "repeated-id",
                f"`{name}` is already the id of something in {first.file}, line {first.line}",
                at,
                hint="give one of the two another id",
                also=(first,),
            )


def _ids(block: BlockSpec) -> Iterator[tuple[str, Span]]:
    """Gives the ids of a block and of the records in it."""
    yield block.id, block.spec.at("id") if block.spec.id else block.at
    yield from block.items


def warn_shadows(
    section: SectionSpec, tree: Node | None, facts: Mapping[str, IndicatorSpec], path: str, findings: Findings
) -> None:
    """Warns of an indicator with the name of a fact, which its section then no longer sees."""
    below = tree.find("indicators") if isinstance(tree, Map) else None
    own = section.frame.node.find("indicators") if section.frame.node is not None else None
    for name in section.indicators:
        if name in facts and isinstance(below, Map) and isinstance(own, Map):
            findings.warning(
                "shadowed-fact",
                f"in this section `{name}` is no longer the indicator of that name in `{path}`",
                own.key_at(name),
                hint="give one of the two another name",
                also=(below.key_at(name),),
            )
