"""Touch: a tap tells a value, a card leads on, and nothing that is meant for the mouse stands loose on a phone."""

import pytest

from tests.screen.conftest import until

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 800, "has_touch": True, "is_mobile": True}
LABEL = "document.querySelector('#second-chart .hoverlayer').textContent"
BESIDE = """index => (({right, top}) => [right + 8, top + 6])
  (document.querySelectorAll('#second-chart .live .point path')[index].getBoundingClientRect())"""


def test_a_tap_shows_the_nearest_value_and_a_tap_elsewhere_puts_it_away(opened):
    page = opened(**PHONE)
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    page.touchscreen.tap(*page.evaluate(BESIDE, 1))
    until(page, f"{LABEL}.includes('890')")
    page.touchscreen.tap(*page.evaluate(BESIDE, 2))
    until(page, f"{LABEL}.includes('190')")
    assert "890" not in page.evaluate(LABEL)
    page.touchscreen.tap(*page.evaluate("(({x, y}) => [x + 30, y + 8])(document.querySelector('#second-chart .below')"
                                        ".getBoundingClientRect())"))  # fmt: skip
    until(page, f"{LABEL} === ''")


def test_the_card_of_a_tap_leads_to_what_it_shows(opened):
    page = opened(**PHONE)
    page.locator("#opening a.reference").first.tap()
    until(page, "document.querySelector('.card').matches(':popover-open')")
    assert page.evaluate("window.location.hash") == ""
    assert page.inner_text(".card .onward").replace("\xa0", " ") == "Go to Figure 1"
    page.locator(".card .onward").tap()
    until(page, "window.location.hash === '#first-chart'")
    assert not page.evaluate("document.querySelector('.card').matches(':popover-open')")


def test_signs_of_addresses_are_small_and_none_stands_loose(opened):
    page = opened(**PHONE)
    shown = page.evaluate("""[...document.querySelectorAll('.permalink')].filter(each => getComputedStyle(each).opacity > 0)
      .map(each => [parseFloat(getComputedStyle(each).fontSize), each.getBoundingClientRect().left])""")
    assert shown
    assert all(size <= 14 and left > 16 for size, left in shown)
    page.evaluate("document.querySelector('.block.text > .permalink').focus({focusVisible: true})")
    assert page.evaluate("getComputedStyle(document.querySelector('.block.text > .permalink')).opacity") == "1"


def test_the_way_to_the_top_lies_on_no_figure(opened):
    page = opened(**PHONE)
    over = "document.elementsFromPoint(348, 758).some(each => each.matches('.picture, .picture *, table, .scroll'))"
    shown = "document.querySelector('.to-top').matches('.shown')"
    both, seen = f"[{over}, {shown}]", set()
    page.evaluate("window.scrollTo({top: 9000, behavior: 'instant'})")
    page.wait_for_timeout(300)  # else the page sees one way down, from the top to where the first step ends
    for _ in range(24):
        page.evaluate("window.scrollBy({top: -160, behavior: 'instant'})")
        for _ in range(50):  # on a busy machine it takes its time
            page.wait_for_timeout(60)
            found = tuple(page.evaluate(both))
            if found[0] != found[1]:
                break
        seen.add(found)
    assert seen == {(True, False), (False, True)}
