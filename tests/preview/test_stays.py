"""What stays when the page changes under a reader: the place, what is open, scrolled, focused or selected."""

import pytest

from tests.preview.showing import LONG as SENTENCE
from tests.projects import DETECTIONS

pytestmark = pytest.mark.browser

LONG = "  - id: long-one\n    text: |\n" + "".join(
    f"      Paragraph {index} that was not there before.\n\n" for index in range(12)
)


@pytest.fixture
def changed(project, tab):
    """Edits a file, and waits until the page has changed."""

    def edit(path, old, new):
        before = tab.digest
        project.edit(path, old, new)
        tab.until(f"reportgenPreview.page().digest !== '{before}'")

    return edit


def top(tab, name):
    return tab.run(f"document.getElementById('{name}').getBoundingClientRect().top")


@pytest.mark.parametrize("name", ["closing", "more-d", "more-h"])
def test_what_is_read_stays_where_it_is_when_the_page_grows_above(tab, changed, name):
    tab.run(f"document.getElementById('{name}').scrollIntoView({{block: 'center', behavior: 'instant'}})")
    before, scrolled = top(tab, name), tab.run("window.scrollY")
    changed("sections/routes.yaml", "blocks:\n", f"blocks:\n{LONG}")

    assert tab.run("window.scrollY") > scrolled + 300
    assert abs(top(tab, name) - before) <= 1


def test_at_the_top_the_page_stays_at_the_top(tab, changed):
    changed("sections/report.yaml", "title: A small report", f"title: {'A long title ' * 20}")

    assert tab.run("window.scrollY") == 0


def test_when_what_is_read_goes_away_its_neighbour_stays(tab, changed):
    tab.run("document.getElementById('more-d').scrollIntoView({block: 'center', behavior: 'instant'})")
    before = top(tab, "more-e")
    paragraph = f"  - id: more-d\n    text: |\n      Paragraph d of the second section, {SENTENCE}and ends.\n"
    gone = tab.run("document.getElementById('more-d').offsetHeight")
    changed("sections/more.yaml", paragraph, "")

    assert min(abs(top(tab, "more-e") - before), abs(top(tab, "more-e") - before + gone)) < 40


def test_what_is_open_stays_open_in_blocks_that_change_too(tab, changed):
    tab.page.click("#by-route summary")
    tab.see("by-route")
    tab.run("window.drawn = document.querySelector('#by-route .live .main-svg')")
    changed("sections/routes.yaml", "title: Detections peaked in 2015", "title: In 2015 detections peaked")

    assert "In 2015 detections peaked" in tab.said("by-route")
    assert tab.run("document.querySelector('#by-route details').open")
    assert tab.run("document.querySelector('#by-route').classList.contains('live-on') && window.drawn.isConnected")


FITTED = """new Promise((done) => {
  let left = 3;
  const frame = () => left-- ? requestAnimationFrame(frame) : done();
  frame();
})"""


def test_a_table_stays_scrolled(tab, changed):
    tab.page.set_viewport_size({"width": 300, "height": 700})
    tab.run("document.querySelector('#annual table').style.minWidth = '900px'")
    tab.run(FITTED)
    tab.run("document.querySelector('#annual .scroll').scrollLeft = 90")
    tab.run(FITTED)  # it stops where a column begins
    left = tab.run("document.querySelector('#annual .scroll').scrollLeft")
    assert left > 0
    changed("sections/routes.yaml", "title: Detections by route and year", "title: Detections in each year")
    tab.run(FITTED)

    assert tab.run("document.querySelector('#annual .scroll').scrollLeft") == left


def test_focus_and_selection_stay(tab, changed):
    tab.page.focus("#annual .permalink")
    tab.run("getSelection().selectAllChildren(document.querySelector('#closing p'))")
    changed("sections/routes.yaml", "What follows is *made up*.", "Nothing follows.")

    assert tab.run("document.activeElement.matches('#annual .permalink')")
    assert tab.run("String(getSelection())") == "This is the end of the section."


def test_a_focus_that_must_go_is_found_again(tab, changed):
    tab.page.focus("#annual .csv")
    tab.run("document.activeElement.seen = true")
    changed("sections/report.yaml", "sections: [routes, more]", "sections: [more, routes]")
    changed("sections/report.yaml", "sections: [routes, more]", "sections: [routes, more]\nedition: '2'")

    assert tab.run("document.activeElement.matches('#annual .csv')")


MORE_ROWS = f"{DETECTIONS}North,2014,5\nNorth,2015,1\nNorth,2016,100\nSouth,2014,6\nSouth,2015,2\nSouth,2016,120\n"


def test_a_sorted_table_stays_sorted_when_its_numbers_change(tab, changed):
    names = "[...document.querySelectorAll('#annual tbody tr')].map((row) => row.cells[0].textContent.trim()).join(' ')"
    changed("data/detections.csv", DETECTIONS, MORE_ROWS)
    assert tab.run(names) == "East North South West Unknown"
    tab.run("document.querySelector('#annual thead th:last-child .head').click()")
    assert tab.run(names) == "East South North West Unknown"
    changed("data/detections.csv", DETECTIONS, MORE_ROWS.replace("East,2016,180", "East,2016,110"))

    assert tab.run(names) == "South East North West Unknown"
    assert tab.run("document.querySelectorAll('#annual tbody tr')[1].cells[3].textContent") == "110"
