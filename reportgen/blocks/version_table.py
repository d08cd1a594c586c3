"""Version table: which edition this is, as of when, and on which data, with the first digits of their `sha256sum`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.blocks.cells import cell_of, text_cell
from reportgen.blocks.extracts import publishers, span
from reportgen.document import Block, Grid, GridRow
from reportgen.kinds import BlockKind, Scope
from reportgen.spec.block import FigureFrame

_DIGITS = 12
"""So much of a digest tells two files apart."""


class VersionTableSpec(FigureFrame):
    """`- version_table: this`."""

    version_table: Literal["this"] = "this"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionBody:
    """Nothing beside grid and caption."""


def compose(spec: VersionTableSpec, scope: Scope) -> Block | None:
    """Gives the edition, and a row for each extract that an indicator of the report reads."""
    heads = (
        scope.say("version-what"), scope.say("version-publisher"), scope.say("version-value"), scope.say("version-digest"),
    )  # fmt: skip
    rows = (*_edition(scope), *_data(scope))
    grid = Grid(columns=tuple(text_cell(head, scope) for head in heads), rows=rows)
    caption = scope.caption("table", spec, ())
    return Block(id=spec.id or "", kind="table", body=VersionBody(), grid=grid, caption=caption, at=spec.at())


def _edition(scope: Scope) -> Iterator[GridRow]:
    issue = scope.ledger.issue
    given = (
        (scope.say("version-edition"), f"{issue.edition}, {issue.status}"),
        (scope.say("date"), issue.date),
        (scope.say("cut-off"), issue.cut_off),
        (scope.say("version-note"), issue.note),
    )
    for what, value in given:
        if value:
            yield GridRow(cells=tuple(text_cell(text, scope) for text in (what, "", value, "")))


def _data(scope: Scope) -> Iterator[GridRow]:
    read = {name for indicator in scope.indicators().values() for name in indicator.extracts}
    for name, extract in scope.extracts().items():
        if name in read:
            digest = scope.ledger.digest(extract.spec.file)[:_DIGITS]
            what, dates, digits = (
                text_cell(text, scope)
                for text in (extract.spec.title or name, span(scope, (*extract.vintages, *extract.editions)), digest)
            )
            yield GridRow(cells=(what, cell_of(*publishers(extract, scope), "text"), dates, digits))


KIND = BlockKind(name="version_table", spec=VersionTableSpec, compose=compose, labelled="table")
