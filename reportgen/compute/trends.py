"""Trends: compound growth, index to a base, rolling mean or sum."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from reportgen.arithmetic import Number, add, lacking, number, quotient, status_of, tidy
from reportgen.comparison import Line, crossing, key_order, merged
from reportgen.compute.breaks import refuse_crossing
from reportgen.compute.calendar import before, between
from reportgen.compute.frame import Frame
from reportgen.compute.refusal import Refusal
from reportgen.compute.series import Walk, without
from reportgen.compute.unit import percent_of
from reportgen.indicator import Unit
from reportgen.problems import Problem
from reportgen.table import Cell, Status
from reportgen.templating.found import key_text

_HUNDRED = Decimal(100)


def grown(step: Walk) -> Frame:
    """Takes the step `growth`: the yearly rate that compounds to the whole change. Raises `Refusal`."""
    spec = step.spec.growth
    assert spec is not None, "asked only where there is growth"
    start, end = step.key(spec.since, step.spec.at("growth", "since")), step.key(spec.to, step.spec.at("growth", "to"))
    periods = between(start, end, step.keys(), step.name)
    if periods is None:
        message = f"`{spec.since}` and `{spec.to}` are periods of unlike length"
        raise Refusal(
            Problem(code="unknown-period", message=message, at=step.spec.at("growth", "to"), hint="name two alike")
        )
    if periods < 1:
        raise Refusal(
            Problem(
                code="unknown-period",
                message="growth ends before it begins",
                at=step.spec.at("growth", "to"),
                hint=f"write since: {spec.to}, to: {spec.since}",
            )
        )
    lines = []
    for by_key in (each for each in step.series().values() if end in each):
        grown_ = step.compared(by_key[end], by_key.get(start), lambda a, b: _compound(a, b, periods), percent=True)
        lines.append(_no_rate(grown_) if (number(by_key[end].cell) or 0) < 0 else grown_)
    words = f"compound growth a {step.frame.names[step.over]} from {spec.since} to {spec.to}"
    made = replace(
        step.frame.but(lines, words),
        unit=percent_of(step.frame.unit),
        decimals=1,
        additive=False,
        shares=False,
        change=True,
    )
    return without(made, step.over)


def _no_rate(line: Line) -> Line:
    """No yearly rate leads from a positive number to a negative one."""
    cell = Cell(status=Status.NOT_APPLICABLE, reason="no rate of growth leads to a negative number")
    return line if line.cell.status is not None else replace(line, cells=(cell,))


def _compound(after: Number, base: Number, periods: int) -> Number:
    if after < 0:
        return 0
    with localcontext() as context:
        context.prec = 60
        factor = (Decimal(after) / Decimal(base)) ** (Decimal(1) / periods) if after else Decimal(0)
        return tidy((factor - 1) * 100)


def indexed(step: Walk) -> Frame:
    """Takes the step `index`: the base period is 100. Raises `Refusal`."""
    spec = step.spec.index
    assert spec is not None, "asked only where there is an index"
    at = step.spec.at("index", "base")
    key = step.key(spec.base, at)
    lines = []
    for by_key in step.series().values():
        base = by_key.get(key)
        if base is not None and number(base.cell) == 0:
            raise Refusal(
                Problem(
                    code="division-by-zero",
                    message=f"the base of the index is 0 in {spec.base}",
                    at=at,
                    hint="choose another base, or leave this series out with `where:`",
                )
            )
        lines += [
            step.compared(line, base, lambda after, first: quotient(after, first, _HUNDRED), percent=False)
            for line in by_key.values()
        ]
    unit = Unit(name=f"index, {spec.base} = 100", kind="index")
    return replace(
        step.frame.but(lines, f"index, {spec.base} = 100"), unit=unit, decimals=1, additive=False, shares=False
    )


def rolled(step: Walk) -> Frame:
    """Takes the step `rolling`: the mean or sum of so many periods up to each. Raises `Refusal`."""
    spec = step.spec.rolling
    assert spec is not None, "asked only where something rolls"
    lines = []
    for by_key in step.series().values():
        first = key_order(next(iter(by_key)))
        for key, line in by_key.items():
            keys = [before(key, step.keys(), step.name, lag) for lag in range(spec.n - 1, 0, -1)]
            early = any(each is None or key_order(each) < first for each in keys)
            lines.append(_rolled(step, [*(by_key.get(each) for each in keys), line], early=early))
    words = f"rolling {spec.as_} of {spec.n} {step.frame.names[step.over]}s"
    made = replace(step.frame.but(lines, words), additive=False, shares=False)
    return replace(made, decimals=max(1, made.decimals)) if spec.as_ == "mean" else made


def _rolled(step: Walk, window: Sequence[Line | None], *, early: bool) -> Line:
    spec, line = step.spec.rolling, window[-1]
    assert spec is not None, "asked only where something rolls"
    assert line is not None, "a window ends with its own line"
    if early:
        return replace(line, cells=(Cell(status=Status.NOT_APPLICABLE, reason=f"fewer than {spec.n} periods"),))
    there = [each for each in window if each is not None]
    if len(there) < len(window):
        return replace(line, cells=(Cell(status=Status.MISSING, reason="a period of those averaged is missing"),))
    part = next((each for each in there if each.incomplete), None)
    if part is not None and any(not each.incomplete for each in there):
        reason = f"{key_text(part.keys[step.over])} is not complete"
        return replace(line, cells=(Cell(status=Status.WITHHELD, reason=reason),), notes=merged(there)[1])
    for one in there[:-1]:
        axis = crossing(step.frame.names, line, one, step.axes)
        if axis is not None and step.spec.breaks != "note":
            if step.spec.breaks is None:
                raise refuse_crossing(axis, line, one, step.at)
            return replace(line, cells=(Cell(status=Status.WITHHELD, reason=f"break in series: {axis.reason}"),))
    numbers = [value for each in there if (value := number(each.cell)) is not None]
    sources, notes = merged(there)
    if not numbers:
        return replace(line, cells=(Cell(status=status_of([each.cell for each in there])),))
    value = add(numbers) if spec.as_ == "sum" else quotient(add(numbers), len(numbers))
    cell = Cell(value=value, partial=lacking(each.cell for each in there))
    return replace(line, cells=(cell,), sources=sources, notes=notes)
