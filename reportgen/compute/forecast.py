"""Forecast: the periods to come by a stated model, in an interval that back-tests calibrate, or the reasons why not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import exp, expm1, isfinite, log, log1p

from reportgen.arithmetic import number
from reportgen.comparison import Line, key_order, merged, parts, several_publishers
from reportgen.compute.calendar import before
from reportgen.compute.conformal import Trial, needed, tried
from reportgen.compute.frame import Frame, sorted_lines
from reportgen.compute.models import MODELS, Path, UnfitError, least
from reportgen.compute.refusal import Refusal
from reportgen.compute.series import Walk
from reportgen.compute.wording import joined
from reportgen.indicator import Note
from reportgen.outlook import Model, Outlook, Reason
from reportgen.problems import Problem
from reportgen.spec.indicator import ForecastSpec
from reportgen.table import Cell, Column, Key
from reportgen.templating.found import key_text

MEASURES = ("value", "low", "high")
"""What a forecast gives for each period: the number itself, and the ends of its interval."""
_SHARES = frozenset({"percent", "points"})
_SHORT = 5
"""So many points below its level an interval has held too seldom."""
_NAMED = 3
"""So many periods are named."""
_NEVER_OFF = 1e-9
"""Errors of logarithms that are only those of reckoning."""
_FARTHEST = 41
"""The logarithm of the largest number that is kept: it has eighteen digits before the point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Data:
    """The series, all over the same periods, as logarithms."""

    keys: tuple[Key, ...]
    lines: tuple[tuple[Line, ...], ...]
    """The lines of each series in the order of the periods."""
    zeros: bool
    numbers: tuple[tuple[float, ...], ...]


def forecast(step: Walk) -> Frame:
    """Takes the step `forecast`. Raises `Refusal` for what can have none; a refused forecast has no lines and says why."""
    spec = step.spec.forecast
    assert spec is not None, "asked only where something is forecast"
    _check(step)
    until = step.key(spec.until, step.spec.at("forecast", "until")) if spec.until else None
    kept = [line for line in step.frame.lines if _taken(step, line, until)]
    seen = replace(step, frame=replace(step.frame, lines=tuple(kept)))
    keys = tuple(seen.keys())
    outlook = _outlook(seen, spec, keys)
    found = list(_reasons(seen, keys, outlook))
    if found:
        return _refused(seen, outlook, found)
    data = _data(seen, keys)
    try:
        return _forecast(seen, outlook, data)
    except UnfitError as error:
        return _refused(seen, outlook, [Reason(message=str(error))])


def _check(step: Walk) -> None:
    unit, at = step.frame.unit, step.at
    if unit.kind in _SHARES or step.frame.change:
        message = "a forecast goes on with counts or amounts, and these are shares or changes"
        raise Refusal(
            Problem(
                code="conflicting-keys", message=message, at=at, hint="forecast the numbers that they are made from"
            )
        )
    keys = step.keys()
    if not keys or not all(isinstance(key, int | date) for key in keys):
        message = (
            f"a forecast runs over years, months or other dates, and `{step.name}` is of periods as they were printed"
        )
        raise Refusal(
            Problem(code="which-dimension", message=message, at=at, hint="give the indicator `by: year` or `by: month`")
        )


def _taken(step: Walk, line: Line, until: Key) -> bool:
    early = until is None or key_order(line.keys[step.over]) <= key_order(until)
    return early and line.part not in {"total", "difference"}


def _outlook(step: Walk, spec: ForecastSpec, keys: Sequence[Key]) -> Outlook:
    monthly = isinstance(keys[0], date) and step.name.rpartition(".")[2] == "month"
    vintages = sorted({source.vintage or source.edition for line in step.frame.lines for source in line.sources})
    model: Model = spec.model
    return Outlook(
        model=model,
        over=step.name,
        season=spec.season if spec.season is not None else 12 if monthly else 1,
        level=spec.level,
        ahead=spec.ahead,
        first=key_text(keys[0]),
        last=key_text(keys[-1]),
        periods=len(keys),
        series=len(step.series()),
        vintage=", ".join(each for each in vintages if each),
    )


