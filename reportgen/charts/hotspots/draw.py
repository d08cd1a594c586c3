"""Hotspots: cities on a map, with classes told apart by symbol and colour; nothing more precise than a city."""

from collections.abc import Mapping

from reportgen.charts import alternative
from reportgen.charts.grid import data_grid
from reportgen.charts.hotspots.picture import picture
from reportgen.charts.hotspots.scene import SYMBOLS, City, Scene
from reportgen.charts.hotspots.spec import HotspotsSpec
from reportgen.charts.maps.frame import atlas_of, place_of, within
from reportgen.charts.maps.furniture import furnished
from reportgen.charts.reading import read
from reportgen.charts.series import check_names, names_of, series_of
from reportgen.charts.spots import Plotted, amount
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.messages import say


def draw(
    spec: HotspotsSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    roles = {"rows": (spec.rows,), "series": (spec.series,) if spec.series else ()}
    plotted = read(spec, indicators, roles, findings)
    if (
        plotted is None
        or not check_names(spec, plotted, findings)
        or not no_ranges(spec, plotted, "drawn as symbols", findings)
        or not _of_counts(spec, plotted, findings)
    ):
        return None
    scene = _scene(spec, plotted, setting, findings)
    if scene is None:
        return None
    made = in_two_widths(
        picture, scene, _alt(scene), data_grid(spec, plotted, ("rows", "series"), "", setting.language)
    )
    return furnished(made, scene.atlas, setting.language, say("map-cities", setting.language))


def _of_counts(spec: HotspotsSpec, plotted: Plotted, findings: Findings) -> bool:
    places = [spot.key("rows") for spot in plotted.spots]
    doubled = next((place for place in places if places.count(place) > 1), None)
    if plotted.unit.kind != "count" or plotted.first.change:
        hint = "give counts, such as cases by city"
        findings.error(
            "wrong-chart", "the area of a symbol shows how many, and this is no count", spec.at("data"), hint=hint
        )
    elif doubled is not None:
        hint = "sum it up in the indicator, or give each city one class"
        findings.error(
            "several-numbers", f"there are {places.count(doubled)} numbers for `{doubled}`", spec.at("data"), hint=hint
        )
    return plotted.unit.kind == "count" and not plotted.first.change and doubled is None


def _scene(spec: HotspotsSpec, plotted: Plotted, setting: Setting, findings: Findings) -> Scene | None:
    atlas = atlas_of(setting, findings)
    classes = series_of(spec, plotted, setting.style, setting.language)
    if atlas is None or not _few(spec, len(classes), findings):
        return None
    names = names_of(spec, plotted, "rows", setting.language)
    window = spec.window(atlas, setting.style, setting.style.width)
    found = []
    for kind, one in enumerate(classes):
        for spot in one.spots:
            place = place_of(atlas, str(spot.key("rows")), spec.at("rows"), findings)
            if place is None or not within(spec, window, place, spec.at("region"), findings):
                return None
            if not place.city:
                hint = "show the city it belongs to, with `kind: city` in data/codes/places.yaml"
                findings.error("not-a-city", f"`{place.name}` is no city", spec.at("rows"), hint=hint)
                return None
            part = (spot.key("rows"), spot.part if plotted.ranked == "rows" else "")
            if amount(spot.cell) is not None:
                found.append(City(place=place, name=names[part], spot=spot, kind=kind))
    return Scene(
        spec=spec,
        plotted=plotted,
        atlas=atlas,
        cities=tuple(sorted(found, key=lambda city: (-city.size, city.name))),
        classes=classes,
        style=setting.style,
        language=setting.language,
    )


def _few(spec: HotspotsSpec, count: int, findings: Findings) -> bool:
    if count <= len(SYMBOLS):
        return True
    hint = f"put classes together until there are {len(SYMBOLS)}"
    findings.error("too-many-series", f"{count} classes, and {len(SYMBOLS)} are the most", spec.at("series"), hint=hint)
    return False


def _alt(scene: Scene) -> str:
    begin = alternative.opening("hotspots", scene.plotted, scene.language)
    named = {
        id(city.spot): ", ".join(part for part in (city.name, scene.classes[city.kind].name) if part)
        for city in scene.cities
    }
    spots = [city.spot for city in scene.cities]
    classes = ", ".join(one.name for one in scene.classes if one.name)
    return alternative.sentences(
        begin, classes, alternative.by_place(spots, lambda spot: named[id(spot)], scene.language)
    )
