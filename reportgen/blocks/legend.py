"""Legend: what stands below a table, made of what stands in it: lettered footnotes, own signs of codes, marks of statuses."""

from reportgen.blocks.cells import letter
from reportgen.document import GridCell, Text
from reportgen.kinds import Scope
from reportgen.table import Cell, Status

NOT_GIVEN = "–"
"""What stands where a number that is worked out is not given; the legend says why."""


class Legend:
    """Gathers footnotes while a table is laid out: letters come first, then signs, then marks."""

    def __init__(self, scope: Scope) -> None:
        """Opens an empty legend."""
        self._scope = scope
        self._letters: dict[str, tuple[str, Text]] = {}
        self._signs: dict[str, tuple[str, Text]] = {}
        self._statuses: dict[Status, dict[str, None]] = {}

    def letter(self, text: Text) -> str:
        """Gives the letter of a footnote, always the same for the same words."""
        return self._letters.setdefault(repr(text), (letter(len(self._letters)), text))[0]

    def sign(self, code: str, mark: str, text: Text) -> None:
        """Takes the footnote of a code that bears a sign of its own in its name."""
        self._signs[code] = (mark, text)

    def status(self, cell: Cell, footnotes: tuple[str, ...] = ()) -> GridCell:
        """Gives a cell without a number as its mark, and notes that the mark is used."""
        assert cell.status is not None, "a number has no mark"
        self._statuses.setdefault(cell.status, {})[cell.reason] = None
        mark = self._scope.words(self._mark(cell.status))
        return GridCell(text=mark, kind="status", footnotes=footnotes, raw=cell.status.value)

    def footnotes(self, why: str) -> tuple[tuple[str, Text], ...]:
        """Gives all of it; `why` says why numbers are not given."""
        marks = [(self._mark(status), self._meaning(status)) for status in self._statuses]
        given = [(NOT_GIVEN, self._scope.words(why))] if why else []
        return (*self._letters.values(), *self._signs.values(), *marks, *given)

    def _mark(self, status: Status) -> str:
        return self._scope.say(f"mark-{status.key}")

    def _meaning(self, status: Status) -> Text:
        reason = "; ".join(filter(None, self._statuses[status]))
        return self._scope.words(f"{self._scope.say(f'status-{status.key}')}{f': {reason}' if reason else ''}")
