"""Marks of the page: nothing covers the marking, and the contents mark what an address led to."""

import pytest

from tests.screen.conftest import until

pytestmark = pytest.mark.browser

CURRENT = "(each => each && each.hash)(document.querySelector('nav.sections > ol > li > a[aria-current]'))"
HEADING = "(each => each && each.hash)(document.querySelector('nav.sections ol ol a[aria-current]'))"
MEETS = """selector => { const one = document.querySelector('.to-top').getBoundingClientRect();
  return [...document.querySelectorAll(selector)].some(each => (({left, right, top, bottom}) =>
    left < one.right && right > one.left && top < one.bottom && bottom > one.top)(each.getBoundingClientRect())); }"""


@pytest.mark.parametrize("width", [390, 1100, 1440])
def test_the_way_to_the_top_covers_no_marking_and_no_cell(opened, width):
    page = opened(width=width)
    page.evaluate("window.scrollTo(0, 1e6)")
    page.wait_for_timeout(200)
    page.evaluate("window.scrollBy(0, -2)")
    until(page, "document.querySelector('.to-top').matches('.shown')")
    assert not page.evaluate(MEETS, "footer.banner")
    if width > 1080:
        edge = "[...document.querySelectorAll('main .section > *')].map(each => each.getBoundingClientRect().right)"
        assert page.evaluate(f"Math.max(...{edge}) < document.querySelector('.to-top').getBoundingClientRect().left")


def test_on_a_small_screen_it_comes_when_one_scrolls_up_and_goes_when_one_reads_on(opened):
    page = opened(width=390)
    page.evaluate("window.scrollTo(0, 4000)")
    page.wait_for_timeout(200)
    assert not page.evaluate("document.querySelector('.to-top').matches('.shown')")
    page.evaluate("window.scrollBy(0, -60)")
    until(page, "document.querySelector('.to-top').matches('.shown')")
    page.evaluate("window.scrollBy(0, 30)")
    until(page, "!document.querySelector('.to-top').matches('.shown')")


@pytest.mark.parametrize(
    ("anchor", "section", "heading"),
    [("#routes-note-1", "#routes", None), ("#words-j-heading-of-words-j", "#more", "#words-j-heading-of-words-j")],
)
def test_the_contents_mark_what_an_address_led_to(opened, anchor, section, heading):
    page = opened(anchor, height=1000)
    page.wait_for_timeout(300)
    assert page.evaluate(f"document.querySelector('{anchor}') !== null")
    assert page.evaluate(CURRENT) == section
    if heading:
        assert page.evaluate(HEADING) == heading
    page.evaluate("window.scrollTo(0, 0)")
    until(page, f"{CURRENT} !== '#more'")


def test_the_last_heading_is_marked_at_the_end_of_the_page(opened):
    page = opened(height=1400)
    page.evaluate("window.scrollTo(0, 1e6)")
    until(page, f"{HEADING} === '#words-j-heading-of-words-j'")


def test_a_turn_of_the_device_keeps_what_stood_at_the_top(opened):
    page = opened("#chart-e", width=1280)
    page.wait_for_timeout(400)
    page.set_viewport_size({"width": 768, "height": 1024})
    page.wait_for_timeout(300)
    top = "document.querySelector('#chart-e').getBoundingClientRect().top"
    assert 30 < page.evaluate(top) < 130
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(300)
    assert 30 < page.evaluate(top) < 130


def test_words_in_passing_leave_when_one_reads_on(opened):
    page = opened()
    page.evaluate("reportgen.say('You stopped here', {label: 'Top', act() {}})")
    assert page.is_visible(".toast")
    page.mouse.wheel(0, 300)
    until(page, "document.querySelector('.toast').hidden")
