"""The slips that YAML accepts but that lose or change what was typed: found after a file was read without trouble."""

import re
from collections.abc import Iterator

import yaml

from reportgen.nodes.characters import mark_at_start, odd_space, smart_quotes
from reportgen.nodes.node import Map, Node, Scalar, Seq
from reportgen.nodes.rows import Rows
from reportgen.nodes.structure import missing_space, odd_behind, text_after_hash
from reportgen.problems import Problem, Span

PROSE = frozenset(
    {
        "title",
        "subtitle",
        "text",
        "note",
        "label",
        "alt",
        "caption",
        "reason",
        "description",
        "action",
        "change",
        "credit",
        "footnote",
        "disclaimer",
        "revision",
        "owner",
    }
)
"""Keys whose values are text for readers."""

_REFUSED = re.compile(r"(?m)(?:^|[\s\[{,])[&*!]|<<\s*:")


def refused(text: str, rows: Rows) -> Iterator[Problem]:
    """Gives anchors, aliases, tags and merge keys: YAML that report files do not have."""
    if not _REFUSED.search(text):
        return
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        line, column = token.start_mark.line, token.start_mark.column
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
            if not rows.line(line)[:column].rstrip().endswith("<<:"):
                yield mark_at_start(rows, line, column)
        elif isinstance(token, yaml.ScalarToken) and token.plain and token.value == "<<":
            yield Problem(code="merge-key", message="`<<` merges another mapping in, which report files do not do",
                          at=rows.span(line, column, 2), hint="write out the keys that are meant")  # fmt: skip


def slips(text: str, file: str, tree: Node) -> Iterator[Problem]:
    """Gives the slips that YAML accepts but that lose or change what was typed."""
    rows = Rows(file, tuple(text.splitlines()))
    for key, keyed, scalar in _scalars("", None, tree):
        yield from _after_hash(rows, key, scalar)
        yield from _in_value(rows, keyed, scalar)
        yield from _tab(rows, keyed, scalar)
    for keyed in _keys(tree):
        yield from _glued(rows, keyed)


def _keys(node: Node) -> Iterator[Span]:
    """Gives the place of every key."""
    below = node.items if isinstance(node, Seq) else ()
    if isinstance(node, Map):
        yield from (key.at for key, _ in node.entries.values())
        below = tuple(value for _, value in node.entries.values())
    for item in below:
        yield from _keys(item)


def _scalars(key: str, keyed: Span | None, node: Node) -> Iterator[tuple[str, Span | None, Scalar]]:
    """Gives every scalar value with its key (a list's entries have the list's) and the key's place, if it has one."""
    if isinstance(node, Scalar):
        yield key, keyed, node
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _scalars(key, None, item)
    else:
        for name, (typed, value) in node.entries.items():
            yield from _scalars(name, typed.at, value)


def _after_hash(rows: Rows, key: str, scalar: Scalar) -> Iterator[Problem]:
    """Text behind ` #`.

    A comment stands at least two spaces behind its value, or behind a short value that is no prose. One space and a `#`
    behind prose or several words, or before a character that is no space, is text; so is `#1` behind any such value, and
    `#word` where a value should stand.
    """
    if scalar.style != "plain":
        return
    last, column = _end(scalar) if scalar.text else (scalar.at.line - 1, scalar.at.column - 1)
    found = re.match(r"(\s+)#(.?)", rows.line(last)[column:])
    if not found:
        return
    wordy = key in PROSE or " " in scalar.text
    close = len(found[1]) == 1 and (wordy or not found[2].isspace())
    if (close and found[2]) or (wordy and found[2].isdigit()):
        yield text_after_hash(rows, last, column + len(found[1]))


def _end(scalar: Scalar) -> tuple[int, int]:
    """Gives the line and column (from 0) behind a plain scalar."""
    place = scalar.place(len(scalar.text) - 1)
    return place.line - 1, place.column


