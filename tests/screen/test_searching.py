"""Searching: every word of the page, from disk, by keyboard."""

import pytest

from tests.screen.conftest import until

pytestmark = pytest.mark.browser

HEADS = """[...document.querySelectorAll('.search .hit')]
  .map(each => (each.querySelector('.head, .around, .row') || each).textContent)"""
CHOSEN = (
    "[...document.querySelectorAll('.search .hit')].findIndex(each => each.getAttribute('aria-selected') === 'true')"
)


def ask(page, words):
    if not page.evaluate("document.querySelector('dialog.search').open"):
        page.keyboard.press("/")
    page.fill(".search input", words)
    return page.evaluate(HEADS)


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_it_and_esc_closes_it_where_one_was(opened, key):
    page = opened()
    page.focus("#opening a.reference")
    page.keyboard.press(key)
    assert page.evaluate(
        "document.activeElement.matches('.search input') && document.querySelector('dialog.search').open"
    )
    page.keyboard.press("Escape")
    assert page.evaluate(
        "!document.querySelector('dialog.search').open && document.activeElement.matches('#opening a.reference')"
    )


def test_accents_capitals_and_the_order_of_words_do_not_matter(opened):
    page = opened()
    for words in ("deja vu", "DÉJÀ", "cafe lodz", "łódź café", "vu deja"):
        assert any("Déjà vu" in each for each in ask(page, words)), words


def test_numbers_are_found_however_they_are_written(opened):
    page = opened()
    for words in ("890", "“890”"):
        assert ask(page, words), words
    page.evaluate("document.querySelector('#opening p').append(' There were 1,822,102 once.')")
    page.evaluate("document.dispatchEvent(new Event('reportgen:changed'))")
    for words in ("1822102", "1,822,102", "1\u202f822\u202f102"):
        assert any("1,822,102" in each for each in ask(page, words)), words


def test_words_between_quotes_stand_side_by_side(opened):
    page = opened()
    assert ask(page, "routes border")
    assert "most of them" not in page.inner_text(".search .found")
    assert ask(page, '"routes border"') == []
    assert page.inner_text(".search .found") == "Nothing found"
    assert ask(page, '"other routes when"')


def test_titles_stand_before_words_in_the_text(opened):
    page = opened()
    assert ask(page, "more of the same")[0] == "More of the same"
    assert ask(page, "detections of each route")[0] == "Detections of each route"
    assert page.locator(".search .hit").first.locator(".crumb").inner_text() == "1  Routes\nTable 1"
    assert ask(page, "figure 2")[0] == "Detections by year, drawn as second-chart"


def test_when_no_place_has_all_words_the_nearest_are_shown(opened):
    page = opened()
    assert any("Déjà" in each for each in ask(page, "lodz elephant"))
    assert "most of them" in page.inner_text(".search .found")


def test_what_was_asked_for_is_marked_in_its_context(opened):
    page = opened()
    ask(page, "lodz")
    assert page.evaluate("[...document.querySelectorAll('.search mark')].map(each => each.textContent)") == ["Łódź"]
    assert page.inner_text(".search .crumb") == "1  Routes"


def test_arrows_choose_and_enter_goes_there_with_the_words_marked(opened):
    page = opened()
    ask(page, "detections by year")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(CHOSEN) == 1
    chosen = page.evaluate("document.querySelector('.search [aria-selected=true] .head').textContent")
    assert page.evaluate("document.querySelector('.search input').getAttribute('aria-activedescendant')") == "_hit-1"
    page.keyboard.press("Enter")
    sought = page.evaluate("document.querySelector('.sought .finding').textContent")
    assert sought == chosen
    top, height = page.evaluate(
        "(box => [box.top, box.height])(document.querySelector('.sought').getBoundingClientRect())"
    )
    assert 40 <= top <= 800 - min(height, 400)
    assert page.evaluate("CSS.highlights.get('reportgen-sought').size") >= 3
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('.sought') === null && !CSS.highlights.has('reportgen-sought')")


def test_a_number_in_a_figures_data_opens_the_data_at_its_row(opened):
    page = opened()
    assert page.evaluate("!document.querySelector('#first-chart details').open")
    ask(page, "first-chart")
    ask(page, "890")
    crumbs = page.locator(".search .hit").filter(has_text="first-chart")
    crumbs.first.click()
    assert page.evaluate("document.querySelector('#first-chart details').open")
    assert page.evaluate("document.querySelector('tr.sought').textContent.includes('890')")
    assert page.evaluate(
        "(box => box.top > 40 && box.bottom < innerHeight)(document.querySelector('tr.sought').getBoundingClientRect())"
    )


def test_back_leads_to_where_one_was(opened):
    page = opened()
    page.mouse.wheel(0, 500)
    until(page, "window.scrollY === 500")
    ask(page, "more of the same")
    page.keyboard.press("Enter")
    until(page, "window.scrollY > 1000")
    page.go_back()
    until(page, "Math.abs(window.scrollY - 500) < 3")


def test_it_is_quick_and_knows_a_page_that_has_changed(opened):
    page = opened()
    ask(page, "smugglers")
    ask(page, "smugglers moved")
    assert float(page.get_attribute("dialog.search", "data-took")) < 200  # the benchmark has the true figure
    page.evaluate("document.querySelector('#opening p').append(' Zanzibar.')")
    page.evaluate("document.dispatchEvent(new Event('reportgen:changed'))")
    assert any("Zanzibar" in each for each in ask(page, "zanzibar"))


def test_it_does_not_open_where_one_types(opened):
    page = opened()
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input id=\"typed\">')")
    page.focus("#typed")
    page.keyboard.press("/")
    assert page.input_value("#typed") == "/"
    assert not page.evaluate("document.querySelector('dialog.search').open")


def test_what_is_found_is_shown_in_parts_without_letters_and_marks(opened):
    page = opened()
    page.evaluate("""document.querySelector('#opening').insertAdjacentHTML('afterend', `<div class="key-figures"><div
      class="key-figure"><p class="key-value">8,942</p><p class="key-label">Zebras seen, 2020<sup class="letter">a</sup></p>
      <p class="key-change">down 18 %</p><p class="key-spark"><span>2008</span><span>2020</span></p>
      <p class="key-source">Frontex 2021</p></div></div>`)""")
    page.evaluate("document.dispatchEvent(new Event('reportgen:changed'))")
    ask(page, "zebras")
    assert page.inner_text(".search .around") == "8,942 · Zebras seen, 2020 · down 18 % · Frontex 2021"
