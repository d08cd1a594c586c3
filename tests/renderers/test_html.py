"""The HTML: one file, no network, readable without scripts."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html as parser

from reportgen.document import Block, Section
from reportgen.renderers.faces import font_faces
from reportgen.renderers.html import render_html
from reportgen.renderers.tokens import tokens_of
from tests.contrast import faint
from tests.pages import broken_anchors, leaks, too_wide
from tests.renderers.conftest import ROOT, make_press
from tests.renderers.sample import Body, sample, words


def test_nothing_is_loaded_from_outside(html, review):
    assert leaks(html) == leaks(review) == []
    assert "default-src &#39;none&#39;" in html


def test_every_anchor_leads_somewhere_and_stands_once(html, review):
    assert broken_anchors(html) == broken_anchors(review) == []


def test_the_policy_names_the_digest_of_every_script_that_runs(html):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1]
    scripts = re.findall(r"<script(?: type=\"text/plain\" id=\"_plotly\")?>(.*?)</script>", html, flags=re.DOTALL)
    assert len(scripts) == len(list((ROOT / "templates").rglob("*.js"))) + 1
    for script in scripts:
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert digest in policy.replace("&#39;", "'").replace("&#43;", "+")


def test_plotly_stands_in_the_file_once_and_not_at_all_for_review(html, review):
    assert html.count('id="_plotly"') == 1
    assert 4_500_000 < len(html) < 6_000_000
    assert "<script" not in review
    assert len(review) < 5_000_000


def test_the_live_figures_are_the_composed_ones(html):
    given = json.loads(re.search(r'id="_figures">(.*?)</script>', html, flags=re.DOTALL)[1])
    assert set(given["figures"]) == {"by-route", "in-2015"}
    assert given["colours"]["#1b232d"] == "ink"


def test_every_value_carries_its_id(html):
    tree = parser.fromstring(html)
    values = tree.xpath("//p[@class='key-value']/span[@data-v]")
    assert [each.get("data-v") for each in values] == ["routes.peak", "net.facilitators", "doc.all", "deaths.year"]
    assert values[0].text == "1.82 million"


def test_no_tooltip_shows_what_a_value_is_called_inside(html):
    tree = parser.fromstring(html)
    titles = {each.get("title") for each in tree.xpath("//*[@title]")}
    assert titles == {"Frontex Risk Analysis Network"}


def test_marking_state_and_specimen_stand_above_and_below(html):
    tree = parser.fromstring(html)
    for place in ("top", "bottom"):
        banner = tree.xpath(f"//*[contains(@class, 'banner') and contains(@class, '{place}')]")[0].text_content()
        assert "TLP:AMBER" in banner
        assert "SPECIMEN" in banner
        assert "Draft 3f9a12cd" in banner or place == "top"
        assert "Migrant smuggling" in banner


def test_headings_go_down_one_step_at_a_time(html):
    levels = [int(each.tag[1]) for each in parser.fromstring(html).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_heads_with_scopes_and_figures_have_words(html):
    tree = parser.fromstring(html)
    for table in tree.xpath("//table"):
        assert all(head.get("scope") for head in table.iter("th"))
    for picture in tree.xpath("//div[@class='picture']/img | //div[@class='picture']/div/*"):
        words = picture.get("alt") or picture.xpath(".//*[local-name()='title']")[0].text
        assert len(words) > 20


def test_notes_and_calls_lead_to_one_another(html):
    tree = parser.fromstring(html)
    for number in ("1", "2"):
        assert tree.xpath(f"//li[@id='routes-note-{number}']//a[@href='#routes-call-{number}']")
        assert tree.xpath(f"//a[@id='routes-call-{number}' and @href='#routes-note-{number}']")
    assert len(tree.xpath("//a[@href='#routes-note-1']")) > len(tree.xpath("//a[@id='routes-call-1']")) == 1


def test_letters_of_a_table_s_footnotes_lead_down_and_back(html):
    tree = parser.fromstring(html)
    for letter in ("a", "b"):
        (call,) = tree.xpath(f"//td//sup/a[@id='annual-{letter}-call'] | //th//sup/a[@id='annual-{letter}-call']")
        assert call.get("href") == f"#annual-{letter}"
        assert tree.xpath(f"//p[@id='annual-{letter}']//a[@href='#annual-{letter}-call']")
    assert not tree.xpath("//p[@id='prices-w']//a")  # the legend of a mark is called by no letter


def test_a_reference_prints_the_label_of_its_target(html):
    tree = parser.fromstring(html)
    printed = {each.get("href"): each.text for each in tree.xpath("//a[@class='reference']")}
    assert printed == {"#by-route": "Figure\u00a01", "#prices": "Table\u00a02", "#sources": "Annex\u00a0B",
                       "#f-1": "Key finding\u00a01", "#routes": "Section\u00a01"}  # fmt: skip


def test_the_bytes_are_the_same_twice(templates, html):
    assert render_html(sample(), make_press(templates, "screen")).decode() == html


def test_fonts_are_cut_down_and_say_the_same_twice(templates):
    from reportgen.machine.fonts import FOLDERS

    places = sorted(path for folder in FOLDERS if folder.is_dir() for path in folder.rglob("*.?tf"))
    named = tokens_of(templates).embedded
    files = {path.name: path.read_bytes() for path in places if path.name in named}
    assert set(files) == set(named)
    faces = font_faces(files)
    assert faces == font_faces(files)
    said = re.findall(r"font-family: '([^']+)'; font-weight: (\d+); font-style: (\w+)", faces)
    assert {("Inter", "600", "normal"), ("Gentium Book Plus", "400", "italic"), ("Gentium Book Plus", "700", "normal"),
            ("Inter Display", "700", "normal")} <= set(said)  # fmt: skip
    assert len(said) == len(set(said)) == len(named)
    assert len(faces) < 240_000


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 768, 390])
def test_nothing_is_wider_than_the_screen(browser, html, tmp_path, width):
    path = tmp_path / "index.html"
    path.write_text(html, encoding="utf-8")
    assert too_wide(browser, path, width) == []


CUT = """() => [...document.querySelectorAll('.shelf')].filter(shelf => shelf.checkVisibility()).map(shelf => {
  const box = shelf.querySelector('.scroll'), edge = box.getBoundingClientRect().right;
  const cells = [...shelf.querySelectorAll('tr > *')].filter(cell => !cell.colSpan || cell.colSpan < 2);
  const halved = cells.filter(cell => {
    const range = document.createRange(); range.selectNodeContents(cell);
    const words = range.getBoundingClientRect();
    return words.width && words.left < edge - 1 && words.right > edge + 1;
  });
  return {id: shelf.parentElement.id, hidden: box.scrollWidth - box.clientWidth, after: shelf.classList.contains('after'),
          halved: halved.map(cell => cell.textContent.trim())};
})"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 768, 390, 360])
def test_a_table_that_goes_on_says_so_and_halves_no_number(browser, html, tmp_path, width):
    path = tmp_path / "index.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    tables = page.evaluate(CUT)
    assert [table["id"] for table in tables] == ["annual", "prices", "figures-1", "figures-2"]
    assert all(table["after"] is (table["hidden"] > 1) for table in tables), tables
    assert all(table["halved"] == [] for table in tables), tables
    goes_on = {table["id"] for table in tables if table["after"]}
    assert goes_on == (set() if width == 1440 else {"figures-1"} if width == 768 else {"annual", "figures-1"})
    page.close()


