"""Statements: the expressions and conditions of some prose, found in its tree and in its text so that each has a place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

GAP = "_"
"""The name that stands for an expression that has failed."""

Stretch = tuple[int, int]
"""Offset and length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """From which offset on a woven text is made of what, by its offset in the source."""

    woven: int
    source: int
    literal: bool = True
    """Whether it goes on as it was typed; what an expression gave stands in one place."""


_TAG = re.compile(r"\{\{.*?(?:\}\}|\n|$)|\{%.*?(?:%\}|\n|$)|\{#.*?#\}", re.DOTALL)


@dataclass(slots=True, kw_only=True)
class Places:
    """Where in a source its parts stand, each kind in the order of the source."""

    printed: list[Stretch] = field(default_factory=list)
    """Every `{{ … }}`."""
    statements: list[Stretch] = field(default_factory=list)
    """What stands behind `if`, `elif` or `for` in every `{% … %}`."""
    literal: list[Stretch] = field(default_factory=list)
    """Every text between."""


def number(tree: nodes.Template) -> None:
    """Puts a call before every text, expression and condition, which tells where it stands, and counts loops."""
    counts = {"_enter": 0, "_literal": 0}
    for output in list(tree.find_all(nodes.Output)):
        woven: list[nodes.Expr] = []
        for part in output.nodes:
            name = "_literal" if isinstance(part, nodes.TemplateData) else "_enter"
            woven += [_call(name, counts[name], part.lineno), part]
            counts[name] += 1
        output.nodes = woven
    for index, node in enumerate(list(tree.find_all((nodes.If, nodes.For)))):
        if isinstance(node, nodes.If):
            node.test = _steered("_taken", index, node.test)
        else:
            assert isinstance(node, nodes.For), "conditions and loops alone are numbered"
            node.iter = _steered("_turns_of", index, node.iter)
            turn = nodes.Output([_call("_turn", index, node.lineno)], lineno=node.lineno)
            node.body = [turn, *node.body]
    tree.set_environment(tree.environment)  # type: ignore[arg-type]


def _steered(name: str, index: int, own: nodes.Node) -> nodes.Expr:
    """Gives what a condition or loop goes by: what it is forced to be, or what stands there."""
    line = own.lineno
    natural = nodes.Or(_call("_within", index, line), own, lineno=line)
    return nodes.CondExpr(_call("_forced", index, line), _call(name, index, line), natural, lineno=line)


def _call(name: str, index: int, line: int) -> nodes.Expr:
    """Gives the call of one of the weaver's own functions."""
    return nodes.Call(
        nodes.Name(name, "load", lineno=line), [nodes.Const(index, lineno=line)], [], None, None, lineno=line
    )


Path = Mapping[int, bool]
"""Condition or loop → whether it is to be true, or to run, so that a part of a text is reached."""


def paths(tree: nodes.Template) -> Mapping[str, Path]:
    """Gives how every text (`L0`), expression (`P0`) and condition (`S0`) of a source is reached; before `number`."""
    ways = _Ways(tree)
    ways.walk(tree.body, {})
    return ways.found


class _Ways:
    """The ways through a source to its parts."""

    def __init__(self, tree: nodes.Template) -> None:
        self._order = {id(node): index for index, node in enumerate(tree.find_all((nodes.If, nodes.For)))}
        self._counts = {"L": 0, "P": 0}
        self.found: dict[str, Path] = {}

    def walk(self, children: Iterable[nodes.Node], path: Path) -> None:
        for node in children:
            if isinstance(node, nodes.Output):
                self._output(node, path)
            elif isinstance(node, nodes.If):
                self._branches(node, path)
            elif isinstance(node, nodes.For):
                self.walk(node.body, {**path, self._order[id(node)]: True})
                self.walk(node.else_, {**path, self._order[id(node)]: False})
            else:
                self.walk(node.iter_child_nodes(), path)

    def _output(self, node: nodes.Output, path: Path) -> None:
        for part in node.nodes:
            kind = "L" if isinstance(part, nodes.TemplateData) else "P"
            self.found[f"{kind}{self._counts[kind]}"] = path
            self._counts[kind] += 1

    def _branches(self, node: nodes.If, path: Path) -> None:
        for branch in (node, *node.elif_):
            index = self._order[id(branch)]
            self.found[f"S{index}"] = path
            self.walk(branch.body, {**path, index: True})
            path = {**path, index: False}
        self.walk(node.else_, path)


def places_of(jinja: SandboxedEnvironment, source: str) -> Places:
    """Gives where the parts of a source stand."""
    found = Places()
    end, begin, word = 0, 0, ""
    for _, kind, text in jinja.lex(source):
        at = source.index(text, end)
        end = at + len(text)
        if kind in {"variable_begin", "block_begin"}:
            begin, word = at, ""
        elif kind == "name" and not word:
            word = text
            begin = end if text in {"if", "elif", "for"} else begin
        if kind == "data" and text:
            found.literal.append((at, len(text)))
        elif kind == "variable_end":
            found.printed.append((begin, end - begin))
        elif kind == "block_end" and word in {"if", "elif", "for"}:
            found.statements.append(_stripped(source, begin, at))
    return found


def _stripped(source: str, begin: int, end: int) -> Stretch:
    text = source[begin:end]
    lead = len(text) - len(text.lstrip())
    return begin + lead, max(1, len(text.strip()))


def gapped(source: str, place: Stretch) -> str:
    """Gives the source with a gap of the same length in the place of an expression, a condition or what a loop runs over."""
    begin, length = place
    text = source[begin : begin + length]
    if text.startswith("{{"):
        return f"{source[:begin]}{{{{{GAP.ljust(length - 4)}}}}}{source[begin + length :]}"
    over = re.match(r"\s*[\w\s,]+?\sin\s+", text)
    kept = over.end() if over is not None and _loops(source, begin) else 0
    return f"{source[:begin]}{text[:kept]}{GAP.ljust(length - kept)}{source[begin + length :]}"


def _loops(source: str, begin: int) -> bool:
    return re.search(r"\{%-?\s*for\s*$", source[:begin]) is not None


def leftover(source: str) -> tuple[str, tuple[Piece, ...]]:
    """Gives what is left of a source that cannot be read when all that stands in braces is taken out, and its places."""
    text, pieces, end = "", [], 0
    for found in (*_TAG.finditer(source), None):
        begin = found.start() if found else len(source)
        pieces.append(Piece(woven=len(text), source=end))
        text += source[end:begin]
        end = found.end() - found[0].endswith("\n") if found else begin
    return text, tuple(pieces)
