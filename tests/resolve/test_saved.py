"""Saved extracts, and the keys they are kept under."""

from dataclasses import replace
from datetime import date

from reportgen.resolve import extract_from_json, extract_key, extract_to_json, needs

FILES = {"x.csv": "r,v\nA,1\nB,:\n", "y.csv": "r,v\nA,1\n"}
CATALOGUE = """
extracts:
  x:
    file: x.csv
    title: X
    publisher: P
    columns: {r: {in: c}, v: {type: integer, missing: ":"}}
    agrees: {with: y, on: r}
  y:
    file: y.csv
    title: Y
    columns: {r: text, v: integer}
"""
CODES = {"c": "title: C\ncodes:\n  A:\n  B:\n"}


def test_an_extract_survives_json_and_parquet(resolving, tmp_path):
    found = resolving(FILES, CATALOGUE, CODES)
    extract = found.extracts["x"]
    assert extract_from_json(extract_to_json(extract), extract.spec) == extract
    found.engine.save("x", tmp_path / "x.parquet")
    before = found.rows("SELECT * FROM x")
    found.engine.load("x", tmp_path / "x.parquet")
    assert found.rows("SELECT * FROM x") == before


def test_the_key_changes_with_everything_that_is_read(resolving, tmp_path):
    inputs = resolving(FILES, CATALOGUE, CODES).inputs
    key = extract_key("x", inputs)
    assert extract_key("x", inputs) == key
    assert extract_key("x", replace(inputs, cut_off=date(2020, 1, 1))) != key
    (tmp_path / "x.csv").write_text("r,v\nA,2\nB,:\n")
    assert extract_key("x", inputs) != key
    (tmp_path / "x.csv").write_text(FILES["x.csv"])
    assert extract_key("x", inputs) == key
    assert extract_key("x", resolving(FILES, CATALOGUE, {"c": CODES["c"] + "  D:\n"}).inputs) != key
    assert extract_key("x", resolving(FILES, CATALOGUE.replace("title: X", "title: Z"), CODES).inputs) != key


def test_the_key_changes_with_the_other_extract_that_the_contract_names(resolving, tmp_path):
    inputs = resolving(FILES, CATALOGUE, CODES).inputs
    keys = extract_key("x", inputs), extract_key("y", inputs)
    (tmp_path / "y.csv").write_text("r,v\nA,1\nC,9\n")
    assert extract_key("x", inputs) != keys[0]
    assert extract_key("y", inputs) != keys[1]
    assert (needs("x", inputs), needs("y", inputs)) == ({"y"}, set())


def test_two_resolutions_are_the_same(resolving):
    one, two = (resolving(FILES, CATALOGUE, CODES) for _ in range(2))
    assert one.extracts == two.extracts
    assert one.rows("SELECT * FROM x") == two.rows("SELECT * FROM x")
