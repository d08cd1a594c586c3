"""Flows: how much goes from where to where, in stages from left to right; what does not balance is shown."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.grid import data_grid
from reportgen.charts.reading import read
from reportgen.charts.sankey.picture import picture
from reportgen.charts.sankey.scene import Scene, scene_of
from reportgen.charts.sankey.spec import SankeySpec
from reportgen.charts.series import check_names
from reportgen.charts.shown import cell_text
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.table import Cell
from reportgen.templating.messages import say


def draw(spec: SankeySpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    plotted = read(spec, indicators, {"start": (spec.start,), "end": (spec.end,)}, findings)
    if (
        plotted is None
        or not check_names(spec, plotted, findings)
        or not no_ranges(spec, plotted, "drawn as flows", findings)
    ):
        return None
    scene = scene_of(spec, plotted, setting.style, setting.language, findings)
    if scene is None:
        return None
    grid = data_grid(spec, plotted, ("start", "end"), "series", setting.language)
    return in_two_widths(picture, scene, _alt(scene), grid)


def _alt(scene: Scene) -> str:
    first = scene.plotted.first
    what = first.label or first.id
    x, y = (name.replace("_", " ") for name in (scene.spec.start, scene.spec.end))
    begin = say("chart-alt-sankey", scene.language, what=what[:1].lower() + what[1:], x=x, y=y)
    flows = sorted(scene.flows, key=lambda flow: -flow.size)
    told = [
        say("chart-alt-point", scene.language, name=f"{flow.start} → {flow.end}", value=_value(scene, flow.spot.cell))
        for flow in flows
    ]
    telling = {at for at, flow in enumerate(flows) if flow.bold or flow.unknown}
    return alternative.sentences(begin, alternative.listed(told, scene.language, telling), "; ".join(_rests(scene)))


def _value(scene: Scene, cell: Cell) -> str:
    if cell.status is not None:
        return say(f"value-{cell.status.key}", scene.language)
    return cell_text(cell, scene.plotted.first, scene.language)


def _rests(scene: Scene) -> list[str]:
    """Gives what does not balance."""
    found = []
    for node in scene.nodes:
        if node.rest:
            number = cell_text(Cell(value=abs(node.rest)), scene.plotted.first, scene.language)
            message = "chart-sankey-short" if node.rest > 0 else "chart-sankey-over"
            found.append(f"{node.name}: {say(message, scene.language, number=number)}")
    return found
