"""Leads, pull figures, margin notes and pictures over the whole page: what a page has beside its text."""

import pytest

from tests.projects import INDICATORS, Small, said, sections_of


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path / "report")


def test_a_pull_figure_has_its_number_unit_label_and_source(small):
    small.section(
        """
        blocks:
          - id: p
            pull_figure: peak
            label: at the peak
            change: "{{ by_route[\\"East\\", 2014] | plain }} before"
        """
    )
    body = small.block("p").body

    assert (said(body.item.value), body.item.unit, said(body.item.label)) == ("890", "detections", "at the peak")
    assert said(body.item.change) == "50 before"
    assert body.item.source.startswith("Frontex")
    assert body.place == "text"


def test_a_pull_figure_says_what_its_number_lacks(small):
    path = small.root / "data/detections.csv"
    path.write_text(path.read_text().replace("West,2015,7", "West,2015,:"))
    small.section("blocks:\n  - {id: p, pull_figure: peak, label: at the peak, place: margin}")

    assert [said(note) for note in small.block("p").body.notes] != []


def test_a_number_typed_beside_the_text_is_a_problem_as_anywhere(small):
    small.section("blocks:\n  - id: m\n    margin_note: There were 890 in all.")
    assert small.codes() == ["typed-number"]


def test_a_margin_note_has_its_sources(small):
    small.section("blocks:\n  - id: m\n    margin_note: At the peak {{ peak }}.")
    assert small.block("m").body.sources == ("Frontex, Detections by route, data as of 3 June 2025",)


def test_what_stands_beside_is_listed_among_what_rests_on_a_source(small):
    small.section("blocks:\n  - {id: p, pull_figure: peak, label: at the peak}\n  - {id: s, sources: used}")
    (entry,) = small.block("s").body.entries
    assert entry.used_in == ("Section 1",)


def test_a_lead_has_values_and_says_where_they_come_from(small):
    head = INDICATORS.replace("title: Routes\n", "title: Routes\nlead: At the peak {{ peak }}.\nspacing: tight\n")
    small.section("blocks: []", head=head)
    section = sections_of(small.sound())["routes"]

    assert said(section.lead) == "At the peak 890 detections."
    assert section.lead_sources == ("Frontex, Detections by route, data as of 3 June 2025",)
    assert section.tight


def test_a_mistake_in_a_lead_is_a_problem_at_its_place(small):
    small.section(
        "blocks: []", head=INDICATORS.replace("title: Routes\n", "title: Routes\nlead: At the peek {{ peek }}.\n")
    )
    (problem,) = small.problems()

    assert (problem.code, problem.at.file, problem.at.line) == ("unknown-indicator", "sections/routes.yaml", 3)
    assert "peak" in problem.hint


CHART = """
blocks:
  - id: c
    chart: lines
    data: by_route
    x: year
    series: route
    title: Detections by route
    width: {width}
"""


def test_a_figure_over_the_page_is_drawn_as_wide_as_the_page(small):
    """Its type keeps its size: the picture is wider by as much as the paper that it goes over."""
    small.section(CHART.format(width="column"))
    usual = small.block("c").figure
    small.section(CHART.format(width="page"))
    block = small.block("c")
    style = small.sound().tokens

    assert (usual.width, block.figure.width) == (style.width, style.page - 64)
    assert [figure.plotly["layout"]["width"] for figure in (usual, block.figure)] == [style.width, style.page - 64]
    assert block.body.bleed
    assert block.body.inset, "the labels of what is no map are not cut"
    assert block.figure.narrow_size == usual.narrow_size
    page = style.raw["page"]
    grid = page["width"] - page["left"] - page["right"]
    assert abs(style.page / page["width"] - style.width / grid) < 0.01


def test_another_width_is_a_problem(small):
    small.section(CHART.format(width="wide"))
    (problem,) = small.problems()
    assert (problem.code, "`page`" in problem.hint or "page" in problem.message) == ("wrong-value", True)
