"""Traceability: every judgement with what it rests on, what weakens it, and the recommendations that answer it."""

from dataclasses import dataclass
from typing import Literal

from reportgen.analysis import Graph, LinkKind, Node
from reportgen.blocks.cells import cell_of, text_cell
from reportgen.document import Block, Grid, GridCell, GridRow, Reference, Run, Text, Words, unmarked
from reportgen.kinds import BlockKind, Scope
from reportgen.spec.block import FigureFrame
from reportgen.templating.numerals import DASH, JOINER, NO_BREAK

_TRACED = ("finding", "judgement", "threat", "area")
"""What is followed: records that something answers or rests on."""


class TraceabilitySpec(FigureFrame):
    """`- traceability: all`."""

    traceability: Literal["all"] = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceabilityBody:
    """Nothing beside grid and caption."""


def compose(spec: TraceabilitySpec, scope: Scope) -> Block | None:
    """Gives a row for each judgement, threat and area, and for each finding that a recommendation answers."""
    graph = scope.ledger.graph()
    nodes = [node for kind in _TRACED for node in graph.of(kind) if kind != "finding" or any(graph.above(node.id))]  # type: ignore[arg-type]
    if not nodes:
        scope.findings.error(
            "nothing-to-list", "the report holds no judgement", spec.at("traceability"), hint="leave the block out"
        )
        return None
    scope.ledger.shows(node.id for node in nodes)
    heads = (
        scope.say("trace-record"), scope.say("trace-likelihood"), scope.say("trace-rests"), scope.say("trace-weakened"),
        scope.say("trace-answered"),
    )  # fmt: skip
    grid = Grid(
        columns=tuple(text_cell(head, scope) for head in heads), rows=tuple(_row(node, graph, scope) for node in nodes)
    )
    caption = scope.caption("table", spec, ())
    return Block(id=spec.id or "", kind="table", body=TraceabilityBody(), grid=grid, caption=caption, at=spec.at())


def _row(node: Node, graph: Graph, scope: Scope) -> GridRow:
    level = str(node.facts.get("confidence", ""))
    likelihood, band = (str(node.facts.get(key, "")) for key in ("likelihood", "band"))
    confidence = scope.say("confidence-is", level=scope.say(f"level-{level}")) if level else ""
    rated = ". ".join(filter(None, (f"{likelihood} ({band})" if band else likelihood, confidence)))
    rated = rated[:1].upper() + rated[1:]
    entry = scope.ledger.entry(node.id)
    beside = set(entry.beside) if entry is not None else set()
    below = [
        each
        for each in graph.below(node.id, "rests on")
        if each.id not in beside and (each.kind != "extract" or not _through(each, node, graph))
    ]
    rests = [_told(each, scope) for each in below]
    named = "; ".join(each.number or unmarked(told) for each, told in zip(below, rests, strict=True))
    return GridRow(
        cells=(
            _cell((Reference(target=node.name, short=True),), node.number),
            cell_of(scope.words(_kept(rated)), rated, "text"),
            _joined(rests, "; ", named),
            _linked(node, "weakens", graph),
            _linked(node, "answers", graph),
        )
    )


def _kept(rated: str) -> str:
    """Gives a rating in few lines: its term, its band and its confidence each stay on one."""
    return (
        rated.replace(" ", NO_BREAK)
        .replace(f"{NO_BREAK}(", " (")
        .replace(f".{NO_BREAK}", ". ")
        .replace(DASH, f"{DASH}{JOINER}")
    )


def _through(extract: Node, node: Node, graph: Graph) -> bool:
    """Says whether a record rests on an extract through an indicator that stands beside it."""
    return any(extract in graph.below(each.id, "computed from") for each in graph.below(node.id, "rests on"))


def _told(node: Node, scope: Scope) -> Text:
    """Gives what something rests on: a record by its number, an indicator and an extract by name and sources."""
    if node.kind == "evidence":
        return (Words(text=node.number),)
    if node.kind in {"indicator", "extract"}:
        found = scope.indicators().get(node.id) or scope.extracts()[node.id]
        keys = scope.source_keys(found.sources)
        return scope.words(f"{node.title} [{keys}]" if keys else node.title)
    return (Reference(target=node.name, short=node.kind not in {"figure", "table"}),)


def _linked(node: Node, kind: LinkKind, graph: Graph) -> GridCell:
    """Gives the gaps that weaken a record, or the recommendations that answer it."""
    others = list(graph.below(node.id, kind) if kind == "weakens" else graph.above(node.id, kind))
    told = ", ".join(each.number or each.id for each in others)
    return _joined([(Reference(target=each.name, short=True),) for each in others], ", ", told)


def _joined(texts: list[Text], between: str, raw: str) -> GridCell:
    runs: list[Run] = []
    for text in texts:
        runs += [*([Words(text=between)] if runs else []), *text]
    return _cell(tuple(runs), raw)


def _cell(text: Text, raw: str = "") -> GridCell:
    return GridCell(text=text, raw=raw)


KIND = BlockKind(name="traceability", spec=TraceabilitySpec, compose=compose, labelled="table", traced=True)
