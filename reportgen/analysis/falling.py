"""Falling: what bears nothing any more when some evidence is withdrawn, and what only rests on less."""

from collections.abc import Collection, Mapping
from typing import Literal

from reportgen.analysis.graph import Graph

Fate = Literal["falls", "weakened"]
"""A node falls when nothing is left that it could rest on, and is weakened while something is."""

_ALL = frozenset({"indicator", "finding", "figure", "table", "text"})
"""What needs all its data: a number that was computed from three extracts needs the three."""
_DATA = frozenset({"indicator", "extract"})


def fates(graph: Graph, withdrawn: Collection[str]) -> Mapping[str, Fate]:
    """Gives what becomes of the nodes above those that are withdrawn, in the order of the graph; gaps never fall.

    An indicator, and what shows its numbers, falls with any of the data it was made from. A reading of evidence, a judgement,
    a threat, an area and a recommendation fall when all that they rest on has fallen, and are weakened when some of it has.
    """
    found: dict[str, Fate] = {}
    lost = set(withdrawn)
    while True:
        more = {name: fate for name in graph.nodes if (fate := _fate(graph, name, lost, found)) is not None}
        changed = {name: fate for name, fate in more.items() if found.get(name) != fate}
        if not changed:
            return {name: found[name] for name in graph.nodes if name in found}
        found |= changed
        lost |= {name for name, fate in changed.items() if fate == "falls"}


def _fate(graph: Graph, name: str, lost: Collection[str], found: Mapping[str, Fate]) -> Fate | None:
    node = graph.nodes[name]
    if name in lost or node.kind == "gap":
        return found.get(name)
    below = [link.below for link in graph.links if link.above == name and link.kind != "weakens"]
    gone = [each for each in below if each in lost]
    needed = node.kind in _ALL and any(graph.nodes[each].kind in _DATA for each in gone)
    if gone and (needed or len(gone) == len(below)):
        return "falls"
    return "weakened" if gone or any(found.get(each) == "weakened" for each in below) else None
