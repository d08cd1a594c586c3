"""The header names the report and the section being read, at every width; the footer names its state."""

import pytest

from tests.screen.conftest import until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1440])
def test_the_header_says_which_report_and_which_section_is_read(opened, width):
    page = opened(width=width)
    assert page.inner_text(".banner.top .running .name") == "A small report"
    page.evaluate("document.querySelector('#more').scrollIntoView({behavior: 'instant'})")
    until(page, "document.querySelector('.banner.top .here').textContent.endsWith(' More of the same')")
    assert page.is_visible(".banner.top .here")
    assert "Draft " in page.inner_text("footer.banner .state")
    assert "…" not in page.inner_text(".cover .facts")
