"""The list of signs names those that stand in printed tables, and no others."""

from dataclasses import replace

from reportgen.document import Block, Document, Grid, GridCell, GridRow, Words
from reportgen.renderers.signs import signs_of
from tests.renderers.sample import sample


def signs(*cells: GridCell) -> list[str]:
    grid = Grid(columns=cells, rows=(GridRow(cells=cells),))
    document: Document = sample()
    section = replace(document.sections[0], blocks=(Block(id="t", kind="table", grid=grid, body=None),))
    return signs_of(replace(document, sections=(section,)))


def cell(text: str, raw: str, kind: str = "status") -> GridCell:
    return GridCell(text=(Words(text=text),), kind=kind, raw=raw)  # type: ignore[arg-type]


def test_signs_stand_once_in_the_order_of_statuses_and_the_dash_last() -> None:
    assert signs(cell("–", ""), cell("w", "withheld"), cell(":", "missing"), cell(":", "missing")) == [
        "chart-status-missing",
        "chart-status-withheld",
        "sign-not-given",
    ]


def test_a_table_of_numbers_needs_no_list_of_signs() -> None:
    assert signs(cell("5", "5", "number"), GridCell(text=(), kind="status")) == []
