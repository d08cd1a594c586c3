"""Trace a record, a piece of evidence, an indicator or an extract: what it rests on, and what falls when it is withdrawn."""

from collections.abc import Iterable, Iterator, Mapping

from reportgen.analysis import Fate, Graph, LinkKind, Node, NodeKind, fates

_BELOW = {"rests on": "rests on", "computed from": "from", "answers": "answers"}
_ALREADY: Mapping[Fate, str] = {"falls": "has fallen", "weakened": "is weakened"}
_BEARING: tuple[LinkKind, ...] = ("rests on", "computed from", "answers")
_MOST = 12
"""How many indicators are named; there may be a hundred."""
_RECORDS: tuple[NodeKind, ...] = ("evidence", "finding", "judgement", "gap", "threat", "area", "recommendation")


def record_named(name: str, graph: Graph) -> Node | None:
    """Gives the record or the evidence of an id or a printed number; nothing when none bears it."""
    found = graph.found(name)
    return found if found is not None and found.kind in _RECORDS else None


def figure_named(name: str, graph: Graph) -> str:
    """Gives the id of the figure or table with a printed number, such as "Figure 3"; nothing when none has it."""
    said = " ".join(name.split()).casefold()
    return next((node.name for node in graph.of("figure", "table") if node.number.casefold() == said), "")


def record_lines(node: Node, graph: Graph) -> Iterator[str]:
    """Gives all there is to say about a record or a piece of evidence."""
    yield f"{node.kind} {node.id}{f' ({node.number})' if node.number not in {'', node.id} else ''}: {node.title}"
    yield f"  declared   {node.at.file}:{node.at.line}"
    if node.withdrawn:
        yield f"  withdrawn  {node.withdrawn}"
    yield from _facts(node)
    yield from _linked(node, graph)
    yield from falling_lines(node, graph)


def _facts(node: Node) -> Iterator[str]:
    for key, fact in node.facts.items():
        for index, each in enumerate((fact,) if isinstance(fact, str) else fact):
            yield f"  {'' if index else key:<10} {each}"


def _linked(node: Node, graph: Graph) -> Iterator[str]:
    for kind, said in _BELOW.items():
        for below in graph.below(node.id, kind):  # type: ignore[arg-type]
            yield f"  {said:<10} {told(below)}"
    for gap in graph.below(node.id, "weakens"):
        yield f"  weakened   by {told(gap)}"
    for judgement in graph.above(node.id, "weakens"):
        yield f"  weakens    {told(judgement)}"
    for above in graph.above(node.id, "answers"):
        yield f"  answered   by {told(above)}"


def falling_lines(node: Node, graph: Graph) -> Iterator[str]:
    """Gives what falls and what is weakened when something is withdrawn; nothing for what nothing rests on."""
    gone = {each.id for each in graph.nodes.values() if each.withdrawn}
    before = fates(graph, gone - {node.id})
    after = {name: fate for name, fate in fates(graph, {*gone, node.id}).items() if before.get(name) != fate}
    resting = list(graph.above(node.id, *_BEARING))
    when = "since it was withdrawn" if node.withdrawn else "if it is withdrawn"
    if not resting:
        if node.kind not in {"recommendation", "gap"}:
            yield f"  {when}: nothing rests on it"
        return
    yield f"  {when}:"
    yield from _fallen("falls", "falls", after, graph)
    yield from _fallen("weakened", "is weakened, since something else is left", after, graph)
    yield from (f"    stays open without it: {told(above)}" for above in resting if above.kind == "gap")
    already = [above for above in resting if above.id in before and above.id not in after]
    yield from (f"    {_ALREADY[before[above.id]]} already: {told(above)}" for above in already)


def _fallen(fate: Fate, said: str, after: dict[str, Fate], graph: Graph) -> Iterator[str]:
    nodes = [graph.nodes[name] for name, found in after.items() if found == fate]
    indicators = [node for node in nodes if node.kind == "indicator"]
    yield from _counted(indicators, said)
    for node in nodes:
        if node.kind != "indicator":
            yield f"    {said}: {told(node)}"


def _counted(indicators: list[Node], said: str) -> Iterator[str]:
    if indicators:
        names = ", ".join(node.id for node in indicators[:_MOST])
        more = f" and {len(indicators) - _MOST} more" if len(indicators) > _MOST else ""
        yield f"    {said}: {len(indicators)} indicator{'' if len(indicators) == 1 else 's'} ({names}{more})"


def told(node: Node) -> str:
    """Gives a node in a line: "judgement J1 j-routes: It is …"."""
    number = f" {node.number}" if node.number not in {"", node.id} and node.kind not in {"figure", "table"} else ""
    return f"{node.kind}{number} {node.name}: {node.title}"


def names_in(graph: Graph) -> Iterable[str]:
    """Gives every id and number of a record or of evidence."""
    return [name for node in graph.of(*_RECORDS) for name in (node.id, node.number) if name]
