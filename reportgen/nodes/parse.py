"""Parse YAML into nodes with PyYAML's C composer, which keeps places and resolves nothing."""

import re
from functools import lru_cache

import yaml

from reportgen.nodes.characters import expression_at_start
from reportgen.nodes.node import Map, Node, Scalar, Seq
from reportgen.nodes.offsets import Turn, turns
from reportgen.nodes.rows import Rows
from reportgen.nodes.slips import refused, slips
from reportgen.nodes.syntax import explain_syntax
from reportgen.problems import Findings, Problem, Span

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # the pure loader gives the same places, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_STYLES = {"|": "literal", ">": "folded", "'": "quoted", '"': "quoted"}


_ONE_LINE = frozenset({
    "expression-at-start", "reserved-start", "yaml-alias", "yaml-anchor", "yaml-tag", "colon-in-text", "lone-colon",
    "quote-in-quotes", "wrong-escape", "smart-quotes", "missing-comma", "text-after-mark",
})  # fmt: skip
"""Slips that concern one value on one line: with the value masked the rest of the file can be looked at."""

_NESTING = re.compile(r"[\[\]{}]")
_DEEPEST = 200

_HARMLESS = frozenset({"text-after-hash", "tab", "repeated-key"})
"""Slips behind which the tree is still what was meant."""


def parse_yaml(text: str, file: str, findings: Findings) -> Node | None:
    """Gives the tree of one document, or nothing after adding the problems that stopped it."""
    tree, found = _parsed(text, file)
    findings.extend(found)
    return tree


