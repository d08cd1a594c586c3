"""Lay out a chain: which box stands where, so that few links cross."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.charts.chain.spec import BoxSpec, ChainSpec
from reportgen.charts.metrics import LINE, width, wrap

_GAP, _PAD = 7, 5
_MOST = 3
"""So many lines of words has a box at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box in pixels from the upper left corner, and its lines."""

    spec: BoxSpec
    x: float
    y: float
    wide: float
    high: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Half its height down."""
        return self.y + self.high / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How wide the picture is, how large its letters are, and how much stands between two columns."""

    wide: int
    size: int
    between: float
    indent: float
    """The room for a number before the words; nothing where the number stands above them."""


def look_of(wide: int, size: int) -> Look:
    """Gives the look of a width: on small screens numbers stand above words, and columns stand closer."""
    small = wide < 500
    return Look(wide=wide, size=size, between=34 if small else 78, indent=0 if small else 30)


def laid_out(spec: ChainSpec, look: Look) -> tuple[Mapping[str, Box], float]:
    """Gives the boxes by id, and the height that they take; shorter columns stand in the middle."""
    count = len(spec.columns)
    wide = (look.wide - look.between * (count - 1) - 2) / count
    columns = [_column(boxes, index, wide, look) for index, boxes in enumerate(_ordered(spec))]
    tall = max(_height(column) for column in columns)
    found: dict[str, Box] = {}
    for column in columns:
        free = (tall - _height(column)) / max(1, len(column))
        y = free / 2
        for box in column:
            found[box.spec.id] = Box(spec=box.spec, x=box.x, y=y, wide=box.wide, high=box.high, lines=box.lines)
            y += box.high + _GAP + free
    return found, tall


def _column(boxes: Sequence[BoxSpec], index: int, wide: float, look: Look) -> list[Box]:
    x = 1 + index * (wide + look.between)
    return [_box(spec, x, wide, look) for spec in boxes]


def _box(spec: BoxSpec, x: float, wide: float, look: Look) -> Box:
    lines = shortened(spec.words, wide - 2 * _PAD - (look.indent if spec.number else 0), look.size)
    above = 1 if spec.number and not look.indent else 0
    high = (len(lines) + above) * look.size * LINE + 2 * _PAD
    return Box(spec=spec, x=x, y=0, wide=wide, high=high, lines=lines)


def _height(boxes: Sequence[Box]) -> float:
    return sum(box.high for box in boxes) + _GAP * (len(boxes) - 1)


def shortened(words: str, room: float, size: float) -> tuple[str, ...]:
    """Gives the first lines of some words; three points at the end say that there is more."""
    lines = wrap(words, room, size)
    if len(lines) <= _MOST:
        return lines
    last = lines[_MOST - 1]
    while last and width(f"{last}…", size) > room:
        last = last.rpartition(" ")[0] or last[:-1]
    return (*lines[: _MOST - 1], f"{last.rstrip(' ,;:')}…")


def _ordered(spec: ChainSpec) -> list[tuple[BoxSpec, ...]]:
    """Gives the columns; boxes of the first and the last stand by the middle of what they are linked to."""
    columns = [column.boxes for column in spec.columns]
    middle = {box.id: place for place, box in enumerate(columns[len(columns) // 2])}
    return [
        boxes
        if index == len(columns) // 2
        else tuple(sorted(boxes, key=lambda box: (_centre(box.id, spec, middle), box.number)))
        for index, boxes in enumerate(columns)
    ]


def _centre(name: str, spec: ChainSpec, places: Mapping[str, int]) -> float:
    linked = [
        places[other] for link in spec.links for other in link if name in link and other != name and other in places
    ]
    return sum(linked) / len(linked) if linked else len(places)
