"""Heat: a table whose cells are shaded in steps, with the number in each and the steps spelled out above."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from reportgen.charts import alternative
from reportgen.charts.grid import data_grid
from reportgen.charts.heat.picture import picture
from reportgen.charts.heat.scene import Scene, cells_named, scene_of
from reportgen.charts.heat.spec import HeatSpec
from reportgen.charts.reading import read
from reportgen.charts.series import check_names
from reportgen.charts.steps import bounds_rise
from reportgen.charts.widths import in_two_widths, no_ranges
from reportgen.document import Grid, GridCell
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings

_MOST_ROWS, _MOST_COLUMNS = 35, 16


def draw(spec: HeatSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    style, language = setting.style, setting.language
    plotted = read(spec, indicators, {"rows": (spec.rows,), "columns": (spec.columns,)}, findings)
    if plotted is None:
        return None
    cells = cells_named(spec, plotted, language)
    others = spec.model_copy(update={"highlight": tuple(name for name in spec.highlight if name not in cells)})
    if (
        not check_names(others, plotted, findings)
        or not no_ranges(spec, plotted, "shaded", findings)
        or not bounds_rise(spec, findings)
    ):
        return None
    scene = scene_of(spec, plotted, style, language)
    if not _few(scene, findings):
        return None
    return in_two_widths(
        picture, scene, _alt(scene), _shaded(scene, data_grid(spec, plotted, ("rows",), "columns", language))
    )


def _few(scene: Scene, findings: Findings) -> bool:
    for key, found, most in (("rows", scene.rows, _MOST_ROWS), ("columns", scene.columns, _MOST_COLUMNS)):
        if len(found) > most:
            findings.error(
                "too-many-series",
                f"{len(found)} {key}, and {most} are the most",
                scene.spec.at(key),
                hint="choose fewer in the indicator, or print a table",
            )
            return False
    return True


def _shaded(scene: Scene, grid: Grid) -> Grid:
    """Gives the data table with the same shades as the picture."""
    rows = tuple(replace(row, cells=tuple(_shaded_cell(scene, cell) for cell in row.cells)) for row in grid.rows)
    return replace(grid, rows=rows)


def _shaded_cell(scene: Scene, cell: GridCell) -> GridCell:
    if cell.kind != "number":
        return cell
    return replace(cell, shade=scene.steps.step(Decimal(cell.raw)))


def _alt(scene: Scene) -> str:
    rows, columns = list(scene.rows.values()), list(scene.columns.values())
    places = {id(spot): f"{rows[row]}, {columns[column]}" for (row, column), spot in scene.cells().items()}
    begin = alternative.opening("heat", scene.plotted, scene.language)
    return alternative.sentences(
        begin, alternative.span_of(scene.plotted.spots, lambda spot: places[id(spot)], scene.language)
    )
