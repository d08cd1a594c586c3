"""A caption does not repeat what stands above the axis of its picture."""

import pytest

from tests.projects import Small, block_of

HEAD = """\
id: routes
title: Routes
indicators:
  by_year: {from: detections, measure: sum(n), by: year, label: LABEL}
"""
CATALOGUE = """\
extracts:
  detections:
    file: detections.csv
    title: Detections
    publisher: Frontex
    as_of: 2025-06-03
    unit: detections
    columns: {year: integer, n: integer}
    key: year
"""


@pytest.fixture
def small(tmp_path):
    made = Small(tmp_path / "report")
    made.write("data/catalogue.yaml", CATALOGUE)
    made.write("data/detections.csv", "year,n\n2014,40\n2015,80\n2016,90\n")
    return made


def shown(small, label, more="x: year"):
    small.section(
        f"blocks:\n  - {{chart: lines, id: it, data: by_year, title: All, {more}}}",
        "",
        head=HEAD.replace("LABEL", label),
    )
    block = block_of(small.sound(), "it")
    written = [note["text"] for note in block.figure.plotly["layout"]["annotations"]]
    return "".join(run.text for run in block.caption.subtitle), written


def test_a_label_that_is_the_unit_stands_above_the_axis_alone(small):
    caption, written = shown(small, "Detections")

    assert caption == "2014–2016"
    assert written.count("Detections") == 1


def test_a_label_that_says_more_stays(small):
    assert shown(small, "Detections at land borders")[0] == "Detections at land borders, 2014–2016"


def test_what_an_author_wrote_stays(small):
    assert shown(small, "Detections", "x: year, subtitle: Detections")[0] == "Detections"


def test_where_the_axis_says_something_else_the_unit_stays_in_the_caption(small):
    assert shown(small, "Detections", "x: year, axis: {y: Thousands at sea}")[0] == "Detections, 2014–2016"
