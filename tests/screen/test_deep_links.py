"""Deep links: they open what is folded, mark it, can be copied, and say when they lead nowhere."""

import pytest

from tests.screen.conftest import until

pytestmark = pytest.mark.browser

TOP = "document.getElementById('{}').getBoundingClientRect().top"
SHADOW = "getComputedStyle(document.getElementById('{}')).boxShadow"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_block_that_is_linked_to_is_in_sight_and_marked(opened, width):
    page = opened("#chart-d", width=width)
    until(page, f"{TOP.format('chart-d')} < 140")
    assert page.evaluate(TOP.format("chart-d")) > 40
    assert page.evaluate(SHADOW.format("chart-d")) != "none"
    assert page.evaluate(SHADOW.format("chart-c")) == "none"
    page.evaluate("window.location.hash = 'words-b'")
    until(page, f"{SHADOW.format('words-b')} !== 'none'")
    assert page.evaluate(SHADOW.format("chart-d")) == "none"


def test_what_is_folded_away_is_opened_by_its_link(opened):
    page = opened()
    page.evaluate("document.querySelector('#chart-b details tr').id = 'row-b'")
    assert not page.evaluate("document.querySelector('#chart-b details').open")
    page.evaluate("window.location.hash = 'row-b'")
    until(page, "document.querySelector('#chart-b details').open")
    until(
        page,
        "(box => box.height && box.top > 40 && box.bottom < innerHeight)(document.getElementById('row-b')"
        ".getBoundingClientRect())",
    )


@pytest.mark.parametrize("anchor", ["#the-old-caf%C3%A9", "#100%"])
def test_a_link_that_leads_nowhere_says_so_gently(opened, anchor):
    page = opened(anchor)
    said = until(page, "!document.querySelector('.toast').hidden && document.querySelector('.toast .said').textContent")
    assert said == f"Nothing in this report is called “{'the-old-café' if 'caf' in anchor else '100%'}”"
    page.click(".toast .way")
    assert page.input_value(".search input") == ("the old café" if "caf" in anchor else "100%")


def test_the_sign_beside_a_title_copies_its_address(opened, page_file):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.hover("#second-chart .caption .label")
    page.click("#second-chart .permalink")
    assert until(page, "document.querySelector('.toast .said').textContent") == "The link is copied"
    page.click(".toast .shut")
    assert page.is_hidden(".toast")
    assert page.evaluate("navigator.clipboard.readText()") == f"{page_file.as_uri()}#second-chart"


def test_back_and_forward_follow_the_links(opened):
    page = opened()
    page.click("#opening a.reference[href='#first-chart']")
    page.click("nav.sections a[href='#more']")
    until(page, "window.location.hash === '#more'")
    page.go_back()
    until(page, f"window.location.hash === '#first-chart' && Math.abs({TOP.format('first-chart')} - 72) < 60")
    page.go_forward()
    until(page, f"Math.abs({TOP.format('more')}) < 140")


def test_links_to_passages_are_called_by_what_stands_there(opened):
    names = opened().evaluate(
        "[...document.querySelectorAll('.permalink')].map(each => each.getAttribute('aria-label'))"
    )
    assert len(set(names)) == len(names)
    assert any("In 2015 there were" in name for name in names)


def test_what_is_tapped_is_large_enough_and_paragraphs_are_quiet_on_a_phone(opened):
    page = opened(width=390)
    around = """each => { const box = getComputedStyle(each, '::after');
      return [parseFloat(box.width), parseFloat(box.height)]; }"""
    for name in ("#second-chart .label > .permalink", ".call a"):
        assert min(page.locator(name).first.evaluate(around)) >= 24, name
    assert page.locator(".block.text > .permalink").first.evaluate("each => getComputedStyle(each).opacity") == "0"
