"""Parse YAML into nodes with PyYAML's C composer, which keeps places and resolves nothing."""

import yaml

from reportgen.nodes.node import Map, Node, Scalar, Seq
from reportgen.nodes.slips import explain_syntax, slips
from reportgen.problems import Findings, Span

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # the pure loader gives the same places, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_STYLES = {"|": "literal", ">": "folded", "'": "quoted", '"': "quoted"}


def parse_yaml(text: str, file: str, findings: Findings) -> Node | None:
    """Gives the tree of one document, or nothing after adding the problem that stopped it."""
    try:
        root = yaml.compose(text, Loader)
    except yaml.MarkedYAMLError as error:
        findings.add(explain_syntax(text, file, error))
        return None
    except yaml.reader.ReaderError as error:
        at = Span(file=file, line=text.count("\n", 0, error.position) + 1)
        findings.error("yaml-syntax", "a character that YAML does not allow", at, hint="delete it and type it anew")
        return None
    if root is None:
        findings.error("empty-file", "the file holds nothing", Span(file=file))
        return None
    reader = _Reader(text.splitlines(), file, findings)
    tree = reader.node(root)
    findings.extend(slips(text, file, tree))
    return tree


class _Reader:
    """Turns composed nodes into ours."""

    def __init__(self, lines: list[str], file: str, findings: Findings) -> None:
        self._lines, self._file, self._findings = lines, file, findings

    def node(self, raw: yaml.Node) -> Node:
        if isinstance(raw, yaml.MappingNode):
            return self._map(raw)
        if isinstance(raw, yaml.SequenceNode):
            return Seq(items=tuple(self.node(item) for item in raw.value), at=self._at(raw))
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
            key = self.node(raw_key)
            value = self.node(raw_value)
            if not isinstance(key, Scalar):
                self._findings.error("wrong-type", "a key must be a word, not a list or a mapping", key.at,
                                     hint="put quotes around a value that begins with `{` or `[`")  # fmt: skip
            elif key.text in entries:
                first = entries[key.text][0].at
                self._findings.error("repeated-key", f"`{key.text}` stands twice, first in line {first.line}", key.at,
                                     hint="keep one of the two", also=(first,))  # fmt: skip
            else:
                entries[key.text] = (key, value)
        return Map(entries=entries, at=self._at(raw))

    def _scalar(self, raw: yaml.ScalarNode) -> Scalar:
        style = _STYLES.get(raw.style or "", "plain")
        return Scalar(text=raw.value, style=style, at=self._at(raw), lines=self._starts(raw, style))

    def _starts(self, raw: yaml.ScalarNode, style: str) -> tuple[tuple[int, int], ...]:
        """Gives, for each line of the text, where it begins in the file."""
        first, column = raw.start_mark.line, raw.start_mark.column
        if style in {"plain", "quoted"}:
            return ((first + 1, column + 1 + (style == "quoted")),)
        rows = self._lines[first + 1 : raw.end_mark.line + 1]
        indent = next((len(row) - len(row.lstrip(" ")) for row in rows if row.strip()), 0)
        return tuple((first + 2 + i, indent + 1) for i in range(raw.value.count("\n") + 1))
