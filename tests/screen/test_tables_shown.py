"""Tables on the screen: what their order and their search understand, and what stops the keyboard."""

from dataclasses import replace

import pytest

from reportgen.document import Block, Caption, Grid, GridCell, GridRow, Section, Words
from reportgen.renderers.html import render_html
from reportgen.renderers.ranks import lower_end, rank
from tests.renderers.conftest import make_press, templates  # noqa: F401 a fixture
from tests.renderers.sample import Body, sample
from tests.screen.conftest import until

pytestmark = pytest.mark.browser


def words(text):
    return (Words(text=text),)


def said(text, raw=""):
    return GridCell(text=words(text), kind="text", raw=raw or text)


def price(text, low, high, currency):
    parts = (("low", low), ("high", high), ("currency", currency))
    return GridCell(text=words(text), kind="number", raw=f"{low}..{high} {currency}", parts=parts)


def prices(index, period, amount):
    return GridRow(
        cells=(
            said(f"Leg {index}"),
            said("boat"),
            said(period),
            amount,
            said("A source of a length that takes more than one line beside all else that is in its row"),
        )
    )


ROWS = (
    prices(1, "2025", price("EUR 1,000–5,000", "1000", "5000", "EUR")),
    prices(2, "about 2021", price("USD 10,000", "10000", "10000", "USD")),
    prices(3, "2015", price("EUR 2,000–5,000", "2000", "5000", "EUR")),
    prices(4, "2017 to mid-2018", price("EUR 3,000", "3000", "3000", "EUR")),
    *(prices(index, "2026", price("USD 7", "7", "7", "USD")) for index in range(5, 16)),
)


@pytest.fixture
def shown(browser, templates, tmp_path):  # noqa: F811 the fixture of that name
    """Opens a page with a table of prices at a width."""
    opened = []

    def start(width=1280):
        columns = (*map(said, ("Leg", "Means", "Period")), GridCell(text=words("Price"), kind="number"), said("Source"))
        caption = Caption(number=1, kind="table", title=words("Prices rose"), subtitle=words("per person"))
        grid = Grid(columns=columns, rows=ROWS, row_heads=3)
        block = Block(id="t", kind="table", body=Body(), grid=grid, caption=caption)
        section = Section(id="s", title=words("Section"), number="1", owner="", blocks=(block,))
        path = tmp_path / "prices.html"
        path.write_bytes(render_html(replace(sample(), sections=(section,)), make_press(templates, "screen")))
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(path.as_uri())
        opened.append(page)
        return page

    yield start
    for page in opened:
        page.close()


LEGS = "[...document.querySelectorAll('#t tbody tr:not([hidden])')].map(row => row.cells[0].textContent.trim())"


def test_periods_sort_by_date_whatever_is_said_about_them(shown):
    page = shown()
    page.click("#t thead th:nth-child(3) .head")
    assert page.evaluate(LEGS)[:4] == ["Leg 3", "Leg 4", "Leg 2", "Leg 1"]


def test_ranges_sort_by_both_ends_and_say_by_what(shown):
    page = shown()
    page.click("#t thead .number .head")
    assert page.evaluate(LEGS)[:4] == ["Leg 3", "Leg 1", "Leg 4", "Leg 2"]
    rule = "one currency together, ranges by their upper end"
    assert rule in page.inner_text("#_told")
    assert rule in page.inner_text(".toast .said")
    page.click("#t thead th:first-child .head")
    assert rule not in page.inner_text("#_told")


@pytest.mark.parametrize(("asked", "found"), [("5000", 2), ("5,000", 2), ('"', 15), ('"boat 2015"', 1)])
def test_rows_are_found_however_their_numbers_are_written(shown, asked, found):
    page = shown()
    page.fill("#t .find input", asked)
    assert len(page.evaluate(LEGS)) == found


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (said("about 2021", "about 2021"), "20210101"),
        (said("Mar 2015", "2015-03"), "20150301"),
        (said("1 Mar 2015", "2015-03-01"), "20150301"),
        (said("second half of 2018", "2018-H2"), "20180701"),
        (said("Q4", "2018-Q4"), "20181001"),
        (said("2014–2023", "2014..2023"), "20140101"),
        (said("20210"), None),
        (said("Land"), None),
    ],
)
def test_a_period_is_ordered_by_its_first_day(cell, number):
    assert rank(cell) == (number and (number, ""))


