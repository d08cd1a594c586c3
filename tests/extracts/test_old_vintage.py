"""A forecast on the figures as they stood in July 2018, scored with those published in 2025."""

from datetime import date

import pytest

from reportgen.catalogue import catalogue_of, read_extracts
from reportgen.compute import compute
from reportgen.engine import connect
from reportgen.nodes import parse_yaml, read_model
from reportgen.problems import Findings
from reportgen.resolve import Inputs, resolve
from reportgen.sources import SOURCES
from reportgen.spec import IndicatorSpec
from tests.extracts.conftest import EXTRACTS, PROJECT

ENTRY = """
extracts:
  {name}:
    file: {file}
    title: Monthly detections
    publisher: Frontex
    as_of: {vintage}
    unit: detections
    columns:
      month: {{type: date{form}}}
      detections: {{type: integer, min: 0}}
{more}
"""
UNPIVOT = """
    sheet: Detections_of_IBC
    header: Route
    unpivot: {columns: "20*", into: month, value: detections}
    complete: {by: month, until: 2018-05}
"""
INDICATORS = """
then: {from: then, measure: sum(detections), by: month}
now: {from: now, measure: sum(detections), by: month}
coming: {of: then, forecast: {model: ets, ahead: 12, level: 80}}
scored: {of: coming, score: now}
far: {of: then, forecast: {model: ets, ahead: 12, level: 90}}
far_scored: {of: far, score: now}
"""


def resolved(root, engine, **entry):
    findings = Findings()
    catalogue = catalogue_of(read_extracts(parse_yaml(ENTRY.format(**entry), "catalogue.yaml", findings), findings), {})
    inputs = Inputs(catalogue=catalogue, root=root, kinds=SOURCES, engine=engine, cut_off=date(2025, 12, 31))
    found = resolve(inputs, findings)
    assert [each.message for each in findings] == []
    return found


@pytest.fixture(scope="module")
def computed():
    """Gives the indicators on both vintages."""
    workbook = "frontex_monthly_detections_2018-07-06.xlsx"
    if not (EXTRACTS / workbook).is_file():
        pytest.skip(f"{workbook} is not beside the project")
    engine, findings = connect(), Findings()
    then = resolved(EXTRACTS, engine, name="then", file=workbook, vintage="2018-07-06", form="", more=UNPIVOT)
    now = resolved(
        PROJECT / "data", engine, name="now", file="frontex_ibc_monthly_by_route.csv", vintage="2025-06-03",
        form=', format: "%Y-%m"', more="",
    )  # fmt: skip
    tree = parse_yaml(INDICATORS, "sections/s.yaml", findings)
    specs = {name: (read_model(IndicatorSpec, tree.node(name), findings, what=name), "") for name in tree}
    yield compute(specs, {**then, **now}, engine, findings)
    assert [each.message for each in findings] == []
    engine.close()


def test_it_was_made_from_what_had_been_published_by_then(computed):
    outlook = computed["coming"].outlook
    assert (outlook.first, outlook.last, outlook.periods, outlook.vintage) == ("2009-01", "2018-05", 113, "2018-07-06")
    assert outlook.refused == ()


@pytest.mark.parametrize(("name", "far"), [("coming", 0.5), ("far", 0.55)])
def test_the_back_test_says_that_the_years_before_were_harder_than_the_interval_expects(computed, name, far):
    outlook = computed[name].outlook
    test = outlook.test
    assert 0.7 <= test.inside / test.values < outlook.level / 100 - 0.05
    assert test.tallies[0].inside / test.tallies[0].values > 0.8
    assert far < test.tallies[-1].inside / test.tallies[-1].values < 0.7
    said = [note.message for note in computed[name].notes]
    assert "note-forecast-short" in said


def test_it_is_scored_with_the_months_that_were_published_since(computed, capsys):
    for name in ("scored", "far_scored"):
        outlook = computed[name].outlook
        score = outlook.score
        with capsys.disabled():
            print(f"\n{outlook.level} %: {score.inside} of {score.values} inside; "  # noqa: T201 the result asked for
                  f"back-test {outlook.test.inside} of {outlook.test.values}")  # fmt: skip
        assert (score.values, score.lacking, score.later) == (12, 0, "2025-06-03")
    assert computed["scored"].outlook.score.inside == 12
    assert computed["scored"].vintage == "2018-07-06, 2025-06-03"
    assert computed["scored"].extracts == ("then", "now")


def test_each_month_says_where_it_lies(computed):
    table = computed["scored"].table
    assert [str(row.keys[0])[:7] for row in table.rows][::11] == ["2018-06", "2019-05"]
    for row in table.rows:
        value, _, low, high = (cell.value for cell in row.cells)
        assert (row.keys[1] == "inside") == (low <= value <= high)
