"""Panels: what small multiples have beside their lines: headings, the numbers that matter, all other lines in grey."""

from reportgen.charts.axes import Values
from reportgen.charts.canvas import Canvas, Label, Pane, plain
from reportgen.charts.lines.scene import Scene
from reportgen.charts.lines.strokes import Point, draw_behind
from reportgen.charts.metrics import LINE, width, wrap
from reportgen.charts.panes import Panes
from reportgen.charts.series import Series
from reportgen.charts.shown import cell_text, unit_text
from reportgen.charts.spots import Spot, amount
from reportgen.problems import Findings

_RISE, _DOT, _FAR = 5, 7, 0.3


def panels_fit(scene: Scene, findings: Findings) -> bool:
    """Checks that the lines of other panels may stand in each: it has panels, and they share their scale."""
    spec = scene.spec
    if not spec.context or (spec.panels and not scene.own_scales):
        return True
    why = "panels of their own scales" if spec.panels else "no panels"
    hint = "write `scales: shared`, or leave `context` out" if spec.panels else "add `panels:`, or leave `context` out"
    findings.error(
        "conflicting-keys",
        f"`context` shows the lines of other panels, and there are {why}",
        spec.at("context"),
        hint=hint,
    )
    return False


def heading(scene: Scene, index: int) -> str:
    """Gives a panel's name; where panels are of unlike units, each says its own."""
    name = scene.groups[index][0]
    if not scene.unlike:
        return name
    given = scene.plotted.indicators[index]
    unit = unit_text(given.unit, scene.language, change=given.change)
    return name if unit.casefold() in name.casefold() else f"{name} ({unit})"


def write_heading(canvas: Canvas, pane: Pane, scene: Scene, given: tuple[int, float, float]) -> None:
    """Writes a panel's name above it; `given` is its place, the room it has, and how far above the plot it stands."""
    index, room, head = given
    text = "\n".join(wrap(heading(scene, index), room, scene.style.size, bold=True))
    canvas.labels.append(Label(text=text, x=pane.left, y=pane.top, dy=4 + head, level="bottom", ink="ink", bold=True))


def numbered(scene: Scene) -> bool:
    """Says whether panels bear their highest and their last number: those with a line each do."""
    return bool(scene.spec.panels) and not scene.spec.series and scene.spec.labels == "auto"


def bare(scene: Scene, *, narrow: bool) -> bool:
    """Says whether lines end without a dot: one that nothing is written beside says nothing."""
    return numbered(scene) and not _lasts(scene, narrow=narrow)


def last_room(scene: Scene, *, narrow: bool) -> float:
    """Gives the room that the last numbers need at the right of each panel, where they are written."""
    if not _lasts(scene, narrow=narrow):
        return 0
    lasts = [last for line in scene.lines if (last := scene.last(line)) is not None]
    return _DOT + max(width(_text(scene, spot), scene.style.size) for spot in lasts)


def head_room(scene: Scene) -> float:
    """Gives how far the names of panels stand above them: numbers stand between, off the lines and the axis's numbers."""
    return scene.style.size * LINE + _RISE if numbered(scene) else 0


def write_numbers(canvas: Canvas, pane: Pane, scene: Scene, given: tuple[Series, float, Values]) -> None:
    """Writes a line's highest number over the panel and its last one beside it; `given` has the panel's width and its axis.

    Over the panel it is no part of the axis and cuts no hairline; a thin line leads down to its place. Far below the top
    it stands at its place.
    """
    line, wide, scale = given
    last, top = scene.last(line), peak(line)
    if last is None or top is None:
        return
    place = {"on_x": pane.x, "on_y": pane.y, "ink": "ink"}
    if _lasts(scene, narrow=canvas.narrow):
        at = scene.scale.place(last.key("x")), float(amount(last.cell) or 0)
        canvas.labels.append(Label(text=_text(scene, last), x=at[0], y=at[1], dx=_DOT, **place))  # type: ignore[arg-type]
        if top is last:
            return
    x, text = scene.scale.place(top.key("x")), _text(scene, top)
    dx = _shift(x, width(text, canvas.style.size), (*scene.scale.ends, wide))
    height = float(amount(top.cell) or 0)
    if float(scale.high) - height > _FAR * float(scale.high - scale.low):
        here = {"side": "center", "level": "bottom", "halo": True, **place}
        canvas.labels.append(Label(text=text, x=x, y=height, dx=dx, dy=_RISE, **here))  # type: ignore[arg-type]
        return
    canvas.labels.append(
        Label(text=text, x=x, y=pane.top, on_x=pane.x, dx=dx, dy=_RISE, side="center", level="bottom", ink="ink")
    )
    lead = {"x0": x, "x1": x, "xref": pane.x, "y0": plain(height), "y1": plain(float(scale.high)), "yref": pane.y}
    canvas.line(lead, "axis", 0.6)


def draw_context(canvas: Canvas, panes: Panes, scene: Scene) -> None:
    """Draws in each panel the lines of all others, thin and grey, below everything."""
    if not scene.spec.context:
        return
    for index, pane in enumerate(panes.panes):
        others = [line for place, (_, lines) in enumerate(scene.groups) if place != index for line in lines]
        draw_behind(canvas, pane, [_points(scene, line) for line in others])


def peak(line: Series) -> Spot | None:
    """Gives the highest number of a line."""
    known = [spot for spot in line.spots if amount(spot.cell) is not None]
    return max(known, key=lambda spot: amount(spot.cell) or 0, default=None)


def _points(scene: Scene, line: Series) -> list[Point]:
    found = {scene.scale.place(spot.key("x")): spot for spot in line.spots}
    numbers = {place: amount(found[place].cell) if place in found else None for place in scene.scale.slots}
    broken = {place for place, spot in found.items() if "break" in spot.marks}
    return [Point(x=place, y=number, broken=place in broken) for place, number in numbers.items()]


def _lasts(scene: Scene, *, narrow: bool) -> bool:
    """Says whether last numbers are written: a small screen has no room for them."""
    return numbered(scene) and not narrow


def _text(scene: Scene, spot: Spot) -> str:
    return cell_text(spot.cell, spot.indicator, scene.language)


def _shift(x: float, text: float, span: tuple[float, float, float]) -> float:
    """Gives how far a text is moved so that it stays inside its panel, at its right end before all."""
    first, last, room = span
    at = (x - first) / ((last - first) or 1) * room
    return min(max(at, text / 2), room + 4 - text / 2) - at
