"""Packing: puts events into as few rows as they need, so that no mark and no words meet others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.charts.metrics import widest, wrap
from reportgen.charts.timeline.scene import Event, Scene
from reportgen.charts.timeline.when import when_text

MARK, GAP, HEAD = 12, 9, 25
"""The height of a mark, the air below the words of a row, and the height of a lane's heading, in pixels."""
LEADING = 1.3
"""The height of a line of words of which others stand below: Plotly's own."""
_BESIDE = 14
LEAST = 7
"""What lasts fewer pixels than this is drawn as a dot."""
_ROOM_WIDE, _ROOM_NARROW, _AWAY = 320, 168, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An event with its place: its mark from `start` to `end`, its words from `left` on, the top of both, in pixels."""

    event: Event
    start: float
    end: float
    left: float
    right: float
    """Where the words end."""
    flush: bool
    """Whether the words are set to the right."""
    under_mark: bool
    """Whether the words stand below the mark, since there is no room beside it."""
    top: float
    lines: tuple[str, ...]
    under: tuple[str, ...]

    @property
    def high(self) -> int:
        """How many lines of words there are."""
        return len(self.lines) + len(self.under)

    @property
    def dot(self) -> bool:
        """Whether the mark is a dot."""
        return self.end - self.start < LEAST


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane: its name, where it begins, its events."""

    name: str
    top: float
    boxes: tuple[Box, ...]


def pack(scene: Scene, room: float, *, narrow: bool) -> tuple[tuple[Lane, ...], float]:
    """Gives the lanes with their events in rows, and the height of all, for a picture `room` pixels wide."""
    first, last = scene.span
    per_day = room / (last - first)
    top, found = 0.0, []
    for name in scene.lanes:
        begin = top
        top += HEAD if name else GAP / 2
        events = [event for event in scene.drawn if event.lane == name]
        boxes, top = _rows(
            [_box(scene, event, (per_day, room), narrow=narrow) for event in events], top, scene.style.size
        )
        found.append(Lane(name=name, top=begin, boxes=boxes))
    return tuple(found), top


def _box(scene: Scene, event: Event, scale: tuple[float, float], *, narrow: bool) -> Box:
    per_day, room = scale
    size = scene.style.size
    start, end = ((place - scene.span[0]) * per_day for place in event.when.place)
    width = min(_ROOM_NARROW if narrow else _ROOM_WIDE, room)
    lines = wrap(event.text, width, size, bold=event.bold)
    parts = [when_text(event.when, scene.language), *(event.cited if scene.spec.sources else ())]
    under = wrap(" · ".join(parts), width, size)
    wide = max(widest(lines, size, bold=event.bold), widest(under, size))
    mark = max(LEAST, end - start)
    near, far = (start + end - mark) / 2, (start + end + mark) / 2
    if far + _AWAY + wide <= room:
        left, flush, under_mark = far + _AWAY, False, False
    elif near - _AWAY - wide >= 0:
        left, flush, under_mark = near - _AWAY - wide, True, False
    else:
        flush, under_mark = start + wide > room, True
        left = min(room, max(end, wide)) - wide if flush else start
    return Box(
        event=event,
        start=start,
        end=end,
        left=left,
        right=left + wide,
        flush=flush,
        under_mark=under_mark,
        top=0,
        lines=lines,
        under=under,
    )


def _rows(boxes: Sequence[Box], top: float, size: float) -> tuple[tuple[Box, ...], float]:
    """Puts each event into the first row where it meets no other; a row is as high as its tallest event."""
    rows: list[list[Box]] = []
    for box in boxes:
        free = next((row for row in rows if not any(_meet(box, other) for other in row)), None)
        if free is None:
            rows.append([box])
        else:
            free.append(box)
    placed = []
    for row in rows:
        placed += [replace(box, top=top) for box in row]
        top += max(box.high * size * LEADING + (MARK if box.under_mark else 0) for box in row) + GAP
    return tuple(placed), top


def _meet(one: Box, other: Box) -> bool:
    first, second = (min(box.start, box.left) - 5 for box in (one, other))
    return first < max(other.end, other.right) + _BESIDE - 5 and second < max(one.end, one.right) + _BESIDE - 5
