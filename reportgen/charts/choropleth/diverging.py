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
    """Gives the same steps on both sides of zero, as far as there are numbers; `shown` is their language and decimals."""
    most = max((abs(rounded(number, shown[1])) for number in numbers), default=Decimal(0))
    near = _round_below(most / _NARROW, Decimal(1).scaleb(-shown[1]))
    above = [near, *(bound for bound in (5 * near, 10 * near) if bound <= most)]
    return given_about_zero([*(-bound for bound in reversed(above)), *above], shown)


def given_about_zero(bounds: Sequence[Decimal], shown: tuple[str, int]) -> Steps:
    """Gives the steps between bounds that an author chose; a bound belongs to the step that lies further from zero."""
    unit = Decimal(1).scaleb(-max(shown[1], *(places(bound) for bound in bounds)))
    count = len(bounds) + 1
    words = tuple(_words(bounds, index, shown[0]) for index in range(count))
    begins = tuple(bound + unit if bound < 0 else bound for bound in bounds)
    return Steps(bounds=begins, shades=tuple(range(count)), words=words, decimals=shown[1])


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


def _words(bounds: Sequence[Decimal], index: int, language: str) -> str:
    if not bounds:
        return say("chart-all", language)
    texts = [_signed(bound, max(map(places, bounds)), language) for bound in bounds]
    if index == 0:
        return say("map-and-less", language, number=texts[0])
    if index == len(bounds):
        return say("chart-from", language, number=texts[-1])
    return say("chart-alt-between", language, first=texts[index - 1], last=texts[index])


def _signed(number: Decimal, digits: int, language: str) -> str:
    return f"{'+' if number > 0 else ''}{numeral(number, digits, language, strip=True)}"
