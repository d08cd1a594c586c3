"""Cells of tables as pages have them: bars, small lines with words, room behind numbers, and letters that hang."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from lxml import html as parser

from reportgen.document import Block, Caption, Document, Grid, GridCell, GridRow, Section, Trend, Words
from reportgen.renderers.html import render_html
from reportgen.renderers.ranks import bar_columns, hangs
from reportgen.renderers.trends import trend_picture
from tests.pages import outside, read_pages
from tests.renderers.conftest import make_press
from tests.renderers.printing import printed
from tests.renderers.sample import Body, sample

SAID = "2014 to 2016: from 1 to 3; lowest 1 (2014), highest 3 (2016)"


def cell(shown: str, kind: str = "number", **more: object) -> GridCell:
    return GridCell(text=(Words(text=shown),), kind=kind, raw=shown, **more)  # type: ignore[arg-type]


GRID = Grid(
    columns=(cell("Route", "text"), cell("2016"), cell("Change"), cell("Series", "trend")),
    rows=(
        GridRow(
            cells=(
                cell("East", "text"),
                cell("3", bar=(0.25, 1.0)),
                cell("+200", pad=".0", footnotes=("a",)),
                cell(SAID, "trend", trend=Trend(points=(1.0, None, 3.0, 2.0), breaks=(3,))),
            )
        ),
        GridRow(
            cells=(cell("Total", "text"), cell("3"), cell("+200.5"), cell("–", "trend")),
            role="total",
        ),
    ),
    footnotes=(("a", (Words(text="Without one figure"),)),),
)


@pytest.fixture(scope="module")
def report() -> Document:
    caption = Caption(number=1, kind="table", title=(Words(text="Found"),), sources=("Frontex",))
    block = Block(id="t", kind="table", body=Body(), grid=GRID, caption=caption)
    section = Section(id="s", number="1", title=(Words(text="One"),), owner="", blocks=(block,))
    return replace(sample(), sections=(section,))


@pytest.fixture(scope="module")
def tree(report, templates):
    return parser.fromstring(render_html(report, make_press(templates, "screen")))


def test_a_bar_stands_in_every_cell_of_its_column_so_that_all_begin_at_one_place(tree):
    bars = tree.xpath("//table[@aria-labelledby='t-caption']//td/span[@class='bar']")

    assert [[each.get("style") for each in bar] for bar in bars] == [["margin-left: 25.00%; width: 75.00%"], []]
    assert len(tree.xpath("//thead//th[contains(@class, 'barred')]")) == 1


def test_room_behind_a_number_is_no_text(tree):
    (pad,) = tree.xpath("//span[@class='pad']")

    assert (pad.get("data-pad"), pad.text) == (".0", None)
    assert "+200.0" not in tree.text_content()


def test_a_small_line_says_itself_in_words_and_follows_the_scheme(tree):
    (picture,) = tree.xpath("//td//*[local-name()='svg' and @class='trend']")

    assert picture.get("role") == "img"
    assert picture.get("aria-label") == SAID
    assert set(re.findall(r"(?:stroke|fill)=\"([^\"]+)\"", parser.tostring(picture).decode())) <= {
        "none", "var(--muted)", "var(--grid)", "var(--faint)", "var(--highlight)",
    }  # fmt: skip


def test_a_small_line_is_torn_at_gaps_and_breaks(templates):
    drawn = trend_picture(
        Trend(points=(1.0, 2.0, None, 4.0, 3.0, 3.0), breaks=(4,)), "words", make_press(templates, "screen")
    )
    line = re.findall(r'<path d="([^"]+)"', drawn)[-1]

    assert re.sub(r"[\d. ]", "", line) == "MLMLML"
    assert drawn.count("stroke-dasharray") == 1


def test_a_small_line_begins_at_zero(templates):
    drawn = trend_picture(Trend(points=(0.0, 5.0, 10.0)), "words", make_press(templates, "screen"))
    heights = [float(each) for each in re.findall(r"[ML][\d.]+ ([\d.]+)", re.findall(r'<path d="([^"]+)"', drawn)[-1])]

    assert heights == [17.0, 10.2, 3.5]


def test_in_print_a_small_line_is_a_figure_with_words(report, templates):
    with pikepdf.open(io.BytesIO(printed(report, make_press(templates, "print")).pdf)) as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        said = [str(each.Alt) for each in figures]

    assert said == [SAID]


def test_letters_hang_only_behind_numbers_at_the_edge():
    assert bar_columns(GRID) == {1}
    assert not hangs(GRID)
    assert hangs(replace(GRID, rows=(GridRow(cells=GRID.rows[0].cells[:3]),), columns=GRID.columns[:3]))


@pytest.mark.parametrize("years", [4, 5, 7, 9, 12, 15, 18])
def test_a_table_with_bars_and_small_lines_stays_within_the_margins(report, templates, years):
    trend = cell(SAID, "trend", trend=Trend(points=(1.0, 2.0)))
    heads = (
        cell("Route", "text"),
        *(cell(str(2000 + at)) for at in range(years)),
        cell("Change 2023–\u20602024,\u00a0%"),
    )
    numbers = (
        cell("Circular Route from Albania to Greece", "text"),
        *(cell("1,822,102" if years < 16 else "822,102") for _ in range(years)),
    )
    row = GridRow(cells=(*numbers, cell("+20.5", bar=(0.0, 0.5)), trend))
    grid = Grid(columns=(*heads, cell("2014–\u20602024", "trend")), rows=(row,) * 3)
    section = report.sections[0]
    wider = replace(report, sections=(replace(section, blocks=(replace(section.blocks[0], grid=grid),)),))

    assert outside(read_pages(printed(wider, make_press(templates, "print")).pdf)) == []


@pytest.mark.browser
def test_decimal_points_stand_in_one_line(browser, report, templates, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(render_html(report, make_press(templates, "screen")))
    page = browser.new_page(viewport={"width": 900, "height": 800})
    page.goto(path.as_uri())
    ends = page.evaluate("""() => [...document.querySelectorAll('#t tbody tr')].map((row) => {
      const text = row.cells[2].firstChild, range = document.createRange();
      range.setStart(text, 0);
      range.setEnd(text, 4);
      return range.getBoundingClientRect().right;
    })""")
    page.close()

    assert ends[0] == pytest.approx(ends[1], abs=1), "bold digits are a little wider"


def test_bars_have_a_head_that_is_read_too_and_rows_of_others_and_unknown_are_told_apart(tree, report, templates):
    (head,) = tree.xpath("//thead//th[contains(@class, 'barred')]/span[@class='bar']")
    assert head.text_content() == "from\u00a00 as bars"
    (printed,) = parser.fromstring(render_html(report, make_press(templates, "print"))).xpath(
        "//thead//th[contains(@class, 'barred')]/span[@class='bar']"
    )
    assert printed.text_content() == "from\u00a00"


def test_no_letter_hangs_behind_bars():
    barred = replace(GRID.rows[0], cells=(*GRID.rows[0].cells[:2], cell("3", footnotes=("a",), bar=(0.0, 1.0))))
    assert not hangs(replace(GRID, columns=GRID.columns[:3], rows=(barred,)))


def test_the_hatching_of_unknown_bars_can_be_printed(report, templates):
    unknown = replace(GRID.rows[0], role="unknown")
    grid = replace(GRID, rows=(*GRID.rows, unknown))
    section = report.sections[0]
    hatched = replace(report, sections=(replace(section, blocks=(replace(section.blocks[0], grid=grid),)),))

    assert not [said for said in printed(hatched, make_press(templates, "print")).said if "gradient" in said]
