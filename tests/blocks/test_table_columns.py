"""Tables: subtotals, bars, trends and highest shares, all worked out and none of them typed."""

import csv
import io

import pytest

from reportgen.renderers.data import DataTable, csv_of, issue_of
from tests.projects import Small, footnotes_of, rows_of, said

CATALOGUE = """\
extracts:
  crossings:
    file: crossings.csv
    title: Crossings
    publisher: Frontex
    as_of: 2025-06-03
    unit: crossings
    {more}
    columns:
      border: {{}}
      route: {{}}
      nationality: {{unknown: [Unknown]}}
      year: integer
      n: {{type: integer, min: 0, missing: [":"]}}
    key: [border, route, nationality, year]
"""

CROSSINGS = """\
border,route,nationality,year,n
Land,East,Syria,2022,30
Land,East,Iraq,2022,10
Land,East,Syria,2023,60
Land,East,Iraq,2023,20
Land,East,Syria,2024,20
Land,East,Iraq,2024,60
Land,West,Syria,2022,100
Land,West,Iraq,2022,0
Land,West,Syria,2023,50
Land,West,Iraq,2023,50
Land,West,Syria,2024,150
Land,West,Iraq,2024,50
Sea,South,Syria,2022,500
Sea,South,Iraq,2022,100
Sea,South,Syria,2023,:
Sea,South,Iraq,2023,100
Sea,South,Syria,2024,400
Sea,South,Unknown,2024,600
"""

INDICATORS = """\
id: routes
title: Routes
indicators:
  recent: {from: crossings, measure: sum(n), by: [border, route, year], where: {year: [2023, 2024]}, label: Crossings}
  series: {from: crossings, measure: sum(n), by: [border, route, year], label: Crossings}
  by_nationality: {from: crossings, measure: sum(n), by: [border, route, nationality, year], label: Crossings}
  leading: {of: by_nationality, where: {year: 2024}, label: Crossings}
  nationalities: {of: by_nationality, by: nationality, where: {year: 2024}, label: Crossings}
  top: {of: nationalities, top: 1, other: true, unknown: last, label: Crossings}
  means: {from: crossings, measure: mean(n), by: [border, route, year], label: Mean}
"""


@pytest.fixture
def small(tmp_path):
    made = Small(tmp_path / "report")
    made.write("data/catalogue.yaml", CATALOGUE.format(more=""))
    made.write("data/crossings.csv", CROSSINGS)
    return made


def written(small, lines, name="recent"):
    small.section(
        f"blocks:\n  - id: t\n    table: {name}\n    title: Routes\n" + "".join(f"    {line}\n" for line in lines),
        head=INDICATORS,
    )


def table(small, lines, name="recent"):
    written(small, lines, name)
    return small.block("t").grid


GROUPS = ["rows: [border, route]", "columns: year", "subtotals: border"]


def test_subtotals_stand_above_their_rows_and_count_once(small):
    grid = table(small, [*GROUPS, "order: largest", "add: [total, share, change]"])

    assert rows_of(grid) == [
        ["Route", "2023", "2024", "Share 2024, %", "Change 2023–2024, %"],
        ["Sea", "100[a]", "1,000", "78.1", "+900[a]"],
        ["South", "100[a]", "1,000", "78.1", "+900[a]"],
        ["Land", "180", "280", "21.9", "+55.6"],
        ["West", "100", "200", "15.6", "+100"],
        ["East", "80", "80", "6.3", "0.0"],
        ["Total", "280[a]", "1,280", "100.0", "+357[a]"],
    ]
    assert [(row.role, row.level) for row in grid.rows] == [
        ("subtotal", 0), ("body", 1), ("subtotal", 0), ("body", 1), ("body", 1), ("total", 0),
    ]  # fmt: skip


def test_the_csv_names_the_group_of_each_row(small):
    grid = table(small, GROUPS)
    document = small.sound().document
    table_ = DataTable(name="it", caption=None, grid=grid)
    found = list(csv.reader(io.StringIO(csv_of(table_, issue_of(document), document.messages))))

    assert [line[:2] for line in found] == [
        ["Border", "Route"], ["Land", "Land"], ["Land", "East"], ["Land", "West"], ["Sea", "Sea"], ["Sea", "South"],
    ]  # fmt: skip


