"""Area: a whole and its parts over time, stacked with the total on top; where a part has no figure there is a gap."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.area.picture import picture
from reportgen.charts.area.scene import Scene, scene_of
from reportgen.charts.area.spec import AreaSpec
from reportgen.charts.events import marks_fit
from reportgen.charts.grid import stack_grid
from reportgen.charts.reading import read
from reportgen.charts.series import check_names
from reportgen.charts.spots import Plotted
from reportgen.charts.whole import stackable, whole
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.messages import say

_MOST = 6
_LINES = "write `chart: lines`"


def draw(spec: AreaSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    roles = {"x": (spec.x,), "series": (spec.series,) if spec.series else ()}
    plotted = read(spec, indicators, roles, findings)
    if plotted is None or not check_names(spec, plotted, findings) or not _adds_up(spec, plotted, findings):
        return None
    scene = scene_of(spec, plotted, setting.style, setting.language)
    if not _drawable(scene, findings) or not marks_fit(spec.marks, scene.scale, spec.at, findings):
        return None
    data = stack_grid(spec, plotted, scene.shares(), setting.language)
    return in_two_widths(picture, scene, _alt(scene), data)


def _adds_up(spec: AreaSpec, plotted: Plotted, findings: Findings) -> bool:
    if not no_ranges(spec, plotted, "drawn as areas", findings):
        return False
    if spec.series and not stackable(spec, plotted, _LINES, findings):
        return False
    return spec.stack != "100" or whole(spec, plotted, "write `stack: stacked`", findings)


def _drawable(scene: Scene, findings: Findings) -> bool:
    """An area joins times, and its parts must be told apart."""
    spec, coloured = scene.spec, sum(1 for line in scene.series if line.key[1] not in {"other", "unknown"})
    if scene.scale.even or len(scene.scale.slots) < 2:
        message = f"an area runs over time, and `{spec.x}` gives no two times"
        findings.error("wrong-chart", message, spec.at("x"), hint="write `chart: bars`")
        return False
    if coloured > _MOST:
        message = f"{coloured} parts in an area, and {_MOST} are the most that can be told apart"
        hint = "keep the largest with `top:` and `other: true`, or write `chart: lines` with `panels:`"
        findings.error("too-many-series", message, spec.at("series"), hint=hint)
        return False
    if any(spot.cell.value is not None and spot.cell.value < 0 for spot in scene.plotted.spots):  # type: ignore[operator]
        findings.error("wrong-chart", "numbers below zero have no area", spec.at("data"), hint=_LINES)
        return False
    if not any(stack.parts for stack in scene.stacks):
        message = "at each time a part has no figure, so that nothing adds up to a whole"
        findings.error("nothing-to-draw", message, spec.at("data"), hint=_LINES)
        return False
    return True


def _alt(scene: Scene) -> str:
    language, kind = scene.language, "area-100" if scene.shared else "area-stacked" if scene.spec.series else "area"
    between = say("chart-alt-between", language, first=scene.said(scene.first), last=scene.said(scene.last))
    begin = f"{alternative.opening(kind, scene.plotted, language)}, {between}"
    told = alternative.over_time(scene.series, scene.said, language, scene.shares())
    return alternative.sentences(begin, scene.whole_said(), told, *scene.without())
