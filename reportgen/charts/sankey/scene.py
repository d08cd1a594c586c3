"""Scene of a flow chart: nodes in columns from left to right, the flows between them, and what does not balance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.charts.sankey.spec import SankeySpec
from reportgen.charts.series import is_named, names_of
from reportgen.charts.spots import Part, Plotted, Spot, amount
from reportgen.kinds import Style
from reportgen.problems import Findings, listed

MOST_NODES, MOST_COLUMNS = 24, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What goes from one node to another; without a number its size is not known."""

    spot: Spot
    start: str
    end: str
    unknown: bool
    bold: bool

    @property
    def unsized(self) -> bool:
        """Whether it has no number."""
        return amount(self.spot.cell) is None

    @property
    def size(self) -> Decimal:
        """Its number; nothing counts as zero, and is drawn as a thread."""
        return Decimal(amount(self.spot.cell) or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A place or stage: what comes in, what goes out, and in which column it stands."""

    name: str
    column: int
    comes: Decimal
    goes: Decimal
    unknown: bool
    bold: bool
    inner: bool
    """Whether flows both come in and go out, so that the two should balance."""
    more_comes: bool = False
    """Whether a flow of unknown size comes in, so that what comes is only the least."""
    more_goes: bool = False
    """Whether a flow of unknown size goes out."""

    @property
    def size(self) -> Decimal:
        """What it is drawn as: the greater of what comes in and what goes out."""
        return max(self.comes, self.goes)

    @property
    def rest(self) -> Decimal:
        """What came in and did not go out; less than nothing where more went out.

        Where a flow of unknown size may make up for it, nothing is said to be missing.
        """
        rest = self.comes - self.goes if self.inner else Decimal(0)
        made_up = self.more_goes if rest > 0 else self.more_comes
        return Decimal(0) if made_up else rest

    @property
    def open(self) -> bool:
        """Whether its size is only the least it can be."""
        return bool(self.size) and (self.more_comes or self.more_goes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: SankeySpec
    plotted: Plotted
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    style: Style
    language: str

    @property
    def columns(self) -> tuple[tuple[Node, ...], ...]:
        """The nodes of each column, from the top."""
        count = max(node.column for node in self.nodes) + 1
        return tuple(tuple(node for node in self.nodes if node.column == at) for at in range(count))


@dataclass(slots=True)
class _Books:
    """Sums by node, in the order of the data."""

    comes: dict[str, Decimal] = field(default_factory=dict)
    goes: dict[str, Decimal] = field(default_factory=dict)


def scene_of(spec: SankeySpec, plotted: Plotted, style: Style, language: str, findings: Findings) -> Scene | None:
    """Gives the scene; nothing after adding what cannot be drawn."""
    starts, ends = (names_of(spec, plotted, role, language) for role in ("start", "end"))
    flows = tuple(_flow(spec, plotted, spot, (starts, ends)) for spot in plotted.spots)
    if not _sound(spec, flows, findings):
        return None
    columns = _columns(flows)
    if columns is None:
        circle = listed(_circle(flows))
        message = f"flows lead in a circle through {circle}"
        hint = "give what comes back a name of its own, such as `Returned to A`"
        findings.error("circular-flow", message, spec.at("end"), hint=hint)
        return None
    if len(columns) > MOST_NODES or max(columns.values()) >= MOST_COLUMNS:
        message = (
            f"{len(columns)} nodes in {max(columns.values()) + 1} columns; {MOST_NODES} in {MOST_COLUMNS} are the most"
        )
        findings.error("too-many-series", message, spec.at("data"), hint="put small flows together in the indicator")
        return None
    nodes = _ordered(_nodes(spec, flows, columns), flows)
    return Scene(spec=spec, plotted=plotted, nodes=nodes, flows=flows, style=style, language=language)


def _flow(spec: SankeySpec, plotted: Plotted, spot: Spot, names: tuple[Mapping[Part, str], Mapping[Part, str]]) -> Flow:
    parts = [(spot.key(role), spot.part if plotted.ranked == role else "") for role in ("start", "end")]
    start, end = (named[part] for named, part in zip(names, parts, strict=True))
    bold = any(is_named(part, name, spec.highlight) for part, name in zip(parts, (start, end), strict=True))
    unknown = amount(spot.cell) is None or spot.part == "unknown"
    return Flow(spot=spot, start=start, end=end, unknown=unknown, bold=bold)


def _sound(spec: SankeySpec, flows: Sequence[Flow], findings: Findings) -> bool:
    if any(flow.size < 0 for flow in flows):
        findings.error("wrong-chart", "a flow below zero has no width", spec.at("data"), hint="write `chart: bars`")
        return False
    if not sum(flow.size for flow in flows):
        findings.error("nothing-to-draw", "every flow is zero", spec.at("data"), hint="print a table")
        return False
    return True


def _columns(flows: Sequence[Flow]) -> dict[str, int] | None:
    """Gives each node its column: one behind the last that flows into it; nothing when flows lead in a circle."""
    names = dict.fromkeys(name for flow in flows for name in (flow.start, flow.end))
    columns = dict.fromkeys(names, 0)
    for _ in names:
        moved = False
        for flow in flows:
            if columns[flow.end] <= columns[flow.start]:
                columns[flow.end] = columns[flow.start] + 1
                moved = True
        if not moved:
            return columns
    return None


def _circle(flows: Sequence[Flow]) -> list[str]:
    """Gives the nodes that go round: those that neither begin nor end a way when all that does is taken away."""
    left = list(flows)
    while True:
        starts, ends = ({getattr(flow, side) for flow in left} for side in ("start", "end"))
        rest = [flow for flow in left if flow.end in starts and flow.start in ends]
        if len(rest) == len(left):
            return list(dict.fromkeys(flow.start for flow in left))
        left = rest


def _nodes(spec: SankeySpec, flows: Sequence[Flow], columns: Mapping[str, int]) -> list[Node]:
    books = _Books()
    for flow in flows:
        books.goes[flow.start] = books.goes.get(flow.start, Decimal(0)) + flow.size
        books.comes[flow.end] = books.comes.get(flow.end, Decimal(0)) + flow.size
    return [
        Node(
            name=name,
            column=column,
            comes=books.comes.get(name, Decimal(0)),
            goes=books.goes.get(name, Decimal(0)),
            unknown=all(flow.unknown for flow in flows if name in {flow.start, flow.end}),
            bold=name in spec.highlight,
            inner=name in books.comes and name in books.goes,
            more_comes=any(flow.unsized for flow in flows if flow.end == name),
            more_goes=any(flow.unsized for flow in flows if flow.start == name),
        )
        for name, column in columns.items()
    ]


def _ordered(nodes: Sequence[Node], flows: Sequence[Flow]) -> tuple[Node, ...]:
    """Puts each column in order: the first by size, the others beside what flows into them; what is not known last."""
    placed: dict[str, float] = {}
    found: list[Node] = []
    for column in range(max(node.column for node in nodes) + 1):
        here = [node for node in nodes if node.column == column]
        here.sort(key=lambda node: (node.unknown, _middle(node, flows, placed), -node.size))
        placed |= {node.name: index / max(1, len(here) - 1) for index, node in enumerate(here)}
        found += here
    return tuple(found)


def _middle(node: Node, flows: Sequence[Flow], placed: Mapping[str, float]) -> float:
    """Gives where the flows into a node come from, on the whole; 0 is the top."""
    into = [(placed[flow.start], flow.size) for flow in flows if flow.end == node.name and flow.start in placed]
    whole = sum(size for _, size in into)
    return round(float(sum(Decimal(str(at)) * size for at, size in into) / whole), 6) if whole else 0.0
