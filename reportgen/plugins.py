"""Plugins: every shelf as one value, with what installed packages add through entry points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Any

from pydantic import create_model

from reportgen.blocks import BLOCKS
from reportgen.charts import CHARTS, RECORDED
from reportgen.kinds import BlockKind, ChartKind, OnDemand
from reportgen.machine import added
from reportgen.sources import SOURCES
from reportgen.spec import BlockFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """The kinds of blocks, charts and data files that this build knows."""

    blocks: Mapping[str, BlockKind]
    charts: Mapping[str, ChartKind]
    sources: Mapping[str, Any]

    @property
    def pictures(self) -> Mapping[str, ChartKind]:
        """All that can be drawn: the kinds of charts, and those that blocks draw from records."""
        charts = self.charts
        return OnDemand((*charts, *RECORDED), lambda name: RECORDED[name] if name in RECORDED else charts[name])


@cache
def shelves() -> Shelves:
    """Gives our own shelves and what the entry points `reportgen.charts` and `reportgen.blocks` add to them."""
    more: Mapping[str, ChartKind] = {kind.name: kind for kind in _added("reportgen.charts")}
    charts = OnDemand((*CHARTS, *more), lambda name: more.get(name) or CHARTS[name])
    blocks = {**BLOCKS, **{kind.name: kind for kind in _added("reportgen.blocks")}}
    blocks["chart"] = replace(blocks["chart"], variants=_variants(blocks["chart"], charts))
    return Shelves(blocks=blocks, charts=charts, sources=SOURCES)


def _added(group: str) -> Iterable[Any]:
    return [getattr(import_module(point.module), point.attribute) for point in added() if point.group == group]


def _variants(block: BlockKind, charts: Mapping[str, ChartKind]) -> Mapping[str, type[BlockFrame]]:
    """Joins what every chart block has with what each kind of chart adds."""

    def variant(name: str) -> Any:  # noqa: ANN401 pydantic's stubs take one family of bases only
        bases: Any = (charts[name].spec, block.spec)
        return create_model(f"{name.title()}Chart", __base__=bases, __doc__=charts[name].spec.__doc__)

    return OnDemand(charts, variant)
