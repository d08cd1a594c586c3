"""Choropleth: countries shaded in steps, with a number in each that has room for it."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.choropleth.diverging import too_many
from reportgen.charts.choropleth.picture import picture
from reportgen.charts.choropleth.scene import Country, Scene, steps_for
from reportgen.charts.choropleth.spec import ChoroplethSpec
from reportgen.charts.grid import data_grid
from reportgen.charts.maps.frame import atlas_of
from reportgen.charts.maps.furniture import furnished
from reportgen.charts.reading import read
from reportgen.charts.series import check_names, names_of
from reportgen.charts.spots import Plotted, Spot
from reportgen.charts.steps import bounds_rise
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings, did_you_mean


def draw(
    spec: ChoroplethSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    plotted = read(spec, indicators, {"rows": (spec.rows,)}, findings)
    if (
        plotted is None
        or not check_names(spec, plotted, findings)
        or not no_ranges(spec, plotted, "drawn as shades", findings)
        or not bounds_rise(spec, findings)
        or (plotted.first.change and not _bounds_suit(spec, findings))
    ):
        return None
    scene = _scene(spec, plotted, setting, findings)
    if scene is None:
        return None
    _warn_of_counts(spec, plotted, findings)
    made = in_two_widths(picture, scene, _alt(scene), data_grid(spec, plotted, ("rows",), "series", setting.language))
    return furnished(made, scene.atlas, setting.language)


def _scene(spec: ChoroplethSpec, plotted: Plotted, setting: Setting, findings: Findings) -> Scene | None:
    atlas = atlas_of(setting, findings)
    if atlas is None:
        return None
    names = names_of(spec, plotted, "rows", setting.language)
    found: list[Country] = []
    for spot in plotted.spots:
        part = (spot.key("rows"), spot.part if plotted.ranked == "rows" else "")
        shape = atlas.meant(str(part[0]))
        if shape is None:
            known = [each.name for each in atlas.shapes]
            hint = (
                did_you_mean(str(part[0]), known) or "leave it out with `where:`, or give it an `iso:` in its code list"
            )
            findings.error("unknown-country", f"`{part[0]}` is no country on the map", spec.at("rows"), hint=hint)
            return None
        found.append(Country(shape=shape, name=names[part], spot=spot))
    numbers = [country.number for country in found if country.number is not None]
    steps = steps_for(spec, numbers, (setting.language, plotted.first.decimals), change=plotted.first.change)
    return Scene(
        spec=spec,
        plotted=plotted,
        atlas=atlas,
        countries=tuple(found),
        steps=steps,
        style=setting.style,
        language=setting.language,
    )


def _bounds_suit(spec: ChoroplethSpec, findings: Findings) -> bool:
    """Says whether there are colours for all steps on either side of zero, after adding the problem."""
    if too_many(spec.bounds):
        hint = "such as [-25, -5, 5, 25]: at most three on either side of zero"
        findings.error("wrong-value", "`bounds`: expected numbers about zero", spec.at("bounds"), hint=hint)
    return not too_many(spec.bounds)


def _warn_of_counts(spec: ChoroplethSpec, plotted: Plotted, findings: Findings) -> None:
    """Warns of a count: a shade says how much there is of something, and a large country has more of everything."""
    if plotted.unit.kind == "count" and not plotted.unit.per and not spec.counts:
        findings.warning(
            "counts-as-colours",
            f"`{plotted.unit.name}` are a count: large countries look worse for being large",
            spec.at("data"),
            hint="give a rate with `rate: {per: …}` in the indicator, or write `counts: true` when it is meant",
        )


def _alt(scene: Scene) -> str:
    names = {id(country.spot): country.name for country in scene.countries}
    ordered = sorted(scene.countries, key=lambda each: (each.number is None, -(each.number or 0), each.name))
    spots: list[Spot] = [country.spot for country in ordered]
    begin = alternative.opening("choropleth", scene.plotted, scene.language)
    return alternative.sentences(begin, alternative.by_place(spots, lambda spot: names[id(spot)], scene.language))
