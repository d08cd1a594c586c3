"""Series: figures compared over a dimension, never silently across a break, a gap or an incomplete period; change."""

from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.comparison import CHANGES, Line, Rule, Work, compared, key_order, merged, usual_change
from reportgen.compute.calendar import before
from reportgen.compute.criteria import check, matches
from reportgen.compute.frame import Frame
from reportgen.compute.refusal import Refusal
from reportgen.compute.regroup import dimension_of, over_of
from reportgen.compute.unit import percent_of, points_of
from reportgen.indicator import Axis
from reportgen.problems import Problem, Span
from reportgen.spec.criterion import Criterion
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Cell, Key, Status
from reportgen.templating.found import key_text


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
        """Compares a line with its base; a status where that cannot be. Raises `Refusal` where it must not be."""
        rule = Rule(
            names=self.frame.names,
            over=self.over,
            axes=self.axes,
            breaks=self.spec.breaks or "",
            threshold=self.threshold,
            at=self.at,
        )
        cell = compared(line, base, work, rule, percent=percent)
        if isinstance(cell, Problem):
            raise Refusal(cell)
        sources, notes = merged([line, *([base] if base else [])])
        return replace(line, cells=(cell,), sources=sources, notes=notes)


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
    if not since and _within_year(frame, over):
        message = f"`{name}` is a number within a year here, so that no {name} stands before the first of each"
        hint = "run over `year` for the same one a year before, or have one column of dates such as 2015-03 in the file"
        raise Refusal(Problem(code="which-dimension", message=message, at=at, hint=hint))
    return Walk(frame=frame, spec=spec, over=over, axes=axes, threshold=threshold, at=spec.at(step))


def _within_year(frame: Frame, over: int) -> bool:
    """Says whether a dimension is the number of a month or quarter beside a column of years."""
    column = frame.dimensions[over]
    return column.name in {"month", "quarter"} and column.kind in {"integer", "text"} and "year" in frame.names


def changed(step: Walk) -> Frame:
    """Takes the step `change`: one change, or that of every period. Raises `Refusal`."""
    spec, frame = step.spec.change, step.frame
    assert spec is not None, "asked only where there is a change"
    share = frame.unit.kind in {"percent", "points"}
    kind = spec.as_ or usual_change(frame.unit)
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
    target = step.key(spec.at_, step.spec.at("change", "at")) if spec.at_ else None
    since = step.key(spec.since, step.spec.at("change", "since")) if spec.since else None
    lines = []
    for by_key in step.series().values():
        for key, line in by_key.items():
            if target is None or key == target:
                base = since if since is not None else before(key, step.keys(), step.name, spec.lag)
                first = target is None and since is None and key == next(iter(by_key))
                lines.append(
                    _first(line)
                    if first
                    else step.compared(line, by_key.get(base), CHANGES[kind], percent=kind == "percent")
                )
    unit = {"percent": percent_of(frame.unit), "points": points_of(frame.unit)}.get(kind, frame.unit)
    decimals = frame.decimals if kind == "absolute" else 1
    made = replace(
        frame.but(lines, _words(step, kind)), unit=unit, decimals=decimals, additive=False, shares=False, change=True
    )
    return without(made, step.over) if target is not None else made


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
