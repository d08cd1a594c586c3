"""Problems: an overlay with place, line, mark and hint above the last good page; warnings as a list; the way to the editor."""

import pytest

from tests.preview.showing import SHADOW, opened_tab, until

pytestmark = pytest.mark.browser

TYPED = "In 2015 there were {{ peak }} on all routes."
MISTAKE = "In 2015 there were {{ peek }} on all routes."


OUTSIDE = f"""[...{SHADOW}.querySelectorAll('.bar *, .sheet header *')].filter((each) => {{
  const box = each.getBoundingClientRect();
  return each.getClientRects().length && (box.right > innerWidth || box.left < 0);
}}).length"""


def wrong(tab):
    tab.until(f"!{SHADOW}.querySelector('.sheet').hidden")
    return tab.control(".sheet").inner_text()


def no_sheet(tab):
    tab.until(f"{SHADOW}.querySelector('.sheet').hidden")


def test_a_mistake_is_shown_with_its_place_and_the_way_out_until_it_is_mended(project, tab):
    before = tab.digest
    project.edit("sections/routes.yaml", TYPED, MISTAKE)
    text = wrong(tab)

    line = project.root.joinpath("sections/routes.yaml").read_text().split("peek")[0].count("\n") + 1
    for part in (f"sections/routes.yaml:{line}:29", "no indicator peek", "unknown-indicator", MISTAKE, "^^^^",
                 "hint: did you mean peak?", "1 problem in 1 file", "last good one"):  # fmt: skip
        assert part in text, part
    assert tab.control(".sheet mark").inner_text() == "peek"
    assert "In 2015 there were 890 detections" in tab.said("opening").replace("\u00a0", " ")
    assert tab.control(".bar").inner_text().startswith("Last good page")
    assert tab.control(".last").is_visible()

    project.restore()
    no_sheet(tab)
    assert not tab.control(".last").is_visible()
    assert "Up to date" in tab.control(".bar").inner_text()
    assert tab.digest == before


def test_it_lists_every_problem_of_every_file(project, tab):
    project.edit("sections/report.yaml", "marking: TLP:CLEAR", "marking: TLP:BLUE")
    project.edit("sections/routes.yaml", TYPED, MISTAKE)
    tab.until(f"{SHADOW}.querySelectorAll('.sheet li').length === 2")

    assert "2 problems in 2 files" in wrong(tab)


def test_it_can_be_hidden_and_another_mistake_brings_it_back(project, tab):
    project.edit("sections/routes.yaml", TYPED, MISTAKE)
    wrong(tab)
    tab.page.keyboard.press("Escape")
    no_sheet(tab)
    assert tab.control(".bar button.bad").inner_text() == "1 problem"
    tab.control(".bar button.bad").click()
    wrong(tab)
    tab.control(".sheet header button").click()
    no_sheet(tab)
    project.edit("sections/routes.yaml", TYPED, "In 2015 there were {{ pook }} on all routes.")

    assert "pook" in wrong(tab)


def test_a_click_on_the_place_opens_it(project, tab, opened):
    project.edit("sections/routes.yaml", TYPED, MISTAKE)
    wrong(tab)
    tab.control(".sheet button.place").first.click()

    until(lambda: "routes.yaml" in opened.read_text())
    assert opened.read_text().splitlines()[-1].startswith(f"{project.root}/sections/routes.yaml ")


def test_warnings_are_a_list_beside_the_newest_page(project, tab):
    project.write("sections/unlisted.yaml", "id: unlisted\ntitle: Nobody lists me\nblocks: []\n")
    tab.until(f"{SHADOW}.querySelector('.bar .warn')")
    no_sheet(tab)
    tab.control(".bar .warn").click()

    assert "is not among the sections of the report" in wrong(tab)
    before = tab.digest
    project.edit("sections/more.yaml", "title: More", "title: Still more")
    tab.until(f"reportgenPreview.page().digest !== '{before}'")
    assert "is not among the sections of the report" in wrong(tab)  # the list stays open
    assert not tab.control(".last").is_visible()


def test_a_page_that_is_opened_while_there_are_problems_shows_both(project, tab, showing, browser):
    project.edit("sections/routes.yaml", TYPED, MISTAKE)
    wrong(tab)
    other = browser.new_page()
    other.goto(showing.address)
    other.wait_for_selector("reportgen-preview .sheet li")

    assert "What follows is made up" in other.inner_text("#opening")
    other.close()


def test_alt_click_opens_the_line_of_a_block(project, tab, opened):
    tab.page.click("#closing p", modifiers=["Alt"])

    line = project.first["sections/routes.yaml"].split("  - id: closing")[0].count("\n") + 1
    until(lambda: f"routes.yaml {line} 5" in opened.read_text())


def test_so_does_a_key_for_the_block_that_has_the_focus(project, tab, opened):
    tab.page.focus("#annual .permalink")
    tab.page.keyboard.press("e")

    line = project.first["sections/routes.yaml"].split("  - id: annual")[0].count("\n") + 1
    until(lambda: f"routes.yaml {line} 5" in opened.read_text())


def test_the_title_on_the_cover_leads_to_the_report(tab, opened):
    tab.page.click("header.cover h1", modifiers=["Alt"])

    until(lambda: "report.yaml 2 8" in opened.read_text())


def test_with_alt_held_it_shows_what_would_be_opened(project, tab):
    tab.page.hover("#closing p")
    tab.page.keyboard.down("Alt")
    line = project.first["sections/routes.yaml"].split("  - id: closing")[0].count("\n") + 1
    assert tab.control(".frame b").inner_text() == f"sections/routes.yaml:{line}"
    tab.page.keyboard.up("Alt")
    assert not tab.control(".frame").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_controls_stay_inside_the_screen(project, showing, browser, scheme):
    with opened_tab(project, showing, browser, color_scheme=scheme) as tab:
        project.edit("sections/routes.yaml", TYPED, MISTAKE)
        project.write("sections/unlisted.yaml", "id: unlisted\ntitle: Nobody lists me\nblocks: []\n")
        tab.until(f"{SHADOW}.querySelector('.bar .warn')")
        for width in (1440, 768, 390):
            tab.page.set_viewport_size({"width": width, "height": 800})
            assert tab.run("document.documentElement.scrollWidth") <= width
            assert tab.run(OUTSIDE) == 0
