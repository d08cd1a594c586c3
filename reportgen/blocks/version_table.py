"""Version table: which edition this is, as of when, and on which data, with the first digits of their `sha256sum`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.blocks.cells import text_cell
from reportgen.document import Block, Grid, GridRow
from reportgen.indicator import Extract
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
        (scope.say("edition-word"), issue.edition),
        (scope.say("status"), issue.status),
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
            publishers = ", ".join(dict.fromkeys(source.publisher for source in extract.sources))
            texts = (
                extract.spec.title or name,
                publishers,
                _dated(extract, scope),
                scope.ledger.digest(extract.spec.file)[:_DIGITS],
            )
            yield GridRow(cells=tuple(text_cell(text, scope) for text in texts))


def _dated(extract: Extract, scope: Scope) -> str:
    """Gives the first and the last vintage or edition of an extract."""
    times = sorted(dict.fromkeys((*extract.vintages, *extract.editions)))
    if len(times) > 1:
        return scope.say("version-from-to", first=times[0], last=times[-1])
    return times[0] if times else ""


KIND = BlockKind(name="version_table", spec=VersionTableSpec, compose=compose, labelled="table")
