"""Insert an entry or a name into a spec file; every other byte stays as it was."""

import re

from reportgen.nodes import Map, Node, Scalar, Seq, parse_yaml
from reportgen.nodes.decode import decode_text
from reportgen.problems import Findings, Span

_EMPTY = re.compile(r"(\{ *\}|null|~)?([ \t]*(#.*)?)")


def tree_of(data: bytes, path: str) -> Map:
    """Gives the mapping that a file holds. Raises `ReportError` when it is none."""
    findings = Findings()
    text = decode_text(data, path)
    if not isinstance(text, str):
        findings.add(text)
    tree = parse_yaml(text, path, findings) if isinstance(text, str) else None
    findings.settle()
    if not isinstance(tree, Map):
        findings.error("wrong-type", "expected a mapping", Span(file=path))
        findings.settle()
    assert isinstance(tree, Map), "what is none was refused"
    return tree


def with_entry(data: bytes, path: str, entry: str) -> tuple[bytes, int]:
    """Gives a catalogue with an entry at its end, and the line that the entry begins in.

    Raises `ReportError` when the catalogue cannot be read, or is written in brackets.
    """
    tree = tree_of(data, path)
    lines = data.decode("utf-8").splitlines(keepends=True)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    extracts = tree.find("extracts")
    if isinstance(extracts, Map) and extracts.entries and not _in_brackets(lines, extracts):
        indent = min(extracts.key_at(key).column for key in extracts) - 1
    else:
        indent = 2
        _open(lines, tree, extracts, path)
    lines[-1] = lines[-1].rstrip("\r\n") + end
    if lines[-1].strip() and isinstance(extracts, Map) and extracts.entries:
        lines.append(end)
    body = [f"{' ' * indent}{line}".rstrip() + end for line in entry.splitlines()]
    return "".join((*lines, *body)).encode("utf-8"), len(lines) + 1


def _in_brackets(lines: list[str], node: Map | Seq) -> bool:
    return lines[node.at.line - 1][node.at.column - 1] in "[{"


def _open(lines: list[str], tree: Map, extracts: Node | None, path: str) -> None:
    """Makes an `extracts:` that holds nothing ready to hold an entry."""
    if extracts is None:
        lines[-1] = lines[-1].rstrip("\r\n") + "\n"
        lines.append("extracts:\n")
        return
    at = tree.key_at("extracts")
    line = lines[at.line - 1]
    head, rest = line[: at.column - 1], line[at.column - 1 :].rstrip("\r\n")
    key, _, said = rest.partition(":")
    empty = _EMPTY.fullmatch(said.strip())
    if empty is None or tuple(tree)[-1] != "extracts":
        findings = Findings()
        hint = "write each entry on lines of its own below `extracts:`"
        findings.error("wrong-type", "nothing can be added to entries that are written in brackets", at, hint=hint)
        findings.settle()
    assert empty is not None, "all else was refused"
    lines[at.line - 1] = (
        f"{head}{key}:{' ' if empty[2] else ''}{empty[2].strip()}{line[len(line.rstrip(chr(13) + chr(10))) :]}"
    )


def with_section(data: bytes, path: str, section: str, after: str) -> bytes:
    """Gives the report with a section among its sections, behind another, or at the end when none is named."""
    tree = tree_of(data, path)
    sections = tree.find("sections")
    names = [item for item in sections.items if isinstance(item, Scalar)] if isinstance(sections, Seq) else []
    if not isinstance(sections, Seq) or not names:
        findings = Findings()
        findings.error("wrong-type", "`sections`: expected a list of names", tree.key_at("sections"))
        findings.settle()
    assert isinstance(sections, Seq), "all else was refused"
    lines = data.decode("utf-8").splitlines(keepends=True)
    before = next((item for item in names if item.text == after), names[-1])
    row, column = before.at.line - 1, before.at.column - 1 + before.at.length
    line = lines[row]
    if _in_brackets(lines, sections):
        lines[row] = f"{line[:column]}, {section}{line[column:]}"
    else:
        end = line[len(line.rstrip("\r\n")) :] or "\n"
        lines[row] = line.rstrip("\r\n") + end
        last = row + 1 == len(lines) and line == line.rstrip("\r\n")
        lines.insert(row + 1, f"{line[: line.index('-')]}- {section}{'' if last else end}")
    return "".join(lines).encode("utf-8")
