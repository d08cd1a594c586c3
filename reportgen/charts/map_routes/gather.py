"""Gathers what a route map shows from its indicators and the atlas, or says what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.atlas import Atlas, Place
from reportgen.charts.map_routes.scene import People, Route, Scene, people_of
from reportgen.charts.map_routes.spec import RoutesSpec
from reportgen.charts.maps.frame import atlas_of, place_of, within
from reportgen.charts.reading import read
from reportgen.charts.series import check_names, names_of
from reportgen.charts.spots import Plotted, Spot, amount
from reportgen.charts.widths import no_ranges
from reportgen.indicator import Indicator
from reportgen.kinds import Setting
from reportgen.problems import Findings, did_you_mean, listed
from reportgen.table import Key, meant


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What stands beside each route's number, by the route's code."""

    changes: Mapping[Key, Spot]
    people: Mapping[Key, People | None]


def scene_of(
    spec: RoutesSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings
) -> Scene | None:
    """Gives the scene of a route map; nothing after adding what is wrong."""
    atlas = atlas_of(setting, findings)
    counted = {name: given for name, given in indicators.items() if name in spec.data}
    plotted = read(spec, counted, {"rows": (spec.rows,)}, findings)
    if atlas is None or plotted is None or not _sound(spec, plotted, findings):
        return None
    beside = _beside(spec, indicators, plotted, findings)
    ways = _ways(spec, atlas, setting, findings)
    circles = _circles(spec, atlas, setting, findings)
    if beside is None or ways is None or circles is None or not _known(spec, atlas, findings):
        return None
    names = names_of(spec, plotted, "rows", setting.language)
    drawn = [
        Route(
            name=names[spot.key("rows"), spot.part if plotted.ranked == "rows" else ""],
            spot=spot,
            ways=ways[str(spot.key("rows"))],
            circle=circles.get(str(spot.key("rows")), ways[str(spot.key("rows"))][0][0]),
            change=beside.changes.get(spot.key("rows")),
            people=beside.people.get(spot.key("rows")),
        )
        for spot in plotted.spots
        if str(spot.key("rows")) in ways and amount(spot.cell) is not None
    ]
    shown = {id(route.spot) for route in drawn}
    absent = [
        (names[spot.key("rows"), spot.part if plotted.ranked == "rows" else ""], spot)
        for spot in plotted.spots
        if id(spot) not in shown
    ]
    return Scene(
        spec=spec, plotted=plotted, atlas=atlas, routes=tuple(sorted(drawn, key=lambda route: (-route.size, route.name))),
        absent=tuple(absent), style=setting.style, language=setting.language,
    )  # fmt: skip


def _sound(spec: RoutesSpec, plotted: Plotted, findings: Findings) -> bool:
    if not check_names(spec, plotted, findings) or not no_ranges(spec, plotted, "drawn as circles", findings):
        return False
    if plotted.unit.kind != "count" or plotted.first.change:
        findings.error(
            "wrong-chart", f"a circle's area shows how many, and {plotted.unit.name or 'this'} is no count", spec.at("data"),
            hint="give the counts under `data:`; changes go under `change:`, shares are computed from `nationality:`",
        )  # fmt: skip
        return False
    most = max((Decimal(amount(spot.cell) or 0) for spot in plotted.spots), default=Decimal(0))
    if spec.largest is not None and most > spec.largest:
        message = f"`largest` is {spec.largest:,f}, and the largest number is {most:,f}"
        findings.error("wrong-value", message, spec.at("largest"), hint="give a round number that no circle exceeds")
        return False
    keys = [str(spot.key("rows")) for spot in plotted.spots]
    codes = [each for given in plotted.indicators for column in given.table.dimensions for each in column.codes]
    wrong = [("ways", name) for name in spec.ways if name not in keys]
    wrong += [("circles", name) for name in spec.circles if name not in spec.ways]
    for key, name in wrong:
        known = keys if key == "ways" else list(spec.ways)
        hint = did_you_mean(name, known, meant(codes)) or f"there is {listed(known)}"
        message = f"`{key}` speaks of `{name}`, which the chart does not show"
        findings.error("unknown-category", message, spec.at(key, name), hint=hint)
    return not wrong


