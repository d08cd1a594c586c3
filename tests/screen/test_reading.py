"""Reading: where one is, where one was, the drawer on small screens, what a browser prints."""

import re

import pytest

from tests.pages import read_pages, words_of
from tests.screen.conftest import until

pytestmark = pytest.mark.browser

CURRENT = "(each => each && each.hash)(document.querySelector('nav.sections > ol > li > a[aria-current]'))"
AT = "document.getElementById('{}').getBoundingClientRect().top"


def kept(page):
    return page.evaluate("JSON.parse(localStorage.getItem('reportgen/place/small') || 'null')")


def read_to(page, name, *, below=200):
    page.evaluate(f"window.scrollTo(0, {AT.format(name)} + scrollY + {below})")
    until(page, f"(kept => kept && kept.id === '{name}')(JSON.parse(localStorage.getItem('reportgen/place/small')))")


def test_the_section_being_read_is_marked_with_how_far(opened):
    page = opened()
    assert page.evaluate(CURRENT) in ("#routes", None)
    page.evaluate("document.getElementById('words-e').scrollIntoView()")
    until(page, f"{CURRENT} === '#more'")
    read = "getComputedStyle(document.querySelectorAll('nav.sections > ol > li > a')[{}]).getPropertyValue('--read')"
    assert page.evaluate(read.format(0)) == "1"
    assert 0.3 < float(page.evaluate(read.format(1))) < 0.7


def test_a_link_of_the_contents_takes_the_focus_along(opened):
    page = opened()
    page.click("nav.sections a[href='#more']")
    until(page, "document.activeElement.textContent.includes('More of the same')")
    assert page.evaluate("document.activeElement.nodeName") == "H2"


def test_the_read_part_of_the_contents_has_no_holes(opened):
    page = opened()
    page.evaluate("document.getElementById('words-e').scrollIntoView()")
    until(page, f"{CURRENT} === '#more'")
    bar = "(each => [getComputedStyle(each, '::before').height, each.getBoundingClientRect().height])"
    high, whole = page.evaluate(f"{bar}(document.querySelector('nav.sections > ol > li'))")
    assert abs(float(high.removesuffix("px")) - whole) < 1
    assert whole > page.evaluate("document.querySelector('nav.sections > ol > li > a').offsetHeight")


def test_the_place_is_kept_for_the_next_opening(opened):
    page = opened()
    read_to(page, "words-f")
    top = page.evaluate(AT.format("words-f"))
    assert kept(page)["id"] == "words-f"
    again = opened(context=page.context)
    assert abs(again.evaluate(AT.format("words-f")) - top) <= 2
    assert "More of the same" in again.inner_text(".toast .said")
    again.click(".toast .way")
    assert again.evaluate("window.scrollY") == 0


def test_it_is_a_place_in_the_text_and_not_on_the_screen(opened):
    page = opened()
    read_to(page, "words-f")
    again = page.context.new_page()
    again.set_viewport_size({"width": 390, "height": 800})
    again.goto(page.url)
    box = again.evaluate(
        "(({top, bottom}) => [top, bottom])(document.getElementById('words-f').getBoundingClientRect())"
    )
    assert box[0] < 90 < box[1]


def test_a_reload_stays_and_a_link_goes_before_what_was_kept(opened):
    page = opened()
    read_to(page, "words-f")
    top = page.evaluate(AT.format("words-f"))
    page.reload()
    until(page, f"Math.abs({AT.format('words-f')} - {top}) <= 2")
    assert page.is_hidden(".toast")
    linked = opened("#first-chart", context=page.context)
    assert abs(linked.evaluate(AT.format("first-chart")) - 72) < 60


def test_another_state_of_the_report_begins_at_its_cover(opened):
    page = opened()
    read_to(page, "words-f")
    text = page.evaluate("localStorage.getItem('reportgen/place/small')")
    page.close()
    other = opened(context=page.context)
    other.wait_for_timeout(600)  # it keeps the place that it came back to
    other.evaluate(
        "text => localStorage.setItem('reportgen/place/small', text)",
        re.sub(r'"digest":"[0-9a-f]{4}', '"digest":"gggg', text),
    )
    other.evaluate("window.addEventListener('pagehide', event => event.stopImmediatePropagation(), true)")
    again = opened(context=page.context)
    assert again.evaluate("window.scrollY") == 0
    assert again.is_hidden(".toast")


