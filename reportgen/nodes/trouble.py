"""Trouble: where the YAML parser stopped, what it said, and what stands there."""

from dataclasses import dataclass

import yaml

from reportgen.nodes.rows import Entry, Rows
from reportgen.problems import Problem

QUOTE = "put the whole value in quotes"
"""The way out of most slips."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the parser stopped and what it said; lines and columns from 0."""

    rows: Rows
    line: int
    column: int
    said: str
    context: str
    opened: tuple[int, int]
    """Where the thing began that the parser was in."""

    @property
    def entry(self) -> Entry:
        """The line it stopped on."""
        return self.rows.entry(self.line)

    @property
    def rest(self) -> str:
        """What follows the place where it stopped."""
        return self.rows.line(self.line)[self.column :]

    @property
    def before(self) -> str:
        """What stands on the line before the place where it stopped."""
        return self.rows.line(self.line)[: self.column]

    def problem(self, code: str, message: str, place: tuple[int, int, int], hint: str) -> Problem:
        """Makes the problem; `place` is line, column (from 0) and length."""
        return Problem(code=code, message=message, at=self.rows.span(*place), hint=hint)

    def tokens(self) -> list[yaml.Token]:
        """Gives the tokens up to the place of the trouble."""
        found: list[yaml.Token] = []
        try:
            for token in yaml.scan("\n".join(self.rows.lines) + "\n", Loader=yaml.CSafeLoader):
                if (token.start_mark.line, token.start_mark.column) >= (self.line, self.column):
                    break
                if token.end_mark.index > token.start_mark.index:
                    found.append(token)
        except yaml.YAMLError:
            pass
        return found


def colon_in_text(rows: Rows, line: int, column: int) -> Problem:
    """Gives the problem of a colon and a space inside unquoted text."""
    return Problem(
        code="colon-in-text",
        message="a colon and a space in a text without quotes begin a new value to YAML",
        at=rows.span(line, column),
        hint=QUOTE,
    )