def _known(spec: RoutesSpec, atlas: Atlas, findings: Findings) -> bool:
    """Says whether the atlas has the countries that are to be named, after adding the problem."""
    unknown = next((index for index, name in enumerate(spec.touches) if atlas.meant(name) is None), None)
    if unknown is None:
        return True
    name, known = spec.touches[unknown], [atlas.name(each) for each in atlas.shapes]
    hint = did_you_mean(name, known) or "write it as the report does, or by its letters"
    findings.error("unknown-country", f"`{name}` is no country on the map", spec.at("touches", unknown), hint=hint)
    return False


def _beside(
    spec: RoutesSpec, indicators: Mapping[str, Indicator], plotted: Plotted, findings: Findings
) -> _Beside | None:
    """Gives changes and people; nothing after adding what is wrong with either."""
    changes: Plotted | None = None
    people: Plotted | None = None
    if spec.change is not None:
        changes = _aside(spec, {spec.change: indicators[spec.change]}, "change", findings)
    if spec.nationality is not None:
        people = _aside(spec, {spec.nationality: indicators[spec.nationality]}, "nationality", findings)
    if (spec.change and changes is None) or (spec.nationality and people is None):
        return None
    named = people.called(people.roles["series"][0], spec.names) if people else {}
    routes = [spot.key("rows") for spot in plotted.spots]
    return _Beside(
        changes={spot.key("rows"): spot for spot in changes.spots} if changes else {},
        people={route: people_of(route, people.spots, named) for route in routes} if people else {},
    )


def _aside(spec: RoutesSpec, given: Mapping[str, Indicator], key: str, findings: Findings) -> Plotted | None:
    """Reads the indicator beside the counts: changes by route, or counts by route and nationality."""
    ((name, indicator),) = given.items()
    change = key == "change"
    others = [column.name for column in indicator.table.dimensions if column.name != spec.rows]
    fits = indicator.change if change else indicator.unit.kind == "count" and not indicator.change and len(others) == 1
    if not fits or len(others) == len(indicator.table.dimensions):
        wanted = f"changes by {spec.rows}" if change else f"counts by {spec.rows} and one other dimension"
        hint = (
            f"add `change: {{over: year, at: …}}` to `{name}`"
            if change
            else f"write `by: [{spec.rows}, nationality]` in `{name}`"
        )
        findings.error("wrong-chart", f"`{key}` takes {wanted}, and `{name}` is none", spec.at(key), hint=hint)
        return None
    roles = {"rows": (spec.rows,), "series": () if change else (others[0],)}
    return read(spec, given, roles, findings)


def _ways(
    spec: RoutesSpec, atlas: Atlas, setting: Setting, findings: Findings
) -> Mapping[str, tuple[tuple[Place, ...], ...]] | None:
    """Gives each route's ways as places; nothing where one is unknown or off the map."""
    window = spec.window(atlas, setting.style, setting.style.width)
    found: dict[str, tuple[tuple[Place, ...], ...]] = {}
    whole = True
    for route, ways in spec.ways.items():
        at = spec.at("ways", route)
        places = [[place_of(atlas, name, at, findings) for name in way] for way in ways]
        known = [tuple(place for place in way if place is not None) for way in places]
        whole &= all(None not in way for way in places)
        shown = [within(spec, window, place, at, findings) for way in known for place in way]
        whole &= all(shown)
        found[route] = tuple(known)
    return found if whole else None


def _circles(spec: RoutesSpec, atlas: Atlas, setting: Setting, findings: Findings) -> Mapping[str, Place] | None:
    """Gives the places of circles that do not stand where a way begins; nothing where one is unknown or off the map."""
    window = spec.window(atlas, setting.style, setting.style.width)
    found: dict[str, Place] = {}
    for route, name in spec.circles.items():
        at = spec.at("circles", route)
        place = place_of(atlas, name, at, findings)
        if place is not None and within(spec, window, place, at, findings):
            found[route] = place
    return found if len(found) == len(spec.circles) else None
