"""The slips of the hand: each is told by its own code at its own place, and what is no slip stays silent."""

import pytest

from reportgen.nodes import parse_yaml
from reportgen.problems import Findings

TOLD = [
    ("a:\n  title: {{ peak }} detections\n  b: 1\n", "expression-at-start", 2, 10),
    ("title: {{ peak }}\n", "expression-at-start", 1, 8),
    ("a: [{{ x }}, b]\n", "expression-at-start", 1, 5),
    ("a: {title: {{ x }}, b: c}\n", "expression-at-start", 1, 12),
    ("title: @fig:x\n", "reserved-start", 1, 8),
    ("title: `code` is\n", "reserved-start", 1, 8),
    ("a: ? what\n", "reserved-start", 1, 4),
    ("a: - b\n", "reserved-start", 1, 4),
    ("%title: x\n", "reserved-start", 1, 1),
    ("title: *strong* text\n", "yaml-alias", 1, 8),
    ("title: *strong text\n", "yaml-alias", 1, 8),
    ("title: & others\n", "yaml-anchor", 1, 8),
    ("title: ! important\n", "yaml-tag", 1, 8),
    ("title: Routes: an overview\n", "colon-in-text", 1, 14),
    ("- title: Routes: an overview\n", "colon-in-text", 1, 16),
    ("missing: :\n", "lone-colon", 1, 10),
    ("missing: [n.a., :]\n", "lone-colon", 1, 17),
    ("missing: [:, n.a.]\n", "lone-colon", 1, 11),
    ("- :\n- a\n", "lone-colon", 1, 3),
    ("a:\n\tb: 1\n", "tab", 2, 1),
    ("a:\n  b: 1\n\tc: 2\n", "tab", 3, 1),
    ("a:\tb\n", "tab", 1, 3),
    ("a:\n  -\tb: 1\n    c: 2\n", "tab", 2, 4),
    ("title: 'The EU's border'\n", "quote-in-quotes", 1, 15),
    ('title: "Routes\nid: x\ntext: "hello"\n', "unclosed-quote", 1, 8),
    ("title: 'Routes\nid: x\n", "unclosed-quote", 1, 8),
    ("missing: [a, b\nid: x\n", "unclosed-bracket", 1, 10),
    ("a: {from: x, by: [y]\nid: x\n", "unclosed-bracket", 1, 4),
    ("a: {from: x, by: [y}\n", "wrong-bracket", 1, 20),
    ("a: [x]]\nb: y\n", "stray-bracket", 1, 7),
    ("a: {from: x by: y}\n", "missing-comma", 1, 13),
    ("a:\n  b: 1\n   c: 2\n", "wrong-indentation", 3, 1),
    ("a:\n    b: 1\n  c: 2\n", "wrong-indentation", 3, 1),
    ("  a: 1\nb: 2\n", "wrong-indentation", 1, 1),
    ("a:\n  b: 1\n   c: 1\n  d: 1\n", "wrong-indentation", 3, 1),
    ("a: 1\n- b\n", "wrong-indentation", 2, 1),
    ("a:\n  - b\n    - c\n", "wrong-indentation", 3, 5),
    ("a:\n  - b\n   c\n", "wrong-indentation", 3, 4),
    ("text: |\nhello\n", "wrong-indentation", 2, 1),
    ("id:routes\ntitle: x\n", "missing-space", 1, 3),
    ("title: x\nid:routes\nfoo: y\n", "missing-space", 2, 3),
    ("a: {from:x, by: y}\n", "missing-space", 1, 9),
    ("a:\n  -b: 1\n", "missing-space", 2, 3),
    ("a:\n  - text: x\n  -chart: y\n    id: z\n", "missing-space", 3, 3),
    ("a: 1\nb\nc: 2\n", "missing-colon", 2, 1),
    ("id: “routes”\n", "smart-quotes", 1, 5),
    ("title: “Routes: an”\n", "smart-quotes", 1, 8),
    ("a:\n\u00a0\u00a0b: 1\n", "odd-space", 2, 1),
    ("a: 1\n---\nb: 2\n", "several-documents", 2, 1),
    ("a: 1\n...\nb: 2\n", "several-documents", 2, 1),
    ('a: "C:\\path"\n', "wrong-escape", 1, 7),
    ("a: > x\n", "text-after-mark", 1, 6),
    ("a: \x01\n", "stray-character", 1, 4),
    ("", "empty-file", 1, 1),
]


def found(text):
    findings = Findings()
    parse_yaml(text, "f.yaml", findings)
    return [(problem.code, problem.at.line, problem.at.column) for problem in findings]


@pytest.mark.parametrize(("text", "code", "line", "column"), TOLD, ids=[repr(case[0]) for case in TOLD])
def test_a_slip_is_told_at_its_place(text, code, line, column):
    assert found(text) == [(code, line, column)]


HASHES = [
    "title: Route #1 is busy",
    "title: Route # 1 is busy",
    "title: Route  #1 is busy",
    "title: Routes #busy",
    "label: Both kinds #all",
    "reference: EU #12",
    "a: x #1",
    "from: #facilitators",
    "a: [Route #1 is busy\n  ]",
]


@pytest.mark.parametrize("text", HASHES)
def test_text_that_a_hash_turned_into_a_comment_is_told(text):
    assert [code for code, _, _ in found(f"{text}\n")] == ["text-after-hash"]


COMMENTS = [
    "as_of: 2025-06-03   # the vintage",
    "as_of: 2025-06-03 # the vintage",
    "title: Detections peaked early     # a finding, not a topic",
    "title: Detections peaked early  # a finding",
    "title: 'Route #1 is busy'",
    "title: 'Route' #1",
    "title: Route#1",
    "a: |  # prose\n  Route #1",
    "a: [x, y] #1",
    "a: {b: c} # a comment",
    "a: # a comment\n  b: c",
    "a: #comment\n  b: c",
    "title:  # to come\n  Routes",
    "a: 1\n# title: Route #1",
    "key: [route, month]  #1",
]


@pytest.mark.parametrize("text", COMMENTS)
def test_a_comment_is_no_slip(text):
    assert found(f"{text}\n") == []


FINE = [
    "a: it's {{ x }}\n",
    "a: 'one: two'\n",
    "a: http://example.org/#part\n",
    "a: see [x]\n",
    "a: 5 * 3 & more %\n",
    "a: -5\nb: -x\n",
    "a:\n  - -5\n  - 10:30\n",
    "a: |\n  key:value\n  -dash\n  “quoted”\n  \ttab\n",
    "a: “Smart” quotes inside\n",
    "a: one\n  two\n",
    "---\na: 1\n",
    "- one long\n  entry\n",
]


@pytest.mark.parametrize("text", FINE)
def test_what_yaml_reads_as_it_was_meant_is_no_slip(text):
    assert found(text) == []


def test_a_merge_key_is_refused_once_beside_its_anchor():
    assert [code for code, _, _ in found("a: &x {c: 1}\nb:\n  <<: *x\n")] == ["yaml-anchor", "merge-key"]


def test_many_aliases_do_not_blow_up():
    laughs = "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n" for i in range(1, 40))
    codes = {code for code, _, _ in found(f"a0: &a0 x\n{laughs}")}
    assert codes == {"yaml-anchor", "yaml-alias"}
