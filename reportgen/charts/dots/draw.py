"""Dots: a ranking, one row a category and one dot a number; two or three dots a row compare times or groups."""

from collections.abc import Mapping, Sequence

from reportgen.charts import alternative
from reportgen.charts.dots.picture import picture
from reportgen.charts.dots.scene import Scene, scene_of
from reportgen.charts.dots.spec import DotsSpec
from reportgen.charts.grid import data_grid
from reportgen.charts.reading import read
from reportgen.charts.series import check_names, is_named
from reportgen.charts.spots import Spot
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings

_MOST_ROWS, _MOST_SERIES = 35, 3


def draw(spec: DotsSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    style, language = setting.style, setting.language
    roles = {"rows": (spec.rows,), "series": (spec.series,) if spec.series else ()}
    plotted = read(spec, indicators, roles, findings)
    if (
        plotted is None
        or not check_names(spec, plotted, findings)
        or not no_ranges(spec, plotted, "drawn as dots", findings)
    ):
        return None
    scene = scene_of(spec, plotted, style, language)
    if not _few(scene, findings):
        return None
    return in_two_widths(picture, scene, _alt(scene), data_grid(spec, plotted, ("rows",), "series", language))


def _few(scene: Scene, findings: Findings) -> bool:
    if len(scene.series) > _MOST_SERIES:
        findings.error(
            "too-many-series",
            f"{len(scene.series)} dots in a row, and {_MOST_SERIES} are the most",
            scene.spec.at("series"),
            hint="choose two or three in the indicator, or write `chart: heat`",
        )
    elif len(scene.rows) > _MOST_ROWS:
        findings.error(
            "too-many-series",
            f"{len(scene.rows)} rows, and {_MOST_ROWS} are the most",
            scene.spec.at("rows"),
            hint="keep the largest with `top:` in the indicator, or print a table",
        )
    return len(scene.series) <= _MOST_SERIES and len(scene.rows) <= _MOST_ROWS


def _alt(scene: Scene) -> str:
    names = {id(spot): line.name for line in scene.series for spot in line.spots}
    rows: Sequence[str] = list(scene.rows.values())
    spots = sorted(scene.plotted.spots, key=scene.row)

    def named(spot: Spot) -> str:
        return ", ".join(part for part in (rows[scene.row(spot)], names.get(id(spot), "")) if part)

    begin = alternative.opening("dots", scene.plotted, scene.language)
    parts = list(scene.rows)
    lines = {id(spot) for line in scene.series if line.bold for spot in line.spots}

    def chosen(spot: Spot) -> bool:
        row = scene.row(spot)
        return id(spot) in lines or is_named(parts[row], rows[row], scene.spec.highlight)

    return alternative.sentences(begin, alternative.by_place(spots, named, scene.language, (chosen, {})))
