"""Key figures: the number with its unit, what it lacks and what holds of it, and the small line."""

import pytest

from reportgen.document import Spark
from tests.projects import Small, said

MORE = """
    change: {of: by_year, change: {over: year, at: 2016}, label: Change}
    index: {of: by_year, index: 2015, label: Index, pick: {year: 2016}}
    more: {of: by_year, change: {over: year, at: 2016, as: absolute}, label: More}
    share: {from: detections, measure: sum(detections), where: {year: 2015}, share: {where: {route: East}}, label: Share}
"""


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path / "report")


def figures(small, items, more=MORE):
    small.section(f"blocks:\n  - id: k\n    key_figures: {items}", more)
    return small.block("k").body.items


def printed(items):
    return [(said(item.value), item.unit) for item in items]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("peak", ("890", "detections")),
        ("change", ("−78.7 %", "")),
        ("more", ("−700", "detections")),
        ("index", ("21.3", "index, 2015 = 100")),
        ("share", ("98.9 %", "")),
        ("change | plain", ("−78.7", "%")),
        ("share | count", ("880", "detections")),
        ("share | fraction", ("almost all", "")),
        ("peak | rounded", ("890", "detections")),
        ("'{{ peak }}'", ("890 detections", "")),
        ("'{{ peak | plain }}'", ("890", "detections")),
    ],
)
def test_the_unit_is_printed_once_whatever_the_form(small, value, shown):
    assert printed(figures(small, f"[{{value: {value}, label: A}}]")) == [shown]


def test_a_bare_name_prints_as_well_as_a_mapping_and_its_label_says_the_unit(small):
    assert printed(figures(small, "[peak, change]")) == [("890", ""), ("−78.7 %", "")]


def lacking(small):
    path = small.root / "data/detections.csv"
    path.write_text(path.read_text().replace("West,2015,7", "West,2015,:"))


@pytest.mark.parametrize("value", ["peak", "peak | plain", "'{{ peak | rounded }}'", "by_route.only(year=2015).total"])
def test_a_number_that_lacks_a_figure_says_so(small, value):
    lacking(small)
    (item,) = figures(small, f"[{{value: {value}, label: A}}]")

    assert "missing" in said(item.value) + "".join(item.notes)
    assert (said(item.value) + "".join(item.notes)).count("missing") == 1


def test_what_holds_of_a_number_stands_below_it_and_of_no_other(small):
    catalogue = small.root / "data/catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text() + "    complete: {by: year, until: 2015}\n"
        "    known:\n      - {check: reader, where: {year: 2015, route: East}, reason: Counted twice.}\n"
    )
    small.section(
        "blocks:\n  - {id: k, key_figures: [a, {value: 'b[2014]', label: B}, {value: 'b[2016]', label: C}, "
        "{value: b.peak, label: D}]}",
        head="id: routes\ntitle: Routes\nindicators:\n"
        "  a: {from: detections, measure: sum(detections), where: {year: 2015}}\n"
        "  b: {from: detections, measure: sum(detections), by: year, partial: mark}\n",
    )

    assert ["".join(item.notes) for item in small.block("k").body.items] == [
        "Counted twice.",
        "",
        "Incomplete period: the data are whole until 2015.",
        "Counted twice.",
    ]


def test_a_note_of_a_change_stands_below_its_number(small):
    catalogue = small.root / "data/catalogue.yaml"
    catalogue.write_text(catalogue.read_text() + "    breaks: {at: {year: 2016}, reason: another way of counting}\n")
    change = "change: {of: by_year, change: {over: year, at: 2016}, breaks: note, label: Change}"
    (item,) = figures(small, "[{value: peak, label: A, change: '{{ change | change }}'}]", change)

    assert "".join(item.notes) == "Break in series: another way of counting"


def test_a_small_line_has_a_gap_for_a_year_that_is_not_there(small):
    path = small.root / "data/detections.csv"
    path.write_text("\n".join(line for line in path.read_text().splitlines() if ",2015," not in line) + "\n")
    series = "series: {from: detections, measure: sum(detections), by: year, order: year desc, label: Series}"
    small.section(
        "blocks: [{id: k, key_figures: [{value: 'series[2014]', label: A, spark: series}]}]",
        head=f"id: routes\ntitle: Routes\nindicators:\n  {series}\n",
    )
    (item,) = small.block("k").body.items

    assert item.spark == Spark(points=(60.0, None, 190.0), since="2014", until="2016")


def test_the_last_point_of_a_small_line_is_open_where_its_period_is_not_complete(small):
    catalogue = small.root / "data/catalogue.yaml"
    catalogue.write_text(catalogue.read_text() + "    complete: {by: year, until: 2015}\n")
    series = "series: {from: detections, measure: sum(detections), by: year, partial: mark, label: Series}"
    small.section(
        "blocks: [{id: k, key_figures: [{value: 'series[2014]', label: A, spark: series}]}]",
        head=f"id: routes\ntitle: Routes\nindicators:\n  {series}\n",
    )
    (item,) = small.block("k").body.items

    assert (item.spark.open, item.spark.since, item.spark.until) == (True, "2014", "2016 (incomplete)")
    assert item.spark.points[-1] is not None


@pytest.mark.parametrize(
    ("spark", "given"), [("by_route", "is given by `route` and `year`"), ("peak", "is a single number")]
)
def test_a_small_line_runs_over_one_time(small, spark, given):
    small.section(f"blocks:\n  - id: k\n    key_figures: [{{value: peak, label: A, spark: {spark}}}]")
    (problem,) = small.problems()

    assert (problem.code, problem.message) == (
        "several-numbers",
        f"a small line runs over one time, and `{spark}` {given}",
    )
