"""Hover cards: what is referred to, shown where it is named, to pointer, keyboard and touch."""

import pytest

from tests.screen.conftest import until

pytestmark = pytest.mark.browser

OPEN = "document.querySelector('.card').matches(':popover-open')"
INSIDE = """(box => box.left >= 0 && box.top >= 40
  && box.right <= document.documentElement.clientWidth && box.bottom <= innerHeight)
  (document.querySelector('.card').getBoundingClientRect())"""


def test_a_reference_to_a_figure_shows_its_title_and_its_picture(opened):
    page = opened()
    page.hover("#opening a[href='#first-chart']")
    until(page, OPEN)
    assert page.inner_text(".card .label") == "Figure 1"
    assert page.inner_text(".card .finding") == "Detections by year, drawn as first-chart"
    assert page.evaluate("document.querySelector('.card svg').getBoundingClientRect().width") > 200
    assert page.evaluate(INSIDE)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('[id]')].map(each => each.id).filter((id, at, all) => all.indexOf(id) !== at)"
        )
        == []
    )
    page.hover("h1")
    until(page, f"!({OPEN})")


def test_tables_sections_notes_and_abbreviations_have_theirs(opened):
    page = opened()
    told = {"a[href='#annual']": "Detections of each route", "a[href='#more']": "More of the same",
            "abbr": "Frontex Risk Analysis Network", ".call a": "A detection is an event and no person."}  # fmt: skip
    for selector, words in told.items():
        page.locator(f"#opening {selector}").first.hover()
        until(page, f"{OPEN} && document.querySelector('.card').textContent.includes('{words}')")
        page.keyboard.press("Escape")
        assert not page.evaluate(OPEN)


def test_the_keyboard_brings_them_and_readers_who_hear_them_are_told(opened):
    page = opened()
    page.focus("#opening .call a")
    page.keyboard.press("Tab")
    until(page, f"{OPEN} && document.activeElement.matches('abbr')")
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "_card"
    page.keyboard.press("Tab")
    reference = "document.activeElement.textContent.replace('\\u00a0', ' ')"
    assert page.evaluate(reference) == "Figure 1"  # the second FRAN of the section is passed over
    until(page, f"{OPEN} && document.querySelector('.card .label').textContent === 'Figure 1'")
    page.keyboard.press("Escape")
    assert not page.evaluate(OPEN)
    assert page.evaluate(reference) == "Figure 1"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_touch_shows_the_card_and_a_second_one_follows_the_link(opened, width):
    page = opened(width=width, has_touch=True)
    page.tap("#opening a[href='#first-chart']")
    until(page, OPEN)
    assert page.evaluate("window.location.hash") == ""
    assert page.evaluate(INSIDE)
    page.tap("#opening a[href='#first-chart']")
    until(page, "window.location.hash === '#first-chart'")
    assert not page.evaluate(OPEN)


def test_no_card_leaves_the_window_wherever_its_word_stands(opened):
    page = opened(width=390, height=420)
    for block in ("start", "center", "end"):
        page.evaluate(f"document.querySelector('#opening .call a').scrollIntoView({{block: '{block}'}})")
        page.locator("#opening a[href='#first-chart']").hover()
        until(page, OPEN)
        assert page.evaluate(INSIDE), block
        page.keyboard.press("Escape")


def test_without_scripts_abbreviations_keep_their_titles(opened):
    page = opened(java_script_enabled=False)
    assert page.get_attribute("#opening abbr >> nth=0", "title") == "Frontex Risk Analysis Network"
