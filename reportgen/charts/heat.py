"""Heat: a table whose cells are shaded in steps, with the number in each and the steps spelled out above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from reportgen.charts import alternative
from reportgen.charts.axes import above, key_items, status_items, unit_line
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plain
from reportgen.charts.frame import PlotFrame
from reportgen.charts.grid import data_grid
from reportgen.charts.legend import ROW, Item, draw_legend, rows_of
from reportgen.charts.metrics import LINE, widest, width, wrap
from reportgen.charts.reading import Plotted, Spot, amount, read
from reportgen.charts.rows import row_names
from reportgen.charts.series import Part, arranged, check_names, is_named, names_of, total
from reportgen.charts.shown import MARKS, cell_text
from reportgen.charts.steps import Steps, steps_of
from reportgen.document import Grid, GridCell, GridRow
from reportgen.indicator import Indicator
from reportgen.kinds import ChartKind, Picture, Style
from reportgen.problems import Findings
from reportgen.table import Range

_MOST_ROWS, _MOST_COLUMNS = 35, 16
_ROW, _UNIT_ROOM, _DARK = 24, 24, 4


class HeatSpec(PlotFrame):
    """`- chart: heat`: a table of two dimensions, shaded."""

    rows: str = Field(description="The dimension that runs down")
    columns: str = Field(description="The dimension that runs across")
    steps: Annotated[int, Field(ge=2, le=7)] = Field(5, description="How many shades at most")
    scale: Literal["auto", "equal", "tenfold", "quantile"] = Field(
        "auto", description="Equal steps, by tens, or equally many cells"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What both widths of the picture are drawn from."""

    spec: HeatSpec
    plotted: Plotted
    rows: Mapping[Part, str]
    columns: Mapping[Part, str]
    steps: Steps
    style: Style
    language: str

    def cells(self) -> Mapping[tuple[int, int], Spot]:
        """Gives (row, column) → number."""
        rows, columns = list(self.rows), list(self.columns)
        return {
            (rows.index(self._part(s, "rows")), columns.index(self._part(s, "columns"))): s for s in self.plotted.spots
        }

    def _part(self, spot: Spot, role: str) -> Part:
        return (spot.key(role), spot.part if self.plotted.ranked == role else "")


