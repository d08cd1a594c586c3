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
        ["Route", "2014", "2015", "2016", "Share 2016, %", "Change 2015–2016, %"],
        ["East", "50", "880", "180", "94.7", "−79.5"],
        ["West", "8", "7", "10", "5.3", "–"],
        ["Unknown", "2", "3", "0", "0.0", "–"],
        ["Total", "60", "890", "190", "100.0", "−78.7"],
    ]


def test_a_percentage_that_is_not_given_is_explained(small):
    grid = table(small, ["rows: route", "columns: year", "add: [change]"])

    assert footnotes_of(grid)["–"] == "Not given: the base is under 20"


def test_only_what_is_so_explains_a_percentage_that_is_not_given(small):
    path = small.root / "data/detections.csv"
    path.write_text(path.read_text().replace("East,2015,880", "East,2015,:"))
    grid = table(small, ["rows: route", "columns: year", "add: [share, change]"])

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
    assert caption.sources == ("Named in each row",)


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
    assert said(table.caption.subtitle) == f"{label} (%)" + (", 2014–2016" if name == "change" else "")
    assert (annex.body.tables[0].grid.unit, said(annex.body.tables[0].caption.subtitle)) == ("%", "%")


def test_the_axis_of_a_change_is_in_percent_of_nothing(small):
    small.section("blocks: [{id: c, chart: bars, data: change, x: year, title: Years}]", CHANGE)

    assert small.block("c").figure.data.unit == "%"


def test_a_share_or_a_change_that_lacks_a_figure_says_so(small):
    path = small.root / "data/detections.csv"
    path.write_text(path.read_text().replace("West,2016,10", "West,2016,:"))
    grid = table(small, ["rows: route", "columns: year", "add: [share, change, total]"])
    rows = {row[0]: row for row in rows_of(grid)}

    assert rows["East"][-2:] == ["100.0[a]", "−79.5"]
    assert rows["Total"][3:] == ["180[a]", "100.0[a]", "−79.8[a]"]
    assert footnotes_of(grid)["a"] == "Without one figure, which is missing"


def facts(small, extract, rows, indicator="a: {from: more, measure: sum(n), by: [r, year]}"):
    """Writes an extract of its own and an indicator `a` on it."""
    small.write("data/more.csv", rows)
    catalogue = small.root / "data/catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text()
        + "  more:\n    file: more.csv\n    title: More\n    publisher: {column: who}\n    as_of: 2025-06-03\n"
        + "    unit: persons\n    columns: {r: text, year: integer, n: {type: integer, missing: [':']}, who: text}\n"
        + "".join(f"    {line}\n" for line in extract)
    )
    return f"id: routes\ntitle: Routes\nindicators:\n  {indicator}\n"


ROWS = "r,year,n,who\nA,2020,200,X\nA,2021,300,X\nB,2020,100,X\nB,2021,120,X\n"
ADDED = "blocks: [{id: t, table: a, title: All, rows: r, columns: year, add: [change, total]}]"
BREAK = "breaks: {at: {year: 2021}, reason: another way of counting}"


def test_a_change_across_a_declared_break_is_refused_as_the_step_refuses_it(small):
    small.section(ADDED, head=facts(small, [BREAK], ROWS))
    (problem,) = small.problems()

    assert (problem.code, problem.hint) == (
        "across-break",
        "write `breaks: note` in `routes.a` to do it with a note, or `breaks: withhold`",
    )


@pytest.mark.parametrize(
    ("breaks", "changes", "legend"),
    [
        ("note", ["+50.0", "+20.0", "+40.0"], None),
        ("withhold", ["–", "–", "–"], "Not given: break in series: another way of counting"),
    ],
)
def test_a_break_is_noted_or_withheld_as_the_author_says(small, breaks, changes, legend):
    small.section(
        ADDED, head=facts(small, [BREAK], ROWS, f"a: {{from: more, measure: sum(n), by: [r, year], breaks: {breaks}}}")
    )
    block = small.block("t")

    assert [row[-1] for row in rows_of(block.grid)[1:]] == changes
    assert footnotes_of(block.grid).get("–") == legend
    assert [said(note) for note in block.caption.notes] == ["Break in series: another way of counting"]


def test_a_break_of_other_rows_concerns_only_these_and_the_total(small):
    line = "breaks: {at: {year: 2021}, where: {r: A}, reason: another way of counting}"
    head = facts(small, [line], ROWS, "a: {from: more, measure: sum(n), by: [r, year], breaks: withhold}")
    small.section(ADDED, head=head)

    assert [row[-1] for row in rows_of(small.block("t").grid)[1:]] == ["–", "+20.0", "–"]


def test_a_change_to_an_incomplete_year_is_withheld(small):
    head = facts(
        small,
        ["complete: {by: year, until: 2020}"],
        ROWS,
        "a: {from: more, measure: sum(n), by: [r, year], partial: mark}",
    )
    small.section(ADDED, head=head)
    grid = small.block("t").grid

    assert [row[-1] for row in rows_of(grid)[1:]] == ["–", "–", "–"]
    assert footnotes_of(grid)["–"] == "Not given: 2021 is not complete"


