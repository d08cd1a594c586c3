"""Steps: the shades of a heat table, from round bounds that a reader can say aloud."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Protocol

from reportgen.charts.scales import round_ticks
from reportgen.problems import Findings, Span
from reportgen.templating.messages import say
from reportgen.templating.numerals import DASH, numeral, places, rounded, significant

_SHADES = ((2,), (1, 5), (0, 3, 6), (0, 2, 4, 6), (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4, 5, 6))
"""The shades of one step, of two …: as far apart as they can be, and each as far from the last."""
_SAID = tuple(map(Decimal, ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10")))
"""What a round bound begins with."""
_FINER = 3
"""So many more round bounds are tried than there are steps: the last step, open above, may be as wide as some others."""
_FAR = 100
"""Numbers further apart than this factor may be told apart by tens."""


class Stepped(Protocol):
    """What an author writes of steps: where they begin, or how many there are at most and how they are found."""

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """Where steps begin."""

    @property
    def steps(self) -> int:
        """How many there are at most."""

    @property
    def scale(self) -> str:
        """How they are found."""

    def at(self, *path: str | int) -> Span:
        """Gives where a key stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Lower bounds of the steps but the first, and the shade and words of each."""

    bounds: tuple[Decimal, ...]
    shades: tuple[int, ...]
    words: tuple[str, ...]
    decimals: int
    """How many decimals the numbers are printed with: a number has the shade of what is printed."""

    @property
    def named(self) -> tuple[tuple[int, str], ...]:
        """Shade and words, from the least."""
        return tuple(zip(self.shades, self.words, strict=True))

    def step(self, number: Decimal) -> int:
        """Gives the shade of a number, 0 the lightest and 6 the darkest."""
        return self.shades[_class(rounded(number, self.decimals), self.bounds)]


def bounds_rise(spec: Stepped, findings: Findings) -> bool:
    """Checks that the bounds that an author chose rise."""
    if list(spec.bounds) == sorted(set(spec.bounds)):
        return True
    hint = f"write [{', '.join(map(str, sorted(set(spec.bounds))))}]"
    findings.error("wrong-value", "`bounds`: expected numbers that rise", spec.at("bounds"), hint=hint)
    return False


def steps_for(spec: Stepped, numbers: Sequence[Decimal], shown: tuple[str, int]) -> Steps:
    """Gives the steps that the author chose, or such as fit the numbers."""
    return given_steps(spec.bounds, shown) if spec.bounds else steps_of(numbers, spec.steps, spec.scale, shown)


def steps_of(numbers: Sequence[Decimal], most: int, scale: str, shown: tuple[str, int]) -> Steps:
    """Gives at most `most` steps, each of which holds a number; `shown` is the language and the decimals of the numbers."""
    every = sorted(rounded(number, shown[1]) for number in numbers)
    bounds = _held(every, _bounds(every, most, scale))[-(most - 1) :] if most > 1 else ()
    return given_steps(bounds, shown)


def given_steps(bounds: Sequence[Decimal], shown: tuple[str, int]) -> Steps:
    """Gives the steps between bounds that an author chose; `shown` is the language and the decimals of the numbers."""
    shades = _SHADES[len(bounds)]
    return Steps(bounds=tuple(bounds), shades=shades, words=_words(bounds, shown), decimals=shown[1])


def _class(number: Decimal, bounds: Sequence[Decimal]) -> int:
    return sum(1 for bound in bounds if number >= bound)


def _held(numbers: Sequence[Decimal], bounds: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Gives the bounds of the steps that hold a number: an empty one is taken together with the one below it."""
    held = {_class(number, bounds) for number in numbers}
    return tuple(bound for index, bound in enumerate(bounds, start=1) if index in held)


def _bounds(numbers: Sequence[Decimal], most: int, scale: str) -> tuple[Decimal, ...]:
    low, high = numbers[0], numbers[-1]
    if scale == "quantile":
        picks = [numbers[len(numbers) * part // most] for part in range(1, most)]
        exact, said = (dict.fromkeys(map(way, picks)) for way in (lambda pick: significant(pick, 2), _said))
        return tuple(bound for bound in (said if len(said) == len(exact) else exact) if low < bound <= high)
    above = [number for number in numbers if number > 0]
    equal, tens = _equal(numbers, most, most + 1), _tens(above, most)
    if scale != "auto":
        return tens if scale == "tenfold" else equal
    far = bool(above) and low >= 0 and high / above[0] > _FAR
    return max([equal, _equal(numbers, most, most + _FINER), *([tens] if far else [])], key=partial(_told, numbers))


def _equal(numbers: Sequence[Decimal], most: int, ticks: int) -> tuple[Decimal, ...]:
    """Gives round bounds one as far from the next as all; the last step holds all that is above."""
    low, high = numbers[0], numbers[-1]
    whole = all(number == number.to_integral_value() for number in numbers)
    return tuple(tick for tick in round_ticks(low, high, ticks, whole=whole)[1:] if low < tick <= high)[: most - 1]


def _said(number: Decimal) -> Decimal:
    """Gives the number nearest by factor that is easy to say: 15, 20, 25, 30, 40 ….; nothing is done to zero and below."""
    if number <= 0:
        return significant(number, 2)
    tens = Decimal(1).scaleb(number.adjusted())
    return min((each * tens for each in _SAID), key=lambda each: max(each / number, number / each))


def _told(numbers: Sequence[Decimal], bounds: Sequence[Decimal]) -> float:
    """Gives how much the steps tell of the numbers (their entropy): nothing when all fall into one."""
    classes = [_class(number, bounds) for number in numbers]
    shares = [classes.count(each) / len(classes) for each in set(classes)]
    return round(-sum(share * math.log(share) for share in shares), 9)


def _tens(above: Sequence[Decimal], most: int) -> tuple[Decimal, ...]:
    """The powers of ten up to the greatest number, of which steps hold one; the least ones fall into the first step."""
    powers = range(above[0].adjusted() + 1, above[-1].adjusted() + 1) if above else range(0)
    return _held(above, [Decimal(10) ** power for power in powers])[-(most - 1) :]


def _words(bounds: Sequence[Decimal], shown: tuple[str, int]) -> tuple[str, ...]:
    """Gives "under 100", "100–999", "1,000 and more"; of numbers with decimals "6.5–6.9", of one number "7"."""
    language, decimals = shown
    digits = max([0, *(places(bound) for bound in bounds)])
    texts = [numeral(bound, digits, language) for bound in bounds]
    if not texts:
        return (say("chart-all", language),)
    last = max(digits, decimals)
    unit = Decimal(1).scaleb(-last)
    ends = [numeral(after - unit, last, language) for after in bounds[1:]]
    between = [_between(*pair, language) for pair in zip(texts, ends, strict=False)]
    return (say("chart-under", language, number=texts[0]), *between, say("chart-from", language, number=texts[-1]))


def _between(first: str, last: str, language: str) -> str:
    if first == last:
        return first
    signed = not (first[0].isdigit() and last[0].isdigit())
    return say("chart-alt-between", language, first=first, last=last) if signed else f"{first}{DASH}{last}"
