"""Texts below a `|` that a line left, because it is indented less than the lines before it."""

from reportgen.nodes.rows import Rows
from reportgen.nodes.trouble import Trouble
from reportgen.problems import Problem


def left_text(trouble: Trouble) -> Problem | None:
    """Points at the line that ended a text unmeant: the parser stops only there or further down."""
    rows = trouble.rows
    line = min(trouble.line, rows.last()) + 1
    while (line := line - 1) >= 0:
        if rows.opens_block(line):
            return _left(rows, line, trouble.line)
    return None


def _left(rows: Rows, opening: int, stopped: int) -> Problem | None:
    """Gives the problem of the first line that leaves the text below an opening, when it was not meant to."""
    text = [line for line in range(opening + 1, len(rows.lines)) if rows.line(line).strip()]
    if not text or _depth(rows, text[0]) <= rows.entry(opening).indent:
        return None
    depth = _depth(rows, text[0])
    inside = next((index for index, line in enumerate(text) if _depth(rows, line) < depth), len(text))
    if inside == len(text) or text[inside] > stopped:
        return None
    leaving, entry = text[inside], rows.entry(text[inside])
    following = text[inside + 1] if inside + 1 < len(text) else -1
    back = following >= 0 and _depth(rows, following) == depth and not _entry(rows, following)
    if _entry(rows, leaving) and not (back and entry.value):
        return None
    if not back and inside < 2:
        return None
    return Problem(
        code="wrong-indentation",
        message="the line is indented less than the text above, and so is no longer part of it",
        at=rows.content(leaving),
        also=(rows.content(text[0]),),
        hint=f"indent it by {depth} spaces like the first line of the text",
    )


def _depth(rows: Rows, line: int) -> int:
    return len(rows.line(line)) - len(rows.line(line).lstrip(" "))


def _entry(rows: Rows, line: int) -> bool:
    """Says whether a line looks like `key: value` or `- entry`."""
    entry = rows.entry(line)
    return bool(entry.key or entry.lead.strip())
