"""Characters that mean something else to YAML than to the editor who typed them: marks, quotes, tabs and odd spaces."""

import re

import yaml

from reportgen.nodes.rows import Rows
from reportgen.nodes.trouble import QUOTE, Trouble
from reportgen.problems import Problem

MARKS = {
    "@": ("reserved-start", "a sign that YAML keeps for itself"),
    "%": ("reserved-start", "a sign that YAML keeps for itself"),
    "`": ("reserved-start", "a sign that YAML keeps for itself"),
    "?": ("reserved-start", "to YAML the begin of a key"),
    "-": ("reserved-start", "to YAML the begin of a list, which starts on a line of its own"),
    "*": ("yaml-alias", "to YAML an alias"),
    "&": ("yaml-anchor", "to YAML an anchor"),
    "!": ("yaml-tag", "to YAML a tag"),
}
"""What a value may not begin with → code, and what YAML makes of it."""


def _tab(trouble: Trouble) -> Problem | None:
    row = trouble.rows.line(trouble.line)
    at = row.find("\t", 0, len(trouble.entry.lead))
    if at < 0 and not trouble.rest.startswith("\t"):
        return None
    return trouble.problem(
        "tab",
        "a tab, where YAML takes only spaces",
        (trouble.line, at if at >= 0 else trouble.column, 1),
        _spaces(trouble) if at >= 0 else "replace it by spaces",
    )


def _spaces(trouble: Trouble) -> str:
    """Says how far the lines above are indented."""
    above = trouble.rows.before(trouble.line)
    indent = len(trouble.rows.entry(above).lead) if above >= 0 else 0
    if not indent or "\t" in trouble.rows.entry(above).lead:
        return "replace it by spaces"
    return f"replace it by spaces: line {above + 1} begins with {indent}"


def _odd_space(trouble: Trouble) -> Problem | None:
    for line in (trouble.line, trouble.line - 1):
        found = re.match(r" *[\u00a0\u2000-\u200b\u202f\u3000\ufeff]", trouble.rows.line(line))
        if found:
            return odd_space(trouble.rows, line, found.end() - 1)
    return None


def odd_space(rows: Rows, line: int, column: int) -> Problem:
    """Gives the problem of a space that is none to YAML."""
    name = {"\u00a0": "a non-breaking space"}.get(rows.line(line)[column], "an unusual kind of space")
    return Problem(code="odd-space", message=f"the line is indented with {name}, which YAML takes for text",
                   at=rows.span(line, column), hint="delete it and type plain spaces")  # fmt: skip


def _quote(trouble: Trouble) -> Problem | None:
    if "quoted scalar" not in trouble.context:
        return None
    if "escape" not in trouble.said:
        return _unclosed(trouble, *trouble.opened)
    column = trouble.column if trouble.rest.startswith("\\") else trouble.before.rfind("\\")
    return trouble.problem(
        "wrong-escape",
        "a backslash between double quotes begins a code that YAML does not know",
        (trouble.line, column, 2),
        "use single quotes `'…'`, or write `\\\\`",
    )


def _unclosed(trouble: Trouble, line: int, column: int) -> Problem:
    row, mark = trouble.rows.line(line), trouble.rows.line(line)[column]
    curly = next((sign for sign in "”“’‘" if sign in row[column:]), "")
    hint = (
        f"the text ends in a typographic `{curly}`: type `{mark}` instead" if curly else f"end the text with `{mark}`"
    )
    return Problem(code="unclosed-quote", message=f"the quote `{mark}` that opens here is not closed on this line",
                   at=trouble.rows.rest(line, column), hint=hint)  # fmt: skip


def _after_quote(trouble: Trouble) -> Problem | None:
    """Text goes on behind a closing quote: an apostrophe in the text, or a quote further up that never closed."""
    if trouble.said.startswith(("found", "could not find")) or not trouble.rest or trouble.rest[0] in "]},:":
        return None
    tokens = trouble.tokens()
    last = next((token for token in reversed(tokens) if token.end_mark.line == trouble.line), None)
    if not isinstance(last, yaml.ScalarToken) or last.style not in {"'", '"'}:
        return None
    start, end = last.start_mark, last.end_mark
    if start.line != end.line:
        return _unclosed(trouble, start.line, start.column)
    mark = last.style
    double = "`''`" if mark == "'" else '`\\"`'
    other = '"' if mark == "'" else "'"
    return trouble.problem("quote-in-quotes", f"the quote `{mark}` closes here, but the text goes on",
                           (end.line, end.column - 1, 1),
                           f"write {double} for a `{mark}` inside the text, or put all of it in `{other}`")  # fmt: skip


