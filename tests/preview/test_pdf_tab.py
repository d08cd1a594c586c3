"""The PDF tab: made when asked for, out of date when the page has changed, made anew on demand; the page goes on meanwhile."""

import http.client
from urllib.parse import urlsplit

import pytest

from tests.preview.showing import SHADOW

pytestmark = pytest.mark.browser


def state(tab, words, seconds=90):
    tab.until(
        f"{SHADOW}.querySelector('.printed .state').textContent.includes({words!r})",
        seconds,
    )


def test_the_pdf_is_made_on_demand_and_says_when_it_is_out_of_date(project, showing, tab):
    tab.control(".views [data-key=pdf]").click()
    state(tab, "Of the page as it stands")
    tab.until(f"{SHADOW}.querySelector('.pages img').naturalWidth > 500")
    first = tab.control(".pages img").first.get_attribute("src")

    project.edit("sections/routes.yaml", "What follows is *made up*", "What follows is **edited**")
    state(tab, "Out of date")
    assert tab.control(".pages img").first.get_attribute("src") == first

    tab.run(f"{SHADOW}.querySelector('.printed').scrollTop = 333")
    tab.page.keyboard.press("r")
    state(tab, "Of the page as it stands")
    assert tab.control(".pages img").first.get_attribute("src") != first
    assert tab.run(f"{SHADOW}.querySelector('.printed').scrollTop") == 333

    address = urlsplit(showing.address)
    connection = http.client.HTTPConnection(address.netloc)
    connection.request("GET", f"{address.path}report.pdf")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["content-type"], answer.read(5)) == (200, "application/pdf", b"%PDF-")
    connection.close()

    tab.page.keyboard.press("Escape")
    assert not tab.control(".printed").is_visible()


def test_the_page_changes_while_the_pdf_is_made(project, tab, monkeypatch):
    import threading

    from reportgen.preview import session

    asked, go = threading.Event(), threading.Event()
    real = session.print_page

    def slow(*given):
        asked.set()
        assert go.wait(60)
        return real(*given)

    monkeypatch.setattr(session, "print_page", slow)
    tab.page.keyboard.press("p")
    tab.page.keyboard.press("r")
    assert asked.wait(30)
    project.edit("sections/routes.yaml", "What follows is *made up*", "What follows is **edited**")
    tab.until("document.getElementById('opening').textContent.includes('edited')")
    state(tab, "Making the PDF")
    go.set()
    state(tab, "Out of date")


def test_what_is_wrong_with_the_pdf_is_told_where_it_would_stand(project, tab, monkeypatch):
    from reportgen.draw import MissingError
    from reportgen.preview import session

    def fails(*_):
        raise MissingError("no Pango", "run `apt-get install libpango-1.0-0`")

    monkeypatch.setattr(session, "print_page", fails)
    tab.page.keyboard.press("p")
    tab.page.keyboard.press("r")
    state(tab, "could not be made")

    assert "no Pango" in tab.control(".printed .wrong").inner_text()
    assert "apt-get install libpango-1.0-0" in tab.control(".printed .wrong").inner_text()
