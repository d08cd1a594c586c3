"""Layout: what an author says of how a table is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.blocks.lines import heading, running_across
from reportgen.indicator import Indicator
from reportgen.nodes import Prose
from reportgen.problems import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a table's author says about its layout (see `TableSpec`)."""

    rows: tuple[str, ...] = ()
    columns: str | None = None
    order: str = "given"
    add: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    headings: Mapping[str, Prose] = field(default_factory=dict)
    footnotes: Mapping[str, Prose] = field(default_factory=dict)
    sources: str = "auto"
    subtotals: str | None = None
    bars: tuple[str, ...] = ()
    trend: Indicator | None = None
    highest: Indicator | None = None
    at: Span
    """Where the author asks for what is added."""


def down(spec: Layout, indicator: Indicator) -> list[str]:
    """Gives the dimensions that run down."""
    return [name for name in (spec.rows or [each.name for each in indicator.table.dimensions]) if name != spec.columns]


def number_columns(spec: Layout, indicator: Indicator) -> list[str]:
    """Gives what an author calls the columns of numbers, in their order: a year, a measure, `share`, `change`."""
    if not spec.columns:
        return [measure.name for measure in indicator.table.measures]
    across = [heading(key) for key in running_across(indicator, spec.columns)]
    return [*across, *(word for word in ("share", "change") if word in spec.add)]
