"""Lays out a heat table: how wide its cells are, and in which band and place each stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.heat.scene import Scene
from reportgen.charts.metrics import widest, width, wrap
from reportgen.charts.shown import cell_text

ROW_HIGH, _APART = 24, 6
_MOST_BANDS, _MOST_HIGH = (2, 4), 900
"""So many bands of columns, in the wide picture and the narrow one, and so many pixels of them, may stand one below another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lay:
    """Where cells stand: columns that have no room beside one another go on in a band below."""

    per: int
    """How many columns stand beside one another."""
    rows: int
    wide: float
    high: float
    head: float
    """The height of the names above a band, in pixels."""

    def bands(self, columns: int) -> int:
        """Gives how many bands there are."""
        return -(-columns // self.per)

    def start(self, band: int) -> float:
        """Gives the place of a band's first row."""
        return band * (self.rows + (self.head + _APART) / self.high)

    def place(self, row: int, column: int) -> tuple[int, float]:
        """Gives the place of a cell."""
        return column % self.per, row + self.start(column // self.per)


def columns_beside(scene: Scene, room: int, high: float, *, narrow: bool) -> tuple[int, int]:
    """Gives how many columns stand side by side, so that their numbers have room, and the room at the right of them.

    Where that would make too many bands, all stand side by side without numbers.
    """
    size, count = scene.style.size, len(scene.columns)
    need = max(width(cell_text(spot.cell, spot.indicator, scene.language), size) for spot in scene.plotted.spots) + 2
    free = room - _right(scene, room, size, count)
    fit = max(1, int(free / need))
    bands = -(-count // fit) if scene.spec.labels == "auto" and not scene.unbroken else 1
    per = -(-count // bands)
    tall = bands * (len(scene.rows) * high + 2 * ROW_HIGH)
    if bands > 1 and (bands > _MOST_BANDS[narrow] or tall > _MOST_HIGH):
        per = count
    return per, _right(scene, room, size, per)


def _right(scene: Scene, room: float, size: float, per: int) -> int:
    """Gives the room that the name of the last of so many columns needs beyond its column."""
    last = wrap(list(scene.columns.values())[-1], room / per - 4, size)
    return max(2, round((widest(last, size) - room / per) / 2) + 2)


def every(heads: Sequence[tuple[str, ...]], column: float, size: float) -> int:
    """Says which columns are named where there is no room for all: each, every second, fifth …."""
    need = max(widest(lines, size) for lines in heads) + 3
    return next(step for step in (1, 2, 3, 5, 10) if column * step >= need or step == 10)


def numbers_fit(scene: Scene, lay: Lay) -> bool:
    """Says whether every cell has room for its number."""
    texts = [cell_text(spot.cell, spot.indicator, scene.language) for spot in scene.plotted.spots]
    return max(width(text, scene.style.size) for text in texts) <= lay.wide - 3 and scene.spec.labels == "auto"
