"""Series: figures compared over a dimension, never silently across a break, a gap or an incomplete period; change."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.compute.arithmetic import Number, add, number, quotient
from reportgen.compute.breaks import Axis, crossing, refuse_crossing
from reportgen.compute.calendar import before
from reportgen.compute.criteria import check, matches
from reportgen.compute.frame import Frame, Line, key_order, merged
from reportgen.compute.refusal import Refusal
from reportgen.compute.regroup import dimension_of, over_of
from reportgen.compute.together import mixed_publishers, several_publishers
from reportgen.compute.unit import percent_of, points_of
from reportgen.problems import Problem, Span
from reportgen.spec.criterion import Criterion
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Cell, Key, Status
from reportgen.templating.found import key_text

_HUNDRED = Decimal(100)
Work = Callable[[Number, Number], Number]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A step over a series: the frame, the index of its dimension, the declared breaks, the threshold of bases."""

    frame: Frame
    spec: IndicatorSpec
    over: int
    axes: tuple[Axis, ...]
    threshold: Decimal
    at: Span

    def rest(self, line: Line) -> tuple[Key, ...]:
        """Gives what tells series apart: every key but that of the step."""
        return tuple(key for index, key in enumerate(line.keys) if index != self.over)

    @property
    def name(self) -> str:
        """The name of the dimension."""
        return self.frame.names[self.over]

    def keys(self) -> list[Key]:
        """Gives every key of the dimension in its order."""
        return sorted({line.keys[self.over] for line in self.frame.lines}, key=key_order)

    def series(self) -> dict[tuple[Key, ...], dict[Key, Line]]:
        """Gives each series by the key of the step, in its order."""
        found: dict[tuple[Key, ...], dict[Key, Line]] = {}
        for line in sorted(self.frame.lines, key=lambda line: key_order(line.keys[self.over])):
            found.setdefault((*self.rest(line), line.part), {})[line.keys[self.over]] = line
        return found

    def key(self, text: str, at: Span) -> Key:
        """Finds the period that a text names. Raises `Refusal` when no line has it."""
        name = self.frame.names[self.over]
        test = check(Criterion(values=(text,)), dimension_of(self.frame, name, at), lambda _: at)
        keys = list(dict.fromkeys(line.keys[self.over] for line in self.frame.lines))
        found = [key for key in keys if matches(test, key, "")]
        if len(found) != 1:
            there = sorted((key for key in keys if key is not None), key=key_order)
            span = f"there is {key_text(there[0])} to {key_text(there[-1])}" if there else ""
            message = f"no `{text}` in `{name}`" if not found else f"{len(found)} values of `{name}` lie in `{text}`"
            raise Refusal(Problem(code="unknown-period", message=message, at=at, hint=span))
        return found[0]

    def compared(self, line: Line, base: Line | None, work: Work, *, percent: bool) -> Line:
        """Compares a line with its base; a status where that cannot be, a refusal across a break."""
        cell = self._cell(line, base, work, percent=percent)
        sources, notes = merged([line, *([base] if base else [])])
        return replace(line, cells=(cell,), sources=sources, notes=notes)

    def _cell(self, line: Line, base: Line | None, work: Work, *, percent: bool) -> Cell:
        if line.cell.status is not None:
            return line.cell
        if base is None:
            return Cell(status=Status.MISSING, reason="there is no figure to compare with")
        if base.cell.status is not None:
            return Cell(status=base.cell.status, reason=base.cell.reason)
        barred = self._barred(line, base, percent=percent)
        if barred is not None:
            return barred
        after, before = number(line.cell), number(base.cell)
        assert after is not None, "a cell without a status has a number"
        assert before is not None, "a cell without a status has a number"
        return Cell(
            value=work(after, before),
            base=before,
            partial=line.cell.partial + (base.cell.partial if base is not line else 0),
            provisional=line.cell.provisional or base.cell.provisional,
        )

    def _barred(self, line: Line, base: Line, *, percent: bool) -> Cell | None:
        """Gives why two figures are not compared."""
        if publishers := several_publishers([line, base]):
            way = "compare figures of one publisher: choose one under `where:` where the extract is read"
            raise Refusal(mixed_publishers(publishers, self.at, way))
        axis = crossing(self.frame, line, base, self.axes)
        if axis is not None and self.spec.breaks is None:
            raise refuse_crossing(axis, line, base, self.at)
        if axis is not None and self.spec.breaks == "withhold":
            return Cell(status=Status.WITHHELD, reason=f"break in series: {axis.reason}")
        if line.incomplete != base.incomplete:
            part = line if line.incomplete else base
            return Cell(status=Status.WITHHELD, reason=f"{key_text(part.keys[self.over])} is not complete")
        before = number(base.cell)
        if percent and before is not None and (before <= 0 or before < self.threshold):
            shown = f"{before:f}" if isinstance(before, Decimal) else str(before)
            return Cell(
                status=Status.WITHHELD,
                low_base=True,
                base=before,
                reason=f"the base is {shown}{_under(before, self.threshold)}",
            )
        return None


