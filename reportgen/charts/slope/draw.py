"""Slope: what two or three times or groups have in common and what not, each line named at both of its ends."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.compare import comparable
from reportgen.charts.grid import data_grid
from reportgen.charts.reading import read
from reportgen.charts.series import Series, check_names
from reportgen.charts.slope.picture import picture
from reportgen.charts.slope.scene import Scene, scene_of
from reportgen.charts.slope.spec import SlopeSpec
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.messages import say

_COLUMNS, _MOST = (2, 3), 24


def draw(spec: SlopeSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    plotted = read(spec, indicators, {"x": (spec.x,), "series": (spec.series,)}, findings)
    if (
        plotted is None
        or not check_names(spec, plotted, findings)
        or not no_ranges(spec, plotted, "joined by lines", findings)
    ):
        return None
    scene = scene_of(spec, plotted, setting.style, setting.language)
    if not _few(scene, findings):
        return None
    pairs = [pair for line in scene.series for _, _, pair in scene.steps(line)]
    if not comparable(pairs, spec.at("x"), findings):
        return None
    return in_two_widths(picture, scene, _alt(scene), data_grid(spec, plotted, ("series",), "x", setting.language))


def _few(scene: Scene, findings: Findings) -> bool:
    spec, count, least = scene.spec, len(scene.columns), _COLUMNS[0]
    if count not in _COLUMNS:
        message = f"`{spec.x}` has {count} value{'s' if count > 1 else ''}, and a slope joins two or three"
        ends = f"[{scene.columns[0][1]}, {scene.columns[-1][1]}]"
        choose = f"choose two with `where: {{{spec.x}: {ends}}}` in the indicator, or write `chart: lines`"
        hint = choose if count > least else "write `chart: dots`"
        findings.error("wrong-chart", message, spec.at("x"), hint=hint)
        return False
    if len(scene.series) > _MOST:
        message = f"{len(scene.series)} lines in a slope, and {_MOST} are the most"
        hint = "keep the largest with `top:` in the indicator, or write `chart: dumbbell`"
        findings.error("too-many-series", message, spec.at("series"), hint=hint)
        return False
    if any(scene.steps(line) for line in scene.series):
        return True
    message = "no line has numbers in two columns, so that nothing is joined"
    findings.error("nothing-to-draw", message, spec.at("data"), hint="write `chart: dots`")
    return False


def _alt(scene: Scene) -> str:
    language = scene.language
    begin = alternative.opening("slope", scene.plotted, language)
    between = say("chart-alt-between", language, first=scene.columns[0][1], last=scene.columns[-1][1])
    told = [_told(scene, line) for line in scene.series]
    telling = {at for at, line in enumerate(scene.series) if line.bold or line.key[1]}
    return alternative.sentences(f"{begin}, {between}", alternative.listed(told, language, telling))


def _told(scene: Scene, line: Series) -> str:
    found = {spot.key("x"): spot for spot in line.spots}
    ends = [(found[key], name) for key, name in scene.columns if key in found]
    return alternative.from_to(line.name, ends, scene.changed(line), scene.language)
