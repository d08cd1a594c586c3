"""Tables over several pages: their heads say that they go on, where they do and nowhere else, and nothing is left alone."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from reportgen.document import Block, Caption, Document, Grid, GridCell, GridRow, Section, Words
from reportgen.renderers.pdf import hooks
from tests.renderers.conftest import make_press
from tests.renderers.likeness import unlike
from tests.renderers.printing import printed, render_whole
from tests.renderers.sample import Body, sample


def cell(shown: str, kind: str = "number") -> GridCell:
    return GridCell(text=(Words(text=shown),), kind=kind, raw=shown)  # type: ignore[arg-type]


def row(name: str, columns: int, role: str = "body", level: int = 0) -> GridRow:
    cells = (cell(name, "text"), *(cell("12,345") for _ in range(columns)))
    return GridRow(cells=cells, role=role, level=level)  # type: ignore[arg-type]


def report(rows: tuple[GridRow, ...], columns: int = 3) -> Document:
    heads = (cell("Route", "text"), *(cell(str(2000 + index)) for index in range(columns)))
    caption = Caption(number=1, kind="table", title=(Words(text="What was found"),), sources=("Frontex",))
    block = Block(id="t", kind="table", body=Body(), grid=Grid(columns=heads, rows=rows), caption=caption)
    return replace(
        sample(),
        sections=(Section(id="s", number="1", title=(Words(text="One"),), owner="", blocks=(block,)),),
    )


def pages_of(pdf: bytes) -> list[str]:
    document = PdfDocument(io.BytesIO(pdf))
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [page for page in found if "Row" in page and "12,345" in page]


@pytest.fixture(scope="module")
def long(templates) -> bytes:
    rows = (*(row(f"Row {index}", 3) for index in range(100)), row("Total", 3, "total"))
    return printed(report(rows), make_press(templates, "print")).pdf


def test_a_table_says_that_it_goes_on_above_its_repeated_head_and_not_where_it_begins(long):
    pages = pages_of(long)

    assert len(pages) >= 3
    assert [page.count("Table 1 (continued)") for page in pages] == [0, *[1] * (len(pages) - 1)]
    assert all(re.search(r"Route\s+2000\s+2001\s+2002", page) for page in pages)


def test_each_part_of_it_is_a_table_with_a_caption_and_column_heads(long):
    with pikepdf.open(io.BytesIO(long)) as opened:
        tables = [each for each in elements(opened) if each.S == "/Table"]
        kinds = [[str(kid.S) for kid in table.K] for table in tables]
        heads = [cell for table in tables for kid in table.K if kid.S == "/THead" for row in kid.K for cell in row.K]
        scopes = [str(head.A.Scope) for head in heads]

    assert kinds == [["/THead", "/TBody"], *[["/Caption", "/THead", "/TBody"]] * (len(tables) - 1)]
    assert scopes == ["/Column"] * 4 * len(tables)


def test_it_is_the_same_in_one_piece(long, templates):
    rows = (*(row(f"Row {index}", 3) for index in range(100)), row("Total", 3, "total"))
    assert unlike(long, render_whole(report(rows), make_press(templates, "print"))) == []


def test_an_unknown_weasyprint_says_nothing_rather_than_something_wrong(templates, monkeypatch):
    monkeypatch.setattr(hooks, "PINNED", "0.0")
    rows = tuple(row(f"Row {index}", 3) for index in range(60))
    pages = pages_of(render_whole(report(rows), make_press(templates, "print")))

    assert len(pages) >= 2
    assert not any("continued" in page for page in pages)


@pytest.mark.parametrize("before", range(4))
def test_three_rows_at_least_stand_on_either_side_of_a_break_and_no_group_head_last(templates, before):
    group = (row("Group", 2, "subtotal"), *(row("Row", 2, level=1) for _ in range(3)))
    rows = (*(row("Row", 2) for _ in range(before)), *group * 24, row("Total", 2, "total"))
    pages = pages_of(printed(report(rows, 2), make_press(templates, "print")).pdf)
    found = [re.findall(r"^(Group|Row|Total)\b", page, flags=re.MULTILINE) for page in pages]

    assert len(pages) >= 3
    assert sum(map(len, found)) == len(rows)
    assert all(len(rows) >= 3 for rows in found)
    assert all(rows[-1] != "Group" for rows in found)


def test_a_table_of_many_columns_lies_on_a_landscape_page(templates):
    pdf = printed(report(tuple(row(f"Row {index}", 20) for index in range(5)), 20), make_press(templates, "print")).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in opened.pages]

    assert sizes.count((842, 595)) == 1
    assert "SPECIMEN" in pages_of(pdf)[0], "its margins are those of the other pages"


def elements(pdf):
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, pikepdf.Array):
            waiting[:0] = list(each)
        elif isinstance(each, pikepdf.Dictionary) and "/S" in each:
            yield each
            if "/K" in each:
                waiting.insert(0, each.K)
