"""Tables on the screen: their columns sort by mouse and keyboard, long ones are searched, and nothing moves meanwhile."""

from dataclasses import replace

import pytest

from reportgen.document import Block, Caption, Grid, GridCell, GridRow, Section, Words
from reportgen.renderers.html import render_html
from reportgen.renderers.ranks import rank
from tests.renderers.conftest import make_press
from tests.renderers.sample import Body, sample

pytestmark = pytest.mark.browser


def words(text: str) -> tuple[Words, ...]:
    return (Words(text=text),)


def cell(shown: str, raw: str = "", kind: str = "number", **more: object) -> GridCell:
    return GridCell(text=words(shown), kind=kind, raw=raw or shown.replace(",", ""), **more)  # type: ignore[arg-type]


def row(name: str, *cells: GridCell, role: str = "body") -> GridRow:
    return GridRow(cells=(cell(name, kind="text"), *cells), role=role)  # type: ignore[arg-type]


MISSING = cell(":", "missing", "status")
FEW = (
    row("Zürich", cell("1,200")),
    row("Berlin", cell("90")),
    row("Łódź", MISSING),
    row("Athens", cell("−3", "-3")),
    row("Other", cell("5,000"), role="other"),
    row("Total", cell("6,287"), role="total"),
)
MANY = tuple(row(f"Place {index}", cell(str(index * 7 % 20))) for index in range(15))


def page_of(browser, templates, path, rows, **more):
    columns = (cell("Place", kind="text"), cell("2024"))
    caption = Caption(number=1, kind="table", title=words("Found"), subtitle=words("persons"))
    block = Block(id="t", kind="table", body=Body(), grid=Grid(columns=columns, rows=rows, **more), caption=caption)
    section = Section(id="s", title=words("Section"), number="1", owner="", blocks=(block,))
    made = render_html(replace(sample(), sections=(section,)), make_press(templates, "screen"))
    path.write_bytes(made)
    page = browser.new_page(viewport={"width": 900, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.said = said
    return page


@pytest.fixture
def few(browser, templates, tmp_path):
    page = page_of(browser, templates, tmp_path / "few.html", FEW)
    yield page
    assert page.said == []
    page.close()


@pytest.fixture
def many(browser, templates, tmp_path):
    page = page_of(browser, templates, tmp_path / "many.html", (*MANY, row("Total", cell("140"), role="total")))
    yield page
    assert page.said == []
    page.close()


def names(page):
    return page.evaluate(
        "[...document.querySelectorAll('#t tbody tr:not([hidden])')].map((row) => row.cells[0].textContent.trim())"
    )


def test_a_column_of_numbers_sorts_by_exact_value_and_the_rest_stays_last(few):
    few.click("#t thead .number .head")
    assert names(few) == ["Zürich", "Berlin", "Athens", "Łódź", "Other", "Total"]
    few.click("#t thead .number .head")
    assert names(few) == ["Athens", "Berlin", "Zürich", "Łódź", "Other", "Total"]
    few.click("#t thead .number .head")
    assert names(few) == ["Zürich", "Berlin", "Łódź", "Athens", "Other", "Total"]


def test_the_keyboard_sorts_too_and_what_was_done_is_told(few):
    few.focus("#t thead th:first-child .head")
    few.keyboard.press("Enter")
    assert names(few)[:4] == ["Athens", "Berlin", "Łódź", "Zürich"]
    assert few.get_attribute("#t thead th:first-child", "aria-sort") == "ascending"
    assert few.inner_text("#_told") == "Sorted by Place, smallest first"
    few.keyboard.press("Space")
    assert few.get_attribute("#t thead th:first-child", "aria-sort") == "descending"
    assert few.get_attribute("#t thead th:last-child", "aria-sort") == "none"


def test_sorting_moves_nothing_but_rows(few):
    box = """[...document.querySelectorAll('#t thead th, #t .below')].map((each) => each.getBoundingClientRect())
      .map((each) => [each.left, each.top + window.scrollY, each.width, each.height])"""
    before = few.evaluate(box)
    few.click("#t thead .number .head")
    assert few.evaluate(box) == before


def test_groups_stay_together_and_sort_by_their_heads(browser, templates, tmp_path):
    rows = (
        row("Land", cell("10"), role="subtotal"),
        replace(row("A", cell("3")), level=1),
        replace(row("B", cell("7")), level=1),
        row("Sea", cell("30"), role="subtotal"),
        replace(row("C", cell("11")), level=1),
        replace(row("Rest", cell("19"), role="other"), level=1),
        row("Total", cell("40"), role="total"),
    )
    page = page_of(browser, templates, tmp_path / "groups.html", rows)
    page.click("#t thead .number .head")
    assert names(page) == ["Sea", "C", "Rest", "Land", "B", "A", "Total"]
    page.close()


def test_a_sort_is_kept_when_the_page_is_brought_up_to_date(few):
    few.click("#t thead .number .head")
    few.evaluate("""() => {
      const row = document.querySelector("#t tbody tr[data-at='1']");
      row.cells[1].dataset.n = '2000';
      document.dispatchEvent(new Event('reportgen:changed'));
    }""")
    assert names(few)[:2] == ["Berlin", "Zürich"]


def test_short_tables_have_no_field_and_long_ones_do(few, many):
    assert few.query_selector("#t .find") is None
    assert many.get_attribute("#t .find input", "aria-label") == "Find rows: Table 1"


def test_rows_are_found_counted_and_no_total_of_others_is_shown(many):
    widths = "[...document.querySelectorAll('#t thead th')].map((each) => each.offsetWidth)"
    before = many.evaluate(widths)
    many.fill("#t .find input", "plàce 12")
    assert names(many) == ["Place 12"]
    assert many.inner_text("#t .find output") == "1 of 15 rows"
    assert many.evaluate("document.querySelector('#t .find output').tagName") == "OUTPUT", "what changes in it is told"
    assert many.evaluate(widths) == before
    many.keyboard.press("Escape")
    assert len(names(many)) == 16
    assert many.inner_text("#t .find output") == ""


def test_without_scripts_the_table_is_as_printed(browser, templates, tmp_path):
    page = page_of(browser, templates, tmp_path / "with.html", FEW)
    page.close()
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto((tmp_path / "with.html").as_uri())
    assert still.locator("#t [role=button], #t [tabindex='0']:not(.scroll), #t .find").count() == 0
    context.close()


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (cell("1,200"), ("1200", "")),
        (cell("−3.5", "-3.5"), ("-3.5", "")),
        (MISSING, None),
        (cell("Land", kind="text"), None),
        (
            cell("EUR 1–2 million", "1..2 EUR", parts=(("low", "1"), ("high", "2"), ("currency", "EUR"), ("scale", "million"))),
            ("2000000", "EUR"),
        ),
    ],
)  # fmt: skip
def test_a_cell_is_ordered_by_its_exact_number_and_currency(given, wanted):
    assert rank(given) == wanted
