"""Annex: the statistical annex: indicators printed in full, one generated table each."""

import re
from dataclasses import dataclass

from pydantic import Field

from reportgen.blocks.derived import apart
from reportgen.blocks.grid import lay_out
from reportgen.blocks.layout import Layout
from reportgen.document import Block, Caption, Grid, Text
from reportgen.indicator import Indicator
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes.model import Many
from reportgen.spec.block import BlockFrame
from reportgen.templating.citations import dated
from reportgen.templating.notes import note_text
from reportgen.templating.units import unit_words

_ACROSS = ("year", "period", "report_edition", "month")
"""The dimensions that run across when an indicator has them, first found."""
_MOST_COLUMNS = 12
_VINTAGE = re.compile(r"(?<=vintage )\d{4}-\d{2}(?:-\d{2})?\b")
"""The date of data as the definition says it."""


class AnnexSpec(BlockFrame):
    """`- annex: [INDICATOR, …]`."""

    annex: Many[str] = Field(description="The indicators to print in full")


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
    layout = Layout(columns=across, add=add, at=spec.at("annex", index))
    title: Text = scope.words(indicator.label)
    caption = Caption(
        number=index + 1,
        kind="table",
        title=title,
        subtitle=scope.words(unit_words(indicator.unit, scope.language)),
        sources=scope.cite_below(indicator.sources),
        notes=tuple(scope.words(note_text(note, scope.language)) for note in indicator.notes),
    )
    grid = lay_out(layout, indicator, None, scope)
    return AnnexTable(number=number, caption=caption, grid=grid, definition=_said(indicator.definition, scope.language))


def _said(definition: str, language: str) -> str:
    """Gives a definition with the dates of data as readers write them."""
    return _VINTAGE.sub(lambda found: dated(found[0], language), definition)


KIND = BlockKind(name="annex", spec=AnnexSpec, compose=compose)