def test_figures_of_several_publishers_are_neither_compared_nor_added_up(small):
    small.section(ADDED.replace(", total", ""), head=facts(small, [], ROWS.replace("2021,300,X", "2021,300,Y")))
    assert small.codes() == ["mixed-publishers"]
    small.section(
        ADDED.replace("change, ", ""),
        head=INDICATORS.partition("indicators")[0] + "indicators:\n  a: {from: more, measure: sum(n), by: [r, year]}\n",
    )
    assert small.codes() == ["mixed-publishers"]


def test_the_annex_adds_up_no_figures_of_several_publishers(small):
    head = facts(small, [], ROWS.replace("2021,300,X", "2021,300,Y"))
    small.section("blocks: [{id: t, annex: a}]", head=head)

    assert [row[0] for row in rows_of(small.block("t").body.tables[0].grid)] == ["R", "A", "B"]


def test_shares_change_by_points(small):
    head = facts(small, [], ROWS, "a: {from: more, measure: sum(n), by: [r, year], share: total}")
    small.section(ADDED.replace(", total", ""), head=head)
    grid = small.block("t").grid

    assert rows_of(grid) == [
        ["R", "2020", "2021", "Change 2020–2021, percentage points"],
        ["A", "66.7", "71.4", "+4.8"],
        ["B", "33.3", "28.6", "−4.8"],
    ]
    assert grid.columns[-1].raw == "Change 2020–2021, percentage points"


def test_an_author_sets_the_lowest_base(small):
    head = facts(small, [], ROWS, "a: {from: more, measure: sum(n), by: [r, year], threshold: 150}")
    small.section(ADDED.replace(", total", ""), head=head)
    grid = small.block("t").grid

    assert [row[-1] for row in rows_of(grid)[1:]] == ["+50.0", "–"]
    assert footnotes_of(grid)["–"] == "Not given: the base is under 150"


def test_years_that_absent_rows_have_jumbled_run_in_their_order(small):
    head = facts(small, [], "r,year,n,who\nA,2021,300,X\nB,2020,100,X\nB,2021,120,X\n")
    small.section(ADDED, head=head)

    assert rows_of(small.block("t").grid) == [
        ["R", "2020", "2021", "Change 2020–2021, %"],
        ["A", ":", "300", "–"],
        ["B", "100", "120", "+20.0"],
        ["Total", "100[a]", "420", "+320[a]"],
    ]


def test_a_change_runs_from_the_earlier_to_the_later_year_whichever_stands_first(small):
    head = facts(small, [], ROWS, "a: {from: more, measure: sum(n), by: [r, year], order: [r, year desc]}")
    small.section(ADDED, head=head)

    assert rows_of(small.block("t").grid)[:2] == [
        ["R", "2021", "2020", "Change 2020–2021, %"],
        ["A", "300", "200", "+50.0"],
    ]


@pytest.mark.parametrize(
    ("columns", "code"), [("columns: r, rows: year", "which-dimension"), ("rows: [r, year]", "needs-columns")]
)
def test_a_change_runs_over_a_time(small, columns, code):
    small.section(ADDED.replace("rows: r, columns: year", columns).replace(", total", ""), head=facts(small, [], ROWS))

    assert small.codes() == [code]


PRICES = """\
leg,period,low,high
A,2015,100,200
A,about 2017,300,300
"""


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("[leg, price]", ["EUR 100–200 (2015)", "EUR 300 (about 2017)"]),
        ("[leg, period, price]", ["EUR 100–200", "EUR 300"]),
    ],
)
def test_a_range_stands_with_its_period_in_the_cell_or_beside_it(small, rows, cells):
    small.write("data/prices.csv", PRICES)
    catalogue = small.root / "data/catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text()
        + "  prices:\n    file: prices.csv\n    title: Prices\n    publisher: Frontex\n    as_of: 2025-06-03\n"
        + "    columns: {leg: text, period: {type: period}, low: integer, high: integer}\n"
        + "    range: {name: price, low: low, high: high, currency: EUR, period: period}\n"
    )
    small.section(
        "blocks: [{id: t, table: a, title: Prices}]",
        head=f"id: routes\ntitle: Routes\nindicators:\n  a: {{from: prices, rows: {rows}}}\n",
    )

    assert [row[-1] for row in rows_of(small.block("t").grid)[1:]] == cells


def test_dates_of_data_and_spans_of_days_are_headings_in_words_and_stay_exact_for_machines(small):
    small.write("data/counts.csv", "vintage,days,n\n2019-11-04,2018-05-27..06-02,3\n2025-06,2018-05-27..06-02,4\n")
    catalogue = small.root / "data/catalogue.yaml"
    catalogue.write_text(
        catalogue.read_text()
        + "  counts:\n    file: counts.csv\n    title: Counts\n    publisher: IOM\n"
        + "    as_of: {column: vintage}\n    unit: persons\n"
        + "    columns: {vintage: {label: Data as of}, days: {type: period}, n: integer}\n"
        + "    key: [vintage, days]\n    dated: days\n"
    )
    small.section(
        "blocks: [{id: t, table: a, title: Counts, sources: below}]",
        head="id: routes\ntitle: Routes\n"
        "indicators:\n  a: {from: counts, measure: sum(n), by: [vintage, days], label: Counts}\n",
    )
    first, second = small.block("t").grid.rows

    assert [said(cell.text) for cell in first.cells] == ["4 November 2019", "27 May – 2 June 2018", "3"]
    assert [cell.raw for cell in second.cells] == ["2025-06", "2018-05-27..06-02", "4"]
