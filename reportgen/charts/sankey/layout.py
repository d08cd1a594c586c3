"""Layout of a flow chart: where nodes and flows stand, in pixels from the upper left corner of the drawing area."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.charts.metrics import LINE, width, wrap
from reportgen.charts.sankey.scene import Flow, Node, Scene
from reportgen.charts.shown import cell_text
from reportgen.table import Cell
from reportgen.templating.messages import say

BAR, THREAD = 9, 1.6
"""How wide a node's bar is, and how thick the thread of a flow without a size."""
_GAP, _AIR, _TALL, _STEPS = 14, 3, 260, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node's bar, with its words above it."""

    node: Node
    x: float
    y: float
    high: float
    words: tuple[str, ...]
    """The name in lines, the number, and what does not balance."""
    named: int
    """How many of the lines are the name."""
    below: bool = False
    """Whether the words stand below the bar, where no thread that leads up from it meets them."""
    lift: float = 0
    """How far the words stand above the bar, where flows that leave it upwards would run through them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A flow from the right edge of one bar to the left edge of another: upper ends and thickness."""

    flow: Flow
    x0: float
    y0: float
    x1: float
    y1: float
    thick: float


def boxes_of(scene: Scene, wide: float, size: float) -> tuple[Box, ...]:
    """Gives the nodes' bars: columns spread over the width, all on one scale, each below its words."""
    columns = scene.columns
    apart = (wide - _last(scene, wide, size)) / (len(columns) - 1)
    words = {node.name: _words(scene, node, (apart, size)) for node in scene.nodes}
    scale = _scale(scene)
    heights = [sum(_room(node, words, scale, size) for node in column) for column in columns]
    most = max(heights)
    return tuple(
        box for at, column in enumerate(columns)
        for box in _column(column, at * apart, words, (scale, (most - heights[at]) / 2, size))
    )  # fmt: skip


def _last(scene: Scene, wide: float, size: float) -> float:
    """Gives the room at the right: for the words of the last column, and no more than another column has."""
    texts = [line for node in scene.columns[-1] for line in (node.name, *_told(scene, node))]
    return max(BAR, min(max(width(text, size, bold=True) for text in texts) + 8, wide / len(scene.columns)))


def _scale(scene: Scene) -> float:
    """Gives pixels for one: the fullest column is so many pixels high, without words and gaps."""
    fullest = max(float(sum(node.size for node in column)) for column in scene.columns)
    tall = (scene.spec.height - 40) if scene.spec.height else _TALL
    return tall / fullest


Worded = Mapping[str, tuple[tuple[str, ...], int]]


def _words(scene: Scene, node: Node, room: tuple[float, float]) -> tuple[tuple[str, ...], int]:
    apart, size = room
    name = wrap(node.name, apart - 8, size, bold=True)
    lines = tuple(line for text in _told(scene, node) for line in wrap(text, apart - 8, size))
    return (*name, *lines), len(name)


def _told(scene: Scene, node: Node) -> list[str]:
    """Gives its number, and what does not balance."""
    given = scene.plotted.first
    told = [say("chart-sankey-unknown", scene.language)] if node.unknown and not node.size else []
    if not told:
        number = cell_text(Cell(value=node.size), given, scene.language)
        told = [say("chart-sankey-least", scene.language, number=number) if node.open else number]
    if node.rest:
        number = cell_text(Cell(value=abs(node.rest)), given, scene.language)
        told.append(say("chart-sankey-short" if node.rest > 0 else "chart-sankey-over", scene.language, number=number))
    return told


def _room(node: Node, words: Worded, scale: float, size: float) -> float:
    return _bar(node, scale) + len(words[node.name][0]) * LINE * size + _AIR + _GAP


def _bar(node: Node, scale: float) -> float:
    return max(float(node.size) * scale, THREAD + 1)


def _column(nodes: Sequence[Node], x: float, words: Worded, measure: tuple[float, float, float]) -> Iterator[Box]:
    scale, y, size = measure
    for node in nodes:
        said, named = words[node.name]
        below = node is nodes[-1] and len(nodes) > 1 and node.unknown and not node.size
        y += _AIR if below else len(said) * LINE * size + _AIR
        high = _bar(node, scale)
        yield Box(node=node, x=x, y=y, high=high, words=said, named=named, below=below)
        y += high + _GAP


def ribbons_of(scene: Scene, boxes: Sequence[Box]) -> tuple[Ribbon, ...]:
    """Gives the flows: at each bar in the order of the bars at their other ends, so that they cross as little as they can."""
    at = {box.node.name: box for box in boxes}
    scale = _scale(scene)
    begun, ended = ({box.node.name: box.y for box in boxes} for _ in range(2))
    leaving = sorted(scene.flows, key=lambda flow: (at[flow.end].x, at[flow.end].y))
    upper: dict[int, float] = {}
    for flow in leaving:
        upper[id(flow)] = begun[flow.start]
        begun[flow.start] += float(flow.size) * scale
    found = []
    for flow in sorted(scene.flows, key=lambda flow: (-at[flow.start].x, at[flow.start].y)):
        start, end = at[flow.start], at[flow.end]
        thick = float(flow.size) * scale
        found.append(
            Ribbon(
                flow=flow, x0=start.x + BAR, y0=upper[id(flow)], x1=end.x, y1=ended[flow.end], thick=max(thick, THREAD)
            )
        )
        ended[flow.end] += thick
    return tuple(found)


def lifted(scene: Scene, boxes: Sequence[Box], size: float) -> tuple[Box, ...]:
    """Raises the words above a bar off the flows that leave it and rise below them."""
    ribbons = ribbons_of(scene, boxes)
    found = []
    for box in boxes:
        far = box.x + max((width(line, size) for line in box.words[box.named :]), default=0)
        edges = [
            y
            for ribbon in ribbons
            if ribbon.flow.start == box.node.name
            for x, y in outline(ribbon)[: _STEPS + 1]
            if x <= far
        ]
        rise = 0.0 if box.below else max(0.0, box.y - min(edges, default=box.y))
        found.append(replace(box, lift=round(rise, 1)))
    return tuple(found)


def outline(ribbon: Ribbon, steps: int = _STEPS) -> list[tuple[float, float]]:
    """Gives the edge of a ribbon: two smooth curves with level ends."""
    upper = [(_along(ribbon, t / steps), _between(ribbon.y0, ribbon.y1, t / steps)) for t in range(steps + 1)]
    lower = [(x, y + ribbon.thick) for x, y in reversed(upper)]
    return [*upper, *lower, upper[0]]


def _along(ribbon: Ribbon, t: float) -> float:
    return ribbon.x0 + (ribbon.x1 - ribbon.x0) * t


def _between(start: float, end: float, t: float) -> float:
    return start + (end - start) * t * t * (3 - 2 * t)
