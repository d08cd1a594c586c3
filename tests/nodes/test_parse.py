"""YAML is read as it was typed, and every character keeps its place."""

import pytest

from reportgen.nodes import Map, Scalar, parse_yaml
from reportgen.problems import Findings


def tree(text):
    findings = Findings()
    found = parse_yaml(text, "f.yaml", findings)
    assert list(findings) == []
    assert isinstance(found, Map)
    return found


@pytest.mark.parametrize(
    "typed", ["NO", "on", "yes", "1:30", "0123", "2016.10", "1e3", "0x1F", "1_000", "2025-06-03", "true", ".inf"]
)
def test_a_scalar_stays_what_was_typed(typed):
    assert tree(f"a: {typed}\n")["a"] == typed


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_a_plain_null_is_nothing(typed):
    assert tree(f"a: {typed}\nb: 1\n")["a"] is None


def test_a_quoted_null_is_text():
    assert tree("a: 'null'\n")["a"] == "null"


def test_keys_keep_their_order_and_place():
    found = tree("b: 1\na:\n  c: 2\n")
    assert list(found) == ["b", "a"]
    assert (found.key_at("a").line, found.key_at("a").column) == (2, 1)
    inner = found.find("a", "c")
    assert (inner.at.line, inner.at.column, inner.at.length) == (3, 6, 1)


PLACES = [
    ("plain", "a: some X text\n"),
    ("quoted", "a: 'some X text'\n"),
    ("double quoted", 'a: "some X text"\n'),
    ("doubled apostrophe", "a: 'it''s X'\n"),
    ("escapes", 'a: "\\"so\\" \\u00e9 \\x41 X"\n'),
    ("literal", "a: |\n  one\n\n  two X\n"),
    ("literal, deeper first line", "a: |\n    one\n    two X\n"),
    ("literal with a mark of indentation", "a: |2\n    one\n  two X\n"),
    ("plain on several lines", "a: one\n  two\n\n  three X\n"),
    ("plain on several lines, deeper", "a:\n    one\n      two X\n"),
    ("quoted on several lines", "a: 'one''s\n  two\n\n  three X'\n"),
    ("double quoted on several lines", 'a: "one \\"two\\"\n\n  three X"\n'),
    ("in a list", "a: [one, two X]\n"),
    ("beyond the basic plane", "a: \N{GRINNING FACE}\N{GRINNING FACE} X\n"),
    ("Windows line ends", "a: one\r\n  two X\r\n"),
]


@pytest.mark.parametrize(("name", "text"), PLACES, ids=[name for name, _ in PLACES])
def test_a_character_of_the_text_has_its_place_in_the_file(name, text):
    value = tree(text).find("a")
    scalar = value if isinstance(value, Scalar) else value.items[-1]
    place = scalar.place(scalar.text.index("X"))
    assert text.splitlines()[place.line - 1][place.column - 1] == "X"


def test_a_line_continued_by_a_backslash_keeps_the_place_of_the_scalar():
    scalar = tree('a: "one \\\n  two X"\n').find("a")
    assert scalar.place(scalar.text.index("X")).line == 1


def test_a_broken_file_gives_no_tree():
    findings = Findings()
    assert parse_yaml("a: [1\n", "f.yaml", findings) is None
    assert [problem.code for problem in findings] == ["unclosed-bracket"]


def test_brackets_nested_without_end_are_a_problem():
    findings = Findings()
    assert parse_yaml("[" * 100_000, "f.yaml", findings) is None
    assert len(findings.problems) == 1


def test_several_slips_of_one_file_are_told_at_once():
    findings = Findings()
    parse_yaml("a: @x\nb: {{ y }} z\nc: d: e\nf: [:, g]\n", "f.yaml", findings)
    assert [(problem.code, problem.at.line) for problem in findings] == [
        ("reserved-start", 1), ("expression-at-start", 2), ("colon-in-text", 3), ("lone-colon", 4),
    ]  # fmt: skip
