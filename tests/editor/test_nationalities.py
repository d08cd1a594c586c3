"""The editor's first section: nationalities with the unknown apart."""

import json

import pytest

from tests.projects import footnotes_of, rows_of, said


@pytest.fixture
def section(editor):
    return editor.use("nationalities")


def codes(editor):
    return [problem.code for problem in editor.problems()]


def test_share_and_count_of_one_fact_and_almost_a_third(section):
    assert said(section.block("unknown-share").body.parts) == (
        "In 2015 the nationality of 30.5 % of detections (556,345) was not known, almost a third of all."
    )


def test_a_share_by_route_and_nationality_comes_from_another_file(section):
    assert said(section.block("on-the-balkans").body.parts) == (
        "On the Western Balkan route it was unknown for 72.8 % of detections (556,238)."
    )


def test_the_name_of_the_first_stands_in_the_title(section):
    assert said(section.block("leading").caption.title) == "Syria led, but for 30.5 % nobody knows"


def test_the_publisher_is_not_where_the_copy_was_got_and_the_vintage_comes_from_the_source_text(section):
    (source,) = section.block("leading").caption.sources
    assert source.startswith("Frontex, ")
    assert "data as of 3 June 2025" in source
    assert "obtained from GitHub HaodongQi/HumMingBird_MigForecast" in source


def test_known_leaves_every_code_out_that_means_not_known(section):
    section.change("year: 2015, nationality: known", "year: 2014, nationality: known")
    section.change("top: {label", "of_2014: {label: x, of: known_2015, total: true}\n  top: {label")
    prepared = section.prepared()
    names = prepared.indicators["nationalities.known_2015"].table.values("nationality")

    assert "Unspecified sub-Saharan nationals" not in names
    assert "Syria" in names


def test_unspecified_nationals_count_as_unknown(section):
    section.indicator(
        "u: {from: ibc_top, measure: sum(detections), where: {year: 2014, nationality: unknown}, label: x}"
    )
    (row,) = section.prepared().indicators["nationalities.u"].table.rows

    assert row.cells[0].value == 26341


def test_other_and_unknown_are_rows_of_their_own_and_unknown_is_last(section):
    rows = section.prepared().indicators["nationalities.top"].table.rows

    assert [row.part for row in rows] == ["", "", "", "", "", "other", "unknown"]
    assert rows[-1].cells[0].value == 556345
    assert rows[-2].cells[0].value == 219_338, "all others, not the next four of the list"
    assert sum(row.cells[0].value for row in rows) == 1_822_102


def test_the_unknown_is_drawn_last_and_hatched(section):
    figure = section.block("leading").figure
    assert rows_of(figure.data)[-1][0] == "Unknown"
    assert said(figure.alt).endswith("Unknown: 556,345.")
    assert "hatch" in json.dumps(figure.plotly) or "pattern" in json.dumps(figure.plotly)

    plain = section
    plain.change("hatch: true", "hatch: false")
    assert plain.block("leading").figure.plotly != figure.plotly


def test_a_title_that_the_next_vintage_no_longer_bears_is_a_problem(section):
    section.change("unknown_2015 > 0.25", "unknown_2015 > 0.4")
    (problem,) = section.problems()

    assert problem.code == "title-not-true"
    assert problem.at.file == "sections/nationalities.yaml"


def test_a_nationality_outside_the_published_ten_is_not_published_and_not_zero(section):
    grid = section.block("two-years").grid
    found = {row[0]: row[1:] for row in rows_of(grid)}

    assert found["Iraq"] == ["n.p.", "101,263"]
    assert found["Unknown"] == ["n.p.", "556,345"]
    assert footnotes_of(grid)["n.p."] == "not published"


def test_four_months_do_not_stand_beside_a_year_unmarked(section):
    section.change("year: 2014..2015", "year: 2023..2025")
    assert codes(section) == ["incomplete-period"]

    section.change("year: 2023..2025}", "year: 2023..2025}\n    partial: drop")
    assert rows_of(section.block("two-years").grid)[0] == ["Nationality", "2023", "2024"]


def test_the_publishers_own_shares_are_not_printed(section):
    section.indicator("s: {from: ibc_top, measure: sum(share_pct_of_all_detections), where: {year: 2015}, label: x}")
    assert codes(section) == ["unknown-column"]


def test_a_row_that_was_recalled_but_not_seen_is_never_read(section):
    path = section.root / "data/frontex_ibc_top10_nationalities.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(line.replace(",seen", ",recalled") if line.startswith("2015,1,Syria") else line for line in lines),
        encoding="utf-8",
    )
    prepared = section.prepared()

    assert "Syria" not in prepared.indicators["nationalities.known_2015"].table.values("nationality")
    assert sum(prepared.extracts["ibc_top"].left_out.values()) == 1
    assert list(prepared.findings) == []
    top = {row.keys[0]: row.cells[0].value for row in prepared.indicators["nationalities.top"].table.rows}
    assert sum(top.values()) == 1_822_102, "what was not read is among the others"
