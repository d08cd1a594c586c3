"""Seasonality: the months of several years laid over each other, the latest year before what was usual in earlier ones."""

from collections.abc import Mapping
from itertools import pairwise

from reportgen.charts import alternative
from reportgen.charts.compare import comparable
from reportgen.charts.months import month_names, month_text, months_grid, months_of, years_by_months, years_exist
from reportgen.charts.reading import read
from reportgen.charts.seasonality.picture import picture
from reportgen.charts.seasonality.scene import LEAST, Scene
from reportgen.charts.seasonality.spec import SeasonalitySpec
from reportgen.charts.series import check_names
from reportgen.charts.spots import amount
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.messages import say

_MOST_BOLD, _MOST = 3, 20


def draw(
    spec: SeasonalitySpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    plotted = read(spec, indicators, {"x": (spec.x,)}, findings)
    nameless = spec.model_copy(update={"highlight": ()})
    if (
        plotted is None
        or not check_names(nameless, plotted, findings)
        or not no_ranges(spec, plotted, "drawn as lines", findings)
    ):
        return None
    months = months_of(spec, spec.x, plotted, findings)
    if months is None or not years_exist(spec, months.years, findings):
        return None
    bold = tuple(year for year in months.years if str(year) in spec.highlight) or months.years[-1:]
    scene = Scene(spec=spec, plotted=plotted, months=months, bold=bold, style=setting.style, language=setting.language)
    order = list(months.spots.values())
    if not _drawable(scene, findings) or not comparable(pairwise(order), spec.at("x"), findings):
        return None
    data = months_grid(nameless, years_by_months(plotted, months, setting.language), setting.language)
    return in_two_widths(picture, scene, _alt(scene), data)


def _drawable(scene: Scene, findings: Findings) -> bool:
    spec = scene.spec
    if len(scene.bold) > _MOST_BOLD or len(scene.earlier) > _MOST:
        message = f"{len(scene.bold)} years stand out and {len(scene.earlier)} behind, and {_MOST_BOLD} and {_MOST} are the most"
        hint = "name fewer in `highlight:`, choose fewer years in the indicator, or write `chart: calendar`"
        findings.error("too-many-series", message, spec.at("highlight" if spec.highlight else "x"), hint=hint)
        return False
    if spec.earlier != "lines" and not scene.band:
        message = f"a band of other years needs {LEAST} of them for a month"
        findings.error(
            "wrong-chart",
            message,
            spec.at("earlier"),
            hint="write `earlier: lines`, or choose more years in the indicator",
        )
        return False
    if not any(scene.year(year) for year in scene.bold):
        message = "the years that stand out have no number"
        findings.error("nothing-to-draw", message, spec.at("data"), hint="name another year in `highlight:`")
        return False
    return True


def _alt(scene: Scene) -> str:
    language, months = scene.language, scene.months
    between = say(
        "chart-alt-between", language, first=month_text(months.first, language), last=month_text(months.last, language)
    )
    begin = f"{alternative.opening('seasonality', scene.plotted, language)}, {between}"
    return alternative.sentences(begin, *(_told(scene, year) for year in scene.bold), _usual(scene), _gaps(scene))


def _told(scene: Scene, year: int) -> str:
    """Says a year's highest and its last month."""
    names, found = month_names(scene.language), scene.year(year)
    if not found:
        return ""
    top, last = max(found, key=lambda month: amount(found[month].cell) or 0), max(found)
    words = {"high": alternative.told(found[top], scene.language), "high_at": names[top - 1]}
    words |= {"last": alternative.told(found[last], scene.language), "last_at": names[last - 1]}
    return say("chart-alt-series", scene.language, name=str(year), **words)


def _usual(scene: Scene) -> str:
    """Says in which month the other years were usually highest and lowest."""
    medians, names = scene.medians, month_names(scene.language)
    if not medians:
        return ""
    top, low = max(medians, key=lambda month: medians[month]), min(medians, key=lambda month: medians[month])
    words = {"high": scene.number(medians[top]), "high_at": names[top - 1]}
    words |= {"low": scene.number(medians[low]), "low_at": names[low - 1]}
    return say("chart-alt-usual", scene.language, name=scene.median_name, **words)


def _gaps(scene: Scene) -> str:
    gaps = [month_text(place, scene.language) for place in scene.months.gaps]
    return (
        say("chart-no-figure", scene.language, places=alternative.listed(gaps, scene.language).replace(";", ","))
        if gaps
        else ""
    )