@pytest.mark.browser
def test_without_scripts_the_scroll_position_shows_where_a_table_goes_on(browser, review, tmp_path):
    path = tmp_path / "review.html"
    path.write_text(review, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(path.as_uri())
    shown = "id => getComputedStyle(document.querySelector(`#${id} .shelf`), '::after').opacity"
    assert [page.evaluate(shown, name) for name in ("annual", "figures-1", "prices")] == ["1", "1", "0"]
    page.evaluate("document.querySelector('#annual .scroll').scrollLeft = 9999")
    page.wait_for_timeout(300)
    assert page.evaluate(shown, "annual") == "0"
    context.close()


@pytest.mark.browser
def test_the_first_column_stays_while_the_rest_scrolls(browser, html, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    place = "document.querySelector('#annual tbody th').getBoundingClientRect().left"
    before = page.evaluate(place)
    page.evaluate("document.querySelector('#annual .scroll').scrollLeft = 9999")
    page.wait_for_timeout(200)
    assert page.evaluate(place) == before
    assert page.get_attribute("#annual .shelf", "class") == "shelf watched before"
    page.close()


@pytest.mark.browser
def test_rows_that_are_records_stand_as_cards_on_a_small_screen(browser, html, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(path.as_uri())
    row = page.locator("#prices tbody tr").nth(1)
    boxes = [cell.bounding_box() for cell in row.locator("th, td").all()]
    assert all(box["x"] >= 16 and box["x"] + box["width"] <= 374 for box in boxes)
    assert all(one["y"] < other["y"] for one, other in pairwise(boxes))
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#prices td:last-child'), '::before').content")
        == '"Source"'
    )
    page.close()
    wide = browser.new_page(viewport={"width": 1440, "height": 900})
    wide.goto(path.as_uri())
    boxes = [cell.bounding_box() for cell in wide.locator("#prices tbody tr").nth(1).locator("th, td").all()]
    assert len({box["y"] for box in boxes}) == 1
    wide.close()


@pytest.mark.browser
def test_jumps_are_made_at_once(browser, html, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    page.evaluate("document.querySelector('nav.sections a[href=\"#sources\"]').click()")
    assert page.evaluate("document.getElementById('sources').getBoundingClientRect().top") < 900
    page.close()


@pytest.mark.browser
def test_the_file_for_review_is_whole_with_scripts_blocked(browser, review, tmp_path):
    assert "<title>Review copy: Migrant smuggling networks" in review
    path = tmp_path / "review.html"
    path.write_text(review, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator(".banner.top .review-copy").inner_text() == "Review copy"
    assert page.locator("#in-2015 .wide svg").is_visible()
    assert page.locator("#_contents a").count() == 11
    page.locator("#by-route details.data summary").click()
    assert page.locator("#by-route details.data table").is_visible()
    context.close()


def test_a_part_of_the_report_names_other_parts_without_a_link(templates):
    from reportgen.problems import Findings
    from reportgen.renderers.press import press_for
    from tests.renderers.sample import sample_pictures

    document = sample()
    part = replace(document, sections=document.sections[1:2])
    press = press_for("screen", part, sample_pictures(), templates, Findings())
    made = render_html(part, press).decode()
    assert broken_anchors(made) == []
    assert "Annex\u00a0B" in made
    assert 'href="#sources"' not in made
    assert press.findings.problems == []


def test_addresses_of_sources_are_links_that_name_no_referrer(html):
    tree = parser.fromstring(html)
    listed = tree.xpath("//ol[contains(@class, 'sources')]//a[@class='outside']/@href")
    assert listed == [f"https://example.org/editions/{i}" for i in range(1, 6)]
    assert tree.xpath("//figure[@id='annual']//p[@class='source']/a/@href") == ["https://example.org/monthly"]
    assert {each.get("rel") for each in tree.xpath("//a[@class='outside']")} == {"noopener noreferrer"}


def test_what_a_reader_must_know_first_stands_before_the_findings(html):
    tree = parser.fromstring(html)
    (about,) = tree.xpath("//main/section[1][@id='_about']")
    said = " ".join(about.text_content().split())
    assert "This is a specimen." in said
    assert "Suggested citation: SPECIMEN – reportgen: Migrant smuggling networks." in said
    assert html.count("This is a specimen.") == 1


def test_the_contents_stand_once(templates):
    from reportgen.renderers.screen import on_screen

    document = sample()
    lists = Block(id="toc", kind="contents", body=Body(entries=())), *document.sections[-1].blocks[1:3]
    front = Section(id="front", number="", title=words("Contents"), owner="", blocks=lists, front=True)
    made = on_screen(replace(document, sections=(front, *document.sections)))
    assert [block.kind for block in made.sections[0].blocks] == ["list_of_figures", "list_of_tables"]
    assert made.sections[0].title == words("Figures and tables")
    assert made.sections[1:] == document.sections

    alone = replace(front, blocks=lists[:1])
    assert on_screen(replace(document, sections=(alone, *document.sections))).sections == document.sections
    mixed = replace(front, blocks=(lists[0], *document.sections[0].blocks))
    assert on_screen(replace(document, sections=(mixed,))).sections[0].title == words("Contents")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground(browser, html, tmp_path, scheme):
    path = tmp_path / "index.html"
    path.write_text(html, encoding="utf-8")
    found = [each for width in (1440, 390) for each in faint(browser, path.as_uri(), scheme, width)]
    assert [each for each in found if "picture" not in each] == []  # the sample's pictures are made by hand
