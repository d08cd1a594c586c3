"""Sides: numbers and names beside the first and the last column, spread so that none meets another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.charts.canvas import Canvas, Label, Pane, plain
from reportgen.charts.metrics import LINE, widest, wrap
from reportgen.charts.series import Series
from reportgen.charts.slope.scene import Scene
from reportgen.charts.spots import amount
from reportgen.charts.spread import spread

_STUB, _AWAY, _APART, _FREE = 6, 20, 5, 3
_ROOMS = {("left", False): 190, ("right", False): 220, ("left", True): 104, ("right", True): 132}
"""The room of texts at a side, in the wide picture and in the narrow one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What stands at one end of a line, in lines of text."""

    lines: tuple[str, ...]
    y: float
    ink: str
    bold: bool


def tags_of(scene: Scene, side: Literal["left", "right"], *, narrow: bool) -> tuple[Tag, ...]:
    """Gives what stands at the left or the right ends of the lines."""
    if scene.spec.labels == "none":
        return ()
    column, room = 0 if side == "left" else len(scene.columns) - 1, _ROOMS[side, narrow]
    found = []
    for line in scene.series:
        spot = scene.found(line).get(column)
        if spot is not None:
            text = _text(scene, line, side, narrow=narrow)
            lines = wrap(text, room, scene.style.size, bold=line.bold)
            grey = bool(line.key[1]) or (bool(scene.spec.highlight) and not line.bold)
            found.append(
                Tag(lines=lines, y=float(amount(spot.cell) or 0), ink="muted" if grey else "ink", bold=line.bold)
            )
    return tuple(found)


def _text(scene: Scene, line: Series, side: str, *, narrow: bool) -> str:
    """Gives the number and, where there is room or no other place for it, the name; at the right also the change."""
    found, last = scene.found(line), len(scene.columns) - 1
    if side == "left":
        number = scene.text(found[0])
        return number if narrow and last in found else f"{line.name} {number}"
    changed = scene.changed(line)
    name = f"{line.name}, {changed}" if changed else line.name
    return f"{scene.text(found[last])} {name}"


def side_room(tags: Sequence[Tag], size: float) -> float:
    """Gives the room that texts take at a side."""
    return _AWAY + 4 + max((widest(tag.lines, size, bold=tag.bold) for tag in tags), default=0)


def sides_high(tags: Sequence[Tag], size: float) -> float:
    """Gives the height that texts need when they stand one below the other."""
    return sum(_high(tag, size) for tag in tags) - 12


def _high(tag: Tag, size: float) -> float:
    return len(tag.lines) * size * LINE + (2 if len(tag.lines) == 1 else _APART)


def write_side(canvas: Canvas, pane: Pane, tags: Sequence[Tag], scale: tuple[bool, float, float, float]) -> None:
    """Writes the texts; `scale` says whether it is the left side, the lowest and highest value, and the height."""
    left, low, high, tall = scale
    size, sign = canvas.style.size, -1 if left else 1
    wanted = [(tag.y - low) / (high - low) * tall for tag in tags]
    centres = spread(wanted, [_high(tag, size) for tag in tags], -8, tall + 6)
    for tag, at, centre in zip(tags, wanted, centres, strict=True):
        edge, rise = pane.left if left else pane.right, centre - at
        canvas.labels.append(
            Label(
                text="\n".join(tag.lines),
                x=edge,
                y=tag.y,
                on_y=pane.y,
                dx=sign * _AWAY,
                dy=rise,
                side="right" if left else "left",
                ink=tag.ink,
                bold=tag.bold,
            )
        )
        place = {"xanchor": plain(edge), "xref": "paper", "xsizemode": "pixel", "yanchor": plain(tag.y), "yref": pane.y}
        ends = {
            "x0": sign * _STUB,
            "x1": sign * (_AWAY - 2),
            "y0": 0,
            "y1": 0.0 if abs(rise) < _FREE else round(rise, 1),
        }
        canvas.line({**place, **ends, "ysizemode": "pixel"}, "axis", 0.8)