def _in_value(rows: Rows, keyed: Span | None, scalar: Scalar) -> Iterator[Problem]:
    """Typographic quotes around a value, a bracket that closes nothing, a key glued to its value."""
    line, column, text = scalar.at.line - 1, scalar.at.column - 1, scalar.text
    if scalar.style == "quoted" and scalar.turns and keyed:
        yield from _swallowed(rows, scalar, keyed)
    if scalar.style != "plain" or not text:
        return
    if text[0] in "“„‘" and text[-1] in "”“’‘\"'":
        yield smart_quotes(rows, line, column)
    for opening, closing in ("[]", "{}"):
        if text.endswith(closing) and opening not in text and "\n" not in text:
            end = _end(scalar)
            yield Problem(
                code="stray-bracket",
                message=f"this `{closing}` closes nothing",
                hint="delete it, or put the whole value in quotes",
                at=rows.span(end[0], end[1] - 1),
            )
            break
    if (keyed is None or line != keyed.line - 1) and column == len(rows.line(line)) - len(rows.line(line).lstrip()):
        yield from filter(None, [missing_space(rows, line)])
    yield from _joined(rows, scalar, listed=keyed is None)


def _swallowed(rows: Rows, scalar: Scalar, keyed: Span) -> Iterator[Problem]:
    """A quoted text that runs on over the next keys, because its quote closes only there."""
    for _, line, column in scalar.turns[1:]:
        entry = rows.entry(line - 1)
        if (entry.key or entry.lead.strip()) and column == entry.indent + 1 and entry.indent < keyed.column:
            yield Problem(
                code="unclosed-quote",
                message="the quote that opens here is not closed on this line",
                at=rows.rest(scalar.at.line - 1, scalar.at.column - 1),
                hint="end the text with the same quote",
            )
            return


def _joined(rows: Rows, scalar: Scalar, *, listed: bool) -> Iterator[Problem]:
    """An entry of a list that YAML joined to the text above, because it is indented more or lacks a space."""
    for _, line, column in scalar.turns[1:]:
        row = rows.line(line - 1)
        if row[: column - 1].strip():
            continue
        if re.match(r"-\s+\S", row[column - 1 :]):
            yield Problem(
                code="wrong-indentation",
                message="the line is indented so far that YAML joins it to the text above",
                at=rows.rest(line - 1, column - 1),
                hint="begin it in the column of the entry above",
            )
        elif found := missing_space(rows, line - 1):
            yield found
        elif listed and column < scalar.at.column:
            yield Problem(
                code="wrong-indentation",
                message="YAML joins the line to the text above",
                at=rows.rest(line - 1, column - 1),
                also=(scalar.at,),
                hint="begin it with `- ` if it is an entry of its own, or indent it as far as the text above",
            )


def _tab(rows: Rows, keyed: Span | None, scalar: Scalar) -> Iterator[Problem]:
    """A tab between a key and its value."""
    if keyed is None or scalar.at.line != keyed.line:
        return
    line, begin = keyed.line - 1, keyed.column - 1
    behind = rows.line(line)[begin + keyed.length : scalar.at.column - 1]
    if "\t" in behind:
        yield Problem(code="tab", message="a tab, where YAML takes only spaces", hint="replace it by a space",
                      at=rows.span(line, begin + keyed.length + behind.index("\t")))  # fmt: skip


def _glued(rows: Rows, keyed: Span) -> Iterator[Problem]:
    """A key that YAML read together with what stands before or behind it."""
    line, begin = keyed.line - 1, keyed.column - 1
    key = rows.line(line)[begin : begin + keyed.length]
    if key[:1] in {"\u00a0", "\u202f", "\u3000", "\u200b", "\ufeff"} and key:
        yield odd_space(rows, line, begin)
    elif odd := re.match(r"(?:-|[a-z_]+:)(?=[\u00a0\u2007\u2009\u200b\u202f\u3000\ufeff])", key):
        yield odd_behind(rows, line, begin + odd.end())
    elif re.match(r"-\S", key) or re.match(r"[a-z_]+:[^\s:/]", key):
        column = begin if key[0] == "-" else begin + key.index(":")
        yield Problem(
            code="missing-space",
            message=f"a space is missing after `{rows.line(line)[column]}`",
            at=rows.span(line, column),
            hint=f"write `{rows.line(line)[column]} ` and then the value",
        )
