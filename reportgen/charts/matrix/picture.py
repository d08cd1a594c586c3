"""Draws a matrix at one width: cells of one size across, high enough for their entries, by name or by number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.charts.axes import above
from reportgen.charts.canvas import CLEAR, Canvas, Label, Margin, Pane
from reportgen.charts.matrix.scene import Entry, Scene
from reportgen.charts.metrics import LINE, widest, wrap
from reportgen.templating.messages import say

_LEAST, _PAD, _CHIP, _GAP, _TOP, _FOOT = 44, 8, 24, 5, 26, 22
_NAMES = 3
"""So many lines may a name take in its cell, before all entries are numbered."""
_SHADES = ("step0", "step1", "step2", "step3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lay:
    """Where things stand, in pixels."""

    left: float
    column: float
    rows: tuple[float, ...]
    """The height of each row, the lowest first."""
    terms: tuple[tuple[str, ...], ...]
    staggered: bool
    """Whether every other term stands lower, because words would be broken on one level."""
    numbered: bool
    size: float

    def drop(self, column: int) -> float:
        """Gives how far below the matrix a term begins."""
        return max(map(len, self.terms[::2])) * self.size * LINE + 3 if self.staggered and column % 2 else 0

    @property
    def foot(self) -> float:
        """The height that the terms take."""
        return max(self.drop(at) + len(lines) * self.size * LINE for at, lines in enumerate(self.terms))

    def bottom(self, row: int) -> float:
        """Gives the lower edge of a row over the lower edge of the matrix."""
        return sum(self.rows[:row])

    @property
    def high(self) -> float:
        """The height of the matrix."""
        return sum(self.rows)


def picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    """Gives the Plotly JSON and its height."""
    canvas, lay = Canvas(scene.style, wide), _lay(scene, wide)
    entries = [entry for entry in scene.entries if lay.numbered or not entry.rated]
    listing = _listing(scene, entries, wide, lay)
    foot = lay.foot + _FOOT
    margin = Margin(
        left=lay.left, right=1, top=_TOP, bottom=foot + sum(high for _, high in listing) + (8 if listing else 0)
    )
    across = lay.column * len(scene.spec.terms.columns)
    canvas.axis(Pane(), "x", (0, across))
    canvas.axis(Pane(), "y", (0, lay.high))
    _cells(canvas, scene, lay)
    _scales(canvas, scene, lay, across)
    at = -foot - 4
    for lines, high in listing:
        _row(canvas, scene, lines, (at - high / 2, lay))
        at -= high
    above(canvas, scene.titles[1], margin.left, 13)
    if any(map(any, scene.levels)):
        said = say("chart-matrix-levels", scene.language)
        canvas.labels.append(Label(text=said, x=1, y=1, dy=13, side="right"))
    height = round(margin.top + lay.high + margin.bottom)
    return canvas.finish(height, margin), height


def _lay(scene: Scene, wide: int) -> Lay:
    """Gives names in the cells when all fit, else numbers."""
    size, count = scene.style.size, len(scene.spec.terms.columns)
    most = 84 if wide < 500 else 130
    beside = [wrap(term, most, size) for term in scene.spec.terms.rows]
    left = round(max(widest(lines, size) for lines in beside) + 12)
    column = (wide - left - 1) / count
    terms = tuple(wrap(term, column - 6, size) for term in scene.spec.terms.columns)
    staggered = any(line.endswith("-") for lines in terms for line in lines)
    if staggered:
        terms = tuple(wrap(term, 2 * column - 8, size) for term in scene.spec.terms.columns)
    room = column - 2 * _PAD
    fits = all(
        len(lines := wrap(entry.name, room, size, bold=True)) <= _NAMES and not any(line.endswith("-") for line in lines)
        for entry in scene.entries if entry.rated
    )  # fmt: skip
    numbered = not (fits and column > 100)
    rows = tuple(
        max(
            _LEAST, len(lines) * size * LINE + 8,
            *(_need(scene.within(at, row), column, size, numbered=numbered) for at in range(count)),
        )
        for row, lines in enumerate(beside)
    )  # fmt: skip
    return Lay(left=left, column=column, rows=rows, terms=terms, staggered=staggered, numbered=numbered, size=size)


def _need(entries: Sequence[Entry], column: float, size: float, *, numbered: bool) -> float:
    """Gives the height that a cell's entries take."""
    if numbered:
        across = max(1, int((column - _PAD) // _CHIP))
        return -(-len(entries) // across) * _CHIP + _PAD
    lines = sum(len(wrap(entry.name, column - 2 * _PAD, size, bold=True)) for entry in entries)
    return lines * size * LINE + max(0, len(entries) - 1) * _GAP + 2 * _PAD


def _cells(canvas: Canvas, scene: Scene, lay: Lay) -> None:
    chips: list[tuple[float, float, Entry]] = []
    for row, high in enumerate(lay.rows):
        for column in range(len(scene.spec.terms.columns)):
            x, y = column * lay.column, lay.bottom(row)
            place = {"x0": x, "x1": x + lay.column, "xref": "x", "y0": y, "y1": y + high, "yref": "y"}
            look = {"color": canvas.ink("paper"), "width": 2}
            fill = canvas.ink(_SHADES[scene.level(column, row)])
            canvas.shapes.append({"fillcolor": fill, "layer": "below", "line": look, "type": "rect", **place})
            inside = scene.within(column, row)
            if lay.numbered:
                chips += _numbers(inside, (x, y + high / 2), lay.column)
            else:
                _names(canvas, inside, (x + _PAD, y + high / 2), lay)
    _chips(canvas, scene, chips)


def _numbers(entries: Sequence[Entry], at: tuple[float, float], wide: float) -> Iterator[tuple[float, float, Entry]]:
    """Gives each number its place in the cell, in rows that begin at the left."""
    x, middle = at
    across = max(1, int((wide - _PAD) // _CHIP))
    rows = -(-len(entries) // across)
    for index, entry in enumerate(entries):
        line, place = divmod(index, across)
        yield x + _PAD / 2 + (place + 0.5) * _CHIP, middle + ((rows - 1) / 2 - line) * _CHIP, entry


def _chips(canvas: Canvas, scene: Scene, chips: Sequence[tuple[float, float, Entry]]) -> None:
    """Adds the numbers as dots that say their names under the pointer."""
    for bold in (False, True):
        chosen = [chip for chip in chips if chip[2].bold == bold]
        ink = canvas.ink("highlight" if bold else scene.style.colours[0])
        marker = {"color": ink, "line": {"color": canvas.ink("paper"), "width": 1}, "size": 19, "symbol": "circle"}
        if chosen:
            canvas.traces.append(_dots(chosen, marker))
    for x, y, entry in chips:
        canvas.labels.append(
            Label(text=str(entry.number), x=x, y=y, on_x="x", on_y="y", side="center", ink="paper", bold=True)
        )


def _dots(chips: Sequence[tuple[float, float, Entry]], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "cliponaxis": False,
        "customdata": [f"{entry.name}: {', '.join(entry.said)}" for _, _, entry in chips],
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": marker,
        "mode": "markers",
        "type": "scatter",
        "x": [round(x, 1) for x, _, _ in chips],
        "y": [round(y, 1) for _, y, _ in chips],
    }


def _names(canvas: Canvas, entries: Sequence[Entry], at: tuple[float, float], lay: Lay) -> None:
    """Writes the names of a cell's entries, one below the other, and a small dot that says more under the pointer."""
    x, middle = at
    found = [(entry, wrap(entry.name, lay.column - 2 * _PAD, lay.size, bold=True)) for entry in entries]
    high = sum(len(lines) for _, lines in found) * lay.size * LINE + max(0, len(found) - 1) * _GAP
    top = middle + high / 2
    for entry, lines in found:
        tall = len(lines) * lay.size * LINE
        text = "\n".join(lines)
        canvas.labels.append(Label(text=text, x=x, y=top - tall / 2, on_x="x", on_y="y", ink="ink", bold=entry.bold))
        clear = {"color": CLEAR, "line": {"color": CLEAR, "width": 0}, "size": 14, "symbol": "square"}
        canvas.traces.append(_dots([(x + 6, top - tall / 2, entry)], clear))
        top -= tall + _GAP


def _scales(canvas: Canvas, scene: Scene, lay: Lay, across: float) -> None:
    for column, lines in enumerate(lay.terms):
        x, drop = (column + 0.5) * lay.column, lay.drop(column)
        text, edge = "\n".join(lines), x + widest(lines, lay.size) / 2 > across
        canvas.labels.append(
            Label(text=text, x=across if edge else x, y=0, on_x="x", dy=-5 - drop, side="right" if edge else "center",
                  level="top", ink="ink")
        )  # fmt: skip
        if drop:
            place = {"x0": x, "x1": x, "xref": "x", "y0": 0, "y1": round(-(drop + 3) / lay.high, 4), "yref": "paper"}
            canvas.shapes.append({"line": {"color": canvas.ink("axis"), "width": 1}, "type": "line", **place})
    most = lay.left - 10
    for row, term in enumerate(scene.spec.terms.rows):
        middle = lay.bottom(row) + lay.rows[row] / 2
        text = "\n".join(wrap(term, most, lay.size))
        canvas.labels.append(Label(text=text, x=0, y=middle, on_y="y", dx=-8, side="right", ink="ink"))
    title = Label(text=scene.titles[0], x=across, y=0, on_x="x", dy=-7 - lay.foot, side="right", level="top")
    canvas.labels.append(title)


Cell = tuple[float, str, Entry]
"""Where it stands from the left, its lines, and what it is."""


def _listing(scene: Scene, entries: Sequence[Entry], wide: int, lay: Lay) -> list[tuple[list[Cell], float]]:
    """Gives the list below: one, two or three columns of numbered names, and the height of each row."""
    if not entries:
        return []
    count = 1 if wide < 500 else 2
    room = wide / count
    rows = []
    for first in range(0, len(entries), count):
        cells, high = [], 0.0
        for index, entry in enumerate(entries[first : first + count]):
            name = entry.name if entry.rated else f"{entry.name} ({scene.told(entry)})"
            lines = wrap(name, room - 34, lay.size, bold=True)
            cells.append((index * room - lay.left, "\n".join(lines), entry))
            high = max(high, len(lines) * lay.size * LINE + _GAP)
        rows.append((cells, high))
    return rows


def _row(canvas: Canvas, scene: Scene, cells: Sequence[Cell], place: tuple[float, Lay]) -> None:
    y, lay = place
    for x, text, entry in cells:
        ink = "highlight" if entry.bold else "ink" if entry.rated else "muted"
        if lay.numbered:
            number = Label(
                text=str(entry.number), x=0, y=0, on_x="x", dx=x + 18, dy=y, side="right", ink=ink, bold=True
            )
            canvas.labels.append(number)
        shift = 25 if lay.numbered else 0
        canvas.labels.append(Label(text=text, x=0, y=0, on_x="x", dx=x + shift, dy=y, ink=ink, bold=entry.bold))
