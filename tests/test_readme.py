"""README: every command, kind, room and file it names is there, and every one that is there is named."""

import re
from pathlib import Path

from reportgen.cli import main
from reportgen.plugins import shelves
from tests.pipeline.test_schema import complaints

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def part(heading):
    """Gives the text below a heading."""
    return re.split(r"^## ", TEXT.split(f"## {heading}\n")[1], flags=re.MULTILINE)[0]


def named(text):
    return set(re.findall(r"`([a-z_/]+)`", text))


def test_every_command_is_in_the_table_and_no_other():
    rows = re.findall(r"^\| `reportgen (\w+(?: [a-z]+)?)", part("What an editor does"), re.MULTILINE)
    started = {f"new {name}" for name in main.commands["new"].commands}

    assert sorted(rows) == sorted((set(main.commands) - {"new"}) | started)


def test_every_option_it_names_is_one():
    for command, second, row in re.findall(r"^\| `reportgen (\w+) ?([a-z]*)[^|]*\|(.*)\|$", TEXT, re.MULTILINE):
        found = main.commands[command].commands[second] if command == "new" else main.commands[command]
        options = {option for each in found.params for option in each.opts}
        assert set(re.findall(r"`(--[a-z-]+)", row)) <= options


def test_every_kind_of_block_and_chart_is_named_and_no_other():
    kinds, _, how = part("Blocks").partition("\nA kind is")

    assert how
    assert named(kinds) == set(shelves().blocks)
    assert named(part("Charts").partition("\nA kind is")[0]) == set(shelves().charts)


def test_the_map_is_the_house_as_it_stands():
    rows = re.findall(r"^\| (`.*?) \|", part("The map of the house"), re.MULTILINE)
    rooms = {name.strip("/") for row in rows for name in named(row)}
    there = {path.stem for path in (ROOT / "reportgen").iterdir() if path.is_dir() or path.suffix == ".py"}

    assert rooms == there - {"__init__", "__main__", "__pycache__", "messages", "scales", "starter", "gallery"}
    assert {"messages/", "scales/", "starter/", "templates/"} <= named(part("The map of the house"))


def test_the_example_is_one_that_an_editor_can_write():
    (example,) = re.findall(r"```yaml\n(.*?)```", part("Add a section"), re.DOTALL)

    assert complaints(example, "section") == []


def test_every_file_and_target_it_names_is_there():
    for path in re.findall(r"\]\(([^)#:]+)\)|`((?:sections|data|reportgen|templates|tests)/[\w./]*\w)`", TEXT):
        name = next(filter(None, path))
        assert "NAME" in name or (ROOT / name).exists(), name
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make ([a-z]+)", TEXT, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
