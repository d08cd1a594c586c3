"""Waterfall: how one level becomes another: ups, downs and what is not known, whose sum is held against the last level."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.grid import data_grid
from reportgen.charts.reading import read
from reportgen.charts.series import check_names
from reportgen.charts.waterfall.picture import picture
from reportgen.charts.waterfall.scene import Scene, scene_of
from reportgen.charts.waterfall.spec import WaterfallSpec
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.messages import say

_MOST = 20


def draw(
    spec: WaterfallSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    if not _ordered(spec, findings):
        return None
    plotted = read(spec, indicators, {"rows": (spec.rows,)}, findings)
    if (
        plotted is None
        or not check_names(spec, plotted, findings)
        or not no_ranges(spec, plotted, "drawn as a waterfall", findings)
    ):
        return None
    if len(plotted.spots) > _MOST:
        message = f"{len(plotted.spots)} rows, and {_MOST} are the most"
        findings.error("too-many-series", message, spec.at("rows"), hint="put small steps together in the indicator")
        return None
    scene = scene_of(spec, plotted, setting.style, setting.language, findings)
    if scene is None:
        return None
    return in_two_widths(picture, scene, _alt(scene), data_grid(spec, plotted, ("rows",), "series", setting.language))


def _ordered(spec: WaterfallSpec, findings: Findings) -> bool:
    if spec.sort in {None, "given"}:
        return True
    message = f"`sort: {spec.sort}` would take the steps out of their order"
    findings.error("conflicting-keys", message, spec.at("sort"), hint="delete it, and order the indicator's rows")
    return False


def _alt(scene: Scene) -> str:
    """Gives every level and step: none can be left out of a sum."""
    begin = alternative.opening("waterfall", scene.plotted, scene.language)
    told = [say("chart-alt-point", scene.language, name=bar.name, value=bar.text) for bar in scene.bars]
    return alternative.sentences(begin, "; ".join(told))
