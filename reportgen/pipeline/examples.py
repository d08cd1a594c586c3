"""Examples: what an author writes for each block of the gallery, set below the block as it was typed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import yaml

from reportgen.document import Block, Document, Section

Token = tuple[str, str]
"""What a piece of YAML is (`key`, `comment`, `expression` or nothing) and its text."""
_TOKEN = re.compile(
    r"(?P<comment>(?:^|(?<=\s))#.*)|(?P<expression>\{\{.*?\}\})|(?P<key>(?:(?<=^)|(?<=[\s{,-]))\w[\w-]*(?: [\w-]+)*(?=:(?:\s|$)))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleBody:
    """The YAML of one block, line by line, and the figure whose picture for small screens stands beside it."""

    lines: tuple[tuple[Token, ...], ...]
    figure: str = ""


def with_examples(document: Document, texts: Mapping[str, str]) -> Document:
    """Gives the document with its YAML below every block that has an id of its own; `texts` is section → its file."""
    return replace(
        document, sections=tuple(_section(section, texts.get(section.id, "")) for section in document.sections)
    )


def _section(section: Section, text: str) -> Section:
    found = snippets(text)
    blocks: list[Block] = []
    for block in section.blocks:
        blocks.append(block)
        if block.id in found:
            small = block.figure.id if block.figure and block.figure.narrow is not None else ""
            lines = tuple(tokens(line) for line in found[block.id].splitlines())
            body = ExampleBody(lines=lines, figure=small)
            blocks.append(Block(id=f"{block.id}-yaml", kind="example", body=body, at=block.at))
    return replace(section, blocks=tuple(blocks))


def snippets(text: str) -> dict[str, str]:
    """Gives block id → its YAML below that of the indicators it stands on, as an author could copy it."""
    tree = yaml.compose(text, yaml.CSafeLoader) if text else None
    top = {key.value: value for key, value in tree.value} if isinstance(tree, yaml.MappingNode) else {}
    indicators, blocks = top.get("indicators"), top.get("blocks")
    lines = text.splitlines()
    declared = dict(_declared(indicators, lines)) if isinstance(indicators, yaml.MappingNode) else {}
    found = {}
    for name, node, written in _written(blocks, lines) if isinstance(blocks, yaml.SequenceNode) else ():
        used = _used(_words(node), declared)
        head = ["indicators:", *(declared[each][1] for each in declared if each in used)] if used else []
        found[name] = "\n".join([*head, "blocks:", written])
    return found


def _declared(node: yaml.MappingNode, lines: list[str]) -> Iterator[tuple[str, tuple[yaml.Node, str]]]:
    starts = [key.start_mark.line for key, _ in node.value]
    for (key, value), first, last in zip(node.value, starts, [*starts[1:], _end(node)], strict=True):
        yield key.value, (value, _slice(lines, first, last))


def _written(node: yaml.SequenceNode, lines: list[str]) -> Iterator[tuple[str, yaml.Node, str]]:
    """Gives the id, the node and the text of every block that has an id."""
    starts = [item.start_mark.line for item in node.value]
    for item, first, last in zip(node.value, starts, [*starts[1:], _end(node)], strict=True):
        ids = [value.value for key, value in item.value if key.value == "id"]
        if ids:
            yield ids[0], item, _slice(lines, first, last)


def _end(node: yaml.Node) -> int:
    mark = node.end_mark
    return int(mark.line) + (1 if mark.column else 0)


def _slice(lines: list[str], first: int, last: int) -> str:
    return "\n".join(lines[first:last]).rstrip()


def _words(node: yaml.Node) -> set[str]:
    """Gives every word of the values in a node."""
    if isinstance(node, yaml.ScalarNode):
        return set(re.findall(r"\w+", node.value))
    values = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value
    return set().union(*map(_words, values))


def _used(words: set[str], declared: Mapping[str, tuple[yaml.Node, str]]) -> set[str]:
    """Gives the indicators among some words, and those that they are made of."""
    used: set[str] = set()
    fresh = words & set(declared)
    while fresh:
        used |= fresh
        fresh = (set().union(*(_words(declared[name][0]) for name in fresh)) & set(declared)) - used
    return used


def tokens(line: str) -> tuple[Token, ...]:
    """Takes a line of YAML apart for plain colouring; the texts together are the line."""
    found: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(line):
        if match.start() > at:
            found.append(("", line[at : match.start()]))
        found.append((match.lastgroup or "", match.group()))
        at = match.end()
    return (*found, ("", line[at:])) if at < len(line) else tuple(found)
