"""Made-up data cannot be taken for real: the word stands in every picture, table and text that rests on them."""

import pytest

from reportgen.compose.synthetic import STRIP, stamped
from reportgen.draw import Sketch, pictures
from reportgen.kinds import BlockKind, ChartKind, Picture
from reportgen.pipeline.model import Silent
from reportgen.plugins import shelves
from reportgen.renderers.press import press_for
from reportgen.renderers.section import render_section
from tests.charts.making import STYLE
from tests.projects import CATALOGUE, Small, block_of, said, sections_of
from tests.visual.drawing import rasters

MADE_UP = CATALOGUE.replace("    unit: detections\n", "    unit: detections\n    synthetic: true\n")
EVERY_WAY = """
doubled: {of: by_year, where: {year: 2014..2015}, label: Of another}
asked: {unit: detections, label: Asked for in SQL, sql: "select year, sum(detections) as value from detections group by year"}
parts: {ratio: [by_route, by_year], unit: ratio, label: A ratio}
shares: {of: by_year, share: {of: by_year}, label: Shares}
rows: {from: detections, rows: [route, year, detections], label: Rows}
"""
BLOCKS = """
blocks:
  - {id: picture, chart: lines, data: by_year, x: year, title: Routes}
  - {id: numbers, table: by_route, title: Routes}
  - {id: prose, text: "There were {{ peak }}."}
  - {id: quiet, text: "There were many."}
  - {id: figures, key_figures: [peak]}
  - {id: in-full, annex: [by_year]}
"""


@pytest.fixture
def small(tmp_path):
    made = Small(tmp_path)
    made.write("data/catalogue.yaml", MADE_UP)
    return made


def html(prepared, section="routes"):
    """Gives the section as HTML, its pictures empty."""
    document = prepared.document
    pictures = {}
    for block in document.sections[0].blocks:
        if block.figure:
            for name in (block.figure.id, f"_{block.figure.id}-narrow"):
                pictures[name] = type("Twin", (), {"print": "<svg></svg>", "screen": "<svg></svg>"})
    press = press_for("screen", document, pictures, prepared.templates, prepared.findings)
    return str(render_section(sections_of(prepared)[section], press))


@pytest.mark.parametrize("name", ["by_route", "peak", "by_year", "doubled", "asked", "parts", "shares", "rows"])
def test_whatever_is_computed_from_made_up_data_knows_it(small, name):
    small.section("blocks: []", EVERY_WAY)

    assert small.sound().indicators[f"routes.{name}"].synthetic


def test_real_data_are_not_marked(tmp_path):
    made = Small(tmp_path)
    made.section(BLOCKS)
    prepared = made.sound()

    assert not any(indicator.synthetic for indicator in prepared.indicators.values())
    assert "SYNTHETIC" not in html(prepared)
    assert "SYNTHETIC" not in repr(prepared.document.sections)


def test_a_word_in_the_catalogue_reaches_what_was_kept(tmp_path):
    made = Small(tmp_path)
    made.section(BLOCKS)
    made.sound()
    made.write("data/catalogue.yaml", MADE_UP)

    assert made.sound().indicators["routes.peak"].synthetic
    assert made.block("picture").synthetic


def test_an_entry_like_a_made_up_one_is_made_up(small):
    small.write("data/catalogue.yaml", MADE_UP + "  again: {like: detections, title: Again}\n")
    small.section("blocks: []", "second: {from: again, measure: sum(detections), by: year}")

    assert small.prepared().indicators["routes.second"].synthetic


def test_the_picture_bears_the_word_in_both_widths_and_nothing_in_it_moves(tmp_path):
    real, made_up = Small(tmp_path / "real"), Small(tmp_path / "made-up")
    made_up.write("data/catalogue.yaml", MADE_UP)
    real.section(BLOCKS)
    made_up.section(BLOCKS)
    before, after = real.block("picture").figure, made_up.block("picture").figure

    for plain, marked in ((before.plotly, after.plotly), (before.narrow, after.narrow)):
        words = [note["text"] for note in marked["layout"]["annotations"]]
        assert words[-1] == "<b>SYNTHETIC: made-up data</b>"
        assert words[0] == "<b>SYNTHETIC</b>"
        assert [note for note in marked["layout"]["annotations"] if "SYNTHETIC" not in note["text"]] == plain["layout"][
            "annotations"
        ]
        assert marked["data"] == plain["data"]
        assert marked["layout"]["shapes"] == plain["layout"]["shapes"]
        area = [
            each["layout"]["height"] - each["layout"]["margin"]["t"] - each["layout"]["margin"]["b"]
            for each in (plain, marked)
        ]
        assert area[0] == area[1]
    assert after.height == before.height + STRIP == after.plotly["layout"]["height"]
    assert after.narrow_size[1] == before.narrow_size[1] + STRIP == after.narrow["layout"]["height"]
    assert said(after.alt).startswith("SYNTHETIC, made-up data. Line chart")


def test_a_picture_that_leaves_its_margins_to_plotly_is_marked_too():
    marked = stamped({"data": [{"type": "scatter"}]}, (660, 300), STYLE, ("SYNTHETIC: made-up data", "SYNTHETIC"))

    assert marked["layout"]["margin"]["t"] == 100 + STRIP
    assert sum("SYNTHETIC" in note["text"] for note in marked["layout"]["annotations"]) >= 2


