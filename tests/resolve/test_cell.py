"""A wrong value is underlined in its own cell, where the file has lines and the cell can be told."""

import pytest

ENTRY = """extracts:
  x: {{file: {file}, title: X, publisher: P, as_of: 2025-01-01, {rest}columns: {{a: text, v: integer, w: integer}}}}
"""


@pytest.mark.parametrize(
    ("file", "data", "rest", "columns"),
    [
        ("x.csv", "a,v,w\nBlack Sea,x,1\n", "", [(2, 11, 1)]),
        ("x.csv", "a,v,w\nx,1,x\n", "", [(2, 5, 1)]),
        ("x.csv", 'a,v,w\n"One, two","many",1\n', "", [(2, 13, 4)]),
        ("x.csv", "a;v;w\nOne, two;many;1\n", 'delimiter: ";", ', [(2, 10, 4)]),
        ("x.tsv", "a\tv\tw\nOne\tmany\t1\n", "", [(2, 5, 4)]),
        ("x.jsonl", '{"a": "b", "v": "many", "w": 1}\n', "", [(1, 1, 1)]),
    ],
)
def test_a_wrong_value_is_underlined(resolving, file, data, rest, columns):
    found = resolving({file: data}, ENTRY.format(file=file, rest=rest))

    assert [(each.at.line, each.at.column, each.at.length) for each in found.findings] == columns
