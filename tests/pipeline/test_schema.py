"""Schema: what is shipped beside the spec files is what the models say, and takes what the program takes."""

import json
import re

import jsonschema
import pytest
import yaml

from reportgen.pipeline.schema import FOLDERS, schemas
from tests.report.conftest import ROOT


def test_the_shipped_schemas_are_current():
    for name, text in schemas().items():
        assert (ROOT / FOLDERS[name] / ".schema" / f"{name}.json").read_text(encoding="utf-8") == text


def test_a_section_can_hold_every_kind_of_chart():
    text = schemas()["section"]

    assert all(f'"const": "{kind}"' in text for kind in ("lines", "bars", "dots", "ranges", "heat"))


class Yaml(yaml.SafeLoader):
    """Reads YAML as editors do, by the core rules of 1.2."""


Yaml.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag not in {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for letter in "tTfF":
    Yaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), [letter])

SHIPPED = [*(ROOT / "sections").glob("*.yaml"), ROOT / "data/catalogue.yaml", *(ROOT / "data/codes").glob("*.yaml"),
           *(ROOT / "reportgen/starter").rglob("*.yaml")]  # fmt: skip


def complaints(text, name):
    """Gives what an editor underlines."""
    folder = "sections" if name in {"report", "facts", "section"} else "data"
    schema = json.loads((ROOT / folder / ".schema" / f"{name}.json").read_text(encoding="utf-8"))
    found = jsonschema.Draft202012Validator(schema).iter_errors(yaml.load(text, Yaml))  # noqa: S506 a safe loader
    return [(list(each.absolute_path), each.message) for each in found]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_editor_underlines_nothing_in_what_is_shipped(path):
    text = path.read_text(encoding="utf-8")
    name = text.split(".schema/")[1].split(".json")[0]

    assert complaints(text, name) == []


@pytest.mark.parametrize("path", [*(ROOT / "reportgen/scales/profiles").glob("*.yaml")], ids=lambda path: path.stem)
def test_the_built_in_lists_of_aspects_are_as_a_project_may_write_its_own(path):
    assert complaints(path.read_text(encoding="utf-8"), "profiles") == []


def test_an_editor_underlines_what_the_program_refuses():
    section = "id: routes\ntitle: Routes\nindicators:\n  a: {from: x, measure: count, %s}\nblocks:\n  - {%s}\n"

    assert complaints(section % ("by: year", "text: one"), "section") == []
    assert complaints(section % ("top: 5, share: total, change: {at: 2015, from: 2014}", "note: one"), "section") == []
    assert complaints(section % ("byy: year", "text: one"), "section")
    assert complaints(section % ("partial: keep", "text: one"), "section")
    assert complaints(section % ("by: year", "txt: one"), "section")
    assert complaints("extracts: {x: {title: t, columns: {a: text}}}", "catalogue")
    assert complaints("extracts: {x: {like: y}}", "catalogue") == []
