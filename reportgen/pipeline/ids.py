"""Write missing ids into section files; every other byte stays as it was."""

import re
from collections.abc import Iterator
from pathlib import Path

from reportgen.disk import Project
from reportgen.document import RECORDS
from reportgen.nodes import Map, Seq, parse_yaml
from reportgen.problems import Findings


def write_ids(root: Path) -> tuple[str, ...]:
    """Gives the places where an id was written, as `file:line: id`. Raises `ReportError` when a file is no YAML."""
    project, findings = Project(root), Findings()
    paths = [
        path for path in project.files("sections") if path.endswith(".yaml") and not Path(path).name.startswith("_")
    ]
    trees = {path: parse_yaml(project.text(path, findings) or "", path, findings) for path in paths}
    findings.settle()
    taken = {str(block["id"]) for tree in trees.values() for _, block in _named(tree) if block.get("id")}
    added = []
    for path, tree in trees.items():
        edits = []
        for kind, block in _named(tree):
            if not block.get("id") and any(key != "id" for key in block):
                name = _free(f"{Path(path).stem}-{kind}", taken)
                taken.add(name)
                edits.append((block, name))
                added.append(f"{path}:{block.at.line}: {name}")
        if edits:
            _edit(root / path, edits)
    return tuple(added)


def _blocks(tree: object) -> list[Map]:
    blocks = tree.find("blocks") if isinstance(tree, Map) else None
    return [item for item in blocks.items if isinstance(item, Map)] if isinstance(blocks, Seq) else []


def _named(tree: object) -> Iterator[tuple[str, Map]]:
    """Gives what bears an id, in the order of the file: blocks, and the records in them."""
    for index, block in enumerate(_blocks(tree), start=1):
        kind = next((key for key in block if key != "id"), "block")
        yield f"{kind.replace('_', '-')}-{index}", block
        items = block.find(kind) if kind in RECORDS else None
        for number, item in enumerate(items.items if isinstance(items, Seq) else (), start=1):
            if isinstance(item, Map):
                yield f"{kind.removesuffix('s')}-{number}", item


def _free(name: str, taken: set[str]) -> str:
    names = [name, *(f"{name}-{count}" for count in range(2, len(taken) + 3))]
    return next(candidate for candidate in names if candidate not in taken)


def _edit(path: Path, edits: list[tuple[Map, str]]) -> None:
    """Puts `id: NAME` before the first key of each block, from the last to the first so that places stay true."""
    lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    for block, name in reversed(edits):
        row, column = block.at.line - 1, block.at.column - 1
        line = lines[row]
        if "id" in block:
            row = block.key_at("id").line - 1
            lines[row] = _filled(lines[row], block.key_at("id").column, name)
        elif line[column] == "{":
            lines[row] = f"{line[: column + 1]}id: {name}, {line[column + 1 :]}"
        else:
            end = line[len(line.rstrip("\r\n")) :] or "\n"
            lines[row] = f"{line[:column]}id: {name}{end}{' ' * column}{line[column:]}"
    path.write_bytes("".join(lines).encode("utf-8"))


def _filled(line: str, column: int, name: str) -> str:
    """Gives a line with a name behind the empty `id:` that begins in a column."""
    end = line.index(":", column - 1) + 1
    rest = re.sub(r"""^ *(?:~|null|""|'')?""", "", line[end:])
    return (
        f"{line[:end]} {name}{rest}" if rest[:1] in {" ", "\r", "\n", ",", "}", ""} else f"{line[:end]} {name} {rest}"
    )
