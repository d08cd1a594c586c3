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
from reportgen.problems import Findings, Span
from reportgen.templating.prose import MARK, Woven


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
    return MarkdownIt("commonmark", {"html": False}).disable(["code", "html_block", "html_inline", "reference"])


_MARKS = {"em_open": "em", "strong_open": "strong"}
_REFERENCE = r"@(?:fig|tbl|sec):(?P<target>[a-z0-9]+(?:[-_.][a-z0-9]+)*)"
_NOTE = r"\[\^(?P<note>[\w-]+)\]"


class _Reader:
    def __init__(self, woven: Woven, prose: Prose, reading: Reading) -> None:
        self._woven, self._prose, self._reading = woven, prose, reading
        self._cursor = 0
        words = "|".join(re.escape(short) for short in sorted(reading.abbreviations, key=len, reverse=True))
        short = rf"|(?<![\w-])(?P<short>{words})(?![\w-])" if words else ""
        self._special = re.compile(f"{MARK.pattern}|{_REFERENCE}|{_NOTE}{short}")

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
        line = token.map[0] if token.map else 0
        at = self._prose.node.place(sum(len(row) + 1 for row in self._prose.text.split("\n")[:line]))
        self._reading.findings.error(
            "unsupported-markdown",
            f"prose cannot hold a {token.type.replace('_', ' ')}",
            at,
            hint="prose takes paragraphs, headings, lists and quotations",
        )
        return None

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
            yield Marked(mark="code", runs=(self._words(token.content),))
        elif token.type == "image":
            self._reading.findings.error(
                "unsupported-markdown",
                "prose cannot hold an image",
                self._image(),
                hint="use an `image` block, which names credit and licence",
            )
        else:
            yield from self._split(token.content)

    def _image(self) -> Span:
        """Gives the place of the next image."""
        found = re.compile(r"!\[[^\]]*\](?:\([^)]*\))?").search(self._prose.text, self._cursor)
        return self._prose.node.place(found.start(), len(found[0])) if found else self._prose.node.at

    def _split(self, text: str) -> Iterator[Run]:
        end = 0
        for found in self._special.finditer(text):
            if found.start() > end:
                yield self._words(text[end : found.start()])
            yield from self._special_run(found)
            end = found.end()
        if end < len(text):
            yield self._words(text[end:])

    def _special_run(self, found: re.Match[str]) -> Iterator[Run]:
        groups = found.groupdict()
        if found[1]:
            yield self._woven.shown[int(found[1])]
            return
        words = self._words(found[0])
        if groups["target"]:
            yield Reference(target=groups["target"], at=words.at)
        elif groups["note"]:
            number = self._reading.call_note(groups["note"], self._prose, self._cursor - len(found[0]))
            if number is not None:
                yield NoteCall(number=number)
        else:
            yield from self._abbreviation(found[0], words)

    def _abbreviation(self, short: str, words: Words) -> Iterator[Run]:
        self._reading.used.add(short)
        if short in self._reading.seen:
            yield words
        else:
            self._reading.seen.add(short)
            yield Abbreviation(short=short, long=self._reading.abbreviations[short])

    def _words(self, text: str) -> Words:
        """Finds where the words stand in the file: they follow one another in the source."""
        found = self._prose.text.find(text, self._cursor)
        if found >= 0:
            self._cursor = found + len(text)
        return Words(text=text, at=self._prose.node.place(max(found, 0) if found >= 0 else self._cursor, len(text)))