def test_rows_and_groups_that_go_last_do(small):
    grid = table(small, [*GROUPS, "order: largest", "last: [Sea, West]"])

    assert [row[0] for row in rows_of(grid)[1:]] == ["Land", "East", "West", "Sea", "South"]


def test_numbers_stand_by_their_decimal_points(small):
    grid = table(small, [*GROUPS, "add: [change]"])

    changes = [row.cells[-1] for row in grid.rows]
    assert {"." in said(cell.text) for cell in changes} == {True, False}
    assert all(bool(cell.pad) != ("." in said(cell.text)) for cell in changes)
    assert not any(cell.pad for row in grid.rows for cell in row.cells[:-1])


def test_bars_begin_at_zero_and_have_one_scale_in_a_column(small):
    grid = table(small, ["rows: [border, route]", "columns: year", "bars: [2024, change]", "add: [change, total]"])

    assert [row.cells[3].bar for row in grid.rows] == [(0.0, 0.08), (0.0, 0.2), (0.0, 1.0), ()]
    assert [row.cells[4].bar for row in grid.rows] == [(0.0, 0.0), (0.0, 0.1111), (0.0, 1.0), ()]


def test_bars_of_falls_run_the_other_way(small):
    small.write("data/crossings.csv", CROSSINGS.replace("Syria,2024,150", "Syria,2024,0"))
    grid = table(small, ["rows: [border, route]", "columns: year", "bars: change", "add: change"])
    ends = [row.cells[-1].bar for row in grid.rows]

    assert ends[1][1] == ends[0][0] == ends[2][0] == pytest.approx(0.0526, abs=1e-4)
    assert ends[1][0] == 0.0


def test_a_trend_shows_the_whole_series_with_gaps_and_says_it_in_words(small):
    grid = table(small, [*GROUPS, "trend: series", "add: total"])
    trends = [row.cells[-1] for row in grid.rows]

    assert said(grid.columns[-1].text) == "2022–2024"
    assert [cell.trend.points for cell in trends[:3]] == [
        (140.0, 180.0, 280.0),
        (40.0, 80.0, 80.0),
        (100.0, 100.0, 200.0),
    ]
    assert said(trends[1].text) == "2022 to 2024: from 40 to 80; lowest 40 (2022), highest 80 (2023)"
    assert trends[1].raw == "2022=40; 2023=80; 2024=80"
    assert [cell.trend.points for cell in trends[3:]] == [
        (600.0, None, 1000.0),
        (600.0, None, 1000.0),
        (740.0, None, 1280.0),
    ]
    assert "A gap: no figure, or one that lacks parts." in footnotes_of(grid)["a"]
    assert "break" not in footnotes_of(grid)["a"]


def test_a_break_in_a_series_is_shown_where_it_is(small):
    small.write(
        "data/catalogue.yaml",
        CATALOGUE.format(more="breaks: {at: {year: 2024}, where: {border: Land}, reason: another way of counting}"),
    )
    grid = table(small, [*GROUPS, "trend: series"])

    assert [row.cells[-1].trend.breaks for row in grid.rows] == [(2,), (2,), (2,), (), ()]
    assert "A broken rule: a break in the series." in footnotes_of(grid)["a"]


def test_an_incomplete_year_is_left_out_of_a_trend_and_named(small):
    small.write("data/catalogue.yaml", CATALOGUE.format(more="complete: {by: year, until: 2023}"))
    head = INDICATORS.replace("year], ", "year], partial: mark, ")
    lines = "{id: t, table: recent, title: Routes, rows: [border, route], columns: year, trend: series}"
    small.section(f"blocks: [{lines}]", head=head)
    grid = small.block("t").grid

    assert said(grid.columns[-1].text) == "2022–2023"
    assert "Left out as incomplete: 2024." in str(footnotes_of(grid))


