"""Problems with bytes that a text editor would not show: encodings, invisible characters, workbooks."""

import shutil

import pytest
from cases import PROJECT

from reportgen.pipeline.check import check

ENTRY = "  more: {{file: {file}, title: More, columns: {{route: text}}, {rest}}}\n"


@pytest.fixture
def project(tmp_path):
    return shutil.copytree(PROJECT, tmp_path / "report")


def found(root):
    return [(p.code, p.at.file, p.at.line, p.at.column, p.message, p.hint) for p in check(root)]


def add(root, file, data, rest):
    (root / "data" / file).write_bytes(data)
    catalogue = root / "data/catalogue.yaml"
    catalogue.write_text(catalogue.read_text("utf-8") + ENTRY.format(file=file, rest=rest), "utf-8")


ROUTES = "sections/routes.yaml"
UTF8 = "save the file with the encoding UTF-8"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            b"id: routes\r\ntitle: Caf\xe9\r\n",
            ("not-utf8", ROUTES, 2, 11, "the byte 0xe9 is not UTF-8, but `é` in Windows-1252", UTF8),
        ),
        ("id: routes".encode("utf-16"), ("not-utf8", ROUTES, 1, 1, "the file is UTF-16 text, not UTF-8", UTF8)),
        (b"PK\x03\x04\x14\x00", ("not-utf8", ROUTES, 1, 1, "the file is no text", UTF8)),
        (
            b"id: routes\ntitle: Rou\x01tes\n",
            ("stray-character", ROUTES, 2, 11, "the character U+0001 cannot be seen, and YAML does not allow it",
             "delete it and type anew what should stand there"),
        ),
    ],
)  # fmt: skip
def test_a_section_that_is_no_utf8_text(project, data, told):
    (project / ROUTES).write_bytes(data)
    assert found(project) == [told]


def test_a_byte_order_mark_is_no_problem(project):
    path = project / ROUTES
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert found(project) == []


def test_windows_line_ends_are_no_problem(project):
    path = project / ROUTES
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(project) == []


def test_a_data_file_in_another_encoding_than_the_entry_says(project):
    add(project, "more.csv", b"route\nCaf\xe9\n", "")
    assert [each[:3] for each in found(project)] == [("wrong-encoding", "data/more.csv", 2)]


def test_a_workbook_without_the_sheet_of_the_entry(project):
    from openpyxl import Workbook

    Workbook().save(project / "data/more.xlsx")
    add(project, "more.xlsx", (project / "data/more.xlsx").read_bytes(), "sheet: Shet")
    assert [(each[0], each[1], each[5]) for each in found(project)] == [
        ("missing-sheet", "data/catalogue.yaml", "did you mean `Sheet`?")
    ]


def test_a_data_file_that_is_no_text(project):
    add(project, "more.csv", b"\x7fELF\x02\x01\x00\x00route\n\xd0", "")
    assert [(each[0], each[2], each[4]) for each in found(project)] == [
        ("unreadable-file", 1, "the file is no text: it holds bytes that no text has")
    ]
