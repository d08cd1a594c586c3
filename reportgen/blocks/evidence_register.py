"""Evidence register: what judgements rest on, with grade, handling and releases, and the extracts among it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.analysis import UNGRADED, Graph, Node
from reportgen.blocks.cells import cell_of, text_cell
from reportgen.blocks.extracts import publishers, span
from reportgen.document import Block, Grid, GridCell, GridRow, Link, Reference, Text, Words
from reportgen.kinds import BlockKind, Rated, Scope
from reportgen.spec.block import FigureFrame
from reportgen.spec.evidence import EvidenceSpec
from reportgen.templating.citations import dated, dated_short

_HANDLING = 3
"""The column that says how evidence may be handled; it is left out where nothing is said."""


class EvidenceRegisterSpec(FigureFrame):
    """`- evidence_register: used`."""

    evidence_register: Literal["used"] = "used"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBody:
    """Nothing beside grid and caption."""


def compose(spec: EvidenceRegisterSpec, scope: Scope) -> Block | None:
    """Gives the evidence that has been used, and then the extracts that judgements rest on."""
    graph = scope.ledger.graph()
    known = tuple(_row(each, graph, scope) for each in scope.ledger.evidence())
    if not scope.ledger.registers():
        known = tuple(replace(row, id="") for row in known)
    rows = (*known, *_extracts(graph, scope))
    scope.ledger.shows(node.id for node in graph.of("judgement", "threat", "gap", "area"))
    if not rows:
        scope.findings.error(
            "nothing-to-list",
            "no record rests on any evidence",
            spec.at("evidence_register"),
            hint="leave the block out",
        )
        return None
    heads = (
        scope.say("register-number"), scope.say("register-evidence"), scope.say("register-grade"),
        scope.say("register-handling"), scope.say("register-dates"), scope.say("register-used"),
    )  # fmt: skip
    caption = scope.caption("table", spec, ())
    if any(row.cells[2].raw == UNGRADED[1] for row in rows):
        note = scope.words(scope.say("not-graded", grade=UNGRADED[1]))
        caption = replace(caption, notes=(*caption.notes, note))
    columns = tuple(text_cell(head, scope) for head in heads)
    if all(row.cells[_HANDLING].raw in {None, ""} for row in rows):
        columns, rows = _without(columns), tuple(replace(row, cells=_without(row.cells)) for row in rows)
    grid = Grid(columns=columns, rows=rows, row_heads=2)
    return Block(id=spec.id or "", kind="table", body=RegisterBody(), grid=grid, caption=caption, at=spec.at())


def _without(cells: tuple[GridCell, ...]) -> tuple[GridCell, ...]:
    """Gives cells without the one that says how evidence may be handled, which none of it does."""
    return (*cells[:_HANDLING], *cells[_HANDLING + 1 :])


def _row(rated: Rated, graph: Graph, scope: Scope) -> GridRow:
    spec = rated.spec
    said = scope.words(f"{spec.what}, {spec.provider}")
    what: list[Text] = [(Link(href=spec.address, runs=said),) if spec.address else said]
    if rated.withdrawn:
        what.append(scope.words(f". {_begun(rated.withdrawn)}"))
    dates = [dated_short(spec.collected, scope.language)] if spec.collected else []
    dates += (
        [scope.say("expires-on", day=dated_short(spec.expires.isoformat(), scope.language))]
        if spec.expires and not rated.withdrawn
        else []
    )
    grade = _kept(f"{rated.grade} ({rated.scheme})" if spec.grade else rated.grade)
    texts = (rated.number, "", grade, _handled(spec, scope), ", ".join(dates))
    cells = [text_cell(text, scope) for text in texts]
    cells[1] = _cell(tuple(run for part in what for run in part))
    return GridRow(cells=(*cells, _users(rated.id, graph)), id=rated.id)


def _handled(spec: EvidenceSpec, scope: Scope) -> str:
    """Gives how evidence may be handled, and to whom it was released: "H3: not to be copied. Released to …"."""
    given = spec.handling
    code = [f"{given.code}: {given.text}" if given.text else given.code] if given else []
    released = [
        scope.say(
            "released-to", audience=each.audience, by=each.granted_by, day=dated(each.date.isoformat(), scope.language)
        )
        for each in spec.releases
    ]
    return ". ".join([*code, *map(_begun, released)])


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _extracts(graph: Graph, scope: Scope) -> Iterator[GridRow]:
    """Gives the extracts that a finding, judgement, threat, gap or area rests on, directly or through an indicator."""
    for node in graph.of("extract"):
        users = _resting(node, graph)
        extract = scope.extracts().get(node.id)
        if not users or extract is None:
            continue
        grade = "; ".join(sorted({_kept(scope.ledger.grade(each.grade)) for each in extract.sources}))
        dates = span(scope, extract.vintages or extract.editions)
        keys = scope.source_keys(extract.sources)
        cells = [text_cell(text, scope) for text in (keys, "", grade, "", dates)]
        cells[1] = cell_of(*publishers(extract, scope, f"{node.title}, "), "text")
        yield GridRow(cells=(*cells, _references(users)))


def _kept(grade: str) -> str:
    """Gives a grade and its scheme on one line."""
    return grade.replace(" ", "\u00a0")


def _resting(node: Node, graph: Graph) -> list[Node]:
    """Gives the records that rest on an extract, through any indicators."""
    seen, waiting, users = {node.id}, [node.id], dict[str, None]()
    while waiting:
        for above in graph.above(waiting.pop(), "computed from", "rests on"):
            if above.kind == "indicator" and above.id not in seen:
                seen.add(above.id)
                waiting.append(above.id)
            elif above.kind in {"finding", "judgement", "threat", "gap", "area"}:
                users[above.id] = None
    return [node for name, node in graph.nodes.items() if name in users]


def _users(name: str, graph: Graph) -> GridCell:
    return _references(list(graph.above(name, "rests on")))


def _references(nodes: list[Node]) -> GridCell:
    """Gives links to what rests on something: records by their numbers, tables and figures by their labels."""
    runs: list[Reference | Words] = []
    for node in nodes:
        reference = Reference(target=node.name, short=node.kind not in {"figure", "table"})
        runs += [*([Words(text=", ")] if runs else []), reference]
    return _cell(tuple(runs), ", ".join(node.number or node.id for node in nodes))


def _cell(text: Text, raw: str = "") -> GridCell:
    return GridCell(text=text, raw=raw)


KIND = BlockKind(name="evidence_register", spec=EvidenceRegisterSpec, compose=compose, labelled="table", traced=True)
