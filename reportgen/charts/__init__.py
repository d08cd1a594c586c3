"""Charts: one kind a module, each with what an author may write and how its picture is drawn."""

from collections.abc import Mapping

from reportgen.charts import (
    area,
    bars,
    calendar,
    choropleth,
    dots,
    dumbbell,
    heat,
    hotspots,
    lines,
    map_routes,
    matrix,
    ranges,
    sankey,
    seasonality,
    slope,
    timeline,
    waterfall,
)
from reportgen.kinds import ChartKind

_KINDS = (
    lines,
    area,
    seasonality,
    bars,
    dots,
    dumbbell,
    slope,
    ranges,
    heat,
    calendar,
    timeline,
    map_routes,
    choropleth,
    hotspots,
    sankey,
    waterfall,
    matrix,
)

CHARTS: Mapping[str, ChartKind] = {module.KIND.name: module.KIND for module in _KINDS}
"""The word after `chart:` → its kind."""
