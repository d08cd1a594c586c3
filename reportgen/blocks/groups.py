"""Groups: lines below the subtotals of a dimension, each added up from its own lines."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportgen.arithmetic import summed
from reportgen.blocks.lines import Line
from reportgen.table import Key

Order = Callable[[Sequence[Line]], Sequence[Line]]
"""Puts lines into the order that the author asks for."""


def grouped(lines: Sequence[Line], name: str, order: Order) -> list[Line]:
    """Gives the lines group by group, each below its subtotal and without the group among its headings."""
    found: dict[Key, list[Line]] = {}
    for line in lines:
        if line.part != "total":
            found.setdefault(line.about[name], []).append(line)
    heads = order([_head(key, name, mine) for key, mine in found.items()])
    rest = [_below(line, name) for line in lines if line.part == "total"]
    below = {key: order([replace(_below(line, name), group=(key,)) for line in mine]) for key, mine in found.items()}
    return [line for head in heads for line in _group(head, below[head.about[name]])] + rest


def _head(key: Key, name: str, lines: Sequence[Line]) -> Line:
    """Gives a subtotal as a line that can be ordered: a group of nothing but unknown rows goes where those go."""
    parts = {line.part for line in lines}
    cells = tuple((summed([line.cells[at][0] for line in lines]), None) for at in range(len(lines[0].cells)))
    part = parts.pop() if len(parts) == 1 else ""
    return Line(heads=(key,), names=(name,), about={name: key}, cells=cells, part=part, group=(key,))


def _group(head: Line, below: Sequence[Line]) -> list[Line]:
    more = len(below[0].heads) - 1
    return [
        replace(head, heads=(*head.heads, *[""] * more), names=(*head.names, *[""] * more), part="subtotal"),
        *below,
    ]


def _below(line: Line, name: str) -> Line:
    kept = [at for at, each in enumerate(line.names) if each != name]
    return replace(line, heads=tuple(line.heads[at] for at in kept), names=tuple(line.names[at] for at in kept))