def test_equal_upper_ends_are_ordered_by_the_lower():
    assert lower_end(price("EUR 1–2", "1", "2", "EUR")) == "1"
    assert lower_end(said("2015")) == ""


def test_a_letter_that_hangs_out_of_the_last_heading_makes_no_table_scroll(shown):
    page = shown()
    page.evaluate("""document.querySelector('#t thead th:last-child').insertAdjacentHTML('beforeend',
      '<span class="letters"><sup class="letter"><a href="#t">a</a></sup></span>')""")
    page.evaluate("document.querySelector('#t table').classList.add('hung')")
    page.evaluate("""document.querySelectorAll('#t tr > :last-child').forEach(each => {
      each.className = 'number'; if (each.matches('td')) { each.textContent = '1'; } })""")
    assert page.evaluate("(box => box.scrollWidth - box.clientWidth)(document.querySelector('#t .scroll'))") <= 0


@pytest.mark.parametrize("width", [660, 1100])
def test_records_stay_a_table_where_their_columns_fit(shown, width):
    page = shown(width)
    assert page.evaluate("getComputedStyle(document.querySelector('#t tbody td')).display") == "table-cell"
    assert page.evaluate("(box => box.scrollWidth <= box.clientWidth + 1)(document.querySelector('#t .scroll'))")
    assert page.is_hidden("#t .order-by")


def test_on_a_phone_records_are_cards_that_sort_by_a_choice(shown):
    page = shown(390)
    assert page.evaluate("getComputedStyle(document.querySelector('#t tbody td')).display") == "flow-root"
    page.select_option("#t .order-by select", label="Price, largest first")
    assert page.evaluate(LEGS)[:3] == ["Leg 3", "Leg 1", "Leg 4"]
    assert page.get_attribute("#t thead .number", "aria-sort") == "descending"
    page.select_option("#t .order-by select", label="as printed")
    assert page.evaluate(LEGS)[:3] == ["Leg 1", "Leg 2", "Leg 3"]


MARK = """(name => { const look = getComputedStyle(document.querySelector(name + ' .head'), '::after');
  return [look.left, look.right, look.bottom, look.opacity]; })"""


def test_a_sorted_column_bears_its_mark_below_its_own_heading(shown):
    page = shown()
    page.click("#t thead .number .head")
    left, right, bottom, opacity = page.evaluate(f"{MARK}('#t thead .number')")
    assert (right, opacity) == ("0px", "1")
    assert float(left.removesuffix("px")) > 0
    padding = page.evaluate("getComputedStyle(document.querySelector('#t thead .number')).paddingBottom")
    assert float(padding.removesuffix("px")) >= 5 + float(bottom.removesuffix("px"))
    assert page.evaluate(f"{MARK}('#t thead th')")[0] == "0px"


def test_a_search_without_a_hit_says_so_in_the_place_of_the_rows(shown):
    page = shown(390)
    page.fill("#t .find input", "elephant")
    assert page.inner_text("#t .nothing").startswith("No row found")
    page.click("#t .nothing button")
    assert len(page.evaluate(LEGS)) == len(ROWS)
    assert page.is_hidden("#t .nothing")


def test_words_in_passing_go_when_one_does_something_else(shown):
    page = shown()
    page.click("#t thead .number .head")
    assert page.is_visible(".toast")
    assert page.evaluate("document.querySelector('.toast').getBoundingClientRect().right") < page.evaluate(
        "document.querySelector('#t').getBoundingClientRect().left"
    )
    page.fill("#t .find input", "boat")
    assert page.is_hidden(".toast")


def test_records_take_the_room_that_is_free(shown):
    page = shown(1440)
    assert page.evaluate("document.querySelector('#t').getBoundingClientRect().width") > 760


def test_only_what_scrolls_stops_the_keyboard(shown):
    page = shown()
    until(page, "!document.querySelector('#t .scroll').hasAttribute('tabindex')")
    assert page.get_attribute("#t .scroll", "role") is None
    page.evaluate("document.querySelector('#t table').style.minWidth = '3000px'")
    page.set_viewport_size({"width": 1300, "height": 800})
    page.set_viewport_size({"width": 1000, "height": 800})
    until(page, "document.querySelector('#t .scroll').getAttribute('tabindex') === '0'")
    assert page.get_attribute("#t .scroll", "role") == "region"


def test_findings_of_figures_are_headings(shown):
    assert shown().inner_text("#t .caption h3") == "Prices rose"
