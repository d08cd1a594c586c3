"""Says in words what a route map shows: labels, what appears under the pointer, the alternative text, the data."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from reportgen.charts import alternative
from reportgen.charts.alternative import percent
from reportgen.charts.grid import value_id
from reportgen.charts.map_routes.scene import Route, Scene
from reportgen.charts.maps.placing import Line
from reportgen.charts.metrics import wrap
from reportgen.charts.shown import amount_text, cell_text, unit_text
from reportgen.charts.spots import Spot
from reportgen.document import Grid, GridCell, GridRow, Shown, Words
from reportgen.indicator import Indicator
from reportgen.table import Cell
from reportgen.templating.amounts import parts_of, raw
from reportgen.templating.citations import cite
from reportgen.templating.messages import say

_WIDEST, _SHORT = 150, 112
"""How wide a label may be beside its circle, and where there is little room, in pixels."""


def lines_of(scene: Scene, route: Route) -> tuple[Line, ...]:
    """Gives the label of a route: name, number and change, nationalities."""
    return (
        *(Line(text=part, ink="ink", bold=True) for part in wrap(route.name, _WIDEST, scene.style.size, bold=True)),
        Line(text=_counted(scene, route), ink="ink"),
        *((Line(text=_people(scene, route)),) if route.people else ()),
    )


def forms_of(scene: Scene, route: Route) -> tuple[tuple[Line, ...], ...]:
    """Gives the label of a route as it is, and broken into shorter lines."""
    lines = lines_of(scene, route)
    names = wrap(route.name, _SHORT, scene.style.size, bold=True)
    people = _people(scene, route).split("; ") if route.people else []
    broken = (
        *(Line(text=part, ink="ink", bold=True) for part in names),
        Line(text=_counted(scene, route), ink="ink"),
        *(Line(text=part) for part in people),
    )
    return (lines, broken) if len(broken) > len(lines) else (lines,)


def hovered(scene: Scene, route: Route) -> str:
    """Gives what appears under the pointer."""
    count = _counted(scene, route, amount_text)
    return "<br>".join([route.name, count, *([_people(scene, route)] if route.people else [])])


def _counted(scene: Scene, route: Route, form: Callable[[Cell, Indicator, str], str] = cell_text) -> str:
    count = form(route.spot.cell, route.spot.indicator, scene.language)
    if route.change is None or route.change.cell.value is None:
        return count
    return f"{count} ({cell_text(route.change.cell, route.change.indicator, scene.language)})"


def _people(scene: Scene, route: Route) -> str:
    assert route.people is not None, "a label without people has no such line"
    main = f"{route.people.name} {_share(route.people.share, scene.language)}"
    return say("map-people", scene.language, main=main, unknown=_share(route.people.unknown, scene.language))


def _share(number: Decimal | int, language: str) -> str:
    """Gives a share as pictures write it; what rounds to nothing and is none is less than one."""
    least = 0 < number < Decimal("0.5")
    return f"<{percent(Decimal(1), language)}" if least else percent(Decimal(number), language)


def absent_note(scene: Scene) -> str:
    """Names what has no way on the map, with its numbers."""
    parts = [
        say("chart-alt-point", scene.language, name=name, value=cell_text(spot.cell, spot.indicator, scene.language))
        for name, spot in scene.absent
    ]
    return say("map-absent", scene.language, names="; ".join(parts)) if parts else ""


def alt_of(scene: Scene) -> str:
    """Gives the alternative text."""
    begin = alternative.opening("map-routes", scene.plotted, scene.language)
    told = [" ".join([f"{route.name}:", _counted(scene, route), *_aside(scene, route)]) for route in scene.routes]
    return alternative.sentences(begin, "; ".join(told), absent_note(scene))


def _aside(scene: Scene, route: Route) -> list[str]:
    return [f"({_people(scene, route)})"] if route.people else []


def grid_of(scene: Scene) -> Grid:
    """Gives the data: a row a route, also of those that are not on the map."""
    language, first = scene.language, scene.plotted.first
    changed = any(route.change for route in scene.routes)
    peopled = any(route.people for route in scene.routes)
    heads = [say("map-route", language), unit_text(first.unit, language, change=first.change) or first.label]
    heads += [say("map-change", language)] if changed else []
    heads += [say(f"map-{key}", language) for key in ("main", "main-share", "unknown-share")] if peopled else []
    blank = [_text("")] * (int(changed) + 3 * int(peopled))
    rows = [(route.spot, _row(scene, route, changed=changed, peopled=peopled)) for route in scene.routes]
    rows += [(spot, [_text(name), _number(spot, language), *blank]) for name, spot in scene.absent]
    return Grid(
        columns=tuple(
            _text(head)
            if index in {0, len(heads) - 3}
            else replace(_text(head, "number"), unit="%" if index > 1 else "")
            for index, head in enumerate(heads)
        ),
        rows=tuple(GridRow(cells=tuple(cells), cited=_cited(spot, language)) for spot, cells in rows),
        row_heads=1,
        unit=unit_text(first.unit, language, change=first.change),
    )


def _row(scene: Scene, route: Route, *, changed: bool, peopled: bool) -> list[GridCell]:
    cells = [_text(route.name), _number(route.spot, scene.language)]
    if changed:
        cells.append(_number(route.change, scene.language) if route.change else _text(""))
    if peopled and route.people:
        shares = (route.people.share, route.people.unknown)
        cells += [
            _text(route.people.name),
            *(_text(_share(each, scene.language), "number", raw(each)) for each in shares),
        ]
    elif peopled:
        cells += [_text("")] * 3
    return cells


def _number(spot: Spot, language: str) -> GridCell:
    text = cell_text(spot.cell, spot.indicator, language)
    if spot.cell.status is not None:
        return GridCell(text=(Words(text=text),), kind="status", raw=spot.cell.status.value)
    exact = raw(spot.cell.value)
    shown = (Shown(value=value_id(spot), raw=exact, text=text),)
    return GridCell(text=shown, kind="number", raw=exact, parts=parts_of(spot.cell.value))


def _cited(spot: Spot, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite(spot.indicator.sources[index], language) for index in spot.row.sources))


def _text(text: str, kind: str = "text", exact: str = "") -> GridCell:
    return GridCell(text=(Words(text=text),), kind=kind, raw=exact or text)  # type: ignore[arg-type]
