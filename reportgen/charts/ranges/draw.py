"""Ranges: two ends joined and printed together, one panel a currency; never a bar from zero for an estimate."""

from collections.abc import Mapping
from dataclasses import replace

from reportgen.charts import alternative
from reportgen.charts.grid import data_grid
from reportgen.charts.ranges.picture import picture
from reportgen.charts.ranges.scene import Panel, Scene, panels_of
from reportgen.charts.ranges.spec import RangesSpec
from reportgen.charts.reading import read
from reportgen.charts.series import check_names
from reportgen.charts.spots import Spot
from reportgen.charts.widths import in_two_widths
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.table import Range
from reportgen.templating.forms import range_text
from reportgen.templating.messages import say

_MOST_HIGH = 900


def draw(spec: RangesSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    style, language = setting.style, setting.language
    plotted = read(spec, indicators, {"rows": spec.rows, "panels": (spec.panels,) if spec.panels else ()}, findings)
    if plotted is None or not check_names(spec, plotted, findings):
        return None
    if not any(isinstance(spot.cell.value, Range) for spot in plotted.spots):
        findings.error(
            "wrong-chart", "these are single numbers, not ranges", spec.at("data"), hint="write `chart: dots`"
        )
        return None
    scene = Scene(spec=spec, plotted=plotted, panels=panels_of(spec, plotted, language), style=style, language=language)
    data = data_grid(spec, plotted, ("panels", "rows"), "", language)
    made = in_two_widths(picture, scene, _alt(scene), data)
    told = [say("chart-lettered", language, letter=letter, note=note) for note, letter in scene.letters.items()]
    made = replace(made, notes=tuple(told), unnamed=tuple(scene.letters))
    if made.height > _MOST_HIGH:
        findings.error(
            "too-many-series",
            f"{len(plotted.spots)} rows are higher than a page",
            spec.at("rows"),
            hint="choose rows with `where:` in the indicator, draw two charts, or print a table",
        )
        return None
    return made


def _alt(scene: Scene) -> str:
    """Says each range: of many the first, what is highlighted, and the lowest and the highest of each panel."""
    parts: list[str] = []
    telling: set[int] = set()
    for panel in scene.panels:
        head, ends = "", _ends(panel)
        for line in panel.lines:
            head = line.name if line.spot is None else head
            if line.spot is not None:
                name = f"{head}, {line.name}" if head else line.name
                if line.bold or id(line.spot) in ends:
                    telling.add(len(parts))
                told = _told(line.spot, scene.language)
                parts.append(say("chart-alt-point", scene.language, name=name, value=told))
    begin = alternative.opening("ranges", scene.plotted, scene.language)
    return alternative.sentences(begin, alternative.listed(parts, scene.language, telling))


def _told(spot: Spot, language: str) -> str:
    if isinstance(spot.cell.value, Range):
        return range_text(spot.cell.value, language)
    return say(f"value-{spot.cell.status.key}", language) if spot.cell.status else ""


def _ends(panel: Panel) -> set[int]:
    """Gives which ranges have the lowest and the highest end."""
    found = [(line.spot.cell.value, line.spot) for line in panel.lines if line.spot is not None]
    amounts = [(amount, id(spot)) for amount, spot in found if isinstance(amount, Range)]
    return {
        min(amounts, key=lambda each: each[0].low)[1],
        max(amounts, key=lambda each: each[0].high)[1],
    }
