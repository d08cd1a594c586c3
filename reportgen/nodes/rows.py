"""Rows: the lines of a YAML file as an editor sees them, read without a parser because the parser has given up."""

import re
from dataclasses import dataclass

from reportgen.problems import Span

_KEY = r"""[^\s#"'{}\[\],&*!|>%@`:][^:#]*?|"[^"]*"|'[^']*'"""
_ENTRY = re.compile(rf"^(?P<lead>\s*(?:-[ \t]+)*)(?:(?P<key>{_KEY})[ ]*:(?=[ \t]|$)\s*)?(?P<value>.*)$", re.DOTALL)
_BLOCK = re.compile(r"(?:^|[:\-])\s+[|>][+\-0-9]*\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as `- key: value`; columns count from 0."""

    lead: str
    key: str
    value: str
    column: int
    """Where the value begins."""

    @property
    def indent(self) -> int:
        """How far the line is indented, dashes not counted."""
        return len(self.lead) - len(self.lead.lstrip())


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of one file."""

    file: str
    lines: tuple[str, ...]

    def line(self, index: int) -> str:
        """Gives a line by its index from 0; an empty one behind the end."""
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def entry(self, index: int) -> Entry:
        """Reads a line as an entry."""
        found = _ENTRY.match(self.line(index))
        assert found is not None, "every line is an entry: all its parts may be empty"
        return Entry(
            lead=found["lead"], key=found["key"] or "", value=found["value"].rstrip(), column=found.start("value")
        )

    def before(self, index: int) -> int:
        """Gives the index of the nearest line above that says something; -1 when there is none."""
        above = range(index - 1, -1, -1)
        return next((i for i in above if self.line(i).strip() and not self.line(i).lstrip().startswith("#")), -1)

    def last(self) -> int:
        """Gives the index of the last line that is not blank."""
        return max(0, self.before(len(self.lines)))

    def opens_block(self, index: int) -> bool:
        """Says whether a line ends in `|` or `>`, so that text follows."""
        return _BLOCK.search(self.line(index)) is not None

    def span(self, index: int, column: int, length: int = 1) -> Span:
        """Gives a place from an index and a column from 0."""
        return Span(file=self.file, line=index + 1, column=column + 1, length=max(1, length))

    def rest(self, index: int, column: int) -> Span:
        """Gives the place from a column to the end of what stands on the line."""
        return self.span(index, column, len(self.line(index).rstrip()) - column)

    def content(self, index: int) -> Span:
        """Gives the place of a whole line without its indentation."""
        return self.rest(index, len(self.line(index)) - len(self.line(index).lstrip()))
