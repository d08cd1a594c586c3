"""Conformal: an interval from the errors of earlier forecasts, and how often it would have held what came later.

Split conformal prediction on rolling origins: at every origin the interval of each number of periods ahead reaches as far
to both sides as all but the largest of the errors that were known by then, at the rank ⌈(n + 1) · level⌉ of n (Vovk, Gammerman
and Shafer, Algorithmic Learning in a Random World, 2005), and never less far than for a nearer period. Errors of one series
hang together, so that nothing warrants the level: how often the interval held is counted, always on values that came after
everything it was made from.
"""

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import exp
from statistics import median

from reportgen.compute.models import Path
from reportgen.outlook import BackTest, Tally

SCORED = 10
"""So many later values at least must be tested for the farthest period ahead."""
_EXACT = 9
"""The digits that errors are compared by: what two machines reckon may differ in the last ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a test gave: its result, and how far the interval reaches from the last origin for each number of periods ahead."""

    test: BackTest
    reach: tuple[float, ...]


@dataclass(slots=True, kw_only=True)
class _Course:
    """A test under way."""

    known: list[list[float]]
    """For each number of periods ahead the errors that are known, sorted."""
    inside: list[int]
    values: list[int]
    widths: list[float] = field(default_factory=list)


def calibrating(level: int) -> int:
    """Gives how many errors an interval of so many percent needs: one more than it leaves out."""
    return -(-level // (100 - level))


def needed(begin: int, ahead: int, level: int, series: int) -> int:
    """Gives how many periods it takes until an interval is calibrated and tested for the farthest period ahead."""
    return begin + 2 * ahead + -(-calibrating(level) // series) + -(-SCORED // series) - 2


def tried(numbers: Sequence[Sequence[float]], paths: Sequence[Mapping[int, Path]], ahead: int, level: int) -> Trial:
    """Tests the forecasts of one or more series over the same periods; errors of all are taken together."""
    course = _Course(known=[[] for _ in range(ahead)], inside=[0] * ahead, values=[0] * ahead)
    for origin in sorted(paths[0]):
        for step in range(1, ahead + 1):
            for error in _errors(numbers, paths, (origin - step, step)):
                insort(course.known[step - 1], error)
        for step, reach in enumerate(_reaches(course.known, level), start=1):
            _judge(course, step, reach, _errors(numbers, paths, (origin, step)))
    tallies = tuple(
        Tally(ahead=step, inside=inside, values=values)
        for step, (inside, values) in enumerate(zip(course.inside, course.values, strict=True), start=1)
    )
    width = Decimal(f"{median(course.widths):.2f}") if course.widths else Decimal(0)
    test = BackTest(origins=max(0, len(paths[0]) - 1), tallies=tallies, width=width)
    return Trial(test=test, reach=tuple(_reaches(course.known, level)))


def _judge(course: _Course, step: int, reach: float, errors: Sequence[float]) -> None:
    """Counts which values lie inside what the errors known at an origin give."""
    for error in errors:
        course.values[step - 1] += 1
        course.inside[step - 1] += error <= reach
        course.widths.append(exp(2 * reach))


def _errors(
    numbers: Sequence[Sequence[float]], paths: Sequence[Mapping[int, Path]], at: tuple[int, int]
) -> list[float]:
    """Gives how far off each series was, forecast from an origin so many periods ahead; nothing where neither is there."""
    origin, step = at
    return [
        round(abs(series[origin + step] - path[origin][step - 1]), _EXACT)
        for series, path in zip(numbers, paths, strict=True)
        if origin in path and origin + step < len(series)
    ]


def _reaches(known: Sequence[Sequence[float]], level: int) -> Iterator[float]:
    """Gives how far the intervals reach to both sides, the nearest first, up to where there are too few errors."""
    farthest = 0.0
    for errors in known:
        rank = -(-(len(errors) + 1) * level // 100)
        if rank > len(errors):
            return
        farthest = max(farthest, errors[rank - 1])
        yield farthest
