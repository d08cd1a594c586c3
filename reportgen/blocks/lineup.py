"""Line up an indicator's rows: as they are, or turned so that one dimension runs across, and in the author's order."""

from collections.abc import Sequence

from reportgen.blocks.cells import name_in
from reportgen.blocks.layout import Layout
from reportgen.blocks.lines import Line, heading
from reportgen.comparison import reading_order
from reportgen.indicator import Indicator
from reportgen.table import Cell, Key, Row, Status, Table

_PARTS = ("other", "unknown", "total")
"""What comes last, in this order."""


def lines_for(indicator: Indicator, down: Sequence[str], columns: str | None, across: Sequence[Key]) -> list[Line]:
    """Gives the lines in the order of their first rows."""
    names = tuple(down)
    indexes = [indicator.table.dimension(name) for name in names]
    found = _turned(indicator, indexes, columns, across) if columns else _plain(indicator, indexes)
    return [Line(heads=heads, cells=cells, part=part, names=names, about=dict(zip(names, heads, strict=True)))
            for heads, cells, part in found]  # fmt: skip


_Found = tuple[tuple[Key, ...], tuple[tuple[Cell, Row | None], ...], str]
"""A line's headings, cells and part."""


def _plain(indicator: Indicator, indexes: Sequence[int]) -> list[_Found]:
    return [
        (tuple(row.keys[at] for at in indexes), tuple((cell, row) for cell in row.cells), row.part)
        for row in indicator.table.rows
    ]


def _turned(indicator: Indicator, indexes: Sequence[int], columns: str, across: Sequence[Key]) -> list[_Found]:
    table = indicator.table
    column = table.dimension(columns)
    found: dict[tuple[tuple[Key, ...], str], dict[Key, Row]] = {}
    plain = {row.keys[column] for row in table.rows if not row.part}
    heads = {id(row): tuple(row.keys[at] for at in indexes) for row in table.rows}
    parts = {heads[id(row)]: row.part for row in table.rows if row.keys[column] in plain}
    for row in table.rows:  # what is unknown of a column says nothing of the line
        part = row.part if row.keys[column] in plain else parts.get(heads[id(row)], "")
        found.setdefault((heads[id(row)], part), {})[row.keys[column]] = row
    absent = Cell(status=Status.NOT_PUBLISHED if indicator.absent == "not published" else Status.MISSING)
    return [
        (keys, tuple((rows[at].cells[0], rows[at]) if at in rows else (absent, None) for at in across), part)
        for (keys, part), rows in found.items()
    ]


def in_order(lines: Sequence[Line], *, spec: Layout, table: Table) -> list[Line]:
    """Gives lines as the author orders them: by name or size, those named under `last:` behind, then other and unknown."""
    body = [line for line in lines if not line.part and heading(line.heads[0] if line.heads else "") not in spec.last]
    if spec.order == "name":
        body.sort(
            key=lambda line: [reading_order(name_in(table, *head)) for head in zip(line.names, line.heads, strict=True)]
        )
    elif spec.order in {"largest", "smallest"}:
        body.sort(key=lambda line: line.size, reverse=spec.order == "largest")
    heads = [(heading(line.heads[0]), line) for line in lines if line.heads and not line.part]
    last = [line for name in spec.last for head, line in heads if head == name]
    parts = sorted((line for line in lines if line.part), key=lambda line: _PARTS.index(line.part))
    return [*body, *last, *parts]