def _reasons(step: Walk, keys: Sequence[Key], outlook: Outlook) -> Iterator[Reason]:
    """Gives everything that stands against a forecast."""
    frame, lines = step.frame, step.frame.lines
    for reason in dict.fromkeys(axis.reason for axis in step.axes if parts(axis, frame.names, lines)):
        yield Reason(message="forecast-break", words=(("reason", reason.rstrip(".")),))
    if publishers := several_publishers(lines):
        yield Reason(message="forecast-publishers", words=(("publishers", ", ".join(publishers)),))
    begin = least(outlook.model, outlook.season)
    enough = needed(begin, outlook.ahead, outlook.level, outlook.series)
    if outlook.periods < enough:
        words = {"periods": outlook.periods, "needed": enough, "ahead": outlook.ahead, "level": outlook.level}
        yield Reason(message="forecast-too-short", words=tuple((name, str(each)) for name, each in words.items()))
    if gaps := _gaps(step, keys):
        yield Reason(message="forecast-gap", words=_places(gaps))
    if partial := _partial(step):
        yield Reason(message="forecast-partial", words=_places(partial))
    if any((number(line.cell) or 0) < 0 for line in lines):
        yield Reason(message="forecast-negative")


def _places(found: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Gives the first periods by name, and how many more there are."""
    more = f" (+{len(found) - _NAMED})" if len(found) > _NAMED else ""
    return (("places", f"{', '.join(found[:_NAMED])}{more}"),)


def _gaps(step: Walk, keys: Sequence[Key]) -> list[str]:
    """Gives the periods in which some series has no number."""
    every, key = [keys[0]], keys[0]
    while key != keys[-1] and len(every) <= 10_000:
        key = before(key, keys, step.name, -1)
        every.append(key)
    odd = [key for key in keys if key not in every]
    series = step.series().values()
    lacking = [key for key in every if any(key not in each or number(each[key].cell) is None for each in series)]
    return [key_text(key) for key in (*lacking, *odd)]


def _partial(step: Walk) -> list[str]:
    found = {line.keys[step.over] for line in step.frame.lines if line.incomplete or line.cell.partial}
    return [key_text(key) for key in sorted(found, key=key_order)]


def _data(step: Walk, keys: tuple[Key, ...]) -> _Data:
    lines = tuple(tuple(by_key[key] for key in keys) for by_key in step.series().values())
    numbers = [[float(number(line.cell) or 0) for line in each] for each in lines]
    zeros = any(not each for series in numbers for each in series)
    logarithm = log1p if zeros else log
    logs = tuple(tuple(logarithm(each) for each in series) for series in numbers)
    return _Data(keys=keys, lines=lines, zeros=zeros, numbers=logs)


def _forecast(step: Walk, outlook: Outlook, data: _Data) -> Frame:
    def paths(model: str) -> list[Mapping[int, Path]]:
        first = least(outlook.model, outlook.season) - 1
        return [MODELS[model](series, outlook.season, first, outlook.ahead) for series in data.numbers]

    found = paths(outlook.model)
    trial = tried(data.numbers, found, outlook.ahead, outlook.level)
    if min(trial.reach) <= _NEVER_OFF:
        raise UnfitError("forecast-constant")
    benchmark = trial if outlook.model == "naive" else tried(data.numbers, paths("naive"), outlook.ahead, outlook.level)
    outlook = replace(outlook, zeros=data.zeros, test=trial.test, benchmark=benchmark.test)
    made = [
        line
        for series, path in zip(data.lines, found, strict=True)
        for line in _lines(step, data, series, (path[len(data.keys) - 1], trial))
    ]
    return _made(step, outlook, sorted_lines(made, step.frame.dimensions))


def _lines(step: Walk, data: _Data, series: Sequence[Line], given: tuple[Path, Trial]) -> Iterator[Line]:
    """Gives the lines of one series: its forecast and the ends of its interval, rounded as its numbers are printed."""
    path, trial = given
    sources, notes = merged(series)
    digits = step.spec.decimals if step.spec.decimals is not None else step.frame.decimals
    key = data.keys[-1]
    for middle, reach in zip(path, trial.reach, strict=True):
        key = before(key, data.keys, step.name, -1)
        ends = (_back(each, digits, zeros=data.zeros) for each in (middle, middle - reach, middle + reach))
        keys = (*series[0].keys[: step.over], key, *series[0].keys[step.over + 1 :])
        cells = tuple(Cell(value=end) for end in ends)
        yield Line(keys=keys, cells=cells, part=series[0].part, sources=sources, notes=notes)


def _back(logarithm: float, digits: int, *, zeros: bool) -> int | Decimal:
    """Gives the number of a logarithm, rounded. Raises `UnfitError` where it is beyond all that is kept."""
    if not isfinite(logarithm) or logarithm > _FARTHEST:
        raise UnfitError("forecast-beyond")
    plain = max(0.0, expm1(logarithm)) if zeros else exp(logarithm)
    rounded = Decimal(plain).quantize(Decimal(1).scaleb(-digits))
    return rounded if digits else int(rounded)


def _made(step: Walk, outlook: Outlook, lines: Sequence[Line]) -> Frame:
    frame = step.frame
    kind = "number" if (step.spec.decimals if step.spec.decimals is not None else frame.decimals) else "integer"
    columns = tuple(Column(name=name, kind=kind, unit=frame.unit.name) for name in MEASURES)  # type: ignore[arg-type]
    apart = [column.name for column in frame.dimensions if column.name != step.name]
    each = f", each {joined(apart)} by itself" if apart else ""
    many = f"{outlook.ahead} {step.name}s" if outlook.ahead > 1 else f"the {step.name}"
    words = f"forecast of {many} after {outlook.last} ({outlook.model}){each}"
    made = replace(frame.but(lines, words), measures=columns, additive=False, shares=False, wholes=None)
    return replace(made, outlook=outlook, notes=(*frame.notes, *_notes(outlook)))


def _refused(step: Walk, outlook: Outlook, reasons: Sequence[Reason]) -> Frame:
    """Gives a frame without lines, which still says what it would have been made from."""
    sources, _ = merged(step.frame.lines)
    made = _made(step, replace(outlook, refused=tuple(reasons)), ())
    return replace(made, cited=sources, notes=())


def _notes(outlook: Outlook) -> Iterator[Note]:
    """Gives what must stand wherever the forecast is shown: that it is reckoned, how, and how that did in the past."""
    test, benchmark = outlook.test, outlook.benchmark
    if test is None or benchmark is None:
        return
    plain = "-plain" if outlook.model == "ets" and outlook.season == 1 else ""
    yield _note(f"note-forecast-{outlook.model}{plain}", season=outlook.season)
    if outlook.series > 1:
        yield _note("note-forecast-pooled", series=outlook.series)
    if outlook.zeros:
        yield _note("note-forecast-zeros")
    told = {"inside": test.inside, "values": test.values, "origins": test.origins, "level": outlook.level}
    far, share = test.tallies[-1], _share(test.inside, test.values)
    yield _note("note-forecast-test", **told, share=share)
    yield _note("note-forecast-far", ahead=far.ahead, inside=far.inside, values=far.values)
    if share < outlook.level - _SHORT:
        yield _note("note-forecast-short")
    if outlook.model != "naive":
        share = _share(benchmark.inside, benchmark.values)
        yield _note("note-forecast-benchmark", share=share, width=test.width, other_width=benchmark.width)


def _share(inside: int, values: int) -> Decimal:
    return Decimal(f"{100 * inside / values:.1f}") if values else Decimal(0)


def _note(message: str, **words: object) -> Note:
    return Note(kind="definition", message=message, words=tuple((name, str(each)) for name, each in words.items()))
