"""Dumbbell: two numbers a row, before and after or of two groups, the way from one to the other and how far it is."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.compare import comparable
from reportgen.charts.dumbbell.picture import picture
from reportgen.charts.dumbbell.scene import Row, Scene, ends_of, scene_of
from reportgen.charts.dumbbell.spec import DumbbellSpec
from reportgen.charts.grid import data_grid
from reportgen.charts.reading import read
from reportgen.charts.series import check_names
from reportgen.charts.spots import Plotted
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.messages import say

_MOST, _TWO = 35, 2


def draw(
    spec: DumbbellSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    plotted = read(spec, indicators, {"rows": (spec.rows,), "series": (spec.series,)}, findings)
    if (
        plotted is None
        or not check_names(spec, plotted, findings)
        or not no_ranges(spec, plotted, "drawn as dumbbells", findings)
        or not _two(spec, plotted, setting.language, findings)
    ):
        return None
    scene = scene_of(spec, plotted, setting.style, setting.language)
    if not _drawable(scene, findings):
        return None
    return in_two_widths(picture, scene, _alt(scene), data_grid(spec, plotted, ("rows",), "series", setting.language))


def _two(spec: DumbbellSpec, plotted: Plotted, language: str, findings: Findings) -> bool:
    ends, _ = ends_of(spec, plotted, language)
    if len(ends) == _TWO:
        return True
    message = f"`{spec.series}` has {len(ends)} value{'s' if len(ends) > 1 else ''}, and a dumbbell has two ends"
    choose = f"choose two with `where: {{{spec.series}: [{ends[0][1]}, {ends[-1][1]}]}}` in the indicator"
    hint = f"{choose}, or write `chart: slope`" if len(ends) > _TWO else "write `chart: dots`"
    findings.error("wrong-chart", message, spec.at("series"), hint=hint)
    return False


def _drawable(scene: Scene, findings: Findings) -> bool:
    spec, pairs = scene.spec, [row.pair for row in scene.rows if row.pair]
    if len(scene.rows) > _MOST:
        message = f"{len(scene.rows)} rows, and {_MOST} are the most"
        hint = "keep the largest with `top:` in the indicator, or print a table"
        findings.error("too-many-series", message, spec.at("rows"), hint=hint)
        return False
    if not pairs:
        message = "no row has two numbers, so that there is nothing between them"
        findings.error("nothing-to-draw", message, spec.at("data"), hint="write `chart: dots`")
        return False
    return comparable(pairs, spec.at("series"), findings)


def _alt(scene: Scene) -> str:
    language, joint = scene.language, "chart-alt-between" if scene.timely else "chart-alt-and"
    between = say(joint, language, first=scene.ends[0][1], last=scene.ends[1][1])
    begin = f"{alternative.opening('dumbbell', scene.plotted, language)}, {between}"
    told = [_told(scene, row) for row in scene.rows]
    telling = {at for at, row in enumerate(scene.rows) if row.bold or row.part[1]} | {0, len(told) - 1}
    return alternative.sentences(begin, alternative.listed(told, language, telling))


def _told(scene: Scene, row: Row) -> str:
    ends = [(spot, name) for spot, (_, name) in zip(row.ends, scene.ends, strict=True) if spot is not None]
    return alternative.from_to(row.name, ends, row.said if scene.timely else "", scene.language)
