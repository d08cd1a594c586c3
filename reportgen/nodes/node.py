"""The YAML tree as it was typed: every scalar is the text in the file, and every node knows its place."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from reportgen.nodes.offsets import Turn
from reportgen.problems import Span

Data: TypeAlias = "str | list[Data] | Map | None"
"""What a model is read from: text, nothing, a list or a mapping."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One value: its text, and how it was written (`plain`, `quoted`, `literal` or `folded`)."""

    text: str
    style: str
    at: Span = field(compare=False, repr=False)
    lines: tuple[tuple[int, int], ...] = field(default=(), compare=False, repr=False)
    """For each line of `text`: the line of the file and the column it begins in (1-based)."""
    turns: tuple[Turn, ...] = field(default=(), compare=False, repr=False)
    """Where the text goes on in the file after joined lines and escapes; only for a scalar that has such."""

    @property
    def data(self) -> str | None:
        """The text; a plain empty or `null` is nothing."""
        return None if self.style == "plain" and self.text in _NULLS else self.text

    def place(self, offset: int, length: int = 1) -> Span:
        """Gives the place in the file of `length` characters from `offset` of the text."""
        if self.turns:
            begin, row, first = self.turns[max(0, bisect_right(self.turns, offset, key=lambda turn: turn[0]) - 1)]
            return Span(file=self.at.file, line=row, column=first + offset - begin, length=max(1, length))
        line = self.text.count("\n", 0, offset)
        column = offset - (self.text.rfind("\n", 0, offset) + 1)
        if line >= len(self.lines):
            return self.at
        at_line, at_column = self.lines[line]
        return Span(file=self.at.file, line=at_line, column=at_column + column, length=max(1, length))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seq:
    """A list of nodes."""

    items: tuple["Node", ...]
    at: Span = field(compare=False, repr=False)

    @property
    def data(self) -> list[Data]:
        """The list as a model reads it."""
        return [item.data for item in self.items]


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Mapping[str, Data]):
    """A mapping in the order of the file; reads as a `Mapping` of plain data, so pydantic takes it as it is."""

    entries: Mapping[str, tuple[Scalar, "Node"]]
    at: Span = field(compare=False, repr=False)

    @property
    def data(self) -> "Map":
        """Itself."""
        return self

    def __getitem__(self, key: str) -> Data:
        """Gives the plain data under a key."""
        return self.entries[key][1].data

    def __iter__(self) -> Iterator[str]:
        """Gives the keys in the order of the file."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Counts the keys."""
        return len(self.entries)

    def __hash__(self) -> int:
        """A mapping is told apart by its place."""
        return hash(self.at)

    def node(self, key: str) -> "Node":
        """Gives the node under a key."""
        return self.entries[key][1]

    def find(self, *path: str | int) -> "Node | None":
        """Gives the node at the end of a path of keys and indexes, or nothing."""
        found: Node | None = self
        for step in path:
            found = child(found, step)
        return found

    def key_at(self, key: str) -> Span:
        """Gives the place of a key itself (the mapping's own place when it is absent)."""
        return self.entries[key][0].at if key in self.entries else self.at


Node = Scalar | Seq | Map
"""One node of the tree."""


def child(node: Node | None, step: str | int) -> Node | None:
    """Gives the node one step below, or nothing."""
    if isinstance(node, Map) and isinstance(step, str):
        return node.entries[step][1] if step in node.entries else None
    if isinstance(node, Seq) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
