"""Route map: arrows between places, and for each route a circle with its number, change and nationalities."""

from collections.abc import Mapping
from dataclasses import replace

from reportgen.charts.map_routes.gather import scene_of
from reportgen.charts.map_routes.picture import picture
from reportgen.charts.map_routes.said import absent_note, alt_of, grid_of
from reportgen.charts.map_routes.spec import RoutesSpec
from reportgen.charts.maps.furniture import furnished, written
from reportgen.charts.widths import in_two_widths
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.codes import note_of


def draw(spec: RoutesSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    scene = scene_of(spec, indicators, setting, findings)
    if scene is None:
        return None
    made = in_two_widths(picture, scene, alt_of(scene), grid_of(scene))
    made = replace(made, unnamed=_unnamed(made, indicators))
    return furnished(made, scene.atlas, setting.language, absent_note(scene))


def _unnamed(made: Picture, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Gives the footnotes of the nationalities that are counted and lead no route."""
    codes = [each for given in indicators.values() for column in given.table.dimensions for each in column.codes]
    said = written(made)
    return tuple(dict.fromkeys(note_of(each) for each in codes if each.footnote and each.name not in said))
