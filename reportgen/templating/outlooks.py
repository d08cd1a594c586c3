"""Outlooks in words: a forecast's model, its reasons where it is refused, and what text may ask of its back-test or score.

{{ outlook.inside }} of {{ outlook.tested }}    how many later figures lay inside the interval; of a score those of the score
{{ outlook.coverage }} {{ outlook.level }}      the same in percent, and what the interval was made for
{{ outlook.benchmark_coverage }}                that of always taking the last figure again
{{ outlook.origins }}                           from how many earlier periods it was tested
{% if outlook.refused %}                        whether there is none; whatever else is asked of a refused forecast is a problem
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from reportgen.indicator import Indicator, Unit, Value
from reportgen.outlook import BackTest, Outlook
from reportgen.problems import Problem, Span
from reportgen.table import Cell
from reportgen.templating.citations import dated_short
from reportgen.templating.found import Found
from reportgen.templating.messages import say
from reportgen.templating.notes import shown_words
from reportgen.templating.numerals import DASH
from reportgen.templating.sandbox import ProseError

REFUSED = "forecast-refused"
"""The code of the problem that a refused forecast is shown."""


def model_words(outlook: Outlook, language: str) -> str:
    """Gives a model's name: "exponential smoothing, season of 12"."""
    plain = "-plain" if outlook.model == "ets" and outlook.season == 1 else ""
    return say(f"forecast-model-{outlook.model}{plain}", language, season=outlook.season)


def span_words(outlook: Outlook, language: str) -> str:
    """Gives the first and the last period that a forecast was made from: "2009–2017", "Jan 2009–Apr 2025"."""
    return DASH.join(dated_short(each, language) for each in (outlook.first, outlook.last))


def reason_words(outlook: Outlook, language: str) -> str:
    """Gives every reason why a forecast is refused."""
    return "; ".join(say(each.message, language, **shown_words(each.words, language)) for each in outlook.refused)


def is_refused(indicator: Indicator) -> bool:
    """Says whether an indicator is a forecast that was refused, so that there is nothing to show."""
    return indicator.outlook is not None and bool(indicator.outlook.refused)


def refusal(indicator: Indicator, at: Span) -> Problem:
    """Makes the problem of a refused forecast that a block would show."""
    return Problem(code=REFUSED, message=_message(indicator), at=at, hint=_hint(indicator))


def _message(indicator: Indicator) -> str:
    assert indicator.outlook is not None, "only a forecast is refused"
    return f"`{indicator.id}` has no forecast: {reason_words(indicator.outlook, 'en')}"


def _hint(indicator: Indicator) -> str:
    return f"only `backtests:` lists a refused forecast; a text may ask `{{% if {indicator.id}.refused %}}`"


class Refused:
    """Stands for a refused forecast inside an expression: it says no more than that it is refused."""

    def __init__(self, indicator: Indicator) -> None:
        """Wraps the indicator."""
        self._indicator = indicator

    def __getattr__(self, name: str) -> bool:
        """Gives `refused`; anything else is the problem."""
        if name == "refused":
            return True
        if name.startswith("_"):
            raise AttributeError(name)
        return self._touched()

    def _touched(self, *_: object) -> bool:
        raise ProseError(REFUSED, _message(self._indicator), _hint(self._indicator))

    def __bool__(self) -> bool:
        """Says that there is no number."""
        return False

    _found = __getitem__ = __call__ = __lt__ = __le__ = __gt__ = __ge__ = __iter__ = __add__ = __radd__ = _touched
    __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _touched
    __str__ = __eq__ = __hash__ = _touched  # type: ignore[assignment]


def _of(indicator: Indicator, name: str) -> Outlook:
    if indicator.outlook is None:
        hint = "make it with `forecast:`"
        raise ProseError("unknown-attribute", f"`{indicator.id}` is no forecast, and has no `{name}`", hint)
    return indicator.outlook


def counted(outlook: Outlook) -> tuple[int, int]:
    """Gives how many later figures lay inside, and of how many: in the score, else in the back-test."""
    held = outlook.score if outlook.score is not None else outlook.test
    return (held.inside, held.values) if held is not None else (0, 0)


def _count(name: str, read: Callable[[Outlook], int]) -> Callable[[Indicator], object]:
    def attribute(indicator: Indicator) -> Found:
        cell = Cell(value=read(_of(indicator, name)))
        return Found(value=Value(id=f"{indicator.id}.{name}", cell=cell, unit=Unit(name="figures")), names={})

    return attribute


def _percent(name: str, read: Callable[[Outlook], tuple[int, int]]) -> Callable[[Indicator], object]:
    def attribute(indicator: Indicator) -> Found:
        return Found(value=share_value(f"{indicator.id}.{name}", *read(_of(indicator, name))), names={})

    return attribute


def share_value(identity: str, inside: int, values: int) -> Value:
    """Gives so many of so many as a percentage under an id."""
    share = Decimal(100 * inside) / Decimal(values) if values else Decimal(0)
    cell = Cell(value=round(share, 6), count=inside, base=values or None)
    return Value(id=identity, cell=cell, unit=Unit(name="percent", kind="percent"))


def _tested(test: BackTest | None) -> tuple[int, int]:
    return (test.inside, test.values) if test is not None else (0, 0)


ATTRIBUTES: Mapping[str, Callable[[Indicator], object]] = {
    "inside": _count("inside", lambda outlook: counted(outlook)[0]),
    "tested": _count("tested", lambda outlook: counted(outlook)[1]),
    "origins": _count("origins", lambda outlook: outlook.test.origins if outlook.test is not None else 0),
    "coverage": _percent("coverage", counted),
    "level": _percent("level", lambda outlook: (outlook.level, 100)),
    "benchmark_coverage": _percent("benchmark_coverage", lambda outlook: _tested(outlook.benchmark)),
    "refused": lambda indicator: bool(_of(indicator, "refused").refused),
}
"""Attribute → what it gives of a forecast."""


def outlook_lines(outlook: Outlook) -> Iterator[tuple[str, str]]:
    """Gives all there is to know about a forecast, as heads and words."""
    yield "forecast", f"{model_words(outlook, 'en')}; {outlook.ahead} ahead, interval of {outlook.level} %"
    yield "made from", f"{outlook.first} to {outlook.last}, {outlook.periods} periods, {outlook.series} series"
    if outlook.refused:
        yield "refused", reason_words(outlook, "en")
    for head, test in (("back-test", outlook.test), ("last again", outlook.benchmark)):
        if test is not None:
            yield head, f"{test.inside} of {test.values} inside, from {test.origins} origins; width {test.width} times"
            farthest = test.tallies[-1]
            yield "", f"{farthest.ahead} ahead {farthest.inside} of {farthest.values}"
    if outlook.score is not None:
        score = outlook.score
        told = f"{score.inside} of {score.values} inside, {score.below} below, {score.above} above, {score.lacking} lacking"
        yield "scored", f"{told}; with figures of {score.later}"