def test_a_browser_that_refuses_to_remember_is_not_argued_with(browser, page_file):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page, said = context.new_page(), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto(page_file.as_uri())
    page.click(".schemes [value=dark]")
    page.evaluate("window.scrollTo(0, 3000)")
    page.wait_for_timeout(700)
    page.keyboard.press("/")
    page.keyboard.type("detections")
    assert page.locator(".search .hit").count() > 3
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert said == []
    context.close()


def test_the_way_back_to_the_top_comes_with_need(opened):
    page = opened()
    assert page.evaluate("getComputedStyle(document.querySelector('.to-top')).visibility") == "hidden"
    page.evaluate("window.scrollTo(0, 3000)")
    until(page, "document.querySelector('.to-top').matches('.shown')")
    page.click(".to-top")
    until(page, "window.scrollY === 0")
    assert page.evaluate("document.activeElement.matches('.skip')")


@pytest.mark.parametrize("width", [390, 768])
def test_on_a_small_screen_the_sections_are_a_drawer(opened, width):
    page = opened(width=width)
    drawer = page.locator("nav.sections")
    assert not drawer.is_visible()
    page.click(".to-contents")
    until(page, "document.querySelector('nav.sections').getBoundingClientRect().left === 0")
    assert page.evaluate("document.querySelector('.to-contents').getAttribute('aria-expanded')") == "true"
    assert page.evaluate(
        "document.querySelector('main').inert && document.activeElement.closest('nav.sections') !== null"
    )
    assert page.locator(".banner.top .tlp").is_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement === document.body || document.activeElement.closest('nav.sections, .banner') !== null"
    )
    page.keyboard.press("Escape")
    until(page, "getComputedStyle(document.querySelector('nav.sections')).visibility === 'hidden'")
    assert page.evaluate("document.activeElement.matches('.to-contents') && !document.querySelector('main').inert")
    page.click(".to-contents")
    page.click("nav.sections a[href='#more']")
    until(page, "getComputedStyle(document.querySelector('nav.sections')).visibility === 'hidden'")
    assert abs(page.evaluate(AT.format("more"))) < 140
    page.click(".to-contents")
    page.mouse.click(width - 6, 500)
    until(page, "getComputedStyle(document.querySelector('nav.sections')).visibility === 'hidden'")


def test_without_scripts_the_sections_stand_as_a_list(opened):
    page = opened(width=390, java_script_enabled=False)
    assert page.is_visible("nav.sections a[href='#more']")
    page.click(".to-contents")
    assert page.url.endswith("#_contents")


def test_a_browser_prints_the_text_folded_light_and_marked_on_every_sheet(opened):
    page = opened(color_scheme="dark")
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView()")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    page.emulate_media(media="print")
    unseen = ["nav.sections", ".banner.top", ".tools", ".to-top", ".permalink", "#second-chart .live"]
    assert [each for each in unseen if page.locator(each).first.is_visible()] == []
    assert page.evaluate("getComputedStyle(document.querySelector('#second-chart .wide > svg')).opacity") == "1"
    pdf = page.pdf(prefer_css_page_size=True)
    pages = read_pages(pdf)
    words = {number: text.replace("\n", "") for number, text in words_of(pages)}
    assert len(pages) > 3
    for number, text in words.items():
        assert "SPECIMEN · TLP:CLEAR" in text, number


def test_a_browser_prints_the_data_that_are_open_on_the_screen(opened):
    page = opened()
    page.click("#second-chart summary")
    page.emulate_media(media="print")
    assert page.is_visible("#second-chart details .grid")
    assert page.is_hidden("#first-chart details")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.is_hidden("#first-chart details .grid")
    unsplit = "[...document.querySelectorAll('.opener, .caption')].map(each => getComputedStyle(each).breakInside)"
    assert set(page.evaluate(unsplit)) == {"avoid"}
    assert page.evaluate("getComputedStyle(document.querySelector('.block.table.short table')).breakInside") == "avoid"
