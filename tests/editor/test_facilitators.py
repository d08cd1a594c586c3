"""The editor's third section: editions stacked in one file, totals in another, and a defect of the publisher."""

import csv

import pytest

from tests.projects import block_of, footnotes_of, rows_of

BY_PLACE = "by: [category, year]\n    where: {dimension: place}\n    edition: 2016"
FILE = "data/frontex_facilitators_breakdown.csv"


@pytest.fixture
def section(editor):
    return editor.use("facilitators")


def codes(editor):
    return [problem.code for problem in editor.problems()]


def values(prepared, name):
    return {row.keys: row.cells[0].value for row in prepared.indicators[f"facilitators.{name}"].table.rows}


def test_editions_are_never_added_up(section):
    section.change(BY_PLACE, "by: [category, year]\n    where: {dimension: place}")
    (problem,) = section.problems()

    assert problem.code == "stacked-editions"
    assert "edition: 2021" in problem.hint


def test_one_edition_gives_its_own_total(section):
    rows = {row[0]: row[1:] for row in rows_of(section.block("by-place").grid)}
    assert rows["Total"][-1] == "12,023"


def test_the_latest_edition_of_each_year_is_taken(section):
    with (section.root / FILE).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["dimension"] == "place" and row["status"] == "seen"]
    wanted = {}
    for year in ("2014", "2015"):
        last = max(row["report_edition"] for row in rows if row["year"] == year)
        wanted[int(year),] = sum(
            int(row["value"]) for row in rows if row["year"] == year and row["report_edition"] == last
        )

    assert values(section.sound(), "latest") == wanted
    assert wanted[2015,] == 12023


def test_the_known_wrong_figure_of_a_later_edition_is_not_taken(section):
    assert values(section.sound(), "fraud_2016") != {(2016,): 8361}

    section.change("edition: 2018\n    unit: documents", "edition: latest per year\n    unit: documents")
    found = section.prepared().indicators.get("facilitators.fraud_2016")
    assert found is None or found.table.rows[0].cells[0].value != 8361


def test_two_spellings_of_a_place_are_one_row(section):
    places = {row[0] for row in rows_of(section.block("by-place").grid)}
    assert "Land Intra EU" in (section.root / FILE).read_text(encoding="utf-8")
    assert len({place for place in places if "ntra" in place}) == 1


@pytest.mark.parametrize(
    "lines",
    [
        (
            "l: {from: facilitators, measure: sum(value), by: [category, year], where: {dimension: place, year: 2016..2020}, "
            "edition: latest per year, label: x}"
        ),
        (
            "l: {from: facilitators, measure: sum(value), by: [category, report_edition], where: {dimension: place, year: 2015}, "
            "label: x}"
        ),
    ],
)
def test_a_break_between_editions_is_not_crossed_unsaid(section, lines):
    section.indicator(lines)
    assert codes(section) == ["across-break"]

    section.change(", label: x}", ", breaks: note, label: x}")
    notes = section.prepared().indicators["facilitators.l"].notes
    assert any(note.kind == "break" for note in notes)


def test_places_are_held_against_a_total_in_another_extract(section):
    path = section.root / FILE
    path.write_text(
        path.read_text("utf-8").replace("place,Inland,2013,5057,2016,", "place,Inland,2013,5058,2016,"), "utf-8"
    )

    assert "parts-differ" in codes(section)


def test_a_known_defect_stops_nothing_and_prints_as_a_footnote(section):
    grid = section.block("by-place").grid
    notes = footnotes_of(grid)
    letter = next(letter for letter, text in notes.items() if "add up to 7,622, the total says 7,662" in text)
    rows = rows_of(grid)

    assert [f"[{letter}]" in cell for cell in rows[0]] == [False, True, False, False, False]
    assert not any(f"[{letter}]" in cell for row in rows[1:7] for cell in row)


def test_a_known_defect_that_is_gone_is_a_problem(section):
    path = section.root / FILE
    path.write_text(
        path.read_text("utf-8").replace("place,Inland,2012,5076,2016,", "place,Inland,2012,5116,2016,"), "utf-8"
    )
    assert "known-defect-gone" in codes(section)


def test_the_difference_to_the_printed_total_is_a_row(section):
    rows = rows_of(section.block("by-place").grid)

    assert rows[-4][0] == "Not given"
    assert rows[-3][:2] == ["Total", "7,622"]
    assert rows[-2][:2] == ["Total as printed", "7,662"]
    assert rows[-1] == ["Difference to the printed total", "40", "0", "0", "0"]


def test_a_footnote_stands_at_a_column_a_row_or_a_cell(section):
    grid = section.block("by-place").grid
    letters = {text: letter for letter, text in footnotes_of(grid).items()}
    found = {row[0].partition("[")[0]: row for row in rows_of(grid)}

    known = next(letter for text, letter in letters.items() if "the total says 7,662" in text)
    assert found["Category"][1] == f"2012[{letters['The difference is in the publication itself.']}][{known}]"
    assert found["Sea"][0] == f"Sea[{letters['A footnote on a row.']}]"
    assert found["Land"][3] == f"1,214[{letters['A footnote on one cell.']}]"


def test_a_footnote_to_nothing_is_a_problem(section):
    section.change("Land, 2014:", "Land, 2034:")
    prepared = section.prepared()

    assert [problem.code for problem in prepared.findings] == ["unknown-category"]
    with pytest.raises(AssertionError):
        block_of(prepared, "by-place")
