"""Statements: the expressions and conditions of some prose, found in its tree and in its text so that each has a place."""

import re

from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

GAP = "_"
"""The name that stands for an expression that has failed."""

Stretch = tuple[int, int]
"""Offset and length."""

_TAG = re.compile(r"\{\{.*?(?:\}\}|\n|$)|\{%.*?(?:%\}|\n|$)|\{#.*?#\}", re.DOTALL)


def number(tree: nodes.Template) -> None:
    """Puts a call before every expression and condition, so that a failure is known to be its, and counts loops."""
    printed = 0
    for output in list(tree.find_all(nodes.Output)):
        woven: list[nodes.Expr] = []
        for part in output.nodes:
            if not isinstance(part, nodes.TemplateData):
                woven.append(_call("_enter", printed, part.lineno))
                printed += 1
            woven.append(part)
        output.nodes = woven
    for index, node in enumerate(list(tree.find_all((nodes.If, nodes.For)))):
        within = _call("_within", index, node.lineno)
        if isinstance(node, nodes.If):
            node.test = nodes.Or(within, node.test, lineno=node.lineno)
        else:
            assert isinstance(node, nodes.For), "conditions and loops alone are numbered"
            node.iter = nodes.Or(within, node.iter, lineno=node.lineno)
            turn = nodes.Output([_call("_turn", index, node.lineno)], lineno=node.lineno)
            node.body = [turn, *node.body]
    tree.set_environment(tree.environment)  # type: ignore[arg-type]


def _call(name: str, index: int, line: int) -> nodes.Expr:
    """Gives the call of one of the weaver's own functions, which all give an empty text."""
    return nodes.Call(
        nodes.Name(name, "load", lineno=line), [nodes.Const(index, lineno=line)], [], None, None, lineno=line
    )


def expressions(jinja: SandboxedEnvironment, source: str) -> tuple[list[Stretch], list[Stretch]]:
    """Gives every `{{ … }}`, and what stands behind `if`, `elif` or `for` in every `{% … %}`."""
    printed, statements = [], []
    end, begin, word = 0, 0, ""
    for _, kind, text in jinja.lex(source):
        at = source.index(text, end)
        end = at + len(text)
        if kind in {"variable_begin", "block_begin"}:
            begin, word = at, ""
        elif kind == "name" and not word:
            word = text
            begin = end if text in {"if", "elif", "for"} else begin
        if kind == "variable_end":
            printed.append((begin, end - begin))
        elif kind == "block_end" and word in {"if", "elif", "for"}:
            statements.append(_stripped(source, begin, at))
    return printed, statements


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


def leftover(source: str) -> str:
    """Gives what is left of a source that cannot be read when all that stands in braces is taken out."""
    return _TAG.sub(lambda found: "\n" if found[0].endswith("\n") else "", source)