def _expression(trouble: Trouble) -> Problem | None:
    found = re.search(r"""(?:[:\-,\[{]\s+|^\s*|[\[{])(\{\{)""", trouble.before + trouble.rest[:2])
    if not found or "{{" not in trouble.rows.line(trouble.line) or trouble.entry.value[:1] in {'"', "'"}:
        return None
    return expression_at_start(trouble.rows, trouble.line, found.start(1))


def expression_at_start(rows: Rows, line: int, column: int) -> Problem:
    """Gives the problem of a value that begins with an expression."""
    end = rows.line(line).find("}}", column) + 2
    return Problem(
        code="expression-at-start",
        message="a value that begins with `{{` must stand in quotes",
        at=rows.span(line, column, end - column),
        hint=_quoting(rows.line(line)[column:].rstrip()),
    )


def _quoting(text: str) -> str:
    """Says which quotes a text takes: those that are not in it, or the one that it only ends in."""
    if lone := next((each for each in ('"', "'") if text.endswith(each) and text.count(each) == 1), ""):
        return f"the text ends in `{lone}`: put the same before it"
    mark = next((each for each in ('"', "'") if each not in text), "")
    if not mark:
        return "it holds quotes of both kinds: write the text on lines of its own, below a `|`"
    return f"{QUOTE}: `{mark}{{{{ name }}}} …{mark}`, or write the text below a `|`"


def _mark(trouble: Trouble) -> Problem | None:
    """A value that begins with a sign of YAML's."""
    scanning = trouble.context in {"while scanning an alias", "while scanning an anchor", "while scanning a tag"}
    line, column = trouble.opened if scanning else (trouble.line, trouble.column)
    if "undefined alias" in trouble.said:
        column = trouble.rows.line(line).find("*", max(0, column - 1))
    if "directive" in trouble.context:
        line, column = trouble.opened
    sign = trouble.rows.line(line)[column : column + 1]
    found = sign in MARKS and sign not in {"", "-", "?"}
    return mark_at_start(trouble.rows, line, column) if found else _known_mark(trouble)


def _known_mark(trouble: Trouble) -> Problem | None:
    entry = trouble.entry
    sign = entry.value[:1]
    if sign in MARKS and sign and entry.column < trouble.column + ("not allowed" in trouble.said):
        return mark_at_start(trouble.rows, trouble.line, entry.column)
    return None


def mark_at_start(rows: Rows, line: int, column: int) -> Problem:
    """Gives the problem of a value that begins with a sign of YAML's."""
    sign = rows.line(line)[column]
    code, meaning = MARKS[sign]
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    hint = (
        QUOTE
        if code == "reserved-start"
        else f"{QUOTE} if it is text; otherwise write out what is meant, without `{sign}`"
    )
    return Problem(
        code=code, message=f"the value begins with {shown}, {meaning}", at=rows.rest(line, column), hint=hint
    )


def _smart(trouble: Trouble) -> Problem | None:
    for line in (trouble.line, trouble.opened[0]):
        found = re.search(r"[:\-\[{,]\s+([“”„‘’«])|^\s*([“”„‘])|[\[{]([“”„‘])", trouble.rows.line(line))
        if found:
            column = max(found.start(index) for index in (1, 2, 3))
            return smart_quotes(trouble.rows, line, column)
    return None


def smart_quotes(rows: Rows, line: int, column: int) -> Problem:
    """Gives the problem of typographic quotes where YAML's were meant."""
    return Problem(
        code="smart-quotes",
        message=f"`{rows.line(line)[column]}` is a typographic quote, which YAML takes for a part of the text",
        at=rows.span(line, column),
        hint='type `"`, and the same at the end of the text',
    )


CHARACTERS = (_tab, _odd_space, _quote, _expression, _mark, _after_quote, _smart)
"""Each looks at the trouble and explains it, or gives nothing."""
