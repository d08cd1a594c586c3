"""Regroup: rows of another indicator chosen by `where`, then added up or averaged by fewer dimensions."""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.arithmetic import aggregated, is_range, summed
from reportgen.comparison import Line, key_order, merged
from reportgen.compute.columns import Dimension
from reportgen.compute.criteria import Checked, all_words, check, matches
from reportgen.compute.frame import Frame, sorted_lines, whole_periods
from reportgen.compute.measure import Measure, read_measure
from reportgen.compute.plan import value_place
from reportgen.compute.refusal import Refusal
from reportgen.compute.remainders import fewer, narrowed
from reportgen.compute.together import check_kept_apart, check_together
from reportgen.compute.unknowns import beside_lines
from reportgen.compute.wording import joined
from reportgen.problems import Problem, Span, did_you_mean
from reportgen.spec.criterion import Criterion
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Key
from reportgen.templating.found import key_text


def dimension_of(frame: Frame, name: str, at: Span) -> Dimension:
    """Gives a dimension of a frame as something that criteria are checked against. Raises `Refusal`."""
    if name not in frame.names:
        given = f"it is given by {joined(frame.names)}" if frame.names else "it has no dimensions"
        raise Refusal(
            Problem(
                code="needs-dimension",
                message=f"the numbers are not given by `{name}`",
                at=at,
                hint=did_you_mean(name, frame.names) or given,
            )
        )
    index = frame.index(name)
    column = frame.dimensions[index]
    unknown = {key_text(line.keys[index]) for line in frame.lines if line.part == "unknown"}
    known = {key_text(line.keys[index]) for line in frame.lines if line.part == ""}
    values = {key_text(line.keys[index]): 1 for line in frame.lines}
    return Dimension(
        name=name,
        column=name,
        kind=column.kind,
        base=column.kind,
        values=values if column.kind == "text" else {},
        unknown=tuple(sorted(unknown - known)),
        codes=column.codes,
    )


def checks_on(spec: IndicatorSpec, criteria: dict[str, Criterion], frame: Frame, path: str) -> list[Checked]:
    """Checks criteria against the dimensions of a frame. Raises `Refusal` with all that are wrong."""
    found: list[Checked] = []
    problems: list[Problem] = []
    for name, criterion in criteria.items():
        try:
            dimension = dimension_of(frame, name, spec.at(path, name))
            found.append(check(criterion, dimension, value_place(spec, (path, name), criterion)))
        except Refusal as refusal:
            problems.extend(refusal.problems)
    if problems:
        raise Refusal(*problems)
    return found


def chosen(frame: Frame, checks: Sequence[Checked]) -> list[Line]:
    """Gives the lines that answer to every criterion."""
    places = [(frame.index(checked.dimension.name), checked) for checked in checks]
    return [
        line for line in frame.lines if all(matches(checked, line.keys[index], line.part) for index, checked in places)
    ]


def _nothing(frame: Frame, spec: IndicatorSpec, checks: Sequence[Checked]) -> Problem:
    """Makes the problem of conditions that no line answers to: at the one that no line answers to by itself, if there is one."""
    alone = next((checked for checked in checks if not chosen(frame, [checked])), None)
    hint, at = f"`reportgen explain {spec.of}` shows its rows", spec.at("where")
    if alone is not None:
        name = alone.dimension.name
        there = sorted({line.keys[frame.index(name)] for line in frame.lines} - {None}, key=key_order)
        hint = f"there is {key_text(there[0])} to {key_text(there[-1])}" if len(there) > 1 else hint
        at, checks = spec.at("where", name), [alone]
    words = ", ".join(checked.words for checked in checks)
    return Problem(code="empty-result", message=f"no row of `{spec.of}` with {words}", at=at, hint=hint)


def regrouped(frame: Frame, spec: IndicatorSpec) -> Frame:
    """Takes the steps of `of`: `where`, `partial: drop`, then `measure` and `by`. Raises `Refusal`."""
    if isinstance(spec.where, str):
        raise Refusal(
            Problem(
                code="conflicting-keys",
                message="an expression in `where` needs `from`",
                at=spec.at("where"),
                hint="write `where` as a mapping of dimensions to values",
            )
        )
    if frame.outlook is not None and frame.outlook.refused:
        return frame
    if spec.where:
        checks = checks_on(spec, spec.where, frame, "where")
        lines = chosen(frame, checks)
        if not lines:
            raise Refusal(_nothing(frame, spec, checks))
        frame = narrowed(frame, beside_lines(frame, checks).but(lines, all_words(checks)), checks)
    if spec.partial == "drop":
        frame = whole_periods(frame)
        frame = frame.but(frame.lines, "whole periods only")
    if spec.measure:
        return _measured(frame, spec)
    return by(frame, spec.by, spec, "by") if spec.by and not spec.total else frame


