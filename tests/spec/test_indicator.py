"""What an author may write of an indicator, its short forms, and the problems of what may not be written."""

import json

import pytest

from reportgen.nodes import parse_yaml, read_model
from reportgen.problems import Findings
from reportgen.spec import IndicatorSpec


def read(text):
    findings = Findings()
    tree = parse_yaml(text, "sections/s.yaml", findings)
    assert tree is not None
    return read_model(IndicatorSpec, tree, findings, what="indicator `a`"), list(findings)


def spec(text):
    found, problems = read(text)
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("share: total", "share: {of: total}"),
        ("change: percent", "change: {as: percent}"),
        ("index: 2014", "index: {base: 2014}"),
        ("rolling: 12", "rolling: {n: 12}"),
        ("rank: true", "rank: {}"),
        ("top: 5", "top: {n: 5}"),
        ("by: route", "by: [route]"),
        ("change: {from: 2014}", "change: {since: 2014}"),
        ("title: Peak", "label: Peak"),
        ("where: {year: 2015}", "where: {year: [2015]}"),
    ],
)
def test_short_forms_mean_the_long_ones(short, long):
    assert spec(f"of: b\n{short}") == spec(f"of: b\n{long}")


def test_conditions_keep_what_was_typed():
    found = spec("from: x\nwhere: {year: 2014..2024, route: {not: [a, b]}, code: NO, day: known}")
    assert {name: (each.values, each.inverse) for name, each in found.where.items()} == {
        "year": (("2014..2024",), False),
        "route": (("a", "b"), True),
        "code": (("NO",), False),
        "day": (("known",), False),
    }
    assert spec('from: x\nwhere: "year = 2015"').where == "year = 2015"


def test_steps_come_in_their_documented_order():
    found = spec(
        "of: b\npick: {a: b}\ntop: 3\nchange: percent\nshare: total\ntotal: true\nrank: false\norder: value\nlimit: 2"
    )
    assert found.steps() == ("total", "share", "change", "top", "order", "limit", "pick")
    assert spec("from: x\nmeasure: share(a)").steps() == ("share",)


def test_places_reach_inside_conditions():
    found = spec("from: x\nwhere:\n  route: [a, b]\npick: {leg: c}")
    place = found.at("where", "route", 1)
    assert (place.line, place.column, place.length) == (3, 14, 1)
    assert found.at("pick", "leg").column == 13


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("form: x", "unknown-key", "indicator `a` has no key `form`"),
        ("from: x\nwhere: {a: {nt: 3}}", "wrong-filter", "`a`: expected a condition"),
        ("from: x\nwhere: {a: []}", "wrong-filter", "`a`: expected a condition"),
        ("from: x\npartial: drip", "wrong-value", "`partial`: `drip` is not one of `drop` or `mark`"),
        ("from: x\ntop: many", "wrong-type", "`top`: expected a whole number, not `many`"),
        ("from: x\nother: yes", "wrong-type", "`other`: expected `true` or `false`, not `yes`"),
        (
            "from: x\nchange: {as: procent}",
            "wrong-value",
            "`as`: `procent` is not one of `percent`, `absolute` or `points`",
        ),
        ("from: x\nrate: {times: 1000}", "missing-key", "`rate` needs `per`"),
        ("ratio: [a]", "wrong-value", "`ratio`: expected two indicators"),
        ("from: x\nthreshold: lots", "wrong-type", "`threshold`: expected a number, not `lots`"),
        ("from: x\ndecimals: 12", "wrong-value", ""),
        ("from: x\nrank: {on: a}", "unknown-key", ""),
    ],
)
def test_a_wrong_key_is_one_problem(text, code, message):
    found, problems = read(text)
    assert found is None
    assert [problem.code for problem in problems] == [code]
    assert problems[0].message.startswith(message)


def test_the_schema_is_plain_json():
    schema = json.loads(json.dumps(IndicatorSpec.model_json_schema()))
    assert {"from", "of", "sql", "ratio", "measure", "by", "where", "change", "top", "label"} <= set(
        schema["properties"]
    )
    assert all(
        "description" in schema["properties"][key] for key in ("measure", "by", "where", "edition", "rows", "partial")
    )
