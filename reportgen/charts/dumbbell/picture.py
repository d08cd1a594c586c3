"""Draws a dumbbell chart at one width: names at the left, two marks a row and what joins them, the difference at the right."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.charts.axes import above, key_items, status_items, unit_line
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plainly
from reportgen.charts.compare import crossed, joined
from reportgen.charts.dumbbell.scene import Row, Scene
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.levels import cross_axis, join, row_rules
from reportgen.charts.metrics import width
from reportgen.charts.rows import row_names
from reportgen.charts.shown import said
from reportgen.charts.spots import Spot, amount
from reportgen.table import Status
from reportgen.templating.messages import mark, say

_ROW, _TOP, _AXIS_ROOM, _GAP = 24, 30, 20, 12


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, pane, size = Canvas(scene.style, wide, near="y"), Pane(), scene.style.size
    names = row_names([row.name for row in scene.rows], size, narrow=canvas.narrow)
    legend, key = _legend(scene), _key(scene)
    under = len(rows_of(key, wide, size)) * ROW + 4 if key else 0
    beside, last = _beside(scene, size), _column(scene, size)
    margin = Margin(
        left=names.room,
        right=beside + last + (_GAP if last else 0),
        top=_TOP + (len(rows_of(legend, wide, size)) - 1) * ROW + 18,
        bottom=6 + _AXIS_ROOM + under,
    )
    high = max(_ROW, names.high)
    room = wide - round(margin.left) - round(margin.right)
    cross_axis(canvas, pane, scene.scale, (room, True))
    canvas.axis(pane, "y", (len(scene.rows) - 0.5, -0.5))
    row_rules(canvas, pane, range(len(scene.rows)))
    for place, row in enumerate(scene.rows):
        _bar(canvas, pane, scene, (place, row))
    _marks(canvas, pane, scene)
    _tell(canvas, pane, scene)
    _write(canvas, pane, scene, room / float(scene.scale.high - scene.scale.low))
    _differences(canvas, pane, scene, margin.right)
    names.write(canvas, pane, bold=[row.bold for row in scene.rows])
    lift = 34 + (len(rows_of(legend, wide, size)) - 1) * ROW
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, 14)
    draw_legend(canvas, legend, -margin.left + 1, lift)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -14 - _AXIS_ROOM)
    height = round(max(scene.spec.height or 0, margin.top + len(scene.rows) * high + margin.bottom))
    return canvas.finish(height, margin), height


def _beside(scene: Scene, size: float) -> float:
    """Gives the room of the numbers at the right of their marks."""
    return max(width(scene.text(spot), size) for spot in scene.plotted.spots) + 16


def _column(scene: Scene, size: float) -> float:
    """Gives the width of the column of differences; nothing when there is none."""
    texts = [row.difference for row in scene.rows if row.difference]
    return max(width(text, size, bold=True) for text in [*texts, _heading(scene)]) + 4 if texts else 0


def _heading(scene: Scene) -> str:
    return say("chart-change" if scene.timely else "chart-difference", scene.language)


def _ink(scene: Scene, row: Row) -> str:
    if row.part[1] or (scene.spec.highlight and not row.bold):
        return "other"
    return "highlight" if row.bold else scene.style.colours[0]


def _bar(canvas: Canvas, pane: Pane, scene: Scene, placed: tuple[int, Row]) -> None:
    place, row = placed
    if row.pair is None or not joined(row.pair):
        return
    first, second = (float(amount(spot.cell) or 0) for spot in row.pair)
    ink = _ink(scene, row) if scene.timely else "axis"
    join(canvas, pane, ((min(first, second), max(first, second)), place, ink, 2.4))
    if crossed(row.pair) is not None:
        canvas.traces[-1]["line"]["dash"] = "3px,3px"


def _marks(canvas: Canvas, pane: Pane, scene: Scene) -> None:
    """Adds the marks: over time a small dot and an arrowhead that points from it, of two groups a dot and a diamond."""
    looks: dict[tuple[str, str, bool], list[tuple[int, Row, Spot, int]]] = {}
    for place, row in enumerate(scene.rows):
        for end, spot in enumerate(row.ends):
            if spot is not None and amount(spot.cell) is not None:
                ink = "other" if end == 0 and scene.timely else _ink(scene, row)
                ink = scene.inks[end] if scene.inks and not row.part[1] else ink
                hollow = spot.hollow or row.part[1] == "unknown"
                looks.setdefault((_symbol(scene, row, end), ink, hollow), []).append((place, row, spot, end))
    for (symbol, ink, hollow), marks in sorted(looks.items(), key=lambda each: each[0][0] != "circle"):
        marker = {
            "color": canvas.ink("paper" if hollow else ink),
            "line": {"color": canvas.ink(ink), "width": 1.8},
            "size": 11 if symbol.startswith("triangle") else 9,
            "symbol": symbol,
        }
        canvas.traces.append(
            {
                "cliponaxis": False,
                "hoverinfo": "skip",
                "marker": marker,
                "mode": "markers",
                "type": "scatter",
                "x": plainly([amount(spot.cell) for _, _, spot, _ in marks]),
                "xaxis": pane.x,
                "y": [place for place, _, _, _ in marks],
                "yaxis": pane.y,
            }
        )


def _tell(canvas: Canvas, pane: Pane, scene: Scene) -> None:
    """Says a row's numbers and how they differ, once for the whole row."""
    words = []
    for place, row in enumerate(scene.rows):
        ends = [
            f"{name} {scene.amount(spot)}"
            for spot, (_, name) in zip(row.ends, scene.ends, strict=True)
            if spot is not None
        ]
        numbers = [amount(spot.cell) or 0 for spot in row.known]
        if numbers:
            text = said((row.name,), ", ".join(ends)) + (f" ({row.difference})" if row.difference else "")
            words.append((sum(numbers) / len(numbers), place, text))
    if words:
        canvas.tell(pane, words, "muted")


