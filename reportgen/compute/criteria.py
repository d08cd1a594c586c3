"""Criteria: conditions on columns, checked against the real codes, then applied to an extract or to computed lines."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from reportgen.compute.columns import Dimension
from reportgen.compute.refusal import Refusal
from reportgen.problems import Problem, Span, did_you_mean
from reportgen.spec.criterion import Criterion
from reportgen.table import meant

Place = Callable[[int], Span]
"""Gives the place of the n-th value of a criterion."""

_RANGE = re.compile(r"^(?P<low>.*?)\.\.(?P<high>.*)$")
_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")
KNOWN, UNKNOWN = "known", "unknown"
_EXPECTED = {
    "integer": "a whole number",
    "number": "a number",
    "date": "a date such as 2015, 2015-03 or 2015-03-31",
    "period": "a period",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One value of a criterion, read by the type of its column: equal to `low`, or from `low` to `high`."""

    word: str = ""
    """`known` or `unknown`."""
    low: Any = None
    high: Any = None
    ranged: bool = False
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A criterion that fits its column."""

    dimension: Dimension
    tests: tuple[Test, ...]
    inverse: bool

    @property
    def fixed(self) -> tuple[str, ...] | None:
        """The texts of single values that are wanted; nothing when it is a range or an inverse."""
        plain = not self.inverse and all(not test.ranged and not test.word for test in self.tests)
        return tuple(test.text for test in self.tests) if plain else None

    @property
    def words(self) -> str:
        """The criterion in a sentence for authors."""
        values = " or ".join(_said(test.text) for test in self.tests)
        return f"{self.dimension.name} {'not ' if self.inverse else ''}{values}"

    @property
    def told(self) -> str:
        """The criterion in a sentence for readers, who see the names of codes."""
        names = {each.code: each.name for each in self.dimension.codes}
        values = " or ".join(names.get(test.text) or _said(test.text) for test in self.tests)
        return f"{self.dimension.name} {'not ' if self.inverse else ''}{values}"


def _said(text: str) -> str:
    low, dots, high = text.partition("..")
    return text if not dots else f"{low}–{high}" if low and high else f"from {low}" if low else f"until {high}"


def check(criterion: Criterion, dimension: Dimension, place: Place) -> Checked:
    """Reads every value by the type of the column. Raises `Refusal` with all that do not fit."""
    tests: list[Test] = []
    problems: list[Problem] = []
    for index, text in enumerate(criterion.values):
        try:
            tests.append(_test(text, dimension, place(index)))
        except Refusal as refusal:
            problems.extend(refusal.problems)
    if problems:
        raise Refusal(*problems)
    return Checked(dimension=dimension, tests=tuple(tests), inverse=criterion.inverse)


def _test(text: str, dimension: Dimension, at: Span) -> Test:
    if text in {KNOWN, UNKNOWN} and text not in dimension.values:
        return Test(word=text, text=text)
    span = _RANGE.match(text)
    if span and text not in dimension.values:
        return _span(text, span["low"].strip(), span["high"].strip(), dimension, at)
    written = dimension.kind == "period" and not dimension.part and not (_DATE.match(text) or _QUARTER.match(text))
    if dimension.kind == "text" or written:
        if dimension.values and text not in dimension.values:
            raise Refusal(
                Problem(
                    code="unknown-code",
                    message=f"no `{text}` in column `{dimension.name}`",
                    at=at,
                    hint=did_you_mean(text, dimension.values, meant(dimension.codes)),
                )
            )
        return Test(low=text, text=text)
    low, high = _ends(text, dimension, at)
    return Test(low=low, high=high, ranged=dimension.kind in {"date", "period"}, text=text)


def _span(text: str, low: str, high: str, dimension: Dimension, at: Span) -> Test:
    if dimension.kind == "text":
        raise Refusal(
            Problem(
                code="wrong-filter",
                message=f"`{dimension.name}` holds text, which has no range `{text}`",
                at=at,
                hint="write a list of values in [ ]",
            )
        )
    if not low and not high:
        raise Refusal(
            Problem(
                code="wrong-filter", message="a range needs an end", at=at, hint="write 2014..2024, 2014.. or ..2024"
            )
        )
    start = _ends(low, dimension, at)[0] if low else None
    end = _ends(high, dimension, at)[1] if high else None
    if start is not None and end is not None and start > end:
        raise Refusal(
            Problem(
                code="wrong-filter",
                message=f"the range `{text}` ends before it begins",
                at=at,
                hint=f"write {high}..{low}",
            )
        )
    return Test(low=start, high=end, ranged=True, text=text)


def _ends(text: str, dimension: Dimension, at: Span) -> tuple[Any, Any]:
    """Gives the first and last value that a text stands for: 2015 is every day of the year."""
    try:
        if dimension.kind == "integer":
            return int(text), int(text)
        if dimension.kind == "number":
            number = Decimal(text)
            if number.is_finite():
                return number, number
        return ends(text)
    except (ValueError, InvalidOperation):
        expected = _EXPECTED[dimension.kind]
        raise Refusal(
            Problem(
                code="wrong-filter",
                message=f"`{dimension.name}`: expected {expected}, not `{text}`",
                at=at,
                hint="a range is written 2014..2024, several values in [ ]",
            )
        ) from None


def ends(text: str) -> tuple[date, date]:
    """Gives the first and last day of a year, quarter, month or day. Raises `ValueError`."""
    quarter = _QUARTER.match(text)
    if quarter:
        first, last = (
            ends(f"{quarter[1]}-{int(quarter[2]) * 3 - 2:02}"),
            ends(f"{quarter[1]}-{int(quarter[2]) * 3:02}"),
        )
        return first[0], last[1]
    found = _DATE.match(text)
    if not found:
        raise ValueError(text)
    year, month, day = int(found[1]), found[2], found[3]
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    end = int(day) if day else monthrange(year, int(month))[1]
    return date(year, int(month), int(day) if day else 1), date(year, int(month), end)


def predicate(checked: Checked, table: Any) -> Any:  # noqa: ANN401 Ibis
    """Gives the condition on the rows of an extract."""
    found = None
    for test in checked.tests:
        one = _condition(test, checked.dimension, table)
        found = one if found is None else found | one
    assert found is not None, "a criterion has a value"
    found = found.fill_null(False)  # noqa: FBT003 Ibis takes it so
    return ~found if checked.inverse else found


def _condition(test: Test, dimension: Dimension, table: Any) -> Any:  # noqa: ANN401 Ibis
    if test.word:
        column = dimension.partial(table) if dimension.part else table[dimension.column]
        unknown = column.isnull() | column.isin(list(dimension.unknown)) if dimension.unknown else column.isnull()
        return unknown if test.word == UNKNOWN else ~unknown
    if dimension.base == "period" and dimension.part != "year":
        return _in_period(test, dimension.column, table)
    column = dimension.partial(table) if dimension.part else table[dimension.column]
    if not test.ranged:
        return column == test.low
    return _between(column, column, test)


def _in_period(test: Test, name: str, table: Any) -> Any:  # noqa: ANN401 Ibis
    """A period answers to its label, or lies within the days that are asked for."""
    same = table[name] == test.text
    return same | _between(table[f"{name}__start"], table[f"{name}__end"], test) if test.ranged else same


def _between(start: Any, end: Any, test: Test) -> Any:  # noqa: ANN401 Ibis
    if test.low is None:
        return end <= test.high
    return start >= test.low if test.high is None else (start >= test.low) & (end <= test.high)


def matches(checked: Checked, key: Any, part: str) -> bool:  # noqa: ANN401 a key of any kind
    """Says whether a computed line's key answers to a criterion."""
    found = any(_answers(test, checked.dimension, key, part) for test in checked.tests)
    return found != checked.inverse


def _answers(test: Test, dimension: Dimension, key: Any, part: str) -> bool:  # noqa: ANN401 a key of any kind
    if test.word:
        unknown = key is None or part == "unknown" or str(key) in dimension.unknown
        return unknown == (test.word == UNKNOWN)
    if key is None:
        return False
    if dimension.kind == "period" and hasattr(key, "label"):
        inside = (
            test.ranged and (test.low is None or key.start >= test.low) and (test.high is None or key.end <= test.high)
        )
        return str(key) == test.text or bool(inside)
    if not test.ranged:
        return bool(key == test.low)
    return (test.low is None or key >= test.low) and (test.high is None or key <= test.high)


def all_words(checks: Sequence[Checked]) -> str:
    """Gives several criteria in a sentence."""
    return ", ".join(checked.told for checked in checks)
