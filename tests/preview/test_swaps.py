"""Swaps: after every kind of edit the open page is what a page loaded now would be, without having been loaded anew."""

import os
from random import Random

import pytest

from reportgen.disk import built_in_templates
from tests.preview.showing import until
from tests.projects import DETECTIONS

BUILT_IN = built_in_templates()
pytestmark = pytest.mark.browser

NORMAL = """() => {
  const root = document.documentElement.cloneNode(true);
  const idle = 'reportgen-preview, .live, .banner .here, script:not([type="application/json"]), style[id], #js-plotly-tester';
  root.querySelectorAll(idle).forEach((each) => each.remove());
  root.querySelectorAll('*').forEach((each) => {
    each.classList.remove('watched', 'before', 'after', 'live-on', 'open', 'shown');
    if (!each.className) each.removeAttribute('class');
    ['aria-current', 'aria-pressed', 'open', 'hidden'].forEach((name) => each.removeAttribute(name));
    if (each.matches('.shelf, .shelf table, .live, nav li, .to-top')) each.removeAttribute('style');
    const own = ['tabindex', 'role', 'aria-label', 'aria-labelledby', 'aria-roledescription'];
    if (each.matches('.picture, .scroll')) own.forEach((name) => each.removeAttribute(name));
  });
  [root, ...root.children].forEach((frame) => [...frame.childNodes].forEach((each) => {
    if (each.nodeType === 3 && !each.data.trim()) each.remove();
  }));
  const policy = root.querySelector('meta[http-equiv]');
  if (policy) policy.remove();
  return root.outerHTML;
}"""

BLOCKS = {
    "opening": (
        "  - id: opening\n    text: |\n      In 2015 there were {{ peak }} on all routes.\n\n      What follows is *made up*.\n"
    ),
    "closing": "  - id: closing\n    text: |\n      This is the end of the section.\n",
}
MORE_BLOCK = "  - id: new-one\n    text: |\n      A new block stands here.\n"
THIRD = "id: third\ntitle: Third\nblocks:\n  - id: third-a\n    text: |\n      A third section.\n"


def sentence(project):
    project.edit("sections/routes.yaml", "What follows is *made up*", "What follows is **edited**")


def data(project):
    project.write("data/detections.csv", DETECTIONS.replace("880", "990"))


def block_added(project):
    project.edit("sections/routes.yaml", BLOCKS["closing"], MORE_BLOCK + BLOCKS["closing"])


def block_removed(project):
    project.edit("sections/routes.yaml", BLOCKS["opening"], "")


def blocks_reordered(project):
    text = project.first["sections/routes.yaml"].replace(BLOCKS["opening"], "")
    project.write("sections/routes.yaml", text + BLOCKS["opening"])


def section_added(project):
    project.write("sections/third.yaml", THIRD)
    project.edit("sections/report.yaml", "sections: [routes, more]", "sections: [routes, third, more]")


def section_removed(project):
    project.edit("sections/report.yaml", "sections: [routes, more]", "sections: [routes]")


def sections_reordered(project):
    project.edit("sections/report.yaml", "sections: [routes, more]", "sections: [more, routes]")


def section_named(project):
    project.edit("sections/more.yaml", "title: More", "title: Much more")


def report_named(project):
    project.edit("sections/report.yaml", "title: A small report", "title: A <small> report & more")


def marked(project):
    project.edit("sections/report.yaml", "marking: TLP:CLEAR", "marking: TLP:AMBER")


def note_called(project):
    edited = project.first["sections/routes.yaml"].replace("the end of the section.", "the end of the section.[^why]")
    project.write(
        "sections/routes.yaml", edited.replace("title: Routes\n", "title: Routes\nnotes: {why: Because it is.}\n")
    )


def template(project):
    text = (BUILT_IN / "blocks/text.html.j2").read_text(encoding="utf-8")
    project.write("templates/blocks/text.html.j2", text.replace('class="block text"', 'class="block text other"'))


def template_of_two_roots(project):
    text = (BUILT_IN / "section.html.j2").read_text(encoding="utf-8")
    project.write("templates/section.html.j2", text + '\n<hr class="after">\n')


def page_template(project):
    text = (BUILT_IN / "page.html.j2").read_text(encoding="utf-8")
    project.write(
        "templates/page.html.j2", text.replace('<main id="_text"', '<p class="new">New</p>\n<main id="_other"')
    )


def style(project):
    text = (BUILT_IN / "screen.css").read_text(encoding="utf-8")
    project.write("templates/screen.css", text + ".text p { letter-spacing: 3px; }\n")


def tokens(project):
    text = (BUILT_IN / "tokens.yaml").read_text(encoding="utf-8")
    project.write("templates/tokens.yaml", text.replace('"#12355a"', '"#123456"'))


EDITS = [
    sentence, data, block_added, block_removed, blocks_reordered, section_added, section_removed, sections_reordered,
    section_named, report_named, marked, note_called, template, template_of_two_roots, page_template, style, tokens,
]  # fmt: skip


