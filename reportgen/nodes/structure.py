"""Structure that does not stand as it was meant: colons, brackets, commas, indentation and documents."""

import re

from reportgen.nodes.rows import Rows
from reportgen.nodes.trouble import Trouble
from reportgen.problems import Problem

QUOTE = "put the whole value in quotes"
_CLOSING = {"[": "]", "{": "}"}


def _documents(trouble: Trouble) -> Problem | None:
    above = trouble.rows.before(trouble.line)
    if "another document" not in trouble.said and not trouble.rows.line(above).startswith("..."):
        return None
    line = trouble.line if trouble.rows.line(trouble.line).startswith("---") else above
    return trouble.problem("several-documents", "a second document begins here, but a file holds one", (line, 0, 3),
                           "delete the line, or move what follows into a file of its own")  # fmt: skip


def _lone_colon(trouble: Trouble) -> Problem | None:
    found = re.search(r"(?:(?<=[\[,])\s*|:\s+|-\s+):(?=\s*(?:[,\]#]|$))", trouble.rows.line(trouble.line))
    if not found or not (found.start() <= trouble.column <= found.end()):
        return None
    return trouble.problem("lone-colon", "a `:` alone is no text to YAML", (trouble.line, found.end() - 1, 1),
                           'put it in quotes: `":"`')  # fmt: skip


def _colon(trouble: Trouble) -> Problem | None:
    """A second `: ` on one line, outside quotes and brackets."""
    if "mapping values are not allowed" not in trouble.said or not trouble.entry.key or not trouble.rest.startswith(":"):
        return None
    if trouble.column < trouble.entry.column:
        return None
    return colon_in_text(trouble.rows, trouble.line, trouble.column)


def colon_in_text(rows: Rows, line: int, column: int) -> Problem:
    """Gives the problem of a colon and a space inside unquoted text."""
    return Problem(code="colon-in-text", message="a colon and a space in a text without quotes begin a new value to YAML",
                   at=rows.span(line, column), hint=QUOTE)  # fmt: skip


def _flow(trouble: Trouble) -> Problem | None:
    """Trouble inside brackets."""
    if trouble.context not in {"while parsing a flow sequence", "while parsing a flow mapping", "while parsing a flow node"}:
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
    """Gives the problem of a bracket without its other half."""
    sign = rows.line(line)[column]
    return Problem(code="unclosed-bracket", message=f"the `{sign}` that opens here is not closed",
                   at=rows.rest(line, column), hint=f"end the list with `{_CLOSING[sign]}`" if sign == "[" else
                   f"end the mapping with `{_CLOSING[sign]}`")  # fmt: skip


def _between(trouble: Trouble) -> Problem:
    """Two values in brackets with no comma between them, or a colon in a text."""
    found = re.search(r"\s([A-Za-z_]+)$", trouble.before)
    if trouble.rest.startswith(":") and not (found and re.search(r"[\w\]}\"']\s+\w+$", trouble.before)):
        return colon_in_text(trouble.rows, trouble.line, trouble.column)
    column = found.start(1) if found and trouble.rest.startswith(":") else trouble.column
    if trouble.before.rstrip().endswith(","):
        return trouble.problem("missing-comma", "a `,` with nothing before or behind it", (trouble.line, trouble.column, 1),
                               "delete it, or put the text in quotes")  # fmt: skip
    return trouble.problem("missing-comma", "a `,` is missing before this", (trouble.line, column, 1),
                           "part the values by `, `, or put a text that holds `: ` or `,` in quotes")  # fmt: skip


def _closing(trouble: Trouble) -> Problem | None:
    if trouble.rest[:1] not in {"]", "}", ","} or not trouble.rest:
        return None
    sign = trouble.rest[0]
    return trouble.problem("stray-bracket", f"this `{sign}` closes nothing" if sign != "," else "a `,` outside brackets",
                           (trouble.line, trouble.column, 1), "delete it, or put the whole value in quotes")  # fmt: skip


def _block_mark(trouble: Trouble) -> Problem | None:
    if trouble.context != "while scanning a block scalar":
        return None
    sign = trouble.rows.line(trouble.opened[0])[trouble.opened[1]]
    return trouble.problem("text-after-mark", f"text stands on the line of the `{sign}`", (trouble.line, trouble.column, 1),
                           "begin the text on the next line, indented")  # fmt: skip


def _hash(trouble: Trouble) -> Problem | None:
    """A text of several lines that ends at a ` #`."""
    line = trouble.opened[0] if "simple key" in trouble.context else trouble.line
    above = trouble.rows.before(line)
    found = re.search(r"\S #\s?\S", trouble.rows.line(above))
    if not found or trouble.rows.entry(line).key or trouble.rows.opens_block(above):
        return None
    return text_after_hash(trouble.rows, above, found.start() + 2)


def text_after_hash(rows: Rows, line: int, column: int) -> Problem:
    """Gives the problem of text that a `#` turned into a comment."""
    lost = rows.line(line)[column:].strip()
    shown = lost if len(lost) <= 30 else f"{lost[:29]}…"  # noqa: PLR2004 enough to know it by
    hint = f"{QUOTE}; if it is a comment, put two spaces before the `#`"
    return Problem(code="text-after-hash", message=f"`{shown}` is lost: ` #` begins a comment", at=rows.rest(line, column), hint=hint)


