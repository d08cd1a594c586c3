"""The list of codes, the codes that the program raises, and the cases are the same."""

import ast
import re
from pathlib import Path

from cases import FILES, codes

import reportgen
from reportgen.problems import CODES, WAYS

HOME = Path(reportgen.__file__).parent
TESTS = Path(__file__).parent.parent
RAISERS = {"error", "warning", "problem", "_add", "Problem", "PydanticCustomError", "ProseError"}

ELSEWHERE = {
    "not-utf8": "problems/test_bytes.py",
    "no-permission": "problems/test_permission.py",
    "stray-character": "problems/test_bytes.py",
    "wrong-encoding": "problems/test_bytes.py",
    "missing-sheet": "problems/test_bytes.py",
    "merged-cells": "sources/test_xlsx.py",
    "unsaved-formula": "sources/test_xlsx.py",
    "placeholder": "examine/test_described.py",
    "machine-lacks": "problems/test_machine.py",
    "broken-reference": "renderers/test_templates.py",
    "template-syntax": "renderers/test_templates.py",
    "template-error": "renderers/test_templates.py",
    "unknown-template": "renderers/test_templates.py",
    "review-too-large": "report/test_builds.py",
    "weasyprint-warning": "renderers/test_pdf.py",
    "in-one-piece": "pipeline/test_prints.py",
}
"""Codes that no YAML file can show → the test that does."""


def sources():
    found = [path for path in HOME.rglob("*.py") if path.parent != HOME / "problems/codes"]
    return [ast.parse(path.read_text("utf-8")) for path in found]


def raised_literally():
    """Gives the codes in calls that make a problem."""
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                given = [word.value for word in node.keywords if word.arg == "code"] or node.args[:1]
                if name in RAISERS and given and isinstance(given[0], ast.Constant):
                    yield given[0].value


def test_every_code_that_is_raised_is_in_the_list():
    assert {code for code in raised_literally() if isinstance(code, str)} - {"."} <= set(CODES)


def test_every_code_in_the_list_stands_in_the_program_as_it_is():
    literals = {node.value for tree in sources() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert sorted(set(CODES) - literals) == []


def test_every_code_has_a_case():
    shown = {code for path in FILES for code in codes(path)}
    assert sorted(set(CODES) - shown - set(ELSEWHERE)) == []


def test_the_cases_show_no_code_that_is_gone():
    assert sorted({code for path in FILES for code in codes(path)} - set(CODES)) == []


def test_codes_that_no_yaml_can_show_are_shown_by_their_tests():
    for code, path in ELSEWHERE.items():
        assert f'"{code}"' in (TESTS / path).read_text("utf-8"), f"{path} shows no `{code}`"


def test_there_are_at_least_sixty_codes():
    assert len(CODES) >= 60


def test_codes_are_lower_case_words_and_explained_in_a_sentence():
    for code, sentence in CODES.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
        assert sentence[0].isupper() or sentence[0] == "`"
        assert sentence.endswith(".")


def messages():
    for path in FILES:
        for line in path.read_text("utf-8").split("\n"):
            if found := re.match(r"\s*# (?:elsewhere \S+ )?(?:error|warning) [\d-]+: (.*) \[[a-z0-9-]+\]$", line):
                yield path.stem, found[1]


def test_messages_begin_in_lower_case_and_end_without_a_full_stop():
    said = list(messages())
    assert said
    assert [
        (name, text) for name, text in said if text.endswith(".") or (text[0].isupper() and text[1:2].islower())
    ] == []


def test_ways_out_belong_to_codes():
    assert sorted(set(WAYS) - set(CODES)) == []
