"""Cells of a map, four pixels wide: which country each belongs to, so that words find a place where nothing is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from reportgen.atlas import Point
from reportgen.charts.maps.ground import outlines
from reportgen.charts.maps.sums import Span, Sums, sums_of
from reportgen.charts.maps.window import Box, Window

SIZE = 4
"""The side of a cell, in pixels."""
TAKEN, _COAST, _BORDER, _CROSSED, _MOSTLY = 1e6, 3.5, 1.2, 50, 0.65
_BESIDE = 9
"""So many cells from the middle of a country may its name begin."""
_NEAR = 10
"""So many pixels from its coast may it stand."""


@dataclass(slots=True)
class Cells:
    """A grid over a window; a price says how much a label would hide there."""

    columns: int
    rows: int
    country: list[str]
    """Code of the country of each cell, row by row from below; nothing at sea."""
    price: list[float]
    safe: float = 3
    spans: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    """Country → first and last column and row in which it stands."""
    middles: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Country → column and row of the middle of its cells."""
    words: list[Box] = field(default_factory=list)
    """Where words stand: lines of the ground pause below them."""
    named: set[str] = field(default_factory=set)
    """The countries whose names stand."""
    _prices: Sums | None = field(default=None, init=False)
    _land: Sums | None = field(default=None, init=False)

    def _span(self, box: Box) -> Span:
        left, bottom, right, top = (int(side // SIZE) for side in box)
        return max(0, left), max(0, bottom), min(self.columns - 1, right), min(self.rows - 1, top)

    def covered(self, box: Box) -> Iterator[int]:
        """Gives the cells that a box touches."""
        left, bottom, right, top = self._span(box)
        for row in range(bottom, top + 1):
            yield from range(row * self.columns + left, row * self.columns + right + 1)

    def cost(self, box: Box) -> float:
        """Gives what a label in a box would hide; much too much where it leaves the map."""
        left, bottom, right, top = box
        edge = self.safe
        if left < edge or bottom < 2 or right > self.columns * SIZE - edge - 2 or top > self.rows * SIZE - 4:
            return TAKEN
        self._prices = self._prices or sums_of(self.price, self.columns)
        return self._prices.over(self._span(box))

    def mixed(self, box: Box) -> float:
        """Gives how far a box lies on land and sea alike, from 0 to 1."""
        land = self._on_land(box)
        return 2 * min(land, 1 - land)

    def _on_land(self, box: Box) -> float:
        """Gives which part of a box lies on land."""
        self._land = self._land or sums_of([float(bool(code)) for code in self.country], self.columns)
        left, low, right, top = span = self._span(box)
        return self._land.over(span) / max(1, (right - left + 1) * (top - low + 1))

    def crossed(self, start: Point, end: Point) -> float:
        """Gives what a straight line would cross."""
        steps = max(1, int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) // SIZE))
        points = [
            (start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps)
            for n in range(steps)
        ]
        return sum(self.cost((x, y, x, y)) for x, y in points)

    def at(self, point: Point) -> str:
        """Gives the country at a point; nothing at sea and beyond the map."""
        column, row = int(point[0] // SIZE), int(point[1] // SIZE)
        inside = 0 <= column < self.columns and 0 <= row < self.rows
        return self.country[row * self.columns + column] if inside else ""

    def take(self, box: Box, price: float = TAKEN) -> None:
        """Says that something stands in a box."""
        for cell in self.covered(box):
            self.price[cell] += price
        self._prices = None

    def room_in(self, code: str, wide: float, high: float) -> Box | None:
        """Gives the box of a size, nothing hidden, that lies wholly in a country and nearest to its middle."""
        return self._room(code, (wide, high), 1)

    def room_on(self, code: str, wide: float, high: float) -> Box | None:
        """Gives the box of a size, nothing hidden, the most of which lies in a country, though it may cross its border."""
        return self.room_in(code, wide, high) or self._room(code, (wide, high), _MOSTLY)

    def room_beside(self, code: str, wide: float, high: float) -> Box | None:
        """Gives the box for a country; where it has no room for one, the nearest at sea that lies by its coast."""
        if (found := self.room_on(code, wide, high)) is not None or code not in self.spans:
            return found
        (column, line), across, up = self.middles[code], int((wide + 3) // SIZE) + 2, int((high - 3) // SIZE) + 2
        spots = sorted(
            (abs(x + across / 2 - column) + 1.6 * abs(y + up / 2 - line), x, y)
            for y in range(max(1, int(line) - up - _BESIDE), min(self.rows - 3 - up, int(line) + _BESIDE))
            for x in range(
                max(1, int(column) - across - _BESIDE), min(self.columns - 3 - across, int(column) + _BESIDE)
            )
        )
        for _, x, y in spots:
            cells = [(y + j) * self.columns + x + i for j in range(up) for i in range(across)]
            if all(not self.country[cell] and self.price[cell] < _CROSSED for cell in cells):
                left, low = (x + across / 2) * SIZE - wide / 2, (y + up / 2) * SIZE - high / 2
                around = self.covered((left - _NEAR, low - _NEAR, left + wide + _NEAR, low + high + _NEAR))
                if code in {self.country[cell] for cell in around}:
                    return left, low, left + wide, low + high
        return None

    def _room(self, code: str, size: tuple[float, float], least: float) -> Box | None:
        if code not in self.spans:
            return None
        (first, last, low, top), (column, line), (wide, high) = self.spans[code], self.middles[code], size
        first, low, last, top = max(1, first), max(1, low), min(self.columns - 3, last), min(self.rows - 3, top)
        across, up = int((wide + 3) // SIZE) + 2, int((high - 3) // SIZE) + 2
        beyond = 0 if least == 1 else across // 2
        found: list[tuple[float, float, int, int]] = []
        for y in range(low, top - up + 2):
            for x in range(max(1, first - beyond), min(last + beyond, self.columns - 3) - across + 2):
                cells = [(y + j) * self.columns + x + i for j in range(up) for i in range(across)]
                within = sum(self.country[cell] == code for cell in cells) / len(cells)
                if within >= least and all(self.price[cell] < _CROSSED for cell in cells):
                    found.append((-within, abs(x + across / 2 - column) + 1.6 * abs(y + up / 2 - line), x, y))
        if not found:
            return None
        _, _, x, y = min(found)
        middle = ((x + across / 2) * SIZE, (y + up / 2) * SIZE)
        return middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2


def cells_of(window: Window) -> Cells:
    """Gives the cells of a window, coasts dearer than open land and sea; they are the caller's own."""
    found = _bare(window)
    return replace(found, price=list(found.price), spans=dict(found.spans), words=[], named=set())


@lru_cache(maxsize=8)
def _bare(window: Window) -> Cells:
    """Gives the cells before anything stands there: several maps of one region have the same ones."""
    columns, rows = int(window.width // SIZE) + 1, int(window.height // SIZE) + 1
    found = Cells(columns, rows, [""] * (columns * rows), [0.0] * (columns * rows), window.safe)
    for shape in window.atlas.shapes:
        rings = outlines(window, [shape.code])
        for row in range(rows if rings else 0):
            for first, last in _runs(rings, row * SIZE + SIZE / 2):
                _fill(found, shape.code, row, (first, last))
    found.middles.update(_middles(found))
    for cell, code in enumerate(found.country):
        beside = [cell + 1, cell + columns]
        others = [found.country[near] for near in beside if near < len(found.country)]
        if any(bool(other) != bool(code) for other in others):
            found.price[cell] += _COAST
        elif any(other != code for other in others):
            found.price[cell] += _BORDER
    return found


def _middles(cells: Cells) -> dict[str, tuple[float, float]]:
    sums: dict[str, list[int]] = {}
    for cell, code in enumerate(cells.country):
        row, column = divmod(cell, cells.columns)
        of = sums.setdefault(code, [0, 0, 0])
        of[0], of[1], of[2] = of[0] + 1, of[1] + column, of[2] + row
    return {code: (across / count + 0.5, up / count + 0.5) for code, (count, across, up) in sums.items() if code}


def _runs(rings: Sequence[Sequence[Point]], y: float) -> Iterator[tuple[float, float]]:
    """Gives the stretches of a horizontal line that lie within rings."""
    crossed = sorted(
        ax + (bx - ax) * (y - ay) / (by - ay)
        for ring in rings
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (ay > y) != (by > y)
    )
    yield from zip(crossed[::2], crossed[1::2], strict=False)


def _fill(cells: Cells, code: str, row: int, run: tuple[float, float]) -> None:
    first = max(0, int((run[0] + SIZE / 2) // SIZE))
    last = min(cells.columns - 1, int((run[1] - SIZE / 2) // SIZE))
    for column in range(first, last + 1):
        cells.country[row * cells.columns + column] = code
    if first <= last:
        left, right, low, top = cells.spans.get(code, (first, last, row, row))
        cells.spans[code] = (min(left, first), max(right, last), min(low, row), max(top, row))
