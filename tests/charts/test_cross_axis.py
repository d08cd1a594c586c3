"""The axis below: it names zero and the last number, whatever room there is, and has a hairline at each."""

from decimal import Decimal

import pytest

from reportgen.charts.axes import Values
from reportgen.charts.canvas import Canvas, Pane
from reportgen.charts.levels import cross_axis
from tests.charts.making import STYLE


@pytest.mark.parametrize(
    ("steps", "room", "named"),
    [
        (3, 400, ["0", "10,000", "20,000", "30,000"]),
        (3, 110, ["0", "", "", "30,000"]),
        (4, 110, ["0", "", "20,000", "", "40,000"]),
        (5, 110, ["0", "", "", "", "", "50,000"]),
        (1, 30, ["0", "10,000"]),
    ],
)
def test_the_last_number_is_named_however_little_room_there_is(steps, room, named):
    ticks = tuple(Decimal(10_000 * step) for step in range(steps + 1))
    scale = Values(ticks=ticks, labels=tuple(f"{tick:,}" for tick in ticks))
    canvas = Canvas(STYLE, 300)
    cross_axis(canvas, Pane(index=1, bottom=0, top=1), scale, (room, True))
    assert canvas.axes["xaxis"]["ticktext"] == named
    assert len(canvas.axes["xaxis"]["tickvals"]) == steps + 1
