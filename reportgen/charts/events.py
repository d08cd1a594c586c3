"""Events: a rule at a place of the time axis, its words above the plot in as many rows as they need."""

from collections.abc import Callable, Sequence
from datetime import date

from pydantic import Field

from reportgen.charts.canvas import Canvas, Label
from reportgen.charts.legend import ROW
from reportgen.charts.metrics import width
from reportgen.charts.scales import Times
from reportgen.nodes import Placed, Prose
from reportgen.problems import Findings, Span, did_you_mean


class MarkSpec(Placed):
    """An event on the time axis."""

    x: str = Field(description="A year, month or day on the time axis, as the data write it")
    text: Prose = Field(description="What happened, in a few words")


def marks_fit(marks: Sequence[MarkSpec], scale: Times, at: Callable[..., Span], findings: Findings) -> bool:
    """Checks that every event lies on the time axis; `at` gives the place of a key in the chart's spec."""
    bound = [index for index, mark in enumerate(marks) if "{{" in mark.text.text]
    for index in bound:
        findings.error("wrong-value", "the words of a mark are plain, no expression", at("marks", index, "text"))
    wrong = [index for index, mark in enumerate(marks) if _place(mark, scale) is None]
    for index in wrong:
        given = marks[index].x
        findings.error(
            "unknown-category",
            f"`marks` speaks of `{given}`, which is not on the time axis",
            at("marks", index, "x"),
            hint=did_you_mean(given, scale.labels),
        )
    return not wrong and not bound


def mark_rows(marks: Sequence[MarkSpec], scale: Times, span: tuple[float, float, float], size: float) -> int:
    """Counts the rows of words; `span` is the first and last place of the axis and its width in pixels."""
    return max((row for row, _, _ in _rows(marks, scale, span, size)), default=-1) + 1


def draw_marks(canvas: Canvas, marks: Sequence[MarkSpec], scale: Times, span: tuple[float, float, float]) -> int:
    """Draws the events over the first pane; gives the rows of words."""
    size = canvas.style.size
    rows = mark_rows(marks, scale, span, size)
    for mark, (row, x, _) in zip(marks, _rows(marks, scale, span, size), strict=True):
        place = _place(mark, scale) or 0
        rise = (rows - 1 - row) * ROW + 12
        shift = x - (place - span[0]) / (span[1] - span[0]) * span[2]
        text = mark.text.text.strip()
        canvas.labels.append(Label(text=text, x=place, on_x="x", y=1, dx=shift, dy=rise, ink="ink"))
        rule = {"x0": place, "x1": place, "xref": "x", "yref": "paper"}
        canvas.line({**rule, "y0": 0, "y1": 1}, "faint", 0.8)
        pixels = {"yanchor": 1, "ysizemode": "pixel", "y0": 0, "y1": rise + 5}
        canvas.line({**rule, **pixels}, "faint", 0.8)
    return rows


def _rows(
    marks: Sequence[MarkSpec], scale: Times, span: tuple[float, float, float], size: float
) -> list[tuple[int, float, float]]:
    """Gives each event's row, and where its words begin and end in pixels: to the right of its rule while they fit."""
    found: dict[int, tuple[int, float, float]] = {}
    taken: list[float] = []
    for index in sorted(range(len(marks)), key=lambda i: (_place(marks[i], scale) or 0, i)):
        rule = ((_place(marks[index], scale) or 0) - span[0]) / (span[1] - span[0]) * span[2]
        need = width(marks[index].text.text.strip(), size) + 6
        start = rule + 4 if rule + need < span[2] + 8 else max(-20.0, rule - need)
        row = next((row for row, end in enumerate(taken) if end < start), len(taken))
        taken[row : row + 1] = [start + need + 6]
        found[index] = (row, start, start + need)
    return [found[index] for index in range(len(marks))]


def _place(mark: MarkSpec, scale: Times) -> int | None:
    """Gives where an event stands: by the axis' own words, else as a date."""
    if mark.x in scale.labels:
        return scale.place(scale.keys[scale.labels.index(mark.x)])
    first, last = scale.ends
    parts = mark.x.split("-")
    if scale.even or not all(part.isdigit() for part in parts) or len(parts) > 3:
        return None
    try:
        day = date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return None
    place = day.year if scale.yearly else day.toordinal()
    return place if first <= place <= last else None
