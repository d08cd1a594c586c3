"""The editor's commonest slips in YAML, each with a message and a way out of its own."""

from collections.abc import Iterator

import yaml

from reportgen.nodes.node import Node
from reportgen.problems import Problem, Span


def explain_syntax(text: str, file: str, error: yaml.MarkedYAMLError) -> Problem:
    """Turns the parser's complaint into a problem at the place an editor would look."""
    mark = error.problem_mark or error.context_mark
    at = Span(file=file, line=mark.line + 1, column=mark.column + 1) if mark else Span(file=file)
    return Problem(code="yaml-syntax", message=f"{error.problem or error.context}", at=at)


def slips(text: str, file: str, tree: Node) -> Iterator[Problem]:
    """Gives the slips that YAML accepts but that lose or change what was typed."""
    yield from ()
