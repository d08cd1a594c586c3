"""Steps: the shades of a heat table, from round bounds that a reader can say aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.charts.scales import round_ticks
from reportgen.templating.messages import say
from reportgen.templating.numerals import DASH, numeral, significant

_SHADES = 7
_FAR = 100
"""Numbers further apart than this factor are told apart by tens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Lower bounds of the steps but the first, and the shade and words of each."""

    bounds: tuple[Decimal, ...]
    shades: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def named(self) -> tuple[tuple[int, str], ...]:
        """Shade and words, from the least."""
        return tuple(zip(self.shades, self.words, strict=True))

    def step(self, number: Decimal) -> int:
        """Gives the shade of a number, 0 the lightest and 6 the darkest."""
        return self.shades[sum(1 for bound in self.bounds if number >= bound)]


def steps_of(numbers: Sequence[Decimal], most: int, scale: str, shown: tuple[str, int]) -> Steps:
    """Gives at most `most` steps; `shown` is the language and the decimals of the numbers."""
    bounds = _bounds(sorted(numbers), most, scale)
    count = len(bounds) + 1
    shades = tuple(round(index * (_SHADES - 1) / max(1, count - 1)) for index in range(count)) if count > 1 else (2,)
    return Steps(bounds=bounds, shades=shades, words=_words(bounds, shown))


def _bounds(numbers: Sequence[Decimal], most: int, scale: str) -> tuple[Decimal, ...]:
    low, high = numbers[0], numbers[-1]
    above = [number for number in numbers if number > 0]
    far = bool(above) and low >= 0 and high / above[0] > _FAR
    if scale == "tenfold" or (scale == "auto" and far):
        return _tens(above, most)
    if scale == "quantile":
        picks = [numbers[len(numbers) * part // most] for part in range(1, most)]
        return tuple(bound for bound in dict.fromkeys(significant(pick, 2) for pick in picks) if low < bound <= high)
    ticks = round_ticks(low, high, most + 1, whole=False)
    return tuple(tick for tick in ticks[1:] if low < tick <= high)[: most - 1]


def _tens(above: Sequence[Decimal], most: int) -> tuple[Decimal, ...]:
    """The powers of ten up to the greatest number; the least ones fall into the first step."""
    powers = range(above[0].adjusted() + 1, above[-1].adjusted() + 1) if above else range(0)
    return tuple(Decimal(10) ** power for power in list(powers)[-(most - 1) :])


def _words(bounds: Sequence[Decimal], shown: tuple[str, int]) -> tuple[str, ...]:
    """Gives "under 100", "100–999", "1,000 and more"; bounds of numbers with decimals meet."""
    from reportgen.templating.numerals import places

    language, decimals = shown
    digits = max([0, *(places(bound) for bound in bounds)])
    texts = [numeral(bound, digits, language) for bound in bounds]
    if not texts:
        return (say("chart-all", language),)
    unit = Decimal(1).scaleb(-decimals)
    between = [
        f"{text}{DASH}{numeral(after - unit, decimals, language)}"
        for text, after in zip(texts, bounds[1:], strict=False)
    ]
    return (say("chart-under", language, number=texts[0]), *between, say("chart-from", language, number=texts[-1]))
