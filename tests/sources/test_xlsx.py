"""Workbooks."""

import zipfile
from datetime import date

import pytest
from openpyxl import Workbook


@pytest.fixture
def workbook(tmp_path):
    def made(rows, title="Data", merge=()):
        book = Workbook()
        sheet = book.active
        sheet.title = title
        for row in rows:
            sheet.append(row)
        for cells in merge:
            sheet.merge_cells(cells)
        book.save(tmp_path / "x.xlsx")

    return made


def test_numbers_and_dates_become_the_text_a_person_types(read, workbook):
    workbook([["a", date(2009, 1, 1)], ["x", 3], ["y", 2.5], [None, None], ["z", None]])
    found = read("xlsx", "x.xlsx", None)
    assert found.header == ("a", "2009-01-01")
    assert found.rows == [(2, "x", "3"), (3, "y", "2.5"), (5, "z", "")]


def test_the_header_stands_below_a_title(read, workbook):
    workbook([["Table 1", None], [None, None], ["a", "b"], [1, 2]])
    assert read("xlsx", "x.xlsx", None, header="a").rows == [(4, "1", "2")]


def test_a_sheet_that_is_not_there_is_a_problem(read, workbook):
    workbook([["a", "b"]], title="Detections")
    assert read("xlsx", "x.xlsx", None, sheet="Detection").problems[0][0] == "missing-sheet"


def test_a_cell_right_of_the_header_is_a_problem(read, workbook):
    workbook([["a", "b"], [1, 2, "stray"]])
    assert read("xlsx", "x.xlsx", None).problems == [("ragged-row", 2, "a cell holds `stray` right of the last header")]


def test_a_file_that_is_no_workbook_is_a_problem(read):
    assert read("xlsx", "x.xlsx", b"no workbook").problems[0][0] == "unreadable-file"


AMOUNTS = {"columns": {"a": {}, "year": {"type": "integer"}, "n": {"type": "integer"}}}


def test_merged_cells_count_for_every_row(read, workbook):
    rows = [["a", "year", "n"], ["A", 2015, 1], [None, None, 2], ["B", 2016, 3]]
    workbook(rows, merge=["A2:A3", "B2:B3"])
    assert read("xlsx", "x.xlsx", None, **AMOUNTS).rows == [
        (2, "A", "2015", "1"), (3, "A", "2015", "2"), (4, "B", "2016", "3"),
    ]  # fmt: skip


def test_a_merged_number_or_a_cell_over_two_columns_is_a_problem(read, workbook):
    workbook([["a", "year", "n"], ["A", 2015, 10], ["B", 2015, None], [7, None, 1]], merge=["C2:C3", "A4:B4"])
    assert read("xlsx", "x.xlsx", None, **AMOUNTS).problems == [
        (
            "merged-cells",
            2,
            "the cell `10` is a number merged over the rows 2 to 3: it cannot be known which it belongs to",
        ),
        (
            "merged-cells",
            4,
            "the cell `7` is merged over the columns a to year: it cannot be known which it belongs to",
        ),
    ]


def test_a_sheet_that_tells_a_wrong_size_is_read_whole(read, workbook, tmp_path):
    workbook([["a", "b"], [1, 2], [3, 4]])
    path, sheet = tmp_path / "x.xlsx", "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert b'<dimension ref="A1:B3"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'ref="A1:B3"', b'ref="A1:B2"')
    with zipfile.ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    assert read("xlsx", "x.xlsx", None).rows == [(2, "1", "2"), (3, "3", "4")]


def test_a_formula_without_its_result_is_a_problem(read, workbook):
    workbook([["a", "b"], [1, "=A2*2"]])
    assert read("xlsx", "x.xlsx", None).problems == [
        ("unsaved-formula", 2, "the cell B2 holds a formula, and the file does not say its result")
    ]