@lru_cache(maxsize=256)
def _parsed(text: str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Gives tree and problems, which are never changed: a preview reads the same files again and again."""
    found: list[Problem] = []
    root = _compose(text, file, found)
    if root is not None and not found:
        found += refused(text, Rows(file, tuple(text.splitlines())))
    if found or root is None:
        return None, tuple(found)
    reader = _Reader(text.splitlines(), file)
    tree = reader.node(root)
    found = [*reader.found, *slips(text, file, tree)]
    return tree if all(problem.code in _HARMLESS for problem in found) else None, tuple(found)


def _compose(text: str, file: str, found: list[Problem]) -> yaml.Node | None:
    """Gives PyYAML's tree; behind a slip on one line it looks on for others, and then there is no tree."""
    if deep := _too_deep(text):
        at = Rows(file, tuple(text.splitlines())).content(deep - 1)
        found.append(Problem(code="yaml-syntax", message="brackets or lists are nested too deeply", at=at,
                             hint="close the brackets that are open"))  # fmt: skip
        return None
    while isinstance(problem := _tried(text, file), Problem):
        fresh = problem.at.line not in {other.at.line for other in found}
        if fresh or not found:
            found.append(problem)
        if not fresh or problem.code not in _ONE_LINE:
            return None
        text = _masked(text, problem.at.line - 1)
    return problem


def _tried(text: str, file: str) -> yaml.Node | Problem:
    try:
        root = yaml.compose(text, Loader)
    except yaml.MarkedYAMLError as error:
        return explain_syntax(text, file, error)
    except yaml.reader.ReaderError as error:
        return _character(text, file, error.position)
    hint = "write what it should hold, or delete the file"
    empty = Problem(code="empty-file", message="the file holds nothing", at=Span(file=file), hint=hint)
    return empty if root is None else root


def _too_deep(text: str) -> int:
    """Gives the line from which brackets or lists are nested without end, which the composer in C does not survive; or 0."""
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        for sign in _NESTING.findall(line):
            depth = depth - 1 if sign in "]}" else depth + 1
            if depth > _DEEPEST:
                return number
        if line.count("- ") > _DEEPEST:
            return number
    return 0


def _character(text: str, file: str, position: int) -> Problem:
    line, column = text.count("\n", 0, position), position - text.rfind("\n", 0, position) - 1
    return Problem(
        code="stray-character",
        message=f"the character U+{ord(text[position]):04X} cannot be seen, and YAML does not allow it",
        at=Span(file=file, line=line + 1, column=column + 1),
        hint="delete it and type anew what should stand there",
    )


def _masked(text: str, line: int) -> str:
    """Puts as many letters in the place of a line's value."""
    lines = text.splitlines(keepends=True)
    entry = Rows("", tuple(lines)).entry(line)
    ending = lines[line][len(lines[line].rstrip("\r\n")) :]
    lines[line] = lines[line][: entry.column] + "x" * len(entry.value) + ending
    return "".join(lines)


class _Reader:
    """Turns composed nodes into ours."""

    def __init__(self, lines: list[str], file: str) -> None:
        self._lines, self._file = lines, file
        self.found: list[Problem] = []

    def node(self, raw: yaml.Node) -> Node:
        if isinstance(raw, yaml.MappingNode):
            return self._map(raw)
        if isinstance(raw, yaml.SequenceNode):
            return Seq(items=tuple(self.node(item) for item in raw.value), at=self._at(raw))
        assert isinstance(raw, yaml.ScalarNode), "there is no fourth kind of node"
        return self._scalar(raw)

    def _at(self, raw: yaml.Node) -> Span:
        start, end = raw.start_mark, raw.end_mark
        length = end.column - start.column if end.line == start.line else self._rest(start)
        return Span(file=self._file, line=start.line + 1, column=start.column + 1, length=max(1, length))

    def _rest(self, start: yaml.Mark) -> int:
        return len(self._lines[start.line].rstrip()) - start.column if start.line < len(self._lines) else 1

    def _map(self, raw: yaml.MappingNode) -> Map:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for raw_key, raw_value in raw.value:
            key = self.node(raw_key) if isinstance(raw_key, yaml.ScalarNode) else None
            if not isinstance(key, Scalar):
                self._complex(raw, raw_key)
                continue
            if key.text in entries:
                first = entries[key.text][0].at
                self._add("repeated-key", f"`{key.text}` stands twice, first in line {first.line}", key.at,
                          hint="keep one of the two", also=(first,))  # fmt: skip
            else:
                entries[key.text] = (key, self.node(raw_value))
        return Map(entries=entries, at=self._at(raw))

    def _complex(self, raw: yaml.MappingNode, key: yaml.Node) -> None:
        """A mapping or list as a key: most often a value that begins with an expression."""
        start = raw.start_mark
        if self._lines[start.line][start.column :].startswith("{{"):
            self.found.append(expression_at_start(Rows(self._file, tuple(self._lines)), start.line, start.column))
            return
        self._add("complex-key", "a key must be a word, not a list or a mapping", self._at(key),
                  hint="put quotes around a text that begins with `{` or `[`")  # fmt: skip

    def _add(self, code: str, message: str, at: Span, *, hint: str, also: tuple[Span, ...] = ()) -> None:
        self.found.append(Problem(code=code, message=message, at=at, hint=hint, also=also))

    def _scalar(self, raw: yaml.ScalarNode) -> Scalar:
        style = _STYLES.get(raw.style or "", "plain")
        turned = self._turns(raw) if style in {"plain", "quoted"} else ()
        return Scalar(text=raw.value, style=style, at=self._at(raw), lines=self._starts(raw, style), turns=turned)

    def _turns(self, raw: yaml.ScalarNode) -> tuple[Turn, ...]:
        """Gives where the text goes on, for a scalar on several lines or with escapes in it."""
        start, end, mark = raw.start_mark, raw.end_mark, raw.style or ""
        typed = end.index - start.index - 2 * len(mark)
        if start.line == end.line and typed == len(raw.value):
            return ()
        rows = self._lines[start.line : end.line + 1]
        rows[-1] = rows[-1][: end.column - len(mark)]
        return turns(rows, (start.line + 1, start.column + len(mark)), mark, raw.value)

    def _starts(self, raw: yaml.ScalarNode, style: str) -> tuple[tuple[int, int], ...]:
        """Gives, for each line of the text, where it begins in the file."""
        first, column = raw.start_mark.line, raw.start_mark.column
        if style in {"plain", "quoted"}:
            return ((first + 1, column + 1 + (style == "quoted")),)
        rows = self._lines[first + 1 : raw.end_mark.line + 1]
        texts = raw.value.split("\n")
        indent = next((len(row) - len(text) for row, text in zip(rows, texts, strict=False) if text.strip()), 0)
        if style == "folded":
            indent = next((len(row) - len(row.lstrip(" ")) for row in rows if row.strip()), 0)
        return tuple((first + 2 + i, indent + 1) for i in range(len(texts)))
