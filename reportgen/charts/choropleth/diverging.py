"""Steps about zero: what fell in one hue, what rose in another, what hardly changed in neither."""

from collections.abc import Sequence
from decimal import Decimal

from reportgen.charts.steps import Steps
from reportgen.templating.messages import say
from reportgen.templating.numerals import numeral, places, rounded

FALLS, EVEN, RISES = ("step2", "step3", "step5"), "even", ("rise1", "rise2", "rise3")
"""The colours of what fell and of what rose, the least first, and of what hardly changed."""
_NICE, _NARROW = (1, 2, 5), 15
"""What round numbers begin with; the greatest change is at least so many times what hardly counts as one."""


def about_zero(numbers: Sequence[Decimal], shown: tuple[str, int]) -> Steps:
    """Gives equal steps on both sides of zero, as far as there are numbers; `shown` is their language and decimals."""
    exact = [rounded(number, shown[1]) for number in numbers]
    most = max(map(abs, exact), default=Decimal(0))
    near = _round_below(most / _NARROW, Decimal(1).scaleb(-shown[1]))
    unit = Decimal(1).scaleb(-max(shown[1], places(near)))
    above = [near, *(bound for bound in (5 * near, 10 * near) if bound <= max(exact, default=0))]
    below = [*(unit - bound for bound in (10 * near, 5 * near) if -bound >= min(exact, default=0)), unit - near]
    return _steps([*below, *above], unit, shown)


def given_about_zero(bounds: Sequence[Decimal], shown: tuple[str, int]) -> Steps:
    """Gives the steps between bounds that an author chose; the one that holds zero is what hardly changed."""
    return _steps(bounds, Decimal(1).scaleb(-max(shown[1], *(places(bound) for bound in bounds))), shown)


def too_many(bounds: Sequence[Decimal]) -> bool:
    """Says whether more steps lie on one side of zero than there are colours."""
    return sum(bound <= 0 for bound in bounds) > len(FALLS) or sum(bound > 0 for bound in bounds) > len(RISES)


def inks_of(steps: Steps) -> tuple[str, ...]:
    """Gives the colour of each step, the least first."""
    below = sum(bound <= 0 for bound in steps.bounds)
    return (*reversed(FALLS[:below]), EVEN, *RISES[: len(steps.bounds) - below])


def _round_below(number: Decimal, least: Decimal) -> Decimal:
    power = Decimal(1).scaleb(max(number, least).adjusted())
    return max(step * power for step in _NICE if step * power <= max(number, least))


def _steps(bounds: Sequence[Decimal], unit: Decimal, shown: tuple[str, int]) -> Steps:
    count = len(bounds) + 1
    words = tuple(_words(bounds, index, unit, shown[0]) for index in range(count))
    return Steps(bounds=tuple(bounds), shades=tuple(range(count)), words=words, decimals=shown[1])


def _words(bounds: Sequence[Decimal], index: int, unit: Decimal, language: str) -> str:
    if not bounds:
        return say("chart-all", language)
    digits = places(unit)
    if index == 0:
        return say("map-and-less", language, number=_signed(bounds[0] - unit, digits, language))
    first = _signed(bounds[index - 1], digits, language)
    if index == len(bounds):
        return say("chart-from", language, number=first)
    return say("chart-alt-between", language, first=first, last=_signed(bounds[index] - unit, digits, language))


def _signed(number: Decimal, digits: int, language: str) -> str:
    return f"{'+' if number > 0 else ''}{numeral(number, digits, language, strip=True)}"
