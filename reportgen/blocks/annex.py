"""Annex: the statistical annex: indicators printed in full, one generated table each."""

from dataclasses import dataclass

from pydantic import Field

from reportgen.blocks.derived import apart
from reportgen.blocks.grid import lay_out
from reportgen.blocks.layout import Layout
from reportgen.document import Block, Caption, Grid, Text
from reportgen.indicator import Indicator
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Prose
from reportgen.nodes.model import Many
from reportgen.spec.block import BlockFrame
from reportgen.templating.notes import note_text, notes_below
from reportgen.templating.units import said_in, unit_words

_ACROSS = ("year", "period", "report_edition", "month")
"""The dimensions that run across when an indicator has them, first found."""
_MOST_COLUMNS = 12


class AnnexSpec(BlockFrame):
    """`- annex: [INDICATOR, …]`."""

    annex: Many[str] = Field(description="The indicators to print in full")
    headings: dict[str, Prose] = Field(default_factory=dict, description="Heads of columns: column → words")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexTable:
    """One table of the annex."""

    number: str
    """`A1` in an annex, a number among all tables elsewhere."""
    caption: Caption
    """Its number is the place in the block."""
    grid: Grid
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexBody:
    """The tables in the order asked."""

    tables: tuple[AnnexTable, ...]


def compose(spec: AnnexSpec, scope: Scope) -> Block | None:
    """Gives a table an indicator; years run across where there are not too many."""
    named = [(index, scope.indicator(name, spec.at("annex", index))) for index, name in enumerate(spec.annex)]
    found = [(index, indicator) for index, indicator in named if indicator is not None]
    tables = []
    for (index, indicator), number in zip(found, scope.table_numbers(len(found)), strict=True):
        scope.rests_on(indicator)
        tables.append(_table(indicator, index, number, spec, scope))
    return Block(id=spec.id or "", kind="annex", body=AnnexBody(tables=tuple(tables)), at=spec.at())


def _table(indicator: Indicator, index: int, number: str, spec: AnnexSpec, scope: Scope) -> AnnexTable:
    names = [column.name for column in indicator.table.dimensions]
    across = next((name for name in _ACROSS if name in names and len(names) > 1), None)
    if across and len(indicator.table.values(across)) > _MOST_COLUMNS:
        across = None
    add = ("total",) if indicator.additive and across and not apart(indicator, across) else ()
    layout = Layout(columns=across, add=add, headings=spec.headings, at=spec.at("annex", index))
    title: Text = scope.words(indicator.label)
    caption = Caption(
        number=index + 1,
        kind="table",
        title=title,
        subtitle=scope.words(_unit(indicator, scope)),
        sources=scope.cite_below(indicator.sources),
        notes=tuple(scope.words(note_text(note, scope.language)) for note in notes_below(indicator)),
    )
    grid = lay_out(layout, indicator, None, scope)
    return AnnexTable(number=number, caption=caption, grid=grid, definition=_said(indicator.definition))


def _unit(indicator: Indicator, scope: Scope) -> str:
    """Gives the unit as a line of its own, where the title does not say it."""
    unit = unit_words(indicator.unit, scope.language)
    return "" if said_in(indicator.label, unit) else f"{unit[:1].upper()}{unit[1:]}"


def _said(definition: str) -> str:
    """Gives a definition without the conditions: the table shows which rows there are, and names edition and vintage."""
    return "; ".join(part.partition(", ")[0] for part in definition.split("; "))


KIND = BlockKind(name="annex", spec=AnnexSpec, compose=compose)