def _symbol(scene: Scene, row: Row, end: int) -> str:
    if not scene.timely:
        return ("circle", "diamond")[end]
    if end == 0 or row.pair is None:
        return "circle"
    first, second = (amount(spot.cell) or 0 for spot in row.pair)
    return "circle" if first == second else "triangle-right" if second > first else "triangle-left"


def _write(canvas: Canvas, pane: Pane, scene: Scene, pixels: float) -> None:
    """Writes the greater number of a row at its right, the lesser at its left where there is room."""
    for place, row in enumerate(scene.rows):
        at = {"y": place, "on_x": pane.x, "on_y": pane.y, "halo": True}
        known = sorted(row.known, key=lambda spot: amount(spot.cell) or 0)
        if not known:
            sign = next((mark(spot.cell.status, scene.language) for spot in row.ends if spot and spot.cell.status), "")
            canvas.labels.append(Label(text=sign, x=float(scene.scale.low), dx=6, ink="faint", **at))  # type: ignore[arg-type]
        elif scene.spec.labels == "auto":
            ink = "ink" if row.bold or not scene.spec.highlight else "muted"
            right = float(amount(known[-1].cell) or 0)
            left, text = float(amount(known[0].cell) or 0), scene.text(known[0])
            apart = (left - float(scene.scale.low)) * pixels > width(text, canvas.style.size) + 15
            beside = scene.text(known[-1]) if apart or len(known) == 1 else _both(scene, row, known)
            if width(beside, canvas.style.size) > (float(scene.scale.high) - right) * pixels + _beside(
                scene, canvas.style.size
            ):
                beside = scene.text(known[-1])
            canvas.labels.append(Label(text=beside, x=right, dx=10, ink=ink, **at))  # type: ignore[arg-type]
            if len(known) > 1 and apart:
                canvas.labels.append(Label(text=text, x=left, dx=-10, side="right", ink=ink, **at))  # type: ignore[arg-type]


def _both(scene: Scene, row: Row, rising: Sequence[Spot]) -> str:
    """Gives both numbers for the right of a row whose lesser has no room at its left: as time goes, or from the lesser."""
    if scene.timely and row.pair is not None:
        return " → ".join(map(scene.text, row.pair))
    return " and ".join(map(scene.text, rising))


def _differences(canvas: Canvas, pane: Pane, scene: Scene, right: float) -> None:
    """Writes the column of differences, set to the right."""
    if not any(row.difference for row in scene.rows):
        return
    place: Mapping[str, Any] = {"x": 1, "dx": round(right) - 1, "side": "right"}
    canvas.labels.append(Label(text=_heading(scene), y=1, dy=14, **place))
    for index, row in enumerate(scene.rows):
        ink = "ink" if row.bold or not scene.spec.highlight else "muted"
        canvas.labels.append(Label(text=row.difference, y=index, on_y=pane.y, ink=ink, bold=row.bold, **place))


def _legend(scene: Scene) -> tuple[Item, ...]:
    inks: tuple[str, ...] = ("other", "highlight" if scene.spec.highlight else scene.style.colours[0])
    first, second = (name for _, name in scene.ends)
    inks = scene.inks or (inks if scene.timely else (inks[1], inks[1]))
    return (
        Item(text=first, sign="dot", ink=inks[0]),
        Item(text=second, sign="arrow" if scene.timely else "diamond", ink=inks[1]),
    )


def _key(scene: Scene) -> tuple[Item, ...]:
    items = key_items(scene.plotted.spots, scene.language)
    if any(row.pair and crossed(row.pair) is not None for row in scene.rows):
        items = (*items, Item(text=say("chart-break", scene.language), sign="dashed", ink="muted"))
    if scene.spec.baseline == "data" and scene.scale.low != 0:
        items = (*items, Item(text=say("chart-cut", scene.language), sign="none", ink="muted"))
    lost = [row.cell.status for row in scene.rows if row.cell is not None and row.cell.status]
    statuses = status_items(scene.plotted.spots, scene.language)
    if Status.WITHHELD in lost and not any(spot.cell.status is Status.WITHHELD for spot in scene.plotted.spots):
        statuses = (*statuses, Item(text=say("chart-status-withheld", scene.language), sign="none", ink="muted"))
    return (*items, *statuses)