def _space(trouble: Trouble) -> Problem | None:
    """`id:routes` or `-chart: lines`."""
    alone = trouble.opened[0] if "simple key" in trouble.context else trouble.line
    above = trouble.rows.before(trouble.line)
    for line in dict.fromkeys((alone, trouble.line, above)):
        found = missing_space(trouble.rows, line)
        if found and not trouble.rows.opens_block(above):
            return found
    return None


def missing_space(rows: Rows, line: int) -> Problem | None:
    """Gives the problem of a `-` or `:` with no space behind it, when the line has one."""
    entry = rows.entry(line)
    start = len(entry.lead)
    text = rows.line(line)[start:]
    dash, colon = re.match(r"-(?=[A-Za-z\"'{\[])", text), re.match(r"[a-z][a-z_]*:(?=[^\s:/])", text)
    if not dash and not (colon and not entry.key):
        return None
    sign, column = ("-", start) if dash else (":", start + (colon.end() if colon else 1) - 1)
    return Problem(code="missing-space", message=f"a space is missing after `{sign}`", at=rows.span(line, column),
                   hint=f"write `{sign} ` and then the value")  # fmt: skip


def _indentation(trouble: Trouble) -> Problem | None:
    """The line, or the one above, begins in a column that fits none of the lines that it could belong to."""
    entry, rows = trouble.entry, trouble.rows
    starts = not trouble.before.strip() or trouble.before.strip() == entry.key
    above = rows.before(trouble.line)
    if "simple key" in trouble.context or not starts or above < 0 or not (entry.key or entry.lead.strip()):
        return None
    if not rows.entry(above).key and not rows.entry(above).lead.strip() and _block_of(rows, above) < 0:
        return _no_colon(rows, above)
    where = entry.indent
    earlier = _levels(rows, above) or [0]
    if where in earlier and rows.entry(above).indent not in earlier:
        return _stands_wrong(trouble, above, earlier)
    levels = sorted(_levels(rows, trouble.line))
    return _mixed(trouble, where) if where in levels else _stands_wrong(trouble, trouble.line, levels)


def _stands_wrong(trouble: Trouble, line: int, levels: list[int]) -> Problem:
    rows, where = trouble.rows, trouble.rows.entry(line).indent
    numbers = ", ".join(str(level) for level in sorted(set(levels)))
    told = f"the line is indented by {where}, the lines that it could belong with by {_either(numbers)}"
    other = trouble.line if line != trouble.line else rows.before(line)
    return Problem(code="wrong-indentation", message=told, at=rows.span(line, 0, where or 1), also=(rows.content(other),),
                   hint="give it the same indentation as the lines that it belongs with")  # fmt: skip


def _either(numbers: str) -> str:
    first, comma, last = numbers.rpartition(", ")
    return f"{first} or {last}" if comma else last


def _block_of(rows: Rows, line: int) -> int:
    """Gives the line that ends in `|` and whose text a line belongs to; -1 when it belongs to none."""
    indent = rows.entry(line).indent
    while (line := rows.before(line)) >= 0:
        if rows.opens_block(line) and rows.entry(line).indent < indent:
            return line
        if rows.entry(line).key:
            return -1
    return -1


def _levels(rows: Rows, line: int) -> list[int]:
    """Gives the columns in which the open mappings and lists above a line begin."""
    found: list[int] = []
    limit = 1 << 30
    while (line := rows.before(line)) >= 0 and limit > 0:
        entry = rows.entry(line)
        if (entry.key or entry.lead.strip()) and entry.indent < limit:
            limit = entry.indent
            found += [limit, *([len(entry.lead)] if entry.key and entry.lead.strip() else [])]
    return found


def _mixed(trouble: Trouble, where: int) -> Problem:
    dashed = bool(trouble.entry.lead.strip())
    what = "an entry with `-` among keys" if dashed else "a key among entries with `-`"
    return trouble.problem("wrong-indentation", f"{what}: a list and a mapping cannot stand in the same column",
                           (trouble.line, where, 1), "indent the line with what it belongs to, or begin it with `- ` like the others"
                           if not dashed else "indent the line below the key that it belongs to")  # fmt: skip


def _alone(trouble: Trouble) -> Problem | None:
    """A line that is neither a key with a value nor an entry of a list."""
    line = trouble.opened[0] if "simple key" in trouble.context else trouble.line
    text = trouble.rows.line(line).strip()
    above = trouble.rows.before(line)
    if not text or trouble.rows.entry(line).key:
        return None
    if trouble.rows.opens_block(above) or trouble.rows.opens_block(trouble.rows.before(above)):
        return Problem(code="wrong-indentation", message="text below `|` must be indented more than its key",
                       at=trouble.rows.content(line), hint="indent every line of the text by two more spaces")  # fmt: skip
    return _no_colon(trouble.rows, line)


def _no_colon(rows: Rows, line: int) -> Problem:
    return Problem(code="missing-colon", message="the line is neither `key: value` nor `- entry`", at=rows.content(line),
                   hint="put `: ` behind the key, or indent the line if it goes on with the text above")  # fmt: skip


STRUCTURE = (
    _documents, _block_mark, _lone_colon, _colon, _flow, _closing, _hash, _space, _indentation, _alone,
)  # fmt: skip
"""Each looks at the trouble and explains it, or gives nothing."""
