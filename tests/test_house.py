"""The house as it stands: sizes, names, docstrings, and the words it prints."""

import ast
import re
from pathlib import Path

import pytest

from reportgen.table import Status
from reportgen.templating.messages import messages

HOME = Path(__file__).parents[1] / "reportgen"
MODULES = sorted(HOME.rglob("*.py"))
VAGUE = re.compile(r"utils?|helpers?|common|base|core|misc|managers?|handlers?")


def functions():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path.relative_to(HOME), node


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOME).as_posix())
def test_a_module_is_of_one_size_says_what_it_is_and_is_named_for_it(path):
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 260
    assert ast.get_docstring(ast.parse(text))
    assert not VAGUE.fullmatch(path.stem)
    assert not VAGUE.fullmatch(path.parent.name)


def test_functions_are_short():
    sizes = sorted(node.end_lineno - node.lineno + 1 for _, node in functions())

    assert sizes[len(sizes) // 2] <= 8
    assert sizes[len(sizes) * 95 // 100] <= 30
    assert sizes[-1] <= 50


def said():
    """Gives the ids and the patterns of all messages that the code asks for."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for part in ast.walk(node) if isinstance(node, ast.Call) else ():
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield re.escape(part.value)
                elif isinstance(part, ast.JoinedStr) and isinstance(part.values[0], ast.Constant):
                    yield "".join(
                        re.escape(each.value) if isinstance(each, ast.Constant) else "[a-z0-9-]+"
                        for each in part.values
                    )
    for path in (HOME.parent / "templates").rglob("*.j2"):
        for name, joined in re.findall(r"""["']([a-z][a-z0-9-]+)["'](\s*~)?""", path.read_text(encoding="utf-8")):
            yield name + ("[a-z0-9-]+" if joined else "")


def test_every_message_of_the_catalogue_is_said_somewhere():
    exact = re.compile("|".join(sorted({each for each in said() if len(each) > 1})))
    tables = re.compile(r"(fraction|ordinal|mark|value|status|chart-status|scale|flag)-.*")
    assert [name for name in messages("en") if not exact.fullmatch(name) and not tables.fullmatch(name)] == []


def test_every_status_has_its_words_and_marks():
    for status in Status:
        assert {f"{what}-{status.key}" for what in ("mark", "value", "status", "chart-status")} <= set(messages("en"))
