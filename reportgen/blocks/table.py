"""Table: an indicator's rows as they are, or turned so that one dimension runs across."""

from dataclasses import dataclass, replace
from typing import Literal

from pydantic import Field

from reportgen.blocks.fitting import fits
from reportgen.blocks.grid import lay_out
from reportgen.blocks.layout import Layout
from reportgen.document import Block
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


def compose(spec: TableSpec, scope: Scope) -> Block | None:
    """Gives the table with its caption."""
    indicator = scope.indicator(spec.table, spec.at("table"))
    printed = scope.indicator(spec.printed, spec.at("printed")) if spec.printed else None
    if indicator is None or (spec.printed and printed is None):
        return None
    layout = Layout(
        rows=spec.rows,
        columns=spec.columns,
        order=spec.order,
        add=spec.add,
        last=spec.last,
        headings=spec.headings,
        footnotes=spec.footnotes,
        sources=spec.sources,
        at=spec.at("add"),
    )
    if not fits(spec, layout, (indicator, printed), scope):
        return None
    grid = lay_out(layout, indicator, printed, scope)
    caption = scope.caption("table", spec, (indicator, *((printed,) if printed else ())))
    if grid.source_column:
        caption = replace(caption, sources=(scope.say("sources-in-rows"),))
    return Block(id=spec.id or "", kind="table", body=TableBody(), grid=grid, caption=caption, at=spec.at())


KIND = BlockKind(name="table", spec=TableSpec, compose=compose, labelled="table")
