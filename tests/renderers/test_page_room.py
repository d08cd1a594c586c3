"""Room: a figure that its page has no room for shrinks within bounds, or lets the text behind it go first."""

import io

import pytest
from pypdfium2 import PdfDocument

from reportgen.renderers.pdf.room import SHARES
from reportgen.renderers.pdf.whole import in_one_piece

STYLE = """@page { size: 200px 300px; margin: 0 } html { font: 10px/10px sans-serif } p, div, h3 { margin: 0; font-size: 10px }
.figure, .example, .table { break-inside: avoid; margin: 0 } .picture img { display: block; width: 100%; max-height: 400px }
h3 { break-after: avoid } .high { height: 200px } .low { height: 60px } .mid { height: 110px }"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100"/></svg>'
TALL = PICTURE.replace("0 0 200 100", "0 0 200 260")
FIGURE = '<div class="block figure"><p>Figure</p><div class="picture"><img src="picture:p" alt="p"></div></div>'
TEXT = '<div class="block text"><p>Behind</p></div>'


def pages(*blocks: str) -> list[str]:
    """Gives the words of each page, on one line."""
    html = f"<html lang=en><title>t</title><style>{STYLE}</style><section class=section>{''.join(blocks)}</section>"
    pdf, said = in_one_piece(html, {"p": PICTURE, "tall": TALL})
    assert said == ()
    document = PdfDocument(io.BytesIO(pdf))
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def above(height: int) -> str:
    return f'<div class="block text" style="height: {height}px"><p>Above</p></div>'


def test_a_figure_with_room_stays_where_it_is() -> None:
    assert pages(above(100), FIGURE, TEXT) == ["Above Figure Behind"]


def test_a_picture_shrinks_to_the_room_there_is() -> None:
    assert pages(above(300 - 10 - 95), FIGURE) == ["Above Figure"]


def test_no_picture_shrinks_below_what_can_be_read() -> None:
    assert min(SHARES) * 8.5 >= 6.9
    assert pages(above(300 - 10 - 80), FIGURE) == ["Above", "Figure"]


def test_a_figure_higher_than_a_page_shrinks_to_one() -> None:
    tall = FIGURE.replace("picture:p", "picture:tall")
    assert pages(tall.removesuffix("</div>") + '<div style="height: 60px"><p>Below</p></div></div>') == ["Figure Below"]


def test_the_text_behind_a_figure_that_has_no_room_fills_its_page() -> None:
    assert pages(above(230), FIGURE, TEXT) == ["Above Behind", "Figure"]


def test_a_long_text_goes_on_above_the_figure() -> None:
    long = '<div class="block text">' + "".join(f"<p>Line{n}</p>" for n in range(12)) + "</div>"
    first, second = pages(above(230), FIGURE, long)

    assert first.startswith("Above Line0")
    assert "Figure" not in first
    assert [*first.split()[1:], *second.split()[:-1]] == [f"Line{n}" for n in range(12)]
    assert second.endswith("Figure")


def test_a_text_with_a_heading_of_its_own_waits() -> None:
    headed = '<div class="block text"><h3>Head</h3><p>Behind</p></div>'
    assert pages(above(230), FIGURE, headed) == ["Above", "Figure Head Behind"]


def test_figures_keep_their_order_but_a_table_may_go_first() -> None:
    other = '<div class="block figure low"><p>Other</p></div>'
    table = '<div class="block table low"><p>Table</p></div>'

    assert pages(above(230), FIGURE, other) == ["Above", "Figure Other"]
    assert pages(above(230), FIGURE, table) == ["Above Table", "Figure"]
    assert pages(above(230), FIGURE, other, table) == ["Above Table", "Figure Other"]


def test_an_example_stands_on_the_page_of_its_figure() -> None:
    example = '<div class="block example mid"><p>Example</p></div>'
    low = '<div class="block figure low"><p>Low</p></div>'

    assert pages(above(100), FIGURE, example) == ["Above Example", "Figure"]
    assert pages(above(100), low, example, FIGURE, example) == ["Above Low Example", "Figure Example"]


@pytest.mark.parametrize("height", range(150, 300, 7))
def test_nothing_is_lost_or_doubled(height: int) -> None:
    table = '<div class="block table low"><p>Table</p></div>'
    words = " ".join(pages(above(height), FIGURE, TEXT, FIGURE, table, TEXT)).split()
    assert sorted(words) == ["Above", "Behind", "Behind", "Figure", "Figure", "Table"]