def test_a_kind_of_a_plugin_cannot_forget_it(small, monkeypatch):
    """Not even one that asks for no caption and draws a picture of its own."""
    lines = shelves().charts["lines"]

    def draw(spec, indicators, setting, findings):
        made = lines.draw(spec, indicators, setting, findings)
        bare = {"data": made.plotly["data"], "layout": {}}
        return Picture(plotly=bare, height=200, alt="A plugin's picture", data=made.data)

    def alone(spec, scope):
        made = shelves().blocks["chart"].compose(spec, scope)
        return type(made)(id=made.id, kind="chart", body=made.body, figure=made.figure, at=made.at)

    blocks, charts = dict(shelves().blocks), dict(shelves().charts)
    charts["lines"] = ChartKind(name="lines", spec=lines.spec, draw=draw)
    chart = blocks["chart"]
    blocks["chart"] = BlockKind(name="chart", spec=chart.spec, compose=alone, variants=chart.variants)
    whole = type(shelves())(blocks=blocks, charts=charts, sources=shelves().sources)
    monkeypatch.setattr("reportgen.pipeline.prepare.shelves", lambda: whole)
    small.section("blocks:\n  - {id: picture, chart: lines, data: by_year, x: year, title: Routes}\n")
    from reportgen.cache import Cache
    from reportgen.pipeline.prepare import prepare

    figure = block_of(prepare(small.root, Silent(), Cache(small.root / "other")), "picture").figure
    assert "SYNTHETIC" in repr(figure.plotly)
    assert figure.height == 200 + STRIP


def test_captions_sources_and_data_files_say_so(small):
    from reportgen.renderers.data import render_data

    small.section(BLOCKS)
    prepared = small.sound()

    for name in ("picture", "numbers"):
        caption = block_of(prepared, name).caption
        assert caption.sources == ("Frontex, Detections by route, data as of 3 June 2025, synthetic data",)
        assert said(caption.notes[0]).startswith("The data are synthetic")
    assert said(block_of(prepared, "numbers").caption.subtitle).startswith("SYNTHETIC: made-up data. ")
    files = render_data(prepared.document)
    assert {name for name, data in files.items() if b"synthetic data" in data} == set(files)
    assert len(files) == 3


def test_what_has_no_caption_bears_the_word_above_or_at_its_head(small):
    small.section(BLOCKS)
    prepared = small.sound()
    page = html(prepared)

    for name in ("figures", "in-full"):
        assert '<p class="synthetic">SYNTHETIC: made-up data</p>' in page.partition(f'id="{name}"')[0][-130:], name
    assert page.partition('id="prose">\n')[2].startswith('<p class="synthetic">SYNTHETIC: made-up data</p>')
    assert '<p class="synthetic">' not in page.partition('id="quiet"')[0][-60:]
    assert {block.id for block in sections_of(prepared)["routes"].blocks if not block.synthetic} == {"quiet"}
    assert block_of(prepared, "prose").body.sources[0].endswith("synthetic data")
    assert "synthetic data" in block_of(prepared, "figures").body.items[0].source


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("status: review", ["synthetic-data"]),
        ("status: released", ["synthetic-data"]),
        ("status: draft", []),
        ("status: released\nspecimen: true", []),
    ],
)
def test_a_report_that_could_be_taken_for_a_real_one_shows_none(small, more, codes):
    small.report(f"{more}\n")
    small.section(BLOCKS)

    assert small.codes() == codes


def test_what_is_only_computed_is_no_problem(small):
    small.report("status: review\n")

    assert small.codes() == []


def test_explain_says_so(small):
    from reportgen.pipeline.explain import explain

    assert "synthetic  made-up data" in explain(small.root, "detections")
    assert "synthetic  made-up data" in explain(small.root, "routes.peak")


def test_the_words_are_in_the_tokens_colours():
    made = stamped({"data": [], "layout": {}}, (660, 300), STYLE, ("a", "b"))["layout"]["annotations"]
    assert {note["font"]["color"][:7] for note in made} <= set(STYLE.roles.values())


def test_the_word_is_whole_in_print():
    """WeasyPrint shows only the right half of a text that stands by its middle in a group with an opacity."""
    bare = {
        "data": [{"type": "scatter", "x": [0], "y": [0], "opacity": 0}],
        "layout": {"paper_bgcolor": "#ffffff", "xaxis": {"visible": False}, "yaxis": {"visible": False}},
    }
    marked = stamped(bare, (240, 200), STYLE, ("", "SYNTHETIC"))
    (svg,) = pictures([Sketch(id="it", plotly=marked, width=240, height=200 + STRIP, alt="")])
    page = rasters({"it": svg})["it"].convert("L")
    below = page.crop((0, round(page.height * STRIP / (200 + STRIP)), page.width, page.height))
    left, _, right, _ = below.point(lambda light: 255 if light < 250 else 0).getbbox()

    middle = page.width / 2
    assert middle - left > page.width / 6
    assert abs((middle - left) - (right - middle)) < page.width / 40
