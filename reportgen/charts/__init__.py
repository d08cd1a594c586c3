"""Charts: one kind a module, each with what an author may write and how its picture is drawn."""

from collections.abc import Mapping

from reportgen.charts import area, bars, dots, heat, lines, ranges, slope
from reportgen.kinds import ChartKind

CHARTS: Mapping[str, ChartKind] = {
    kind.name: kind for kind in (lines.KIND, area.KIND, bars.KIND, dots.KIND, slope.KIND, ranges.KIND, heat.KIND)
}
"""The word after `chart:` → its kind."""
