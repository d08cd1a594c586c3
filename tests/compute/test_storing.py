"""Indicators kept as JSON come back the same, to the digit, without a data-frame library."""

import json
import subprocess
import sys

from reportgen.compute import indicator_from_json, indicator_to_json


def test_every_kind_of_indicator_comes_back_the_same(run):
    found = run("""
a: {from: months, measure: sum(detections), by: [route, month], where: {year: 2015}}
b: {from: prices, rows: [leg, period, price, source]}
c: {from: people, measure: share(detections), by: [nationality, year], top: 2, other: true, unknown: leave out}
d: {from: scope, measure: sum(persons), by: year, change: percent, breaks: withhold}
e: {from: money, measure: mean(amount), where: {currency: EUR}}
f: {from: months, measure: sum(detections), by: quarter, partial: mark, order: value desc}
g: {from: scope, measure: sum(persons), by: year, growth: {since: 2014, to: 2015}, threshold: 1000}
""")
    assert len(found.indicators) == 7
    for indicator in found.indicators.values():
        assert indicator_from_json(json.loads(json.dumps(indicator_to_json(indicator)))) == indicator


def test_nothing_heavy_is_imported():
    names = ("pandas", "ibis", "duckdb", "pyarrow", "sqlglot", "babel")
    code = (
        f"import sys, reportgen.compute, reportgen.templating.facets; print([n for n in {names} if n in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
