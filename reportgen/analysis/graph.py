"""Graph: extracts, indicators, evidence, judgements and recommendations, and what rests on what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from reportgen.problems import Span

NodeKind = Literal[
    "extract", "indicator", "evidence", "finding", "figure", "table", "text", "judgement", "gap", "threat", "area",
    "recommendation",
]  # fmt: skip
"""What a node is."""

ORDER: tuple[NodeKind, ...] = (
    "extract", "indicator", "evidence", "finding", "figure", "table", "text", "judgement", "gap", "threat", "area",
    "recommendation",
)  # fmt: skip
"""From what everything rests on to what rests on all."""

LinkKind = Literal["rests on", "computed from", "answers", "weakens"]
"""How two nodes are linked: a gap weakens a judgement, all else rests on what it is linked to."""


Fact = str | tuple[str, ...]
"""What else is known of a node: a text, or several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing that can be withdrawn, or can fall."""

    id: str
    kind: NodeKind
    number: str
    """As it is printed: `J3`, `E12`, "Figure 2"; nothing where it bears none."""
    title: str
    """In a line of plain text."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What else is known of it: likelihood, confidence, owner, grade …"""
    withdrawn: str = ""
    """Why it bears nothing any more: withdrawn or expired, with the day; nothing while it stands."""
    at: Span = field(default_factory=lambda: Span(file="(built in)"), compare=False, repr=False)

    @property
    def name(self) -> str:
        """Its id as it is written: a figure may be called as the data that it shows, and is then `figure:…` in the graph."""
        return self.id.removeprefix(f"{self.kind}:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`above` rests on `below`, or answers or weakens it."""

    below: str
    above: str
    kind: LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes by id, in the order of their kinds and then of the report, and links."""

    nodes: Mapping[str, Node]
    links: tuple[Link, ...]

    def below(self, name: str, *kinds: LinkKind) -> Iterator[Node]:
        """Gives what a node is linked to below it, by links of some kinds or of any."""
        yield from (self.nodes[link.below] for link in self.links if link.above == name and _of(link, kinds))

    def above(self, name: str, *kinds: LinkKind) -> Iterator[Node]:
        """Gives what is linked to a node from above."""
        yield from (self.nodes[link.above] for link in self.links if link.below == name and _of(link, kinds))

    def of(self, *kinds: NodeKind) -> tuple[Node, ...]:
        """Gives the nodes of some kinds."""
        return tuple(node for node in self.nodes.values() if node.kind in kinds)

    def found(self, name: str) -> Node | None:
        """Gives the node of an id or of a number as it is printed."""
        return self.nodes.get(name) or next(
            (node for node in self.nodes.values() if name and node.number == name), None
        )


def _of(link: Link, kinds: tuple[LinkKind, ...]) -> bool:
    return not kinds or link.kind in kinds


def graph_of(nodes: Mapping[str, Node], links: tuple[Link, ...]) -> Graph:
    """Gives the graph of some nodes, with the links whose both ends are among them, each once."""
    ordered = {node.id: node for kind in ORDER for node in nodes.values() if node.kind == kind}
    kept = tuple(dict.fromkeys(link for link in links if link.below in ordered and link.above in ordered))
    return Graph(nodes=ordered, links=kept)
