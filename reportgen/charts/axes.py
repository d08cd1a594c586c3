"""Axes: a value axis of round numbers with hairlines, a time or category axis, the unit above, the key below."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.canvas import Canvas, Label, Pane, plain, plainly
from reportgen.charts.frame import PlotFrame
from reportgen.charts.legend import Item
from reportgen.charts.metrics import width
from reportgen.charts.scales import Times, round_ticks
from reportgen.charts.shown import unit_text
from reportgen.charts.spots import Plotted, Spot
from reportgen.table import Status
from reportgen.templating.messages import say
from reportgen.templating.numerals import numeral, places

TICK_ROOM = 22
"""The height of one line of labels below an axis, in pixels."""

_ABOVE = Decimal("0.08")
"""What part of an axis a number above the highest place takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """A value axis: its round numbers and how they are written."""

    ticks: tuple[Decimal, ...]
    labels: tuple[str, ...]

    @property
    def low(self) -> Decimal:
        """The value at the bottom."""
        return self.ticks[0]

    @property
    def high(self) -> Decimal:
        """The value at the top."""
        return self.ticks[-1]

    def room(self, size: float) -> float:
        """Gives the room that the labels take at the left, in pixels."""
        return max(width(label, size) for label in self.labels) + 9


def values(
    numbers: Sequence[int | Decimal], language: str, *, most: int, zero: bool = True, whole: bool = False
) -> Values:
    """Gives the axis for these numbers, from zero unless told otherwise."""
    low, high = Decimal(min(numbers, default=0)), Decimal(max(numbers, default=1))
    ticks = round_ticks(
        min(low, Decimal(0)) if zero else low, max(high, Decimal(0)) if zero else high, most, whole=whole
    )
    digits = max(places(tick) for tick in ticks)
    return Values(ticks=ticks, labels=tuple(numeral(tick, digits, language) for tick in ticks))


def with_air(numbers: Sequence[int | Decimal], *, zero: bool = True) -> list[int | Decimal]:
    """Gives numbers and one above them, so that there is room to write the highest above its place."""
    highest, lowest = Decimal(max(numbers, default=0)), Decimal(min(numbers, default=0))
    return [*numbers, highest + (highest - (min(lowest, Decimal(0)) if zero else lowest)) * _ABOVE]


def value_axis(canvas: Canvas, pane: Pane, scale: Values, *, labelled: bool) -> None:
    """Adds the vertical axis: hairlines, numbers at the left of the first pane of a row, a firmer line at zero."""
    air = (scale.high - scale.low) / 80  # Plotly leaves out a hairline at the very edge
    canvas.axis(
        pane,
        "y",
        (float(scale.low - air), float(scale.high + air)),
        showgrid=True,
        gridwidth=1,
        tickmode="array",
        tickvals=plainly(scale.ticks),
        ticktext=list(scale.labels),
        showticklabels=labelled,
        ticks="outside",
        ticklen=4,
        tickcolor="rgba(0,0,0,0)",
    )
    if scale.low <= 0:
        canvas.line(
            {"x0": plain(pane.left), "x1": plain(pane.right), "xref": "paper", "y0": 0, "y1": 0, "yref": pane.y}, "axis"
        )


def time_axis(
    canvas: Canvas, pane: Pane, scale: Times, span: tuple[float, float, float], *, labelled: bool = True
) -> None:
    """Adds the horizontal axis; `span` is its first and last place and its width in pixels."""
    ticks = scale.ticks(span[2], canvas.style.size)
    canvas.axis(
        pane,
        "x",
        (span[0], span[1]),
        tickmode="array",
        tickvals=[place for place, _ in ticks],
        ticktext=[label for _, label in ticks],
        tickangle=0,
        showticklabels=labelled,
        ticks="outside",
        ticklen=4,
        tickcolor=canvas.ink("axis"),
    )


def break_rules(canvas: Canvas, pane: Pane, scale: Times, spots: Sequence[Spot]) -> None:
    """Draws a broken rule before each place where a series breaks."""
    for place in sorted({scale.place(spot.key("x")) for spot in spots if "break" in spot.marks}):
        before = max((slot for slot in scale.slots if slot < place), default=place)
        x = (before + place) / 2
        rule = {"x0": x, "x1": x, "xref": pane.x, "y0": plain(pane.bottom), "y1": plain(pane.top), "yref": "paper"}
        canvas.line(rule, "faint", 1, "2px,2px")


def above(canvas: Canvas, text: str, left: float, dy: float) -> None:
    """Writes the unit above the value axis, from the picture's left edge."""
    canvas.labels.append(Label(text=text, x=0, y=1, dx=-left, dy=dy, level="middle"))


def unit_line(spec: PlotFrame, plotted: Plotted, language: str) -> str:
    """Gives what stands above the value axis: the author's words or the unit, beginning with a capital."""
    text = spec.axis.y.text if spec.axis.y else unit_text(plotted.unit, language, change=plotted.first.change)
    return text[:1].upper() + text[1:]


def key_items(spots: Sequence[Spot], language: str, hollow_sign: str = "hollow") -> tuple[Item, ...]:
    """Gives the key of what is not usual in a picture: what is not final, breaks, places without a number."""
    kinds = {kind for spot in spots for kind in spot.marks} | {"provisional" for spot in spots if spot.cell.provisional}
    if any(spot.cell.partial for spot in spots):
        kinds.add("partial")
    items = [
        Item(text=say(f"chart-{kind}", language), sign=hollow_sign, ink="muted")  # type: ignore[arg-type]
        for kind in ("partial", "provisional")
        if kind in kinds
    ]
    if "break" in kinds:
        items.append(Item(text=say("chart-break", language), sign="break", ink="muted"))
    return tuple(items)


def status_items(spots: Sequence[Spot], language: str) -> tuple[Item, ...]:
    """Gives the key of the marks for places without a number."""
    found = {spot.cell.status for spot in spots}
    return tuple(
        Item(text=say(f"chart-status-{status.key}", language), sign="none", ink="muted")
        for status in Status
        if status in found
    )
