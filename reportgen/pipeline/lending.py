"""Lend the gallery a project's own data: the extracts that its examples name, in the place of made-up ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from textwrap import dedent, indent

import yaml

from reportgen.disk import Project
from reportgen.nodes.decode import decode_text

CATALOGUE = "data/catalogue.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """What a project gives to the gallery, by path."""

    extracts: tuple[str, ...] = ()
    """The extracts of the project that take the place of made-up ones."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The catalogue with them, their data and code lists, and the templates."""
    templates: Mapping[str, bytes] = field(default_factory=dict)


def lend(project: Project, own: Mapping[str, bytes]) -> Lent:
    """Gives the extracts that the gallery's catalogue has too, with all that they lean on; what is broken is not lent."""
    templates = _there(project, project.below("templates"))
    theirs, ours = _entries(project.bytes(CATALOGUE) or b""), _entries(own[CATALOGUE])
    lent = [name for name in ours if name in theirs]
    if not lent:
        return Lent(templates=templates, files=templates)
    needed = _with_those_named(lent, theirs)
    catalogue = {**{name: entry for name, (_, entry) in ours.items()}, **{name: theirs[name][1] for name in needed}}
    text = "extracts:\n" + "".join(indent(entry, "  ") + "\n" for entry in catalogue.values())
    data = [path for name in needed for path in _files(project, theirs[name][0])]
    words = {word for name in needed for word in _scalars(theirs[name][0])}
    files = {**templates, **_codes(project, words), **_there(project, data), CATALOGUE: text.encode()}
    return Lent(extracts=tuple(lent), files=files, templates=templates)


def _codes(project: Project, words: set[str]) -> dict[str, bytes]:
    """Gives the code lists that the extracts name, and the lists of sources, which are named nowhere."""
    found = _there(project, project.files("data/codes"))
    return {path: raw for path, raw in found.items() if PurePosixPath(path).stem in words or b"\nsources:" in raw}


def _there(project: Project, paths: Iterable[str]) -> dict[str, bytes]:
    found = {path: project.bytes(path) for path in paths}
    return {path: data for path, data in found.items() if data is not None}


def _entries(raw: bytes) -> dict[str, tuple[yaml.Node, str]]:
    """Gives the name of each extract of a catalogue with its node and its text, unindented; nothing of a broken file."""
    text = decode_text(raw, CATALOGUE)
    try:
        tree = yaml.compose(text, yaml.CSafeLoader) if isinstance(text, str) else None
    except yaml.YAMLError:
        return {}
    top = {key.value: value for key, value in tree.value} if isinstance(tree, yaml.MappingNode) else {}
    found = top.get("extracts")
    return dict(_slices(found, str(text).splitlines())) if isinstance(found, yaml.MappingNode) else {}


def _slices(node: yaml.MappingNode, lines: list[str]) -> Iterator[tuple[str, tuple[yaml.Node, str]]]:
    starts = [key.start_mark.line for key, _ in node.value]
    last = node.end_mark.line + (1 if node.end_mark.column else 0)
    for (key, value), first, end in zip(node.value, starts, [*starts[1:], last], strict=True):
        yield str(key.value), (value, dedent("\n".join(lines[first:end])).strip("\n"))


def _with_those_named(names: list[str], entries: Mapping[str, tuple[yaml.Node, str]]) -> list[str]:
    """Gives these extracts and all that they name: whose totals they are, what they agree with, what they are like."""
    needed = dict.fromkeys(names)
    for name in (waiting := list(names)):
        fresh = [each for each in _scalars(entries[name][0]) if each in entries and each not in needed]
        needed |= dict.fromkeys(fresh)
        waiting.extend(dict.fromkeys(fresh))
    return list(needed)


def _scalars(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        yield node.value
        return
    for each in node.value:
        for inner in each[1:] if isinstance(node, yaml.MappingNode) else (each,):
            yield from _scalars(inner)


def _files(project: Project, entry: yaml.Node) -> tuple[str, ...]:
    """Gives the data files of an extract, one or those of a folder."""
    named = [value.value for key, value in entry.value if key.value == "file" and isinstance(value, yaml.ScalarNode)]
    paths = tuple(f"data/{name.strip('/')}" for name in named)
    return tuple(each for path in paths for each in (project.below(path) or (path,)))
