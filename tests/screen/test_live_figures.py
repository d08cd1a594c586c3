"""Live figures: the interactive twin comes by itself, in the picture's place, and costs nothing before."""

import io

import pytest
from PIL import Image, ImageChops

from tests.screen.conftest import until

pytestmark = pytest.mark.browser

SHIFTS = """() => { window.shifts = []; new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  window.shifts.push([each.value, ...each.sources.map(({ node }) =>
    node && (node.id || node.className || node.nodeName))]);
})).observe({ type: 'layout-shift', buffered: true }); }"""
LIVE = "document.querySelectorAll('.live-on .live').length"


def test_plotly_is_not_read_before_a_figure_comes_into_view(opened):
    page = opened(width=1280, height=300)
    page.wait_for_timeout(800)
    assert page.evaluate("typeof Plotly") == "undefined"
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on .main-svg') !== null")
    assert page.evaluate("typeof Plotly") == "object"


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_shifts_while_the_whole_page_is_scrolled_through(opened, width):
    page = opened(width=width)
    page.evaluate(SHIFTS)
    lived = 0
    for step in range(200):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(120 if step % 4 else 900)
        lived = max(lived, page.evaluate(LIVE))
        if page.evaluate("window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2"):
            break
    assert lived >= 2
    assert page.evaluate("window.shifts") == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_the_twin_is_the_picture_to_the_eye(opened, width, scheme):
    page = opened(width=width, color_scheme=scheme)
    figure = page.locator("#second-chart .picture")
    page.evaluate(
        "document.querySelector('#second-chart .picture').scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    before, box = figure.screenshot(), figure.bounding_box()
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    after = figure.screenshot()
    assert figure.bounding_box() == box
    one, other = (Image.open(io.BytesIO(each)).convert("L") for each in (before, after))
    differing = sum(ImageChops.difference(one, other).histogram()[64:])
    assert differing < 0.01 * one.width * one.height, f"{differing} of {one.width * one.height}"


def test_no_more_than_some_twins_are_kept(opened):
    page = opened()
    for name in "abcdefghij":
        page.evaluate(f"document.querySelector('#chart-{name} .picture').scrollIntoView({{block: 'center'}})")
        until(page, f"document.querySelector('#chart-{name}.live-on') !== null")
    assert 2 <= page.evaluate(LIVE) <= 9
    assert page.evaluate("document.querySelector('#chart-a .picture svg').getBoundingClientRect().height") > 100


def test_a_twin_tells_its_values_and_takes_no_scrolling(opened):
    page = opened()
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    box = page.evaluate(
        "(({x, y, width, height}) => [x + width / 2, y + height / 2])"
        "(document.querySelectorAll('#second-chart .live .point path')[1].getBoundingClientRect())"
    )
    page.mouse.move(*box)
    assert "890" in until(page, "document.querySelector('#second-chart .hoverlayer').textContent")
    top = page.evaluate("window.scrollY")
    page.mouse.wheel(0, 300)
    until(page, f"window.scrollY === {top} + 300")


def test_twins_follow_the_colours_that_are_chosen(opened):
    page = opened(color_scheme="light")
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    fill = "getComputedStyle(document.querySelectorAll('#second-chart .live .point path')[1]).fill"
    light = page.evaluate(fill)
    page.emulate_media(color_scheme="dark")
    dark = until(page, f"{fill} !== '{light}' && {fill}")
    page.click(".schemes [value=light]")
    assert until(page, f"{fill} === '{light}'")
    page.click(".schemes [value=dark]")
    assert until(page, f"{fill} === '{dark}'")


def test_the_choice_of_colours_is_remembered(opened):
    page = opened(color_scheme="light")
    page.click(".schemes [value=dark]")
    again = opened(context=page.context)
    assert again.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert again.get_attribute(".schemes [value=dark]", "aria-pressed") == "true"
    again.click(".schemes [value=auto]")
    assert opened(context=page.context).evaluate("document.documentElement.dataset.scheme === undefined")


def test_arrow_keys_go_from_value_to_value(opened):
    page = opened()
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    page.focus("#second-chart .picture")
    told = []
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowLeft"):
        page.keyboard.press(key)
        told.append(page.inner_text("#_value"))
        value = told[-1].split(": ")[-1]
        until(page, f"document.querySelector('#second-chart .hoverlayer').textContent.includes('{value}')")
    assert [each.split(": ")[-1] for each in told] == ["60", "890", "190", "890"]
    page.keyboard.press("Tab")
    until(page, "document.querySelector('#second-chart .hoverlayer').textContent === ''")
