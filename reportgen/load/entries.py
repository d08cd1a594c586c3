"""Load entries: the indicators and the evidence of a section or of the whole report, each read by itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from reportgen.nodes import Map, Node, read_model
from reportgen.problems import Findings
from reportgen.spec import IndicatorSpec
from reportgen.spec.evidence import EvidenceId, EvidenceSpec

_RESERVED = frozenset(
    {"and", "elif", "else", "endfor", "endif", "false", "for", "if", "import", "in", "is"}
    | {"loop", "none", "not", "or", "recursive", "self", "set", "true", "with"}
)
"""What an expression would take for a word of its own."""

_EVIDENCE_ID = TypeAdapter(EvidenceId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """What could be read, and the names of all that is declared, broken or not."""

    indicators: Mapping[str, IndicatorSpec] = field(default_factory=dict)
    declared: frozenset[str] = frozenset()
    evidence: Mapping[str, EvidenceSpec] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    """The ids of all evidence."""


def read_entries(node: Map | None, findings: Findings) -> Entries:
    """Gives the entries under `indicators:` and `evidence:`, after adding what is wrong with the others."""
    indicators, evidence = _below(node, "indicators"), _below(node, "evidence")
    return Entries(
        indicators=dict(_indicators(indicators, findings)) if indicators else {},
        declared=frozenset(indicators or ()),
        evidence=dict(_evidence(evidence, findings)) if evidence else {},
        named=frozenset(evidence or ()),
    )


def _below(node: Map | None, key: str) -> Map | None:
    found: Node | None = node.find(key) if node is not None else None
    return found if isinstance(found, Map) else None


def _indicators(given: Map, findings: Findings) -> Iterator[tuple[str, IndicatorSpec]]:
    for name in given:
        if not re.fullmatch(r"[^\W\d_]\w*", name) or name != name.lower() or name in _RESERVED:
            hint = "use lower-case letters, digits and `_`, beginning with a letter"
            findings.error(
                "wrong-name",
                f"`{name}` cannot be the name of an indicator",
                given.key_at(name),
                hint="it is a word of the language of expressions" if name in _RESERVED else hint,
            )
            continue
        spec = read_model(IndicatorSpec, given.node(name), findings, what=f"indicator `{name}`")
        if spec is not None:
            yield name, spec


def _evidence(given: Map, findings: Findings) -> Iterator[tuple[str, EvidenceSpec]]:
    for name in given:
        try:
            _EVIDENCE_ID.validate_python(name)
        except ValidationError:
            message = f"`{name}` cannot be the id of evidence"
            hint = "use letters and digits joined by `-` or `_`, such as `E12` or `press-release`"
            findings.error("wrong-name", message, given.key_at(name), hint=hint)
            continue
        spec = read_model(EvidenceSpec, given.node(name), findings, what=f"evidence `{name}`")
        if spec is not None:
            yield name, spec
