"""Exports: a figure leaves the page as SVG, PNG and CSV, and takes with it what a reader must know."""

import io
import re

import pytest
from lxml import etree
from PIL import Image

from reportgen.draw import read_tokens
from tests.renderers.conftest import ROOT
from tests.screen.conftest import until

pytestmark = pytest.mark.browser

TOKENS = read_tokens((ROOT / "templates/tokens.yaml").read_text(encoding="utf-8"))
NAME = re.compile(r"small-figure-2-second-chart-[0-9a-f]{8}")


def saved(page, selector):
    with page.expect_download() as waiting:
        page.click(f"#second-chart {selector}")
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def svg(page):
    name, text = saved(page, ".export[value=svg]")
    assert NAME.fullmatch(name.removesuffix(".svg"))
    return etree.fromstring(text), text.decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_svg_says_all_of_itself_in_light_colours_whatever_is_shown(opened, scheme):
    page = opened(color_scheme=scheme)
    tree, text = svg(page)
    said = " ".join("".join(each.itertext()) for each in tree.iter("{*}text"))
    for words in ("Figure 2", "Detections by year, drawn as second-chart", "All routes",
                  "Note: What second-chart shows was made up.", "Source: Frontex", "TLP:CLEAR", "SPECIMEN",
                  "A small report, ", "SPECIMEN. Draft ", "890"):  # fmt: skip
        assert words in said, words
    assert tree.find("{*}rect").get("fill") == TOKENS.light["paper"]
    assert TOKENS.dark["ink"] not in text
    assert page.evaluate("document.documentElement.dataset.scheme === undefined")
    assert "var(" not in text
    assert re.search(r"@font-face\s*\{[^}]*Inter[^}]*data:font/woff2", text)
    assert "Inter" in tree.get("font-family")
    assert not re.search(r"(?:href|src)=\"(?!#|data:)", text)


def test_no_words_leave_the_exported_picture_or_lie_over_one_another(opened):
    from tests.looks import complaints

    page = opened()
    page.evaluate(
        "document.querySelector('#second-chart .finding').textContent = 'A finding of many words that goes on and on, '.repeat(4)"
    )
    tree, text = svg(page)
    for inner in tree.iterfind("{*}svg"):  # it stands in its own measure
        inner.set("transform", f"translate({inner.get('x')},{inner.get('y')})")
        inner.tag = "g"
    text, browser = etree.tostring(tree).decode(), page.context.browser
    width = int(tree.get("width"))
    assert complaints({"second": text}, {"second": width}, browser) == []
    shown = browser.new_page()
    shown.set_content(text)
    ends = shown.evaluate(
        "[...document.querySelectorAll('svg > text')].map(each => (({x, width}) => x + width)(each.getBBox()))"
    )
    shown.close()
    assert len(ends) > 5
    assert max(ends) <= width - 24 + 0.5  # the margin


def test_the_png_is_twice_as_large_and_looks_like_the_svg(opened):
    page = opened(color_scheme="dark")
    tree, _ = svg(page)
    name, picture = saved(page, ".export[value=png]")
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    assert NAME.fullmatch(name.removesuffix(".png"))
    assert image.size == (2 * int(tree.get("width")), 2 * int(tree.get("height")))
    paper = tuple(bytes.fromhex(TOKENS.light["paper"][1:]))
    assert image.getpixel((3, 3)) == image.getpixel((image.width - 4, image.height - 4)) == paper
    assert len(image.getcolors(1 << 24)) > 30


def test_a_live_figure_and_a_small_screen_give_the_same_picture(opened):
    page = opened()
    before = svg(page)[1]
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    assert svg(page)[1] == before
    assert svg(opened(width=390))[1] == before


def test_the_csv_is_called_as_the_pictures_are(opened):
    name, text = saved(opened(), "a.csv")
    assert NAME.fullmatch(name.removesuffix(".csv"))
    assert "2015,890" in text.decode()


def test_without_scripts_only_what_works_is_offered(opened):
    page = opened(java_script_enabled=False)
    assert page.is_visible("#second-chart a.csv")
    assert page.is_hidden("#second-chart .export[value=svg]")
    assert page.is_hidden(".seek")
    assert page.is_hidden(".schemes")
