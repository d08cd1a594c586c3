"""Explain syntax: what the YAML parser complains of, as the slip of the editor's hand that it most often is."""

from collections.abc import Callable

import yaml

from reportgen.nodes.brackets import BRACKETS
from reportgen.nodes.characters import CHARACTERS
from reportgen.nodes.rows import Rows
from reportgen.nodes.structure import DOCUMENT, STRUCTURE
from reportgen.nodes.texts import left_text
from reportgen.nodes.trouble import Trouble
from reportgen.problems import Problem

IMPROVERS: tuple[Callable[[Trouble], Problem | None], ...] = (
    *CHARACTERS,
    *DOCUMENT,
    left_text,
    *BRACKETS,
    *STRUCTURE,
)
"""The slips in the order in which they are thought of; the first that fits explains the trouble."""


def explain_syntax(text: str, file: str, error: yaml.MarkedYAMLError) -> Problem:
    """Turns the parser's complaint into a problem at the place an editor would look."""
    mark, begun = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    trouble = Trouble(
        rows=Rows(file, tuple(text.splitlines())),
        line=mark.line if mark else 0,
        column=mark.column if mark else 0,
        said=error.problem or "",
        context=error.context or "",
        opened=(begun.line, begun.column) if begun else (0, 0),
    )
    return next((problem for improve in IMPROVERS if (problem := improve(trouble))), None) or _plainly(trouble)


def _plainly(trouble: Trouble) -> Problem:
    line = min(trouble.line, trouble.rows.last())
    return trouble.problem("yaml-syntax", f"this is not YAML: {trouble.said or trouble.context}",
                           (line, trouble.column if line == trouble.line else 0, 1),
                           "compare the line and the one above with a section that builds")  # fmt: skip
