"""Frames the cells that the title is about, each as wide as its number needs."""

from decimal import Decimal

from reportgen.charts.canvas import Canvas, plain
from reportgen.charts.heat.lay import Lay, numbers_fit
from reportgen.charts.heat.scene import Scene
from reportgen.charts.metrics import width
from reportgen.charts.shown import cell_text
from reportgen.charts.spots import amount

_FRAME, _EDGE, _OVER = 2.4, 5.5, 12
"""How thick a frame is, alone and with its white edge, and how far it may reach over its neighbours, in pixels."""


def draw_frames(canvas: Canvas, scene: Scene, lay: Lay) -> None:
    """Draws a frame about each cell that the title is about, as wide as its number; its white edge is seen in grey."""
    cells = scene.cells()
    for at in scene.outlined:
        (x, y), half = lay.place(*at), max(1, framed(scene, at, lay) / lay.wide) / 2
        rows = {"y0": plain(y - 0.5), "y1": plain(y + 0.5), "yref": "y"}
        place = {"x0": plain(x - half), "x1": plain(x + half), "xref": "x", **rows}
        step = scene.steps.step(Decimal(amount(cells[at].cell) or 0))
        fill = canvas.ink("paper" if amount(cells[at].cell) is None else f"step{step}")
        for ink, thick in (("paper", _EDGE), ("highlight", _FRAME)):
            look = {"color": canvas.ink(ink), "width": thick}
            canvas.shapes.append({"fillcolor": fill, "layer": "above", "line": look, "type": "rect", **place})


def framed(scene: Scene, at: tuple[int, int], lay: Lay) -> float:
    """Gives the width that a cell in a frame needs for its number; nothing where it would hide its neighbours.

    Where all cells have their numbers, it hides none of them.
    """
    if at not in scene.outlined or at not in scene.cells():
        return 0
    spot = scene.cells()[at]
    text = width(cell_text(spot.cell, spot.indicator, scene.language), scene.style.size, bold=True)
    need = lay.wide if text + _EDGE < lay.wide or numbers_fit(scene, lay) else text + 2 * _EDGE + 2
    return need if need <= lay.wide + 2 * _OVER else 0
