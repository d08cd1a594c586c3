"""Tables: lines, columns, what is added, footnotes at their places, and each row's own source."""

import pytest

from tests.projects import INDICATORS, Small, footnotes_of, rows_of, said


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path / "report")


def table(small, lines, name="t"):
    small.section(
        f"blocks:\n  - id: {name}\n    table: by_route\n    title: Routes\n"
        + "".join(f"    {line}\n" for line in lines)
    )
    return small.block(name).grid


def test_years_run_across_with_share_change_and_a_recomputed_total(small):
    grid = table(small, ["rows: route", "columns: year", "order: largest", "add: [total, share, change]"])

    assert rows_of(grid) == [
        ["Route", "2014", "2015", "2016", "Share 2016, %", "Change 2015–2016"],
        ["East", "50", "880", "180", "94.7", "−79.5 %"],
        ["West", "8", "7", "10", "5.3", "–"],
        ["Unknown", "2", "3", "0", "0.0", "–"],
        ["Total", "60", "890", "190", "100.0", "−78.7 %"],
    ]


def test_a_percentage_that_is_not_given_is_explained(small):
    grid = table(small, ["rows: route", "columns: year", "add: [change]"])

    assert footnotes_of(grid)["–"] == "Not given: a number is missing, or the base is under 20"


def test_what_is_added_says_its_unit_for_machines(small):
    grid = table(small, ["rows: route", "columns: year", "add: [share, change]"])

    assert [cell.raw for cell in grid.columns][-2:] == ["Share 2016, %", "Change 2015–2016, %"]
    assert grid.unit == "detections"
    assert [cell.raw for cell in grid.rows[0].cells][-2:] == ["94.736842", "-79.545455"]


def test_a_missing_number_is_marked_counted_and_never_zero(small):
    path = small.root / "data/detections.csv"
    path.write_text(path.read_text().replace("West,2015,7", "West,2015,:"))
    grid = table(small, ["rows: route", "columns: year", "add: [total]"])
    rows = {row[0]: row for row in rows_of(grid)}

    assert rows["West"][2] == ":"
    assert rows["Total"][2] == "883[a]"
    assert footnotes_of(grid) == {"a": "Without one figure, which is missing", ":": "data not available"}


def test_a_note_of_a_whole_column_stands_at_its_head(small):
    catalogue = small.root / "data/catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text()
        + "    known:\n      - {check: reader, where: {year: 2014}, reason: Counted twice.}\n"
        + "      - {check: reader, where: {year: 2016, route: East}, reason: Typed wrongly.}\n"
    )
    rows = rows_of(table(small, ["rows: route", "columns: year"]))

    assert rows[0] == ["Route", "2014[a]", "2015", "2016"]
    assert rows[1] == ["East", "50", "880", "180[b]"]


def test_rows_of_several_sources_name_their_own_and_the_caption_says_so(small):
    path = small.root / "data/detections.csv"
    lines = path.read_text().splitlines()
    path.write_text(
        "\n".join([f"{lines[0]},who", *(f"{line},{'IOM' if 'West' in line else 'Frontex'}" for line in lines[1:])])
        + "\n"
    )
    catalogue = small.root / "data/catalogue.yaml"
    catalogue.write_text(catalogue.read_text().replace("publisher: Frontex", "publisher: {column: who}"))
    small.section(
        "blocks:\n  - {id: t, table: by_route, title: Routes, rows: [route, year]}",
        head=INDICATORS.partition("  peak:")[0],
    )
    grid = small.block("t").grid
    caption = small.block("t").caption

    assert grid.source_column
    assert rows_of(grid)[1][-1] == "Frontex 3 June 2025"
    assert grid.rows[0].cited == ("Frontex, Detections by route, data as of 3 June 2025",)
    assert caption.sources == ("named in each row; in full in the list of sources",)


CHANGE = """
    change: {of: by_year, change: {over: year}, label: Yearly change}
    share: {of: by_route, where: {year: 2015}, by: route, share: total, label: Share of each route}
"""


@pytest.mark.parametrize(("name", "label"), [("change", "Yearly change"), ("share", "Share of each route")])
def test_a_percentage_says_so_and_never_the_unit_of_what_it_was_computed_from(small, name, label):
    small.section(f"blocks: [{{id: t, table: {name}, title: All}}, {{id: a, annex: {name}}}]", CHANGE)
    table, annex = (small.block(block) for block in "ta")

    assert rows_of(table.grid)[0][1] == "%"
    assert table.grid.unit == "%"
    assert said(table.caption.subtitle) == f"{label} (%)"
    assert (annex.body.tables[0].grid.unit, said(annex.body.tables[0].caption.subtitle)) == ("%", "%")


def test_the_axis_of_a_change_is_in_percent_of_nothing(small):
    small.section("blocks: [{id: c, chart: bars, data: change, x: year, title: Years}]", CHANGE)

    assert small.block("c").figure.data.unit == "%"
