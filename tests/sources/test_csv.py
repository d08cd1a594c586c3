"""CSV files as people save them."""

import gzip
import random

import pytest


def test_cells_are_text_and_rows_know_their_line(read):
    assert read("csv", "x.csv", "a,b\n1,007\n,x\n").rows == [(2, "1", "007"), (3, "", "x")]


def test_a_byte_order_mark_is_no_part_of_the_header(read):
    assert read("csv", "x.csv", b"\xef\xbb\xbfa;b\r\n1;2\r\n", delimiter=";").header == ("a", "b")


def test_doubled_carriage_returns_are_one_line_end(read):
    found = read("csv", "x.csv", b"a,b\r\r\n1,2\r\r\n3,4\r\r\n")
    assert found.rows == [(2, "1", "2"), (3, "3", "4")]


@pytest.mark.parametrize("encoding", ["latin-1", "windows-1252", "utf-16"])
def test_other_encodings_are_decoded_as_declared(read, encoding):
    found = read("csv", "x.csv", "a,b\nCôte d'Ivoire,1\n".encode(encoding), encoding=encoding)
    assert found.rows == [(2, "Côte d'Ivoire", "1")]


def test_a_wrong_encoding_names_the_line_of_the_byte(read):
    found = read("csv", "x.csv", "a,b\nx,1\nCôte,2\n".encode("latin-1"))
    assert found.header is None
    assert found.problems == [("wrong-encoding", 3, "the byte F4 is no text in the encoding `utf-8`")]


def test_an_encoding_that_is_none_is_a_problem(read):
    assert read("csv", "x.csv", "a,b\n1,2\n", encoding="utf-9").problems[0][0] == "wrong-value"


def test_a_packed_file_is_unpacked(read):
    assert read("csv", "x.csv.gz", gzip.compress(b"a,b\n1,2\n")).rows == [(2, "1", "2")]


def test_a_packed_file_that_is_none_is_a_problem(read):
    assert read("csv", "x.csv.gz", b"a,b\n1,2\n").problems[0][0] == "unreadable-file"


def test_a_file_parted_by_something_else_says_so(read):
    found = read("csv", "x.csv", "a;b\n1;2\n")
    assert found.problems == [("wrong-delimiter", 1, "the header is one cell when it is parted by `,`")]


def test_ragged_rows_are_problems_with_their_lines(read):
    found = read("csv", "x.csv", 'a,b\n"1\n1",2\n3\n4,5,6\n7,8\n')
    assert found.problems == [
        ("ragged-row", 4, "the row has 1 cells and the header 2"),
        ("ragged-row", 5, "the row has 3 cells and the header 2"),
    ]


def test_many_ragged_rows_are_counted(read):
    found = read("csv", "x.csv", "a,b\n" + "1\n" * 9)
    assert len(found.problems) == 6
    assert found.problems[0] == ("ragged-row", 1, "4 more rows do not fit the header")


def test_lines_are_right_behind_blank_lines_and_cells_of_several_lines(read):
    found = read("csv", "x.csv", 'a,b\n\n"1\n1",2\n\n3,4\n')
    assert found.rows == [(3, "1\n1", "2"), (6, "3", "4")]


def test_the_header_is_found_by_its_first_cell_below_a_title(read):
    found = read("csv", "x.csv", "Detections of 2015,\n,\na,b\n1,2\n", header="a")
    assert (found.header, found.rows) == (("a", "b"), [(4, "1", "2")])


def test_the_header_is_found_by_its_number(read):
    assert read("csv", "x.csv", "x,y\na,b\n1,2\n", header="2").header == ("a", "b")


def test_a_header_that_is_not_there_names_what_the_rows_begin_with(read):
    found = read("csv", "x.csv", "a,b\n1,2\n", header="Route")
    assert found.problems == [("missing-header", 1, "no row of the file begins with `Route`")]


def test_an_empty_file_has_no_header(read):
    assert read("csv", "x.csv", "").problems == [("missing-header", 1, "the file has no row 1")]


def test_tabs_part_a_tsv_file(read):
    assert read("csv", "x.tsv", "a\tb\n1\t2\n").rows == [(2, "1", "2")]


def test_text_that_looks_like_nothing_stays_text(read):
    assert read("csv", "x.csv", "a,b\nNA,NULL\nnan,0\n").rows == [(2, "NA", "NULL"), (3, "nan", "0")]


def test_a_zero_byte_is_no_text(read):
    found = read("csv", "x.csv", b"a,b\n1,\x002\n")
    assert found.problems == [("wrong-encoding", 2, "the byte 00 is no text in the encoding `utf-8`")]


@pytest.mark.parametrize("encoding", ["base64", "undefined", "no such"])
def test_an_encoding_that_gives_no_text_is_a_problem(read, encoding):
    assert read("csv", "x.csv", "a,b\n1,2\n", encoding=encoding).problems[0][0] == "wrong-value"


def test_gzip_that_breaks_off_or_is_corrupt_is_a_problem(read):
    packed = bytearray(gzip.compress(b"a,b\n" + bytes(random.Random(1).choices(b"123456789,\n", k=5000))))
    packed[200:240] = b"\xff" * 40
    for data in (bytes(packed), gzip.compress(b"a,b\n1,2\n" * 500)[:30]):
        assert read("csv", "x.csv.gz", data).problems == [("unreadable-file", 1, "the file does not unpack as gzip")]
