"""Live figures: the interactive twin comes by itself, in the picture's place, and costs nothing before."""

import io

import pytest
from PIL import Image, ImageChops

from tests.screen.conftest import until

pytestmark = pytest.mark.browser

SHIFTS = """() => { window.shifts = []; new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  window.shifts.push([each.value, ...each.sources.map(({ node }) =>
    node && (node.id || node.className || node.nodeName))]);
})).observe({ type: 'layout-shift', buffered: true }); }"""
LIVE = "document.querySelectorAll('.live-on .live').length"


def test_plotly_is_not_read_before_a_figure_comes_into_view(opened):
    page = opened(width=1280, height=300)
    page.wait_for_timeout(800)
    assert page.evaluate("typeof Plotly") == "undefined"
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on .main-svg') !== null")
    assert page.evaluate("typeof Plotly") == "object"


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_shifts_while_the_whole_page_is_scrolled_through(opened, width):
    page = opened(width=width)
    page.evaluate(SHIFTS)
    lived = 0
    for step in range(200):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(120 if step % 4 else 900)
        lived = max(lived, page.evaluate(LIVE))
        if page.evaluate("window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2"):
            break
    assert lived >= 2
    assert page.evaluate("window.shifts") == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_the_twin_is_the_picture_to_the_eye(opened, width, scheme):
    page = opened(width=width, color_scheme=scheme)
    figure = page.locator("#second-chart .picture")
    page.evaluate(
        "document.querySelector('#second-chart .picture').scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    before, box = figure.screenshot(), figure.bounding_box()
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    after = figure.screenshot()
    assert figure.bounding_box() == box
    one, other = (Image.open(io.BytesIO(each)).convert("L") for each in (before, after))
    differing = sum(ImageChops.difference(one, other).histogram()[64:])
    assert differing < 0.01 * one.width * one.height, f"{differing} of {one.width * one.height}"


def test_no_more_than_some_twins_are_kept(opened):
    page = opened()
    for name in "abcdefghij":
        page.evaluate(f"document.querySelector('#chart-{name} .picture').scrollIntoView({{block: 'center'}})")
        until(page, f"document.querySelector('#chart-{name}.live-on') !== null")
    assert 2 <= page.evaluate(LIVE) <= 9
    assert page.evaluate("document.querySelector('#chart-a .picture svg').getBoundingClientRect().height") > 100


def test_a_twin_tells_its_values_and_takes_no_scrolling(opened):
    page = opened()
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    box = page.evaluate(
        "(({x, y, width, height}) => [x + width / 2, y + height / 2])"
        "(document.querySelectorAll('#second-chart .live .point path')[1].getBoundingClientRect())"
    )
    page.mouse.move(*box)
    assert "890" in until(page, "document.querySelector('#second-chart .hoverlayer').textContent")
    top = page.evaluate("window.scrollY")
    page.mouse.wheel(0, 300)
    until(page, f"window.scrollY === {top} + 300")


def test_twins_follow_the_colours_that_are_chosen(opened):
    page = opened(color_scheme="light")
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    fill = "getComputedStyle(document.querySelectorAll('#second-chart .live .point path')[1]).fill"
    light = page.evaluate(fill)
    page.emulate_media(color_scheme="dark")
    dark = until(page, f"{fill} !== '{light}' && {fill}")
    page.click(".schemes [value=light]")
    assert until(page, f"{fill} === '{light}'")
    page.click(".schemes [value=dark]")
    assert until(page, f"{fill} === '{dark}'")


def test_the_choice_of_colours_is_remembered(opened):
    page = opened(color_scheme="light")
    page.click(".schemes [value=dark]")
    again = opened(context=page.context)
    assert again.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert again.get_attribute(".schemes [value=dark]", "aria-pressed") == "true"
    again.click(".schemes [value=auto]")
    assert opened(context=page.context).evaluate("document.documentElement.dataset.scheme === undefined")


OUTLINED = """(() => {
  const at = selector => document.querySelector('#second-chart ' + selector).getBoundingClientRect();
  const label = at('.told'), ring = at('.ringed > *'), live = at('.live');
  const bar = [...document.querySelectorAll('#second-chart .live .point path')].map(each => each.getBoundingClientRect());
  return bar.some(each => Math.abs(each.left - ring.left) < 2 && Math.abs(each.height - ring.height) < 3)
    && label.left >= live.left - 1 && label.right <= live.right + 1
    && (label.bottom <= ring.top || label.top >= ring.bottom || label.left >= ring.right || label.right <= ring.left
      || (label.left >= ring.left && label.right <= ring.right));
})()"""
"""The bar that is told is outlined, and its label stands in the picture, beside the bar or whole within it."""


def test_arrow_keys_go_from_value_to_value(opened):
    page = opened()
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    page.focus("#second-chart .picture")
    told = []
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowLeft"):
        page.keyboard.press(key)
        told.append(page.inner_text("#_value"))
        value = told[-1].split(": ")[-1]
        until(page, f"document.querySelector('#second-chart .hoverlayer').textContent.includes('{value}')")
        until(page, f"document.querySelector('#second-chart .telling > .told').textContent.includes('{value}')")
        assert page.evaluate(OUTLINED), key
    assert [each.split(": ")[-1] for each in told] == [f"{number} detections" for number in (60, 890, 190, 890)]
    page.keyboard.press("Tab")
    until(page, "document.querySelector('#second-chart .hoverlayer').textContent === ''")


WALKED = """([id, traces]) => { const store = document.getElementById('_figures'), held = JSON.parse(store.textContent);
  held.figures[id].plotly.data = traces; delete held.figures[id].narrow; store.textContent = JSON.stringify(held);
  document.dispatchEvent(new Event('reportgen:changed')); }"""
YEARS = [2014, 2015, 2016]


def line(name, heights, **more):
    return {"type": "scatter", "mode": "lines", "x": YEARS, "y": heights, **more,
            "customdata": [f"{name}, {year}" for year in YEARS]}  # fmt: skip


def cells(*rows):
    """Gives the cells of a class of colours in a heat table: its points are out of order."""
    return {"type": "bar", "x": [row[0] for row in rows], "y": [300] * len(rows), "base": [400 * row[1] for row in rows],
            "customdata": [row[2] for row in rows]}  # fmt: skip


SEA = line("Sea", [90, 80, 70])
END = {"type": "scatter", "mode": "markers", "x": [2016], "y": [70], "customdata": ["Sea, 2016"]}
LINES = [SEA, END, line("Land", [10, 20, 30])]
HEAT = [
    cells((0, 0, "A 2014"), (1, 1, "B 2015"), (2, 0, "A 2016")),
    cells((1, 0, "A 2015"), (0, 1, "B 2014"), (2, 1, "B 2016")),
]
RANGES = [
    {
        "type": "scatter",
        "mode": "markers",
        "x": [1, 5, 2, 6],
        "y": [600, 600, 300, 300],
        "customdata": ["1 to 5", "1 to 5", "2 to 6", "2 to 6"],
    }
]
SILENT = [
    {**{name: each for name, each in SEA.items() if name != "customdata"}, "hoverinfo": "skip"},
    {**SEA, "mode": "markers", "hoverinfo": "text", "marker": {"opacity": 0}},
]
DOTS = [{**RANGES[0], "x": [9, 5, 5, 1], "y": [800, 600, 600, 300], "customdata": ["one", "two", "two, too", "three"]}]
KEYS = {"r": "ArrowRight", "l": "ArrowLeft", "d": "ArrowDown", "u": "ArrowUp"}


@pytest.mark.parametrize(
    ("traces", "keys", "told"),
    [
        (LINES, "rrdlur", ["Sea, 2014", "Sea, 2015", "Land, 2015", "Land, 2014", "Sea, 2014", "Sea, 2015"]),
        (LINES, "rrrrd", ["Sea, 2014", "Sea, 2015", "Sea, 2016", "Sea, 2016", "Land, 2016"]),
        (HEAT, "rrrdl", ["B 2014", "B 2015", "B 2016", "A 2016", "A 2015"]),
        (RANGES, "rdu", ["1 to 5", "2 to 6", "1 to 5"]),
        (SILENT, "rrr", ["Sea, 2014", "Sea, 2015", "Sea, 2016"]),
        (DOTS, "rrrdd", ["one", "two", "two, too", "three", "three"]),
        (RANGES, "rrl", ["1 to 5", "2 to 6", "1 to 5"]),
    ],
)
def test_arrow_keys_walk_the_picture_and_tell_each_value_once(opened, traces, keys, told):
    page = opened()
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    page.evaluate(WALKED, ["second-chart", traces])
    drawn = "(document.querySelector('#second-chart .live').calcdata || [[]])[0].length"
    first = (
        f"document.querySelector('#second-chart .live').data.at(-1).customdata[0] === '{traces[-1]['customdata'][0]}'"
    )
    until(page, f"{first} && {drawn} === {len(traces[0]['x'])}")
    page.focus("#second-chart .picture")
    heard = []
    for key in keys:
        page.keyboard.press(KEYS[key])
        heard.append(page.inner_text("#_value"))
    assert heard == told


def test_escape_puts_the_label_away_and_the_keys_go_on_from_there(opened):
    page = opened()
    page.evaluate("document.querySelector('#second-chart .picture').scrollIntoView({block: 'center'})")
    until(page, "document.querySelector('#second-chart.live-on') !== null")
    picture = page.locator("#second-chart .picture")
    assert picture.get_attribute("role") == "application"
    assert picture.get_attribute("aria-roledescription")
    picture.focus()
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#_value")
    until(page, "document.querySelector('#second-chart .hoverlayer').textContent !== ''")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('#second-chart .hoverlayer').textContent === ''")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#_value") not in {"", first}