def fresh(browser, showing):
    """Gives a page that is loaded now, as it stands."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(showing.address)
    found = page.evaluate(NORMAL)
    page.close()
    return found


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_the_page_is_what_it_would_be_if_it_were_loaded(edit, project, showing, tab, browser):
    before = tab.digest
    tab.run("window.same = true")
    edit(project)
    tab.until(f"reportgenPreview.page().digest !== '{before}'")

    assert tab.run(NORMAL) == fresh(browser, showing)
    assert tab.run("window.same")
    again = tab.digest
    project.restore()
    tab.until(f"reportgenPreview.page().digest !== '{again}'")
    assert tab.run(NORMAL) == fresh(browser, showing)
    assert tab.run("reportgenPreview.healed()") == 0


def disturb(tab, random):
    """Scrolls and opens what a reader may have open while the page changes."""
    tab.run(f"window.scrollTo(0, {random.randrange(3000)})")
    if random.random() < 0.5:
        tab.run("document.querySelectorAll('#by-route summary').forEach((each) => each.click())")


def wander(tab, project, showing, browser, *, seed, steps):
    """Makes edits, one after another and several at once: the page becomes what a page loaded now is, and heals nothing."""
    random = Random(seed)
    tab.run("window.same = true")
    for _ in range(steps):
        for edit in random.sample(EDITS, random.choice([1, 1, 2, 3])):
            edit(project)
        if random.random() < 0.2:
            project.restore()
        disturb(tab, random)
        until(lambda: tab.run(NORMAL) == fresh(browser, showing), 30)
    tab.page.wait_for_timeout(500)
    assert tab.run("window.same")
    assert tab.run("reportgenPreview.healed()") == 0, seed


def test_after_edits_faster_than_the_page_is_looked_over_too(project, showing, tab, browser):
    tab.page.wait_for_timeout(1000)  # the page as it is now has been looked over
    tab.run("{ const wait = window.setTimeout; window.setTimeout = (act, ms) => wait(act, ms === 400 ? 60000 : ms); }")
    for edit in (template_of_two_roots, sentence):
        before = tab.digest
        edit(project)
        tab.until(f"reportgenPreview.page().digest !== '{before}'")

    assert tab.run(NORMAL) == fresh(browser, showing)


def test_after_any_edits_too(project, showing, tab, browser):
    wander(tab, project, showing, browser, seed=int(os.environ.get("REPORTGEN_SEED", "7")), steps=6)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(8))
def test_after_many_edits_too(project, showing, tab, browser, seed):
    wander(tab, project, showing, browser, seed=seed, steps=50)


def test_only_what_changed_is_touched(project, tab):
    tab.run("document.querySelectorAll('main *').forEach((each) => { each.seen = true; })")
    before = tab.digest
    sentence(project)
    tab.until(f"reportgenPreview.page().digest !== '{before}'")

    assert "What follows is edited" in tab.said("opening")
    assert tab.run(
        "[...document.querySelectorAll('main *')].filter((each) => !each.seen).map((each) => each.outerHTML)"
    ) == ["<strong>edited</strong>"]


DRAWN = "JSON.stringify(document.querySelector('#by-route .live').data)"


def test_a_figure_and_its_live_twin_change_and_are_dressed(project, tab):
    tab.see("by-route")
    before = tab.run(DRAWN)
    picture = tab.run("document.querySelector('#by-route .wide svg').outerHTML")
    digest = tab.digest
    data(project)
    tab.until(f"reportgenPreview.page().digest !== '{digest}'")

    assert tab.run("document.querySelector('#by-route .wide svg').outerHTML") != picture
    tab.until(f"{DRAWN} !== {before!r}")
    assert "990" in tab.said("annual")


def test_new_tables_and_figures_can_be_used_as_the_others(project, tab):
    figure = project.first["sections/routes.yaml"].split("  - id: by-route\n")[1].split("  - id: annual")[0]
    project.edit("sections/routes.yaml", BLOCKS["closing"], f"  - id: again\n{figure}" + BLOCKS["closing"])
    tab.until("document.getElementById('again')")

    assert tab.run("document.querySelector('#again .shelf').classList.contains('watched')")
    tab.see("again")


def test_other_scripts_load_the_page_anew_and_keep_the_place(project, tab):
    tab.page.click("#by-route summary")
    tab.run("document.getElementById('more-c').scrollIntoView()")
    top = tab.run("document.getElementById('more-c').getBoundingClientRect().top")
    tab.run("window.same = true")
    text = (BUILT_IN / "script.js").read_text(encoding="utf-8")
    project.write("templates/script.js", text + "\nwindow.other = 1;\n")
    tab.until("window.other && window.reportgenPreview && reportgenPreview.page().digest")

    assert tab.run("window.same") is None
    assert tab.run("document.querySelector('#by-route details').open")
    assert abs(tab.run("document.getElementById('more-c').getBoundingClientRect().top") - top) < 3