def draw(
    spec: HeatSpec, indicators: Mapping[str, Indicator], style: Style, findings: Findings, language: str
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    plotted = read(spec, indicators, {"rows": (spec.rows,), "columns": (spec.columns,)}, findings)
    if plotted is None or not check_names(spec, plotted, findings):
        return None
    if any(isinstance(spot.cell.value, Range) for spot in plotted.spots):
        findings.error("wrong-chart", "ranges cannot be shaded", spec.at("data"), hint="write `chart: ranges`")
        return None
    scene = _scene(spec, plotted, style, language)
    if not _few(scene, findings):
        return None
    wide, height = _picture(scene, style.width)
    narrow, narrow_height = _picture(scene, style.narrow)
    return Picture(plotly=wide, height=height, narrow=narrow, narrow_height=narrow_height, alt=_alt(scene),
                   data=_shaded(scene, data_grid(spec, plotted, ("rows",), "columns", language)))  # fmt: skip


def _scene(spec: HeatSpec, plotted: Plotted, style: Style, language: str) -> _Scene:
    names = names_of(spec, plotted, "rows", language)
    special = plotted.ranked == "rows"

    def size(part: Part) -> Decimal | int:
        return total([s for s in plotted.spots if (s.key("rows"), s.part if special else "") == part])

    parts = arranged(spec, list(names), size, names)
    numbers = [Decimal(number) for spot in plotted.spots if (number := amount(spot.cell)) is not None]
    steps = steps_of(numbers, spec.steps, spec.scale, (language, plotted.first.decimals))
    return _Scene(spec=spec, plotted=plotted, rows={part: names[part] for part in parts},
                  columns=names_of(spec, plotted, "columns", language), steps=steps, style=style, language=language)  # fmt: skip


def _few(scene: _Scene, findings: Findings) -> bool:
    for key, found, most in (("rows", scene.rows, _MOST_ROWS), ("columns", scene.columns, _MOST_COLUMNS)):
        if len(found) > most:
            findings.error("too-many-series", f"{len(found)} {key}, and {most} are the most", scene.spec.at(key),
                           hint="choose fewer in the indicator, or print a table")  # fmt: skip
            return False
    return True


def _picture(scene: _Scene, wide: int) -> tuple[dict[str, Any], int]:
    canvas, pane, size = Canvas(scene.style, wide), Pane(), scene.style.size
    names = row_names(list(scene.rows.values()), size, narrow=canvas.narrow)
    legend, key = _legend(scene), _key(scene)
    right = _right(scene, wide - round(names.room), size)
    column = (wide - round(names.room) - right) / len(scene.columns)
    heads = [wrap(name, column - 4, size) for name in scene.columns.values()]
    every = _every(heads, column, size)
    top = max(len(lines) for lines in heads[::-1][::every]) * size * LINE + 8
    rows = len(rows_of(legend, wide, size)) * ROW
    under = len(rows_of(key, wide, size)) * ROW + 6 if key else 0
    margin = Margin(left=names.room, right=right, top=_UNIT_ROOM + rows + top, bottom=4 + under)
    high = max(_ROW, names.high)
    canvas.axis(pane, "x", (-0.5, len(scene.columns) - 0.5))
    canvas.axis(pane, "y", (len(scene.rows) - 0.5, -0.5))
    _shade(canvas, scene, (column, high))
    _write(canvas, scene, column)
    names.write(canvas, pane, bold=[is_named(part, name, scene.spec.highlight) for part, name in scene.rows.items()])
    last = len(heads) - 1
    for index, lines in enumerate(heads):
        if (last - index) % every == 0:
            canvas.labels.append(
                Label(text="\n".join(lines), x=index, y=1, on_x="x", dy=3, side="center", level="bottom")
            )
    above(canvas, unit_line(scene.spec, scene.plotted, scene.language), margin.left, margin.top - 12)
    draw_legend(canvas, legend, -margin.left + 1, margin.top - _UNIT_ROOM - 8)
    if key:
        draw_legend(canvas, key, -margin.left + 2, -16)
    height = round(scene.spec.height or margin.top + len(scene.rows) * high + margin.bottom)
    return canvas.finish(height, margin), height


def _right(scene: _Scene, room: float, size: float) -> int:
    """Gives the room that the last column's name needs beyond its column."""
    last = wrap(list(scene.columns.values())[-1], room / len(scene.columns) - 4, size)
    return max(2, round((widest(last, size) - room / len(scene.columns)) / 2) + 2)


def _every(heads: Sequence[tuple[str, ...]], column: float, size: float) -> int:
    """Says which columns are named where there is no room for all: each, every second, fifth …."""
    need = max(widest(lines, size) for lines in heads) + 3
    return next(every for every in (1, 2, 3, 5, 10) if column * every >= need or every == 10)


def _shade(canvas: Canvas, scene: _Scene, box: tuple[float, float]) -> None:
    """Adds a trace for each shade, of boxes with a gap of two pixels around them."""
    wide, high = (1 - 2 / box[0], 1 - 2 / box[1])
    shades: dict[int, list[tuple[int, int, Spot]]] = {}
    for (row, column), spot in scene.cells().items():
        number = amount(spot.cell)
        if number is not None:
            shades.setdefault(scene.steps.step(Decimal(number)), []).append((row, column, spot))
    for step, cells in sorted(shades.items()):
        canvas.traces.append({
            "base": [plain(row - high / 2) for row, _, _ in cells], "customdata": [_said(scene, *cell) for cell in cells],
            "hovertemplate": "%{customdata}<extra></extra>", "marker": {"color": canvas.ink(f"step{step}"), "line": {"width": 0}},
            "offset": plain(-wide / 2), "orientation": "v", "type": "bar", "width": plain(wide),
            "x": [column for _, column, _ in cells], "y": [plain(high)] * len(cells),
        })  # fmt: skip


def _write(canvas: Canvas, scene: _Scene, column: float) -> None:
    """Writes the numbers where all of them fit, and the marks of cells without one."""
    size = canvas.style.size
    texts = {at: cell_text(spot.cell, spot.indicator, scene.language) for at, spot in scene.cells().items()}
    fits = max(width(text, size) for text in texts.values()) <= column - 1 and scene.spec.labels == "auto"
    for (row, at), spot in scene.cells().items():
        number = amount(spot.cell)
        if number is None or fits or spot.hollow:
            dark = number is not None and scene.steps.step(Decimal(number)) >= _DARK
            ink = "faint" if number is None else "paper" if dark else "ink"
            text = (texts[(row, at)] if fits or number is None else "") + ("*" if spot.hollow else "")
            canvas.labels.append(Label(text=text, x=at, y=row, on_x="x", on_y="y", side="center", ink=ink))


def _said(scene: _Scene, row: int, column: int, spot: Spot) -> str:
    where = f"{list(scene.rows.values())[row]}, {list(scene.columns.values())[column]}"
    return f"{where}: {cell_text(spot.cell, spot.indicator, scene.language)}"


def _legend(scene: _Scene) -> tuple[Item, ...]:
    return tuple(Item(text=text, sign="box", ink=f"step{step}") for step, text in scene.steps.named)


def _key(scene: _Scene) -> tuple[Item, ...]:
    spots = scene.plotted.spots
    stars = tuple(
        Item(text=f"* {item.text}", sign="none", ink="muted")
        for item in key_items(spots, scene.language)
        if item.sign == "hollow"
    )
    return (*stars, *status_items([spot for spot in spots if MARKS.get(spot.cell.status)], scene.language))  # type: ignore[arg-type]


def _shaded(scene: _Scene, grid: Grid) -> Grid:
    """Gives the data table with the same shades as the picture."""
    rows = tuple(
        GridRow(cells=tuple(_shaded_cell(scene, cell) for cell in row.cells), role=row.role) for row in grid.rows
    )
    return Grid(columns=grid.columns, rows=rows, row_heads=grid.row_heads, footnotes=grid.footnotes)


def _shaded_cell(scene: _Scene, cell: GridCell) -> GridCell:
    if cell.kind != "number":
        return cell
    return GridCell(text=cell.text, kind=cell.kind, raw=cell.raw, shade=scene.steps.step(Decimal(cell.raw)))


def _alt(scene: _Scene) -> str:
    rows, columns = list(scene.rows.values()), list(scene.columns.values())
    places = {id(spot): f"{rows[row]}, {columns[column]}" for (row, column), spot in scene.cells().items()}
    begin = alternative.opening("heat", scene.plotted, scene.language)
    return alternative.sentences(
        begin, alternative.span_of(scene.plotted.spots, lambda spot: places[id(spot)], scene.language)
    )


KIND = ChartKind(name="heat", spec=HeatSpec, draw=draw)
