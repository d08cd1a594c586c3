"""Bars: numbers by category or time from a common zero; grouped, stacked, or as shares of 100 %."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.bars.ends import apart, without
from reportgen.charts.bars.lying import lying
from reportgen.charts.bars.scene import Scene, scene_of
from reportgen.charts.bars.spec import BarsSpec
from reportgen.charts.bars.upright import upright
from reportgen.charts.grid import stack_grid
from reportgen.charts.reading import read
from reportgen.charts.scales import Times
from reportgen.charts.series import check_names, is_named
from reportgen.charts.spots import Plotted, Spot
from reportgen.charts.whole import stackable, whole
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings

_MOST_SERIES, _MOST_ROWS, _MOST_LANES = 8, 35, 4
_THIN = 3
"""Bars of fewer pixels are hairlines."""


def draw(spec: BarsSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    style, language = setting.style, setting.language
    roles = {"x": (spec.x,), "series": (spec.series,) if spec.series else ()}
    plotted = read(spec, indicators, roles, findings)
    if plotted is None or not check_names(spec, plotted, findings) or not _drawable(spec, plotted, findings):
        return None
    scene = scene_of(spec, plotted, style, language)
    if not _few(scene, findings):
        return None
    data = stack_grid(spec, plotted, scene.shares(), language)
    return in_two_widths(upright if scene.upright else lying, scene, _alt(scene), data)


def _drawable(spec: BarsSpec, plotted: Plotted, findings: Findings) -> bool:
    """Ranges have no length, and a stack has no place for what is below zero, may not be added, or is no whole."""
    if not no_ranges(spec, plotted, "drawn as bars", findings):
        return False
    if spec.stack == "none":
        return True
    if not stackable(spec, plotted, "write `stack: none`", findings):
        return False
    return spec.stack != "100" or whole(spec, plotted, "write `stack: none`", findings)


def _few(scene: Scene, findings: Findings) -> bool:
    spec, count = scene.spec, len(scene.series)
    most = _MOST_LANES if spec.stack == "none" else _MOST_SERIES
    coloured = sum(1 for line in scene.series if line.key[1] not in {"other", "unknown"})
    if count > most or coloured > len(scene.style.colours):
        what = "bars in a group" if spec.stack == "none" else "parts in a bar"
        findings.error(
            "too-many-series",
            f"{count} {what}, and {min(most, len(scene.style.colours))} are the most",
            spec.at("series"),
            hint="keep the largest with `top:` and `other: true`, or write `chart: heat`",
        )
        return False
    if scene.scale is not None and _thick(scene, scene.scale) < _THIN:
        findings.error(
            "too-many-series",
            f"{len(scene.rows) * scene.lanes} bars would be hairlines",
            spec.at("series" if scene.lanes > 1 else "x"),
            hint="write `chart: lines`, or choose fewer in the indicator",
        )
        return False
    if len(scene.rows) > _MOST_ROWS and not scene.upright:
        findings.error(
            "too-many-series",
            f"{len(scene.rows)} bars, and {_MOST_ROWS} are the most",
            spec.at("x"),
            hint="keep the largest with `top:` in the indicator, or print a table",
        )
        return False
    return True


def _thick(scene: Scene, scale: Times) -> float:
    """Gives about how thick standing bars are on the page, in pixels."""
    return scene.style.width * 0.9 / len(scale.slots) * 0.75 / scene.lanes


def _alt(scene: Scene) -> str:
    spec, plotted, language = scene.spec, scene.plotted, scene.language
    kind = {"none": "bars", "stacked": "stacked", "100": "100"}[spec.stack]
    begin = alternative.opening(kind, plotted, language)
    if scene.upright:
        told = alternative.over_time(scene.series, lambda key: scene.name(key, ""), language, scene.shares())
        return alternative.sentences(begin, told, *without(scene), *apart(scene))

    order = list(scene.rows)
    names = {id(spot): line.name for line in scene.series for spot in line.spots}

    def named(spot: Spot) -> str:
        return ", ".join(part for part in (scene.name(spot.key("x"), spot.part), names.get(id(spot), "")) if part)

    special = plotted.ranked == "x"
    spots = sorted(plotted.spots, key=lambda spot: order.index((spot.key("x"), spot.part if special else "")))

    def chosen(spot: Spot) -> bool:
        part = (spot.key("x"), spot.part if special else "")
        lines = {line.name: line.bold for line in scene.series}
        return is_named(part, scene.rows[part], spec.highlight) or lines.get(names.get(id(spot), ""), False)

    told = alternative.by_place(spots, named, language, (chosen, scene.shares()))
    return alternative.sentences(begin, told, *without(scene), *apart(scene))