def test_a_row_without_two_numbers_has_no_line_and_says_why(small):
    small.write(
        "data/crossings.csv",
        CROSSINGS.replace("West,Syria,2022,100", "West,Syria,2022,:").replace(
            "West,Syria,2023,50", "West,Syria,2023,:"
        ),
    )
    grid = table(small, ["rows: [border, route]", "columns: year", "trend: series"])

    assert rows_of(grid)[2][-1] == "–"
    assert footnotes_of(grid)["–"] == "Not given: a number is missing"


@pytest.mark.parametrize("highest", ["leading", "by_nationality"])
def test_the_highest_share_names_the_largest_known_part(small, highest):
    grid = table(small, [*GROUPS, f"highest: {highest}", "add: total"])

    assert rows_of(grid)[0][-1] == "Highest share 2024, %[a]"
    assert [row[-1] for row in rows_of(grid)[1:]] == [
        "Syria 60.7", "Iraq 75.0", "Syria 75.0", "Syria 40.0", "Syria 40.0", "Syria 44.5",
    ]  # fmt: skip
    assert dict(grid.rows[1].cells[-1].parts) == {"name": "Iraq", "share": "75.000000"}


@pytest.mark.parametrize(
    ("syria", "iraq", "why"),
    [("50", "50", "several are equal"), ("0", "0", "the total is 0"), (":", ":", "a number is missing")],
)
def test_where_nobody_leads_none_is_named(small, syria, iraq, why):
    changed = CROSSINGS.replace("West,Syria,2024,150", f"West,Syria,2024,{syria}")
    small.write("data/crossings.csv", changed.replace("West,Iraq,2024,50", f"West,Iraq,2024,{iraq}"))
    grid = table(small, ["rows: [border, route]", "columns: year", "highest: leading"])

    assert rows_of(grid)[2][-1] == "–"
    assert footnotes_of(grid)["–"] == f"Not given: {why}"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["rows: [border, route]", "columns: year", "subtotals: nationality"], "unknown-dimension"),
        (["rows: [border, route]", "columns: year", "subtotals: year"], "needs-columns"),
        ([*GROUPS, "trend: leading"], "several-numbers"),
        ([*GROUPS, "highest: series"], "several-numbers"),
        ([*GROUPS, "bars: 2025"], "unknown-category"),
        ([*GROUPS, "trend: serie"], "unknown-indicator"),
    ],
)
def test_what_cannot_be_is_a_problem(small, lines, code):
    written(small, lines)

    assert small.codes() == [code]


def test_means_have_no_subtotals_and_no_shares(small):
    written(small, GROUPS, "means")
    assert small.codes() == ["not-additive"]


def test_all_others_and_the_unknown_have_bars_on_the_same_scale(small):
    grid = table(small, ["rows: nationality", "bars: value"], "top")

    assert [(row.role, row.cells[1].bar) for row in grid.rows] == [
        ("body", (0.0, 0.95)), ("other", (0.0, 0.1833)), ("unknown", (0.0, 1.0)),
    ]  # fmt: skip


def test_headings_of_a_column_all_begin_with_a_capital_when_some_do_and_ranges_have_dashes(small):
    named = (
        CROSSINGS.replace("Land,East", "land,of 5-6")
        .replace("Sea,South", "Sea,eu-LISA")
        .replace("Land,West", "land,West")
    )
    small.write("data/crossings.csv", named)
    grid = table(small, ["rows: [border, route]", "columns: year"])

    assert [row[:2] for row in rows_of(grid)[1:]] == [["Land", "Of 5–6"], ["Land", "West"], ["Sea", "eu-LISA"]]
    assert [[cell.raw for cell in row.cells[:2]] for row in grid.rows] == [
        ["land", "of 5-6"], ["land", "West"], ["Sea", "eu-LISA"],
    ], "the data stay as they are"  # fmt: skip


def test_headings_that_all_begin_small_stay_small(small):
    small.write("data/crossings.csv", CROSSINGS.replace("Land,", "land,").replace("Sea,", "sea,"))
    assert {row[0] for row in rows_of(table(small, ["rows: [border, route]", "columns: year"]))[1:]} == {"land", "sea"}
