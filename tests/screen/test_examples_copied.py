"""Examples: their YAML is read whole, and copied by a button even where the browser gives no leave."""

import pytest

from tests.screen.conftest import until

pytestmark = pytest.mark.browser

EXAMPLE = """() => document.querySelector('#opening').insertAdjacentHTML('beforeend', `<div class="typed" style="width: 300px">
  <button type="button" class="copy" data-done="It is copied" data-select="It is selected">Copy</button>
  <pre class="yaml"><code><span class="line" style="--in: 0">- chart: bars\n</span><span class="line" style="--in: 2">`
  + `  title: A title that is much longer than the room that there is\n</span></code></pre></div>`)"""
TYPED = "- chart: bars\n  title: A title that is much longer than the room that there is\n"


def test_what_does_not_fit_goes_on_below_and_the_button_copies_all(opened):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.evaluate(EXAMPLE)
    assert page.evaluate("(each => each.scrollWidth <= each.clientWidth)(document.querySelector('.typed .yaml'))")
    page.click(".typed .copy")
    assert until(page, "document.querySelector('.toast .said').textContent") == "It is copied"
    assert page.evaluate("navigator.clipboard.readText()") == TYPED


def test_where_nothing_can_be_copied_the_text_is_selected(opened):
    page = opened()
    page.evaluate(EXAMPLE)
    page.evaluate("""() => { document.execCommand = () => false;
      Object.defineProperty(navigator, 'clipboard', { value: undefined }); }""")
    page.click(".typed .copy")
    assert until(page, "document.querySelector('.toast .said').textContent") == "It is selected"
    assert page.evaluate("window.getSelection().toString().trim()").startswith("- chart: bars")
