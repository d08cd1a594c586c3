"""Names lines and layers at their ends, in the margin, spread so that no name meets another."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.canvas import Canvas, Label, Pane, plain
from reportgen.charts.legend import draw_sign, sign_of
from reportgen.charts.metrics import LINE, widest, wrap
from reportgen.charts.spread import spread

_STUB, _AWAY, _APART, _SIGN = 6, 20, 8, 12
_FREE = 3
"""A name moved by less than this many pixels needs no line that leads to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a line ends, and its name."""

    name: str
    ink: str
    bold: bool
    x: float
    y: float
    dash: str = "solid"
    """How its line is broken."""
    symbol: str = ""
    """The sign of its line, which stands before its name; nothing where there is none."""


def end_room(
    names: Sequence[tuple[str, bool]],
    narrow: bool,  # noqa: FBT001 one of two widths
    size: float,
    *,
    signed: bool = False,
) -> float:
    """Gives the room that names take at the right, the names broken into lines, `signed` behind the signs of lines."""
    room = _room(narrow=narrow)
    return (
        _AWAY
        + 4
        + (_SIGN if signed else 0)
        + max(widest(wrap(name, room, size, bold=bold), size, bold=bold) for name, bold in names)
    )


def ends_height(names: Sequence[tuple[str, bool]], narrow: bool, size: float) -> float:  # noqa: FBT001 one of two widths
    """Gives the height that the names need when they stand one below the other."""
    return sum(_high(wrap(name, _room(narrow=narrow), size, bold=bold), size) for name, bold in names)


def _high(lines: Sequence[str], size: float) -> float:
    """Gives the height of a name; one of several lines stands apart from the next."""
    return len(lines) * size * LINE + (2 if len(lines) == 1 else _APART)


def end_labels(canvas: Canvas, pane: Pane, ends: Sequence[End], scale: tuple[float, float, float]) -> None:
    """Writes the names; `scale` is the value at the bottom, the value at the top, and the height between in pixels."""
    low, high, tall = scale
    size = canvas.style.size
    texts = [wrap(end.name, _room(narrow=canvas.narrow), size, bold=end.bold) for end in ends]
    wanted = [(end.y - low) / (high - low) * tall for end in ends]
    heights = [_high(lines, size) for lines in texts]
    centres = spread(wanted, heights, -8, tall + 8)
    last = max((end.x for end in ends), default=0)
    for end, lines, at, centre in zip(ends, texts, wanted, centres, strict=True):
        moved = centre - at
        canvas.labels.append(
            Label(
                text="\n".join(lines),
                x=pane.right,
                y=end.y,
                on_y=pane.y,
                dx=_AWAY + (_SIGN if end.symbol else 0),
                dy=moved,
                ink="muted" if end.ink == "other" else "ink",
                bold=end.bold,
            )
        )
        _lead(canvas, pane, end, (last, moved))
        if end.symbol:
            height = pane.bottom + (end.y - low) / (high - low) * (pane.top - pane.bottom)
            place = {"xanchor": plain(pane.right), "xref": "paper", "yanchor": plain(height), "yref": "paper"}
            draw_sign(canvas, sign_of(end.symbol), end.ink, (_AWAY - 1, round(moved, 1)), place)


def _lead(canvas: Canvas, pane: Pane, end: End, ahead: tuple[float, float]) -> None:
    """Leads from the line's end to its name: along the plot where the line ends early, then in the margin."""
    last, moved = ahead
    if end.x < last:
        place = {
            "x0": plain(end.x),
            "x1": plain(last),
            "xref": pane.x,
            "y0": plain(end.y),
            "y1": plain(end.y),
            "yref": pane.y,
        }
        canvas.line(place, end.ink, 0.7, "1px,3px")
    rise = 0.0 if abs(moved) < _FREE else moved
    canvas.line(
        {
            "x0": _STUB,
            "x1": _AWAY - 2,
            "xanchor": plain(pane.right),
            "xref": "paper",
            "xsizemode": "pixel",
            "y0": 0,
            "y1": round(rise, 1),
            "yanchor": plain(end.y),
            "yref": pane.y,
            "ysizemode": "pixel",
        },
        end.ink,
        0.7 if end.ink == "other" else 2.4 if end.bold else 1.2,
        end.dash,
    )


def _room(*, narrow: bool) -> float:
    return 94 if narrow else 132