def _measured(frame: Frame, spec: IndicatorSpec) -> Frame:
    measure = read_measure(spec)
    if measure.name in {"sum", "share"}:
        return by(frame, spec.by, spec, "measure")
    if measure.name in {"count", "distinct"}:
        raise Refusal(
            Problem(
                code="conflicting-keys",
                message=f"`{measure.name}` counts rows of an extract",
                at=spec.at("measure"),
                hint="write `from` an extract, or sum, mean, median, min, max or quantile",
            )
        )
    _one_measure(frame, spec.at("measure"))
    groups = _groups(frame, spec.by, spec.at("by"))
    if any(is_range(line.cell) for line in frame.lines):
        what = f"ranges have no {measure.name}"
        raise Refusal(
            Problem(code="aggregated-range", message=what, at=spec.at("measure"), hint="take one with `pick:`")
        )
    check_kept_apart(frame, groups.values(), spec.of or "this", spec.at("measure"))
    for lines in groups.values() if measure.name != "sum" and spec.partial is None else ():
        if len({line.incomplete for line in lines}) > 1:
            message = f"{measure.words.partition(' ')[0]} over whole periods and one that is not complete"
            hint = "write `partial: drop`, or `partial: mark` to print it with a note"
            raise Refusal(Problem(code="incomplete-period", message=message, at=spec.at("measure"), hint=hint))
    lines = [_averaged(keys, lines, measure) for keys, lines in groups.items()]
    words = (
        f"{measure.words.partition(' of ')[0]} by {joined(spec.by)}" if spec.by else measure.words.partition(" of ")[0]
    )
    given = frame.given_by(spec.by)
    made = fewer(frame, given.but(sorted_lines(lines, given.dimensions), words), sums=False)
    made = replace(made, additive=False, shares=False)
    return replace(made, decimals=max(1, frame.decimals)) if measure.name == "mean" else made


def _averaged(keys: tuple[Key, ...], lines: Sequence[Line], measure: Measure) -> Line:
    sources, notes = merged(lines)
    cell = aggregated([line.cell for line in lines], measure.name, measure.quantile)
    return Line(keys=keys, cells=(cell,), sources=sources, notes=notes)


def by(frame: Frame, names: Sequence[str], spec: IndicatorSpec, key: str) -> Frame:
    """Adds numbers up by some of their dimensions. Raises `Refusal` where they cannot be added."""
    at = spec.at(key)
    _one_measure(frame, at)
    groups = _groups(frame, names, spec.at("by") if key == "by" else at)
    given = frame.given_by(names)
    if all(len(lines) == 1 for lines in groups.values()):
        lines = [replace(group[0], keys=keys) for keys, group in groups.items()]
        return fewer(frame, replace(given, lines=sorted_lines(lines, given.dimensions)))
    if any(is_range(line.cell) for line in frame.lines):
        raise Refusal(
            Problem(code="aggregated-range", message="ranges would be added up", at=at, hint="take one with `pick:`")
        )
    check_together(frame, groups.values(), spec.of or spec.from_ or "this", at)
    lines = [_added(keys, group) for keys, group in groups.items()]
    words = f"total by {joined(names)}" if names else "total"
    return fewer(frame, given.but(sorted_lines(lines, given.dimensions), words))


def _added(keys: tuple[Key, ...], lines: Sequence[Line]) -> Line:
    sources, notes = merged(lines)
    parts = {line.part for line in lines}
    part = parts.pop() if len(parts) == 1 and keys else ""
    return Line(keys=keys, cells=(summed([line.cell for line in lines]),), part=part, sources=sources, notes=notes)


def _groups(frame: Frame, names: Sequence[str], at: Span) -> dict[tuple[Key, ...], list[Line]]:
    for name in names:
        dimension_of(frame, name, at)
    indexes = [frame.index(name) for name in names]
    groups: dict[tuple[Key, ...], list[Line]] = {}
    for line in frame.lines:
        if line.part != "total":
            groups.setdefault(tuple(line.keys[index] for index in indexes), []).append(line)
    return groups


def _one_measure(frame: Frame, at: Span) -> None:
    if len(frame.measures) != 1:
        raise Refusal(
            Problem(
                code="conflicting-keys",
                message=f"these rows have {len(frame.measures)} columns of numbers",
                at=at,
                hint="a step takes one number a row: use `measure`, or `pick` with `column`",
            )
        )


def over_of(frame: Frame, name: str, at: Span) -> int:
    """Gives the index of the dimension a step runs over: the one named, or the only time. Raises `Refusal`."""
    if name:
        dimension_of(frame, name, at)
        return frame.index(name)
    times = frame.times()
    if len(times) != 1:
        message = "the numbers do not run over time" if not times else f"the step could run over {joined(times)}"
        raise Refusal(Problem(code="which-dimension", message=message, at=at, hint="name a dimension under `over:`"))
    return frame.index(times[0])


def category_of(frame: Frame, name: str, at: Span, within: Sequence[str] = ()) -> int:
    """Gives the index of the ranked dimension: the one named, or the only one not time. Raises `Refusal`."""
    if name:
        dimension_of(frame, name, at)
        return frame.index(name)
    times = frame.times()
    free = [each for each in frame.names if each not in times and each not in within]
    if len(free) != 1:
        message = "there is nothing to rank" if not free else f"the rank could be of {joined(free)}"
        raise Refusal(Problem(code="which-dimension", message=message, at=at, hint="name a dimension under `of:`"))
    return frame.index(free[0])
