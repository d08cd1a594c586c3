"""Draws a scene in two widths, for the page and for small screens, and refuses ranges where none can be drawn."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from reportgen.charts.frame import PlotFrame
from reportgen.charts.spots import Plotted
from reportgen.document import Grid
from reportgen.kinds import Picture, Style
from reportgen.problems import Findings
from reportgen.table import Range


class Styled(Protocol):
    """What is to be drawn knows the style it is drawn in."""

    @property
    def style(self) -> Style:
        """The design tokens."""


Scene = TypeVar("Scene", bound=Styled)


def in_two_widths(
    paint: Callable[[Scene, int], tuple[dict[str, Any], int]], scene: Scene, alt: str, data: Grid
) -> Picture:
    """Gives the picture; `paint` gives the Plotly JSON of a width and its height, in CSS pixels."""
    wide, height = paint(scene, scene.style.width)
    narrow, narrow_height = paint(scene, scene.style.narrow)
    return Picture(plotly=wide, height=height, narrow=narrow, narrow_height=narrow_height, alt=alt, data=data)


def no_ranges(spec: PlotFrame, plotted: Plotted, refused: str, findings: Findings) -> bool:
    """Says whether no number is a range, after adding the problem: "ranges cannot be drawn as bars"."""
    if not any(isinstance(spot.cell.value, Range) for spot in plotted.spots):
        return True
    findings.error("wrong-chart", f"ranges cannot be {refused}", spec.at("data"), hint="write `chart: ranges`")
    return False
