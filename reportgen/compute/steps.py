"""Steps by name: each takes a frame and gives a frame, in the order that `IndicatorSpec.steps` says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.arithmetic import is_range
from reportgen.compute.forecast import forecast
from reportgen.compute.frame import Frame
from reportgen.compute.ranking import limited, ordered, picked, ranked
from reportgen.compute.refusal import Refusal
from reportgen.compute.regroup import by, over_of
from reportgen.compute.scoring import scored
from reportgen.compute.series import Walk, changed, walk
from reportgen.compute.shares import rated, shared
from reportgen.compute.topping import topped
from reportgen.compute.trends import grown, indexed, rolled
from reportgen.indicator import Axis
from reportgen.problems import Problem
from reportgen.spec.indicator import IndicatorSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a step may need beside frame and spec."""

    below: Mapping[str, Frame]
    axes: tuple[Axis, ...]
    threshold: Decimal


def take(step: str, frame: Frame, spec: IndicatorSpec, given: Given) -> Frame:
    """Takes one step. Raises `Refusal`."""
    if step not in {"order", "limit", "pick", "score"}:
        _check_numbers(step, frame, spec)
    if frame.outlook is not None and frame.outlook.refused and step != "score":
        return frame
    return _STEPS[step](frame, spec, given)


def _total(frame: Frame, spec: IndicatorSpec, _: Given) -> Frame:
    kept = tuple(dict.fromkeys((*spec.by, *_run_over(frame, spec))))
    return by(frame, kept, spec, "total")


def _pick(frame: Frame, spec: IndicatorSpec, _: Given) -> Frame:
    if spec.from_ and not spec.measure:
        return replace(frame, dimensions=(), apart=(), lines=tuple(replace(line, keys=()) for line in frame.lines))
    return picked(frame, spec)


def _walked(step: str, work: Callable[[Walk], Frame]) -> Callable[[Frame, IndicatorSpec, Given], Frame]:
    def taken(frame: Frame, spec: IndicatorSpec, given: Given) -> Frame:
        threshold = given.threshold if spec.threshold is None else spec.threshold
        return work(walk(frame, spec, step, given.axes, threshold))

    return taken


_STEPS: Mapping[str, Callable[[Frame, IndicatorSpec, Given], Frame]] = {
    "total": _total,
    "rate": lambda frame, spec, given: rated(frame, spec, given.below["rate"]),
    "share": lambda frame, spec, given: shared(frame, spec, given.below.get("share")),
    "rolling": _walked("rolling", rolled),
    "change": _walked("change", changed),
    "growth": _walked("growth", grown),
    "index": _walked("index", indexed),
    "forecast": _walked("forecast", forecast),
    "score": lambda frame, spec, given: scored(frame, spec, given.below["score"], given.axes),
    "rank": lambda frame, spec, _: ranked(frame, spec),
    "top": lambda frame, spec, _: topped(frame, spec),
    "order": lambda frame, spec, _: ordered(frame, spec),
    "limit": lambda frame, spec, _: limited(frame, spec),
    "pick": _pick,
}


def _run_over(frame: Frame, spec: IndicatorSpec) -> list[str]:
    """Gives the dimensions that later steps run over; `total` keeps them."""
    steps = [step for step in spec.steps() if step in {"rolling", "change", "growth", "index", "forecast"}]
    return [frame.names[over_of(frame, getattr(spec, step).over, spec.at(step))] for step in steps]


def _check_numbers(step: str, frame: Frame, spec: IndicatorSpec) -> None:
    if len(frame.measures) != 1:
        raise Refusal(
            Problem(
                code="conflicting-keys",
                message=f"`{step}` needs one number a row, and there are {len(frame.measures)}",
                at=spec.at(step),
                hint="use `measure` with `by`",
            )
        )
    if any(is_range(cell) for line in frame.lines for cell in line.cells):
        raise Refusal(
            Problem(
                code="aggregated-range",
                message=f"`{step}` would calculate with ranges",
                at=spec.at(step),
                hint="show ranges with `rows:`, or one with `pick:`",
            )
        )
