"""Parse woven prose as Markdown into parts: values, cross references, note calls and abbreviations are runs."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.document import (
    Abbreviation,
    Heading,
    Items,
    Link,
    Marked,
    NoteCall,
    Paragraph,
    Part,
    Parts,
    Quote,
    Reference,
    Run,
    Text,
    Words,
)
from reportgen.nodes import Prose
from reportgen.problems import Findings
from reportgen.templating.woven import MARK, Woven


@dataclass(slots=True, kw_only=True)
class Reading:
    """What reading a section's prose needs to know, and what it gathers on the way."""

    findings: Findings
    call_note: Callable[[str, Prose, int], int | None]
    """(note name, prose, offset) → its number in the section."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    """Abbreviations already explained in this section."""
    used: set[str] = field(default_factory=set)
    """Abbreviations used anywhere in the report."""


def parse_parts(woven: Woven, prose: Prose, reading: Reading) -> Parts:
    """Gives the blocks of Markdown prose."""
    reader = _Reader(woven, prose, reading)
    return tuple(reader.parts(iter(_parser().parse(woven.text))))


def parse_line(woven: Woven, prose: Prose, reading: Reading) -> Text:
    """Gives one line (a title, a cell, an alternative text) as runs: inline marks only, never a list or heading."""
    reader = _Reader(woven, prose, reading)
    tokens = _parser().parseInline(woven.text.strip().replace("\n", " "))
    return reader.runs(tokens[0].children or [])


@cache
def _parser() -> MarkdownIt:
    """Gives Markdown as prose takes it; it knows tables so that one is refused, and leaves escaped signs by themselves."""
    off = ["code", "html_block", "html_inline", "reference", "text_join"]
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(off)


_MARKS = {"em_open": "em", "strong_open": "strong"}
_REFERENCE = r"@(?P<what>fig|tbl|sec):(?P<target>(?:[a-z0-9]+|(?<=@sec:)[A-Za-z0-9]+)(?:[-_.][A-Za-z0-9]+)*)(?!:?\w)"
_MEANT = r"(?<![\w@])@(?P<kind>[A-Za-z]+)\s?:(?P<meant>[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*)"
_KINDS = {"t": "tbl", "s": "sec", "c": "sec", "a": "sec"}
"""First letter of what was written for the kind of a reference → the kind, where it is no figure."""
_NOTE = r"\[\^(?P<note>[\w-]+)\]"
_ROW = re.compile(r"\|.*\|\s*$")
_UNSUPPORTED = {
    "table_open": ("a table", "show an indicator with a `table` block, or write a list"),
    "fence": ("a block of code", "take the lines of backticks out"),
    "hr": ("a rule", "take the line out; a heading parts a text"),
}
"""Token → what it is, and the way out."""


_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\))?")


class _Reader:
    def __init__(self, woven: Woven, prose: Prose, reading: Reading) -> None:
        self._woven, self._prose, self._reading = woven, prose, reading
        self._text, self._cursor = woven.text.replace("\n", " "), 0
        self._in_table = False
        words = "|".join(re.escape(short) for short in sorted(reading.abbreviations, key=len, reverse=True))
        short = rf"|(?<![\w-])(?P<short>{words})(?![\w-])" if words else ""
        self._special = re.compile(f"{MARK.pattern}|{_REFERENCE}|{_MEANT}|{_NOTE}{short}")

    def parts(self, tokens: Iterator[Token], close: str = "") -> Iterator[Part]:
        for token in tokens:
            if token.type == close:
                return
            part = self._part(token, tokens)
            if part is not None:
                yield part

    def _part(self, token: Token, tokens: Iterator[Token]) -> Part | None:
        if token.type in {"paragraph_open", "heading_open"}:
            text = self.runs(next(tokens).children or [])
            next(tokens)
            if token.type == "paragraph_open":
                return Paragraph(text=text)
            return Heading(text=text, level=min(6, int(token.tag[1]) + 2), id="")
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            close = token.type.replace("_open", "_close")
            return Items(items=tuple(self._items(tokens, close)), ordered=token.type.startswith("ordered"))
        if token.type == "blockquote_open":
            return Quote(parts=tuple(self.parts(tokens, "blockquote_close")))
        self._refuse(token, tokens)
        return None

    def _refuse(self, token: Token, tokens: Iterator[Token]) -> None:
        """Adds the problem of what prose cannot hold, and passes over all of it."""
        what, hint = _UNSUPPORTED.get(token.type, (f"a {token.type.replace('_', ' ')}", ""))
        lines, (first, last) = self._woven.text.split("\n"), token.map or (0, 1)
        before, row = sum(len(line) + 1 for line in lines[:first]), lines[first]
        begin = before + len(row) - len(row.lstrip())
        self._error(f"prose cannot hold {what}", (begin, len(row.strip())),
                    hint or "prose takes paragraphs, headings, lists and quotations")  # fmt: skip
        if token.nesting == 1:
            next(each for each in tokens if each.level == token.level and each.nesting == -1)
        self._cursor = sum(len(line) + 1 for line in lines[:last])

    def _error(self, message: str, place: tuple[int, int], hint: str, code: str = "unsupported-markdown") -> None:
        at = self._prose.node.place(self._woven.source(place[0]), place[1])
        self._reading.findings.error(code, message, at, hint=hint)

    def _items(self, tokens: Iterator[Token], close: str) -> Iterator[Parts]:
        for token in tokens:
            if token.type == close:
                return
            if token.type == "list_item_open":
                yield tuple(self.parts(tokens, "list_item_close"))

    def runs(self, tokens: list[Token]) -> Text:
        return tuple(self._inline(iter(tokens), ""))

    def _inline(self, tokens: Iterator[Token], close: str) -> Iterator[Run]:
        for token in tokens:
            if token.type == close:
                return
            yield from self._run(token, tokens)

    def _run(self, token: Token, tokens: Iterator[Token]) -> Iterator[Run]:
        if token.type in _MARKS:
            runs = tuple(self._inline(tokens, token.type.replace("_open", "_close")))
            yield Marked(mark="em" if token.type == "em_open" else "strong", runs=runs)
        elif token.type == "link_open":
            yield Link(href=str(token.attrs.get("href", "")), runs=tuple(self._inline(tokens, "link_close")))
        elif token.type in {"softbreak", "hardbreak"}:
            yield Words(text=" ")
        elif token.type == "code_inline":
            yield Marked(mark="code", runs=tuple(self._split(token.content, MARK)))
        elif token.type == "text_special":
            begin = self._find(token.markup)
            at = self._prose.node.place(self._woven.source(begin), len(token.content))
            yield Words(text=token.content, at=at)
        elif token.type == "image":
            found = _IMAGE.search(self._text, self._cursor)
            place = (found.start(), len(found[0])) if found else (self._cursor, 1)
            self._error("prose cannot hold an image", place, "use an `image` block, which names credit and licence")
        else:
            yield from self._split(token.content, self._special)

    def _split(self, text: str, special: re.Pattern[str]) -> Iterator[Run]:
        if _ROW.match(text) and not self._in_table:
            self._in_table = True
            self._error(
                "prose cannot hold a table", (self._find(text, ahead=True), len(text)), _UNSUPPORTED["table_open"][1]
            )
        end = 0
        for found in special.finditer(text):
            if found.start() > end:
                yield from self._words(text[end : found.start()])
            yield from self._special_run(found)
            end = found.end()
        if end < len(text):
            yield from self._words(text[end:])

    def _special_run(self, found: re.Match[str]) -> Iterator[Run]:
        groups, begin = found.groupdict(), self._find(found[0])
        if found[1]:
            yield self._woven.shown[int(found[1])]
            return
        offset = self._woven.source(begin)
        at = self._prose.node.place(offset, len(found[0]))
        if groups["target"]:
            yield Reference(target=groups["target"], at=at)
        elif groups["meant"]:
            self._misspelt(groups["kind"], groups["meant"], (begin, len(found[0])))
        elif groups["note"]:
            number = self._reading.call_note(groups["note"], self._prose, offset)
            if number is not None:
                yield NoteCall(number=number)
        else:
            yield from self._abbreviation(found[0], Words(text=found[0], at=at))

    def _misspelt(self, kind: str, target: str, place: tuple[int, int]) -> None:
        """Adds the problem of a reference that would be printed as it stands."""
        meant = kind.lower() if kind.lower() in {"fig", "tbl", "sec"} else _KINDS.get(kind[0].lower(), "fig")
        message = f"`@{kind}:{target}` is no reference, and would be printed as it stands"
        self._error(message, place, f"write `@{meant}:{target.lower()}`", "prose-syntax")

    def _abbreviation(self, short: str, words: Words) -> Iterator[Run]:
        self._reading.used.add(short)
        if short in self._reading.seen:
            yield words
        else:
            self._reading.seen.add(short)
            yield Abbreviation(short=short, long=self._reading.abbreviations[short])

    def _find(self, text: str, *, ahead: bool = False) -> int:
        """Gives where in the woven text the next such text stands, and goes on behind it unless it only looks ahead."""
        found = self._text.find(text, self._cursor)
        begin = found if found >= 0 else self._cursor
        self._cursor = self._cursor if found < 0 or ahead else found + len(text)
        return begin

    def _words(self, text: str) -> Iterator[Words]:
        """Gives the words, apart wherever they do not stand in one stretch of one line of the file."""
        begin, before = self._find(text), 0
        while before < len(text):
            there = begin + before
            row_end = self._woven.text.find("\n", there)
            row_end = len(self._text) if row_end < 0 else row_end + (row_end == there)
            end = min(len(text), max(before + 1, min(self._woven.runs_to(there), row_end) - begin))
            at = self._prose.node.place(self._woven.source(there), end - before)
            yield Words(text=text[before:end], at=at)
            before = end
