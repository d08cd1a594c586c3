"""Gives the data behind an outlook as a printed table: each period's published or later figure, forecast and interval."""

from reportgen.charts.outlook.scene import Later, Scene, Step
from reportgen.charts.shown import unit_text
from reportgen.charts.spots import Spot
from reportgen.document import Grid, GridCell, GridRow, Shown, Words
from reportgen.table import Cell, Key
from reportgen.templating.amounts import raw
from reportgen.templating.citations import cite
from reportgen.templating.found import key_text as plain_key
from reportgen.templating.messages import say


def outlook_grid(scene: Scene) -> Grid:
    """Gives a row a period: what was published, what was forecast, and what came later."""
    language = scene.language
    names = ["published", "forecast", "low", "high", *(["later", "result"] if scene.later else [])]
    heads = [say(f"chart-{name}", language, level=scene.outlook.level) for name in names]
    known = {each.key: each for each in scene.later}
    rows = [_published(scene, spot, len(names)) for spot in scene.observed.spots]
    rows += [_forecast(scene, step, known.get(step.key)) for step in scene.steps]
    over = scene.outlook.over.rpartition(".")[2].replace("_", " ")
    return Grid(
        columns=(_words(over[:1].upper() + over[1:]), *(_words(head, number=name != "result") for name, head in
                                                        zip(names, heads, strict=True))),
        rows=tuple(rows),
        unit=unit_text(scene.forecast.unit, language),
    )  # fmt: skip


def _published(scene: Scene, spot: Spot, columns: int) -> GridRow:
    cells = (_number(scene, spot.indicator.id, spot.key("x"), spot.cell), *[_words("")] * (columns - 1))
    cited = tuple(cite(spot.indicator.sources[index], scene.language) for index in spot.row.sources)
    return GridRow(cells=(_words(scene.when(spot.key("x"))), *cells), cited=cited)


def _forecast(scene: Scene, step: Step, later: Later | None) -> GridRow:
    name = scene.forecast.id
    ends = (_number(scene, f"{name}.{which}", step.key, cell) for which, cell in
            (("value", step.middle), ("low", step.low), ("high", step.high)))  # fmt: skip
    more: list[GridCell] = []
    if scene.later:
        more = [_words(""), _words("")]
    if later is not None:
        result = say(f"chart-{later.result}", scene.language)
        more = [_number(scene, f"{name}.later", step.key, later.cell), _words(result)]
    cited = tuple(
        cite(source, scene.language) for source in (later.sources if later is not None else scene.forecast.sources)
    )
    return GridRow(cells=(_words(scene.when(step.key)), _words(""), *ends, *more), cited=cited)


def _number(scene: Scene, name: str, key: Key, cell: Cell) -> GridCell:
    text = scene.text(cell)
    if cell.status is not None:
        return GridCell(text=(Words(text=text),), kind="status", raw=cell.status.value)
    exact = raw(cell.value)
    return GridCell(text=(Shown(value=f"{name}[{plain_key(key)}]", raw=exact, text=text),), kind="number", raw=exact)


def _words(text: str, *, number: bool = False) -> GridCell:
    return GridCell(text=(Words(text=text),), kind="number" if number else "text", raw=text)
