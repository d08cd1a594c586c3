"""Export the graph: records, evidence, indicators and extracts as JSON, in a form with a version and a schema."""

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from reportgen.analysis import LinkKind, NodeKind
from reportgen.document import Document


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReportPart(_Part):
    """Which report the graph is of."""

    id: str
    title: str
    originators: tuple[str, ...]
    edition: str
    status: str
    date: str
    marking: str
    content: str = Field(description="The digest of the content that it was made with")
    specimen: bool


class NodePart(_Part):
    """A thing that can be withdrawn, or can fall."""

    id: str = Field(
        description="Its id; of a figure or table that is called as the data it shows, `figure:…` or `table:…`"
    )
    kind: NodeKind
    number: str = Field(description="As it is printed: J3, E12, Figure 2; empty where it bears none")
    title: str
    facts: dict[str, str | tuple[str, ...]] = Field(
        description="What else is known: likelihood, band, confidence, why, horizon, owner, due, measure, grade …"
    )
    withdrawn: str = Field(description="Why it bears nothing any more; empty while it does")
    file: str
    line: int


class LinkPart(_Part):
    """`above` rests on, is computed from or answers `below`; of `weakens`, `below` is the gap."""

    below: str
    above: str
    kind: LinkKind


class GraphPart(_Part):
    """`reportgen graph`: what rests on what in a report."""

    format: Literal["reportgen-graph"] = "reportgen-graph"
    version: Literal[1] = 1
    report: ReportPart
    nodes: tuple[NodePart, ...]
    links: tuple[LinkPart, ...]


def graph_json(document: Document) -> str:
    """Gives the graph of a document as JSON text, the same for the same content."""
    front = document.front
    report = ReportPart(
        id=front.id, title=front.title, originators=front.originators, edition=front.edition, status=front.status,
        date=front.date_iso, marking=front.marking, content=document.digest, specimen=front.specimen,
    )  # fmt: skip
    nodes = tuple(
        NodePart(
            id=node.id, kind=node.kind, number=node.number, title=node.title, facts=dict(node.facts), withdrawn=node.withdrawn,
            file=node.at.file, line=node.at.line,
        )
        for node in document.graph.nodes.values()
    )  # fmt: skip
    links = tuple(LinkPart(below=link.below, above=link.above, kind=link.kind) for link in document.graph.links)
    found = GraphPart(report=report, nodes=nodes, links=links).model_dump(mode="json")
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def graph_schema() -> dict[str, Any]:
    """Gives the JSON Schema of the export."""
    return GraphPart.model_json_schema(mode="serialization")
