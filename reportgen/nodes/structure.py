"""Structure that does not stand as it was meant: colons, brackets, commas, indentation and documents."""

import re

from reportgen.nodes.rows import Rows
from reportgen.nodes.trouble import QUOTE, Trouble, colon_in_text
from reportgen.problems import Problem, unseen


def _documents(trouble: Trouble) -> Problem | None:
    above = trouble.rows.before(trouble.line)
    if "another document" not in trouble.said and not trouble.rows.line(above).startswith("..."):
        return None
    line = trouble.line if trouble.rows.line(trouble.line).startswith("---") else above
    return trouble.problem("several-documents", "a second document begins here, but a file holds one", (line, 0, 3),
                           "delete the line, or move what follows into a file of its own")  # fmt: skip


def _colon(trouble: Trouble) -> Problem | None:
    """A second `: ` on one line, outside quotes and brackets."""
    if (
        "mapping values are not allowed" not in trouble.said
        or not trouble.entry.key
        or not trouble.rest.startswith(":")
    ):
        return None
    if trouble.column < trouble.entry.column:
        return None
    return colon_in_text(trouble.rows, trouble.line, trouble.column)


def _block_mark(trouble: Trouble) -> Problem | None:
    if trouble.context != "while scanning a block scalar":
        return None
    sign = trouble.rows.line(trouble.opened[0])[trouble.opened[1]]
    return trouble.problem(
        "text-after-mark",
        f"text stands on the line of the `{sign}`",
        (trouble.line, trouble.column, 1),
        "begin the text on the next line, indented",
    )


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
    shown = lost if len(lost) <= 30 else f"{lost[:29]}…"
    hint = f"{QUOTE}; if it is a comment, put two spaces before the `#`"
    return Problem(
        code="text-after-hash",
        message=f"`{shown}` is lost: ` #` begins a comment",
        at=rows.rest(line, column),
        hint=hint,
    )


def _space(trouble: Trouble) -> Problem | None:
    """`id:routes` or `-chart: lines`."""
    alone = trouble.opened[0] if "simple key" in trouble.context else trouble.line
    above = trouble.rows.before(trouble.line)
    for line in dict.fromkeys((alone, trouble.line, above)):
        found = missing_space(trouble.rows, line)
        if found and not trouble.rows.opens_block(above):
            return found
    return None


_SPACES = "\u00a0\u2007\u2009\u200b\u202f\u3000\ufeff"
"""Spaces that are none to YAML."""


def odd_behind(rows: Rows, line: int, column: int) -> Problem:
    """Gives the problem of a space behind a `-` or `:` that is none to YAML."""
    sign, odd = rows.line(line)[column - 1], rows.line(line)[column]
    told = unseen(odd) or f"U+{ord(odd):04X}"
    return Problem(code="odd-space", message=f"behind the `{sign}` stands {told}, which YAML takes for text",
                   at=rows.span(line, column), hint="delete it and type a plain space")  # fmt: skip


def missing_space(rows: Rows, line: int) -> Problem | None:
    """Gives the problem of a `-` or `:` with no space behind it, when the line has one."""
    entry = rows.entry(line)
    start = len(entry.lead)
    text = rows.line(line)[start:]
    if odd := re.match(rf"(?:-|[a-z][a-z_]*:)(?=[{_SPACES}])", text):
        return odd_behind(rows, line, start + odd.end())
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
    return Problem(
        code="wrong-indentation",
        message=told,
        at=rows.span(line, 0, where or 1),
        also=(rows.content(other),),
        hint="give it the same indentation as the lines that it belongs with",
    )


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
    what = "an entry with `-` stands below keys" if dashed else "a key stands below entries with `-`"
    return trouble.problem(
        "wrong-indentation",
        f"{what}, in the same column",
        (trouble.line, where, 1),
        "indent it like the keys of the entry that it belongs to, or begin it with `- ` like the others"
        if not dashed
        else "indent the line below the key that it belongs to",
    )


def _alone(trouble: Trouble) -> Problem | None:
    """A line that is neither a key with a value nor an entry of a list."""
    line = trouble.opened[0] if "simple key" in trouble.context else trouble.line
    text = trouble.rows.line(line).strip()
    above = trouble.rows.before(line)
    if not text or trouble.rows.entry(line).key:
        return None
    if trouble.rows.opens_block(above):
        return Problem(
            code="wrong-indentation",
            message="text below `|` must be indented more than its key",
            at=trouble.rows.content(line),
            hint="indent every line of the text by two more spaces",
        )
    if trouble.rows.opens_block(trouble.rows.before(above)):
        return Problem(
            code="wrong-indentation",
            message="the first line of the text is indented more than this one",
            at=trouble.rows.content(line),
            also=(trouble.rows.content(above),),
            hint="begin every line of the text in the same column",
        )
    return _no_colon(trouble.rows, line)


def _no_colon(rows: Rows, line: int) -> Problem:
    return Problem(
        code="missing-colon",
        message="the line is neither `key: value` nor `- entry`",
        at=rows.content(line),
        hint="put `: ` behind the key, or indent the line if it goes on with the text above",
    )


DOCUMENT = (_documents, _block_mark)
"""What concerns the document or the text below a mark; thought of before brackets."""

STRUCTURE = (_colon, _hash, _space, _indentation, _alone)
"""Each looks at the trouble and explains it, or gives nothing."""
