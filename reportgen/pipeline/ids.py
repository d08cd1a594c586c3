"""Write missing ids into section files; every other byte stays as it was."""

from pathlib import Path

from reportgen.disk import Project
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
    taken = {str(block["id"]) for tree in trees.values() for block in _blocks(tree) if "id" in block}
    added = []
    for path, tree in trees.items():
        edits = []
        for index, block in enumerate(_blocks(tree), start=1):
            if "id" not in block and block.entries:
                name = _free(f"{Path(path).stem}-{next(iter(block)).replace('_', '-')}-{index}", taken)
                taken.add(name)
                edits.append((block, name))
                added.append(f"{path}:{block.at.line}: {name}")
        if edits:
            _edit(root / path, edits)
    return tuple(added)


def _blocks(tree: object) -> list[Map]:
    blocks = tree.find("blocks") if isinstance(tree, Map) else None
    return [item for item in blocks.items if isinstance(item, Map)] if isinstance(blocks, Seq) else []


def _free(name: str, taken: set[str]) -> str:
    names = [name, *(f"{name}-{count}" for count in range(2, len(taken) + 3))]
    return next(candidate for candidate in names if candidate not in taken)


def _edit(path: Path, edits: list[tuple[Map, str]]) -> None:
    """Puts `id: NAME` before the first key of each block, from the last to the first so that places stay true."""
    lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    for block, name in reversed(edits):
        row, column = block.at.line - 1, block.at.column - 1
        line = lines[row]
        if line[column] == "{":
            lines[row] = f"{line[: column + 1]}id: {name}, {line[column + 1 :]}"
        else:
            end = line[len(line.rstrip("\r\n")) :] or "\n"
            lines[row] = f"{line[:column]}id: {name}{end}{' ' * column}{line[column:]}"
    path.write_bytes("".join(lines).encode("utf-8"))
