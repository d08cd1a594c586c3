"""Chain: the figure of what judgements rest on and which recommendations answer them."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from reportgen.analysis import Graph, Node
from reportgen.blocks.named import named
from reportgen.blocks.pictured import pictured
from reportgen.document import Block
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes.model import Many
from reportgen.spec.block import FigureFrame, Width
from reportgen.spec.report import Id

_MOST = 18
"""So many boxes of a column can be read on a page."""


class ChainFigureSpec(FigureFrame):
    """`- chain: all`, or the judgements that are followed."""

    chain: Many[Id] = Field(description="`all`, or judgements by id")
    width: Width = Field("column", description="`page` draws it over the whole page")


def compose(spec: ChainFigureSpec, scope: Scope) -> Block | None:
    """Gives the figure; nothing after adding the problem that there is nothing to draw, or too much."""
    graph = scope.ledger.graph()
    whole = spec.chain == ("all",)
    chosen = [node.id for node in graph.of("judgement")] if whole else list(scope.ledger.printed(named(spec, "chain")))
    middle = [
        node for node in graph.of("finding", "judgement") if node.id in chosen or (whole and _answered(node, graph))
    ]
    if whole and not chosen:
        scope.ledger.nothing("there is no judgement whose chain could be drawn", spec.at("chain"))
    links = [*_below(middle, graph), *_above(middle, graph)]
    ends = {name for link in links for name in link}
    left = [node for node in graph.of("extract", "evidence") if node.id in ends]
    right = [node for node in graph.of("recommendation") if node.id in ends]
    if not middle or not (left or right):
        return None  # what they should rest on is broken, and that has been told
    for nodes, name in ((left, "chain-basis"), (middle, "chain-records"), (right, "chain-recommendations")):
        if len(nodes) > _MOST:
            message = f"the column “{scope.say(name)}” would have {len(nodes)} boxes, and {_MOST} can be read on a page"
            hint = "name the judgements that are followed, or draw two chains"
            scope.findings.error("too-many-series", message, spec.at("chain"), hint=hint)
            return None
    scope.ledger.shows(node.id for node in (*middle, *right))
    apart = [node.number for node in graph.of("recommendation") if whole and node.id not in ends]
    note = scope.say("chain-apart", numbers=", ".join(apart)) if apart else ""
    keys = {**_keys((left, middle, right), links, scope), "note": note}
    return pictured("chain", spec, keys, scope)


def _answered(node: Node, graph: Graph) -> bool:
    return node.kind == "finding" and any(graph.above(node.id, "answers"))


def _below(middle: list[Node], graph: Graph) -> Iterator[tuple[str, str]]:
    """Gives evidence and extracts below each record, extracts through whatever indicators."""
    for node in middle:
        seen, waiting = {node.id}, [node.id]
        while waiting:
            for below in graph.below(waiting.pop(0), "rests on", "computed from"):
                if below.id not in seen:
                    seen.add(below.id)
                    waiting.append(below.id)
                    if below.kind in {"extract", "evidence"}:
                        yield below.id, node.id


def _above(middle: list[Node], graph: Graph) -> Iterator[tuple[str, str]]:
    for node in middle:
        yield from ((node.id, above.id) for above in graph.above(node.id, "answers") if above.kind == "recommendation")


def _keys(columns: tuple[list[Node], ...], links: list[tuple[str, str]], scope: Scope) -> Mapping[str, Any]:
    heads = (scope.say("chain-basis"), scope.say("chain-records"), scope.say("chain-recommendations"))
    return {
        "columns": [
            {"head": head, "boxes": [_box(node) for node in nodes]}
            for head, nodes in zip(heads, columns, strict=True)
            if nodes
        ],
        "links": links,
        "opening": scope.say("chart-alt-chain"),
        "closing": scope.ledger.specimen,
        "from_": scope.say("chain-from"),
        "to": scope.say("chain-to"),
    }


def _box(node: Node) -> Mapping[str, Any]:
    return {
        "id": node.id, "number": node.number, "words": node.title, "bold": node.kind == "judgement", "gone": bool(node.withdrawn),
    }  # fmt: skip


KIND = BlockKind(name="chain", spec=ChainFigureSpec, compose=compose, labelled="figure", traced=True)
