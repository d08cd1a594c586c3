"""Layout: what an author says of how a table is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    at: Span
    """Where the author asks for what is added."""


def down(spec: Layout, indicator: Indicator) -> list[str]:
    """Gives the dimensions that run down."""
    return [name for name in (spec.rows or [each.name for each in indicator.table.dimensions]) if name != spec.columns]
