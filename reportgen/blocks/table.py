"""Table: an indicator's rows as they are, or turned so that one dimension runs across."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from reportgen.blocks.grid import Layout, lay_out
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
    printed: str | None = Field(None, description="The publisher's printed totals, and a row of differences to them")
    last: Many[str] = Field((), description="Row headings that go to the end, in this order")
    headings: dict[str, str] = Field(default_factory=dict, description="Dimension or measure → its printed heading")
    footnotes: dict[str, Prose] = Field(default_factory=dict, description="A heading of a row or column → its footnote")
    sources: Literal["auto", "column", "below"] = Field("auto", description="Where a row's own source is printed")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBody:
    """Nothing beside grid and caption."""


def compose(spec: TableSpec, scope: Scope) -> Block | None:
    """Gives the table with its caption."""
    indicator = scope.indicator(spec.table, spec.at("table"))
    printed = scope.indicator(spec.printed, spec.at("printed")) if spec.printed else None
    if indicator is None or (spec.printed and printed is None) or not _fits(spec, indicator, scope):
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
    )
    grid = lay_out(layout, indicator, printed, scope)
    caption = scope.caption("table", spec, (indicator, *((printed,) if printed else ())))
    return Block(id=spec.id or "", kind="table", body=TableBody(), grid=grid, caption=caption, at=spec.at())


def _fits(spec: TableSpec, indicator: Indicator, scope: Scope) -> bool:
    """Checks the names of dimensions, and that a total is of numbers that may be added."""
    names = [column.name for column in indicator.table.dimensions]
    wanted = [*((name, spec.at("rows")) for name in spec.rows)]
    if spec.columns:
        wanted.append((spec.columns, spec.at("columns")))
    unknown = [(name, at) for name, at in wanted if name not in names]
    for name, at in unknown:
        scope.findings.error(
            "unknown-dimension",
            f"`{spec.table}` is not given by `{name}`",
            at,
            hint=f"it is given by {', '.join(names)}",
        )
    if "total" in spec.add and not indicator.additive:
        scope.findings.error(
            "not-additive",
            f"the numbers of `{spec.table}` cannot be added to a total",
            spec.at("add"),
            hint="leave `total` out, or use an indicator that sums or counts",
        )
        return False
    return not unknown


KIND = BlockKind(name="table", spec=TableSpec, compose=compose, labelled="table")
