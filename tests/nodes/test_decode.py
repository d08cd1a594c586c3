"""Bytes become text, or a problem that names the line and the character."""

import pytest

from reportgen.nodes.decode import decode_text


@pytest.mark.parametrize("data", [b"a: \xc3\xa9\n", b"\xef\xbb\xbfa: \xc3\xa9\n"])
def test_utf8_is_text_with_or_without_its_mark(data):
    assert decode_text(data, "f.yaml") == "a: é\n"


@pytest.mark.parametrize(
    ("data", "line", "column", "said"),
    [
        (b"a: 1\nb: caf\xe9\n", 2, 7, "the byte 0xe9 is not UTF-8, but `é` in Windows-1252"),
        (b"a: 1\r\nb: \x93x\x94\r\n", 2, 4, "the byte 0x93 is not UTF-8, but `“` in Windows-1252"),
        (b"a: 1\rb: \x80\r", 2, 4, "the byte 0x80 is not UTF-8, but `€` in Windows-1252"),
        ("é: ".encode() + b"\xff", 1, 4, "the byte 0xff is not UTF-8, but `ÿ` in Windows-1252"),
        (b"a: \x81\n", 1, 4, "the byte 0x81 is not UTF-8"),
        ("a: 1".encode("utf-16"), 1, 1, "the file is UTF-16 text, not UTF-8"),
        (b"PK\x03\x04", 1, 1, "the file is no text"),
    ],
)
def test_other_bytes_are_a_problem(data, line, column, said):
    problem = decode_text(data, "f.yaml")
    assert (problem.code, problem.at.line, problem.at.column, problem.message) == ("not-utf8", line, column, said)
