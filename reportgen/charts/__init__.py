"""Charts: one kind a module, each with what an author may write and how its picture is drawn."""

from collections.abc import Mapping

from reportgen.charts import bars, lines
from reportgen.kinds import ChartKind

CHARTS: Mapping[str, ChartKind] = {kind.name: kind for kind in (lines.KIND, bars.KIND)}
"""The word after `chart:` → its kind."""
