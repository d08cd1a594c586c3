"""Brackets: those that are not closed, closed by the wrong one or closed twice, and what stands between them."""

import re

from reportgen.nodes.rows import Rows
from reportgen.nodes.structure import text_after_hash
from reportgen.nodes.trouble import QUOTE, Trouble, colon_in_text
from reportgen.problems import Problem

_CLOSING = {"[": "]", "{": "}"}


def _lone_colon(trouble: Trouble) -> Problem | None:
    found = re.search(r"(?:(?<=[\[,])\s*|:\s+|-\s+):(?=\s*(?:[,\]#]|$))", trouble.rows.line(trouble.line))
    if not found or not (found.start() <= trouble.column <= found.end()):
        return None
    return trouble.problem("lone-colon", "a `:` alone is no text to YAML", (trouble.line, found.end() - 1, 1),
                           'put it in quotes: `":"`')  # fmt: skip


def _flow(trouble: Trouble) -> Problem | None:
    """Trouble inside brackets."""
    if trouble.context not in {
        "while parsing a flow sequence",
        "while parsing a flow mapping",
        "while parsing a flow node",
    }:
        return None
    line, column = _innermost(trouble)
    opening = trouble.rows.line(line)[column : column + 1]
    if opening not in _CLOSING:
        return None
    if line != trouble.line or not trouble.rest.strip():
        return unclosed(trouble.rows, line, column)
    if trouble.rest[:1] in _CLOSING.values():
        return trouble.problem("wrong-bracket", f"`{opening}` is closed by `{trouble.rest[0]}`",
                               (trouble.line, trouble.column, 1), f"write `{_CLOSING[opening]}`")  # fmt: skip
    return _between(trouble)


def _innermost(trouble: Trouble) -> tuple[int, int]:
    """Gives the place of the bracket that is open where the parser stopped."""
    if trouble.context != "while parsing a flow node":
        return trouble.opened
    found = re.search(r"[\[{][^\[\]{}]*$", trouble.before)
    return (trouble.line, found.start()) if found else trouble.opened


def unclosed(rows: Rows, line: int, column: int) -> Problem:
    """Gives the problem of a bracket without its other half, or of the ` #` behind which it is lost."""
    sign = rows.line(line)[column]
    lost = re.search(rf"\s#(?=.*\{_CLOSING[sign]})", _unquoted(rows.line(line)[column:]))
    if lost:
        return text_after_hash(rows, line, column + lost.start() + 1)
    return Problem(code="unclosed-bracket", message=f"the `{sign}` that opens here is not closed",
                   at=rows.rest(line, column), hint=f"end the list with `{_CLOSING[sign]}`" if sign == "[" else
                   f"end the mapping with `{_CLOSING[sign]}`")  # fmt: skip


def _unquoted(text: str) -> str:
    """Gives a text of the same length without what stands between quotes."""
    return re.sub(r"""(?<=[\s\[{,])("[^"]*"|'[^']*')""", lambda found: "x" * len(found[0]), text)


def _between(trouble: Trouble) -> Problem:
    """Two values in brackets with no comma between them, or a colon in a text."""
    found = re.search(r"\s([A-Za-z_]+)$", trouble.before)
    if trouble.rest.startswith(":") and not (found and re.search(r"[\w\]}\"']\s+\w+$", trouble.before)):
        return colon_in_text(trouble.rows, trouble.line, trouble.column)
    column = found.start(1) if found and trouble.rest.startswith(":") else trouble.column
    if trouble.before.rstrip().endswith(","):
        return trouble.problem(
            "missing-comma",
            "a `,` with nothing before or behind it",
            (trouble.line, trouble.column, 1),
            "delete it, or put the text in quotes",
        )
    return trouble.problem("missing-comma", "a `,` is missing before this", (trouble.line, column, 1),
                           "part the values by `, `, or put a text that holds `: ` or `,` in quotes")  # fmt: skip


def _closing(trouble: Trouble) -> Problem | None:
    if trouble.rest[:1] not in {"]", "}", ","} or not trouble.rest:
        return None
    sign = trouble.rest[0]
    return trouble.problem(
        "stray-bracket",
        f"this `{sign}` closes nothing" if sign != "," else "a `,` outside brackets",
        (trouble.line, trouble.column, 1),
        "delete it, or put the whole value in quotes",
    )


def _behind(trouble: Trouble) -> Problem | None:
    """Text behind a closing bracket, or a `:` that touches an opening one."""
    if "unexpected ':'" in trouble.said:
        return trouble.problem("missing-space", "a space is missing after `:`", (trouble.line, trouble.column, 1),
                               "write `: ` and then the value")  # fmt: skip
    before = trouble.before.rstrip()
    if (
        not before.endswith(("}", "]"))
        or trouble.rest.strip()[:1] in {"", "]", "}", ","}
        or "expected key" not in trouble.said
    ):
        return None
    return trouble.problem("stray-bracket", f"the value ends at this `{before[-1]}`, but the line goes on",
                           (trouble.line, len(before) - 1, 1), QUOTE + ", or part its parts by `, `")  # fmt: skip


BRACKETS = (_lone_colon, _behind, _flow, _closing)
"""Each looks at the trouble and explains it, or gives nothing."""
