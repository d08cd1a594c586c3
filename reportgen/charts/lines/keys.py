"""Keys of a line chart: what stands above it, and what explains its signs."""

from reportgen.charts.axes import key_items, unit_line
from reportgen.charts.legend import Item, sign_of
from reportgen.charts.lines.scene import Scene
from reportgen.charts.metrics import width
from reportgen.templating.messages import say


def top_line(scene: Scene, wide: int) -> str:
    """Gives the unit, and that panels do not share a scale, where both fit."""
    if not scene.own_scales:
        return unit_line(scene.spec, scene.plotted, scene.language)
    own = say("chart-own-scales", scene.language)
    if scene.unlike:
        return own
    both = f"{unit_line(scene.spec, scene.plotted, scene.language)} · {own[:1].lower()}{own[1:]}"
    return both if width(both, scene.style.size) <= wide else unit_line(scene.spec, scene.plotted, scene.language)


def legend_of(scene: Scene) -> tuple[Item, ...]:
    """Small pictures have no room for names at the ends of their lines."""
    if not scene.spec.panels or not scene.spec.series:
        return ()
    signs = {line.name: sign_of(scene.symbol(line)) for line in scene.lines}
    return tuple(
        {line.name: Item(text=line.name, sign=signs[line.name], ink=line.ink) for line in scene.lines}.values()
    )


def key_of(scene: Scene, wide: int) -> tuple[Item, ...]:
    """Gives what stands below the picture: what is not final, other panels, scales, gaps."""
    items = key_items(scene.plotted.spots, scene.language)
    if scene.spec.context:
        items = (Item(text=say("chart-context", scene.language), sign="line", ink="axis"), *items)
    if scene.own_scales and say("chart-own-scales", scene.language)[1:] not in top_line(scene, wide):
        items = (*items, Item(text=say("chart-own-scales", scene.language), sign="none", ink="muted"))
    if scene.spec.baseline == "data":
        items = (*items, Item(text=say("chart-cut", scene.language), sign="none", ink="muted"))
    if any(spot.cell.status for spot in scene.plotted.spots):
        items = (*items, Item(text=say("chart-gap", scene.language), sign="none", ink="muted"))
    return items
