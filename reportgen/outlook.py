"""Outlook: what is known of a forecast beside its numbers: model, interval, back-test, score, or why there is none."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Literal

Model = Literal["naive", "seasonal-naive", "ets"]
"""The last value again, the value of a season before again, or exponential smoothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many values that were known later lay inside their interval, of those forecast so many periods ahead."""

    ahead: int
    inside: int
    values: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackTest:
    """The same forecast made again and again in the past, each time with what was known then alone."""

    origins: int
    """So many periods were forecast from."""
    tallies: tuple[Tally, ...]
    """One for each number of periods ahead, the nearest first."""
    width: Decimal
    """The upper end of an interval as a multiple of its lower end, in the median of all that were tested."""

    @property
    def inside(self) -> int:
        """So many later values lay inside."""
        return sum(each.inside for each in self.tallies)

    @property
    def values(self) -> int:
        """So many later values there were."""
        return sum(each.values for each in self.tallies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A forecast held against figures that came later; `lacking` periods have no later figure."""

    inside: int
    below: int
    above: int
    lacking: int
    later: str
    """The vintage or edition of the later figures."""

    @property
    def values(self) -> int:
        """So many later figures there are."""
        return self.inside + self.below + self.above


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why there is no forecast: one of the tool's messages, and what fills it."""

    message: str
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A forecast, or the refusal of one."""

    model: Model
    over: str
    """The dimension that it runs over."""
    season: int
    """So many periods are a season; 1 where there is none."""
    level: int
    """The part of later values that the interval is to hold, in percent."""
    ahead: int
    first: str
    """The first and the last period that it was made from."""
    last: str
    periods: int
    series: int
    """So many series are forecast, each by itself, their errors taken together."""
    vintage: str
    zeros: bool = False
    """Whether one is added to each number before its logarithm is taken."""
    test: BackTest | None = None
    benchmark: BackTest | None = None
    """The test of always taking the last value again."""
    score: Score | None = None
    refused: tuple[Reason, ...] = ()


def outlook_to_json(outlook: Outlook) -> dict[str, Any]:
    """Gives an outlook as JSON; decimals are text."""
    stored = asdict(outlook)
    for name in ("test", "benchmark"):
        if stored[name] is not None:
            stored[name] = {**stored[name], "width": str(stored[name]["width"])}
    return stored


def outlook_from_json(stored: Mapping[str, Any]) -> Outlook:
    """Gives back what `outlook_to_json` was given."""
    tests = {name: _test_back(stored[name]) if stored[name] else None for name in ("test", "benchmark")}
    refused = tuple(
        Reason(message=each["message"], words=tuple((name, text) for name, text in each["words"]))
        for each in stored["refused"]
    )
    score = Score(**stored["score"]) if stored["score"] else None
    return Outlook(**{**stored, **tests, "refused": refused, "score": score})


def _test_back(stored: Mapping[str, Any]) -> BackTest:
    tallies = tuple(Tally(**each) for each in stored["tallies"])
    return BackTest(origins=stored["origins"], tallies=tallies, width=Decimal(stored["width"]))