def _under(before: Number, threshold: Decimal) -> str:
    return "" if before <= 0 else f", under {threshold:f}"


def walk(frame: Frame, spec: IndicatorSpec, step: str, axes: tuple[Axis, ...], threshold: Decimal) -> Walk:
    """Opens a step over the dimension that it names. Raises `Refusal`."""
    at = spec.at(step, "over")
    over = over_of(frame, getattr(spec, step).over, at)
    name = frame.names[over]
    since = step == "index" or (step == "change" and spec.change is not None and spec.change.since)
    if not since and name not in (*frame.times(), *frame.apart):
        message = f"`{step}` runs from period to period, and `{name}` is no time"
        raise Refusal(
            Problem(code="which-dimension", message=message, at=at, hint="write `since:` too, or run over a time")
        )
    return Walk(frame=frame, spec=spec, over=over, axes=axes, threshold=threshold, at=spec.at(step))


def changed(step: Walk) -> Frame:
    """Takes the step `change`: one change, or that of every period. Raises `Refusal`."""
    spec, frame = step.spec.change, step.frame
    assert spec is not None, "asked only where there is a change"
    share = frame.unit.kind in {"percent", "points"}
    kind = spec.as_ or ("points" if share else "percent")
    at = step.spec.at("change", "as")
    if (kind == "points" and not share) or (kind == "absolute" and share):
        message = "only shares change by points" if kind == "points" else "a share changes by points or percent"
        raise Refusal(
            Problem(
                code="conflicting-keys",
                message=message,
                at=at,
                hint=f"write `as: {'absolute' if kind == 'points' else 'points'}`, or `as: percent`",
            )
        )
    work: Work = _percent if kind == "percent" else (lambda after, before: add([after, -before]))
    target = step.key(spec.at_, step.spec.at("change", "at")) if spec.at_ else None
    since = step.key(spec.since, step.spec.at("change", "since")) if spec.since else None
    lines = []
    for by_key in step.series().values():
        for key, line in by_key.items():
            if target is None or key == target:
                base = since if since is not None else before(key, step.keys(), step.name, spec.lag)
                first = target is None and since is None and key == next(iter(by_key))
                lines.append(
                    _first(line) if first else step.compared(line, by_key.get(base), work, percent=kind == "percent")
                )
    unit = {"percent": percent_of(frame.unit), "points": points_of(frame.unit)}.get(kind, frame.unit)
    decimals = frame.decimals if kind == "absolute" else 1
    made = replace(
        frame.but(lines, _words(step, kind)), unit=unit, decimals=decimals, additive=False, shares=False, change=True
    )
    return without(made, step.over) if target is not None else made


def _percent(after: Number, before: Number) -> Number:
    return quotient(add([after, -before]), before, _HUNDRED)


def _first(line: Line) -> Line:
    return replace(line, cells=(Cell(status=Status.NOT_APPLICABLE, reason="nothing stands before the first period"),))


def _words(step: Walk, kind: str) -> str:
    spec, name = step.spec.change, step.frame.names[step.over]
    assert spec is not None, "asked only where there is a change"
    how = {"percent": "change in percent", "points": "change in percentage points"}.get(kind, "change")
    since = (
        f"since {spec.since}" if spec.since else f"on {spec.lag} before" if spec.lag > 1 else f"on the {name} before"
    )
    return f"{how} {f'in {spec.at_} ' if spec.at_ else ''}{since}"


def without(frame: Frame, index: int) -> Frame:
    """Drops a dimension that has one value."""
    lines = [replace(line, keys=(*line.keys[:index], *line.keys[index + 1 :])) for line in frame.lines]
    names = [name for place, name in enumerate(frame.names) if place != index]
    return replace(frame.given_by(names), lines=tuple(lines))
