"""One mistake in a model's fields is one problem, in our words, at its place."""

from typing import Literal

import pytest
from pydantic import Field

from reportgen.nodes import Placed, Prose, parse_yaml, read_model
from reportgen.nodes.model import Flag, Many
from reportgen.problems import Findings
from reportgen.spec.report import Id


class Inner(Placed):
    value: Prose
    number: int = 0


class Other(Placed):
    other: str


class Outer(Placed):
    listed: tuple[str | Inner, ...] = ()
    either: str | Inner = ""
    many: Many[Inner | str] = ()
    two: Inner | Other | None = None
    named: dict[str, Inner | int] = Field(default_factory=dict)
    word: Literal["last", "first"] | Inner = "last"
    count: int = Field(3, ge=2)
    id: Id = "x"
    flag: Flag = False
    from_: str = Field("", alias="from")


def found(text):
    findings = Findings()
    read_model(Outer, parse_yaml(text, "f.yaml", findings), findings, what="the thing")
    return [(p.at.column, p.code, p.message, p.hint) for p in findings]


CASES = [
    ("either: {valu: x}", [(10, "unknown-key", "`either` has no key `valu`", "did you mean `value`?")]),
    ("either: [1]", [(9, "wrong-type", "`either`: expected text or a mapping of keys to values, not a list of 1", "")]),
    ("either: {value: [1], number: z}", [
        (17, "wrong-type", "`value`: expected text, not a list of 1", "write a sentence, or a block after `|`"),
        (30, "wrong-type", "`number`: expected a whole number, not `z`", ""),
    ]),
    ("listed: [x, {value: y, numbr: 2}]", [(24, "unknown-key", "`listed` has no key `numbr`", "did you mean `number`?")]),
    ("many: {value: a, number: x}", [(26, "wrong-type", "`number`: expected a whole number, not `x`", "")]),
    ("many: [{value: a}, {value: b, number: x}]", [(39, "wrong-type", "`number`: expected a whole number, not `x`", "")]),
    ("two: x", [(6, "wrong-type", "`two`: expected a mapping of keys to values, not `x`", "")]),
    ("named: {k: {number: 1}}", [(13, "missing-key", "`k` needs `value`", "")]),
    ("named: {l: x}", [(12, "wrong-type", "`l`: expected a mapping of keys to values or a whole number, not `x`", "")]),
    ("word: lst", [(7, "wrong-value", "`word`: `lst` is not one of `last` or `first`", "did you mean `last`?")]),
    ("word: {vale: x}", [(8, "unknown-key", "`word` has no key `vale`", "did you mean `value`?")]),
    ("count: 1", [(8, "wrong-value", "`count`: expected at least 2, not `1`", "")]),
    ("count: x", [(8, "wrong-type", "`count`: expected a whole number, not `x`", "")]),
    ("count: [1, 2]", [(8, "wrong-type", "`count`: expected a whole number, not a list of 2", "")]),
    ("id: A b", [(5, "wrong-value", "`id`: expected lower-case words joined by `-` or `_`, not `A b`", "")]),
    ("id:", [(4, "wrong-type", "`id`: expected text, not nothing", "")]),
    ("flag: yes", [(7, "wrong-type", "`flag`: expected `true` or `false`, not `yes`", "")]),
    ("form: x", [(1, "unknown-key", "the thing has no key `form`", "did you mean `from`?")]),
    ("- x", [(1, "wrong-type", "the thing must be a mapping of keys to values", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text for text, _ in CASES])
def test_one_mistake_is_one_problem(text, told):
    assert found(text) == told


def test_a_long_value_is_cut_in_the_message():
    ((_, _, message, _),) = found(f"count: {'x' * 100}")
    assert len(message) < 90
    assert "…" in message


def test_a_value_that_goes_on_names_its_second_line():
    findings = Findings()
    read_model(Outer, parse_yaml("id: one\n  two three\n", "f.yaml", findings), findings, what="the thing")
    (problem,) = findings
    assert (problem.also[0].line, problem.also[0].column) == (2, 3)
