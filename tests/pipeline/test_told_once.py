"""One mistake is told once: names that no font can print, and a template that fails."""

import pytest

from reportgen.pipeline.build import build
from reportgen.pipeline.model import Options, Silent
from reportgen.pipeline.workshop import Workshop
from reportgen.problems import ReportError, did_you_mean
from tests.projects import DETECTIONS, Small, said

BLOCKS = """
blocks:
  - {id: a, chart: lines, data: by_route, x: year, series: route, title: Routes}
  - {id: b, table: by_route, rows: route, columns: year, title: Routes}
"""


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path / "report")


def test_names_of_the_data_that_no_font_has_are_one_problem(small):
    small.write("data/detections.csv", DETECTIONS.replace("East", "مهاجر").replace("West", "国境"))
    small.section(BLOCKS)

    (problem,) = small.problems()
    assert problem.code == "no-letter"
    assert problem.message.endswith("of `مهاجر`, which comes from the data, nor the letters of 1 more")
    assert (problem.at.line, [at.line for at in problem.also]) == (8, [9])


def test_a_template_that_fails_is_one_problem(small):
    small.section(f"{BLOCKS}  - {{id: c, text: See @tbl:b.}}")
    small.write("templates/blocks/table.html.j2", "{{ nothing.here }}")

    with Workshop() as workshop, pytest.raises(ReportError) as raised:
        build(small.root, Options(), Silent(), workshop)

    assert [each.code for each in raised.value.problems] == ["template-error"]


def test_a_name_can_be_a_key_figure_and_has_no_unit(small):
    small.section(
        """
        blocks:
          - id: a
            key_figures:
              - {value: by_year.peak_year, label: Peak}
              - {value: by_year.peak, label: Peak}
        """
    )

    assert [(said(item.value), item.unit) for item in small.block("a").body.items] == [
        ("2015", ""),
        ("890", "detections"),
    ]


def test_what_all_options_begin_with_makes_none_of_them_near():
    marks = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]

    assert "did you mean" not in did_you_mean("TLP:PURPLE", marks)
    assert did_you_mean("TLP:AMBR", marks) == "did you mean `TLP:AMBER`?"
    assert did_you_mean("tlp:red", marks) == "did you mean `TLP:RED`?"
