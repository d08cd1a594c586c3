"""Table: an indicator's rows as they are, or turned so that one dimension runs across."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import Field

from reportgen.blocks.fitting import fits
from reportgen.blocks.grid import lay_out
from reportgen.blocks.layout import Layout
from reportgen.document import Block
from reportgen.indicator import Indicator
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Prose
from reportgen.nodes.model import Many
from reportgen.spec.block import FigureFrame

Added = Literal["share", "change", "total"]


class TableSpec(FigureFrame):
    """`- table: INDICATOR`."""

    table: str = Field(description="The indicator whose numbers are printed")
    rows: Many[str] = Field((), description="The dimensions that run down")
    columns: str | None = Field(None, description="The dimension that runs across")
    order: Literal["given", "largest", "smallest", "name"] = Field("given", description="By the last column's numbers")
    add: Many[Added] = Field((), description="A share column, a change column, a total row")
    subtotals: str | None = Field(None, description="One of `rows:`: its values become bold rows with their subtotals")
    bars: Many[str] = Field((), description="Columns with bars behind the numbers: `share`, `change`, `2024`")
    trend: str | None = Field(None, description="An indicator by the same rows and a time: a small line in each row")
    highest: str | None = Field(
        None, description="An indicator by the same rows and one dimension more: the largest part of each row"
    )
    printed: str | None = Field(None, description="The publisher's printed totals, and a row of differences to them")
    last: Many[str] = Field((), description="Row headings that go to the end, in this order")
    headings: dict[str, Prose] = Field(default_factory=dict, description="Dimension or measure → its printed heading")
    footnotes: dict[str, Prose] = Field(
        default_factory=dict, description="The heading of a row or column, or of both (`Land, 2015`) → its footnote"
    )
    sources: Literal["auto", "column", "below"] = Field("auto", description="Where a row's own source is printed")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBody:
    """Nothing beside grid and caption."""


_MORE = ("printed", "trend", "highest")
"""The keys that name an indicator more."""


def compose(spec: TableSpec, scope: Scope) -> Block | None:
    """Gives the table with its caption."""
    indicator = scope.indicator(spec.table, spec.at("table"))
    more = {name: scope.indicator(given, spec.at(name)) for name in _MORE if (given := getattr(spec, name))}
    if indicator is None or None in more.values():
        return None
    printed = more.get("printed")
    layout = Layout(
        rows=spec.rows,
        columns=spec.columns,
        order=spec.order,
        add=spec.add,
        last=spec.last,
        headings=spec.headings,
        footnotes=spec.footnotes,
        sources=spec.sources,
        subtotals=spec.subtotals,
        bars=spec.bars,
        trend=more.get("trend"),
        highest=more.get("highest"),
        at=spec.at("add"),
    )
    if not fits(spec, layout, (indicator, printed), scope):
        return None
    grid = lay_out(layout, indicator, printed, scope)
    caption = scope.caption("table", spec, _read(indicator, more.values()))
    if grid.source_column:
        keys = scope.source_keys(indicator.sources)
        listed = scope.say("sources-in-rows-listed", keys=keys) if keys else scope.say("sources-in-rows")
        caption = replace(caption, sources=(listed,))
    return Block(id=spec.id or "", kind="table", body=TableBody(), grid=grid, caption=caption, at=spec.at())


def _read(indicator: Indicator, more: Iterable[Indicator | None]) -> tuple[Indicator, ...]:
    """Gives the indicators that the table rests on, each once."""
    return tuple({each.id: each for each in (indicator, *more) if each is not None}.values())


KIND = BlockKind(name="table", spec=TableSpec, compose=compose, labelled="table")
