"""Lines: numbers over time, each series named at its end, gaps left open, what is not final dashed and hollow."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.events import marks_fit
from reportgen.charts.grid import data_grid
from reportgen.charts.lines.panels import panels_fit
from reportgen.charts.lines.picture import picture
from reportgen.charts.lines.scene import Scene, scene_of
from reportgen.charts.lines.spec import LinesSpec
from reportgen.charts.reading import read
from reportgen.charts.series import Series, check_names
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.messages import say

_MOST, _MOST_GREY, _MOST_PANES = 6, 10, 16


def draw(spec: LinesSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    style, language = setting.style, setting.language
    roles = {"x": (spec.x,), "series": _one(spec.series), "panels": _one(spec.panels)}
    plotted = read(spec, indicators, roles, findings)
    if (
        plotted is None
        or not check_names(spec, plotted, findings)
        or not no_ranges(spec, plotted, "drawn as lines", findings)
    ):
        return None
    scene = scene_of(spec, plotted, style, language)
    if (
        not _few(scene, findings)
        or not panels_fit(scene, findings)
        or not marks_fit(spec.marks, scene.scale, spec.at, findings)
    ):
        return None
    across = "series" if spec.series else "panels"
    down = [role for role in ("x", "panels") if role != across]
    return in_two_widths(picture, scene, _alt(scene), data_grid(spec, plotted, down, across, language))


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _few(scene: Scene, findings: Findings) -> bool:
    """More lines than colours, or more panels than a page, tell nothing."""
    spec, most = scene.spec, max(len(lines) for _, lines in scene.groups)
    limit = _MOST_GREY if spec.highlight else _MOST
    if most > limit:
        coloured = "" if spec.highlight else " that can be told apart"
        findings.error(
            "too-many-series",
            f"{most} lines in one picture, and {limit} are the most{coloured}",
            spec.at("series"),
            hint="keep the largest with `top:`, name those that matter in `highlight:`, or use `panels:`",
        )
    elif len(scene.groups) > _MOST_PANES:
        findings.error(
            "too-many-series",
            f"{len(scene.groups)} panels, and {_MOST_PANES} are the most",
            spec.at("panels"),
            hint="keep the largest with `top:` in the indicator",
        )
    return most <= limit and len(scene.groups) <= _MOST_PANES


def _alt(scene: Scene) -> str:
    spec, plotted, language = scene.spec, scene.plotted, scene.language
    said = scene.said
    first, last = scene.scale.keys[0], scene.scale.keys[-1]
    between = say("chart-alt-between", language, first=said(first), last=said(last))
    lines = (
        [line for _, lines in scene.groups for line in lines]
        if not spec.panels
        else [
            Series(
                key=line.key,
                name=", ".join(part for part in (name, line.name) if part),
                ink="",
                bold=False,
                spots=line.spots,
            )
            for name, lines in scene.groups
            for line in lines
        ]
    )
    own = say("chart-own-scales", language) if scene.own_scales else ""
    begin = f"{alternative.opening('lines', plotted, language)}, {between}"
    return alternative.sentences(begin, own, alternative.over_time(lines, said, language))
