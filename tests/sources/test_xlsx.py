"""Workbooks."""

from datetime import date

import pytest
from openpyxl import Workbook


@pytest.fixture
def workbook(tmp_path):
    def made(rows, title="Data"):
        book = Workbook()
        sheet = book.active
        sheet.title = title
        for row in rows:
            sheet.append(row)
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
