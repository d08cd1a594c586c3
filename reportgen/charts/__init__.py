"""Charts: one kind a module, each with what an author may write and how its picture is drawn."""

from collections.abc import Mapping
from importlib import import_module

from reportgen.kinds import ChartKind, OnDemand

_KINDS = (
    "lines",
    "area",
    "seasonality",
    "outlook",
    "bars",
    "dots",
    "dumbbell",
    "slope",
    "ranges",
    "heat",
    "calendar",
    "timeline",
    "map_routes",
    "choropleth",
    "hotspots",
    "sankey",
    "waterfall",
    "matrix",
)


def _kind(name: str) -> ChartKind:
    """Gives the kind that a module of this package holds; a report pays for the kinds that it uses."""
    kind = import_module(f"{__name__}.{name}").KIND
    assert isinstance(kind, ChartKind), f"{name} is a kind of chart"
    return kind


CHARTS: Mapping[str, ChartKind] = OnDemand(_KINDS, _kind)
"""The word after `chart:` → its kind."""

RECORDED: Mapping[str, ChartKind] = OnDemand(("chain",), _kind)
"""Kinds that are drawn from a report's records by blocks of their own, and that no author names."""
