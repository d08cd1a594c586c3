"""Shares, rates and ratios: one number over another, with numerator and base kept beside the quotient."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.arithmetic import add, number, quotient, share_of, summed
from reportgen.comparison import Line, merged, mixed_publishers
from reportgen.compute.frame import Frame
from reportgen.compute.refusal import Refusal
from reportgen.compute.regroup import dimension_of
from reportgen.compute.together import check_together
from reportgen.compute.unit import percent_of, rate_of, with_name
from reportgen.compute.unknowns import unknown_note
from reportgen.compute.wording import joined
from reportgen.indicator import Unit
from reportgen.problems import Problem, Span
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Cell, Key, Status
from reportgen.templating.found import key_text

Base = Callable[[Line], Cell]
Wholes = Mapping[tuple[Key, ...], Cell]
_HUNDRED = Decimal(100)
_ALIKE = "take the share of a whole that is counted alike, or divide them as `ratio:`, which names both"


def shared(frame: Frame, spec: IndicatorSpec, other: Frame | None) -> Frame:
    """Takes the step `share`; `other` is the indicator that gives the whole, if one is named. Raises `Refusal`."""
    share = spec.shared
    assert share is not None, "asked only where there is a share"
    at = spec.at("share", "of")
    if other is None and frame.some:
        raise Refusal(_of_some(frame, spec.at("share", "where") if share.where else at))
    if share.where:
        return _of_rows(frame, at)
    if other is not None:
        _check_alike(replace(frame, unit=with_name(frame.unit, spec.unit)), other, at)
        return _quotients(frame, other, _HUNDRED, at, percent_of(frame.unit))
    if not frame.additive:
        raise Refusal(
            Problem(
                code="cannot-add",
                message="a share needs numbers that add up to a whole",
                at=at,
                hint="take the share of a sum or a count, or name the whole under `of:`",
            )
        )
    within = share.within if share.within is not None else frame.times()
    for name in within:
        dimension_of(frame, name, spec.at("share", "within"))
    indexes = [frame.index(name) for name in within]
    check_together(frame, _within(frame, indexes).values(), spec.of or spec.from_ or "this", at)
    known_only = share.of == "known"
    wholes = _wholes(frame, indexes, known_only=known_only)
    if len(wholes) == len(frame.lines):
        raise Refusal(_of_itself(at))
    what = "known part" if known_only else "total"
    words = f"as a share of the {what}{f' of each {joined(within)}' if within else ''}"
    made = _divided(frame, lambda line: wholes[tuple(line.keys[i] for i in indexes)], at, (words,))
    made = replace(made, shares=True, apart=tuple(dict.fromkeys((*frame.apart, *within))))
    return _without_unknown(made, frame, wholes, indexes) if known_only else made


def _of_itself(at: Span) -> Problem:
    return Problem(
        code="share-of-itself",
        message="every number would be 100 % of itself",
        at=at,
        hint="keep all rows and `pick` one, or write `share: {where: …}` for the rows that are so among all",
    )


def _of_some(frame: Frame, at: Span) -> Problem:
    name = frame.extracts[0] if frame.extracts else "this"
    return Problem(
        code="share-of-some",
        message=f"`{name}` holds only some parts of the whole, so that its rows do not add up to it",
        at=at,
        hint="name an indicator that gives the whole, under `share: {of: …}`",
    )


def _first(frame: Frame) -> str:
    return frame.words[0][:1].lower() + frame.words[0][1:] if frame.words else "another"


def _of_rows(frame: Frame, at: Span) -> Frame:
    """The numerators and bases were counted by the query."""
    return _divided(
        frame,
        lambda line: Cell(status=Status.MISSING) if line.cell.base is None else Cell(value=line.cell.base),
        at,
        ("as a share",),
    )


def _wholes(frame: Frame, indexes: Sequence[int], *, known_only: bool) -> Wholes:
    left_out = {"total", "unknown"} if known_only else {"total"}
    groups = {
        key: [line.cell for line in lines if line.part not in left_out]
        for key, lines in _within(frame, indexes).items()
    }
    return {key: summed(cells) if cells else Cell(status=Status.MISSING) for key, cells in groups.items()}


def _within(frame: Frame, indexes: Sequence[int]) -> Mapping[tuple[Key, ...], list[Line]]:
    groups: dict[tuple[Key, ...], list[Line]] = {}
    for line in frame.lines:
        groups.setdefault(tuple(line.keys[index] for index in indexes), []).append(line)
    return groups


def _divided(frame: Frame, base: Base, at: Span, words: tuple[str, ...]) -> Frame:
    lines = [replace(line, cells=(_share(line, base(line), at),)) for line in frame.lines]
    return replace(frame.but(lines, *words), unit=percent_of(frame.unit), decimals=1, additive=False, shares=False)


def _share(line: Line, base: Cell, at: Span) -> Cell:
    try:
        return share_of(line.cell, base)
    except ZeroDivisionError:
        raise _no_base(line, at) from None


def _no_base(line: Line, at: Span) -> Refusal:
    where = ", ".join(key_text(key) for key in line.keys)
    message = f"the base is 0{f' for {where}' if where else ''}"
    hint = "leave these rows out with `where:`"
    return Refusal(Problem(code="division-by-zero", message=message, at=at, hint=hint))


def _without_unknown(made: Frame, frame: Frame, wholes: Wholes, indexes: Sequence[int]) -> Frame:
    """The unknown has no share of the known; how much it is of the total is said beside it."""
    lines = []
    for line, before in zip(made.lines, frame.lines, strict=True):
        if line.part != "unknown":
            lines.append(line)
            continue
        key = tuple(line.keys[index] for index in indexes)
        beside = [each for each in frame.lines if tuple(each.keys[index] for index in indexes) == key]
        unknown = [found for each in beside if each.part == "unknown" and (found := number(each.cell)) is not None]
        whole = add([number(wholes[key]) or 0, *unknown])
        note = unknown_note("of-all", add(unknown), whole)
        cell = Cell(status=Status.NOT_APPLICABLE, count=number(before.cell), base=whole)
        lines.append(replace(line, cells=(cell,), notes=(*line.notes, note)))
    return replace(made, lines=tuple(lines))


def matched(frame: Frame, other: Frame, at: Span) -> Base:
    """Gives what finds the base of a line in another indicator, by the dimensions they share. Raises `Refusal`."""
    foreign = [name for name in other.names if name not in frame.names]
    if foreign or len(other.measures) != 1 or len(frame.measures) != 1:
        message = f"the base is given by {joined(foreign)} too" if foreign else "both sides need one number a row"
        hint = (
            "choose one of them with `where:`, or add them up with `total: true`"
            if foreign
            else "use `pick` with `column`"
        )
        raise Refusal(Problem(code="unmatched-base", message=message, at=at, hint=hint))
    indexes = [frame.index(name) for name in other.names]
    cells = {line.keys: line.cell for line in other.lines}
    absent = Cell(status=Status.MISSING)
    return lambda line: cells.get(tuple(line.keys[index] for index in indexes), absent)


def _check_alike(frame: Frame, other: Frame, at: Span) -> None:
    """Refuses a share of what is counted in another unit or scale."""
    mine, whole = frame.unit, other.unit
    said = {mine.name, whole.name}.isdisjoint({"", "rows"})
    if said and (mine.name, mine.scale, mine.currency) != (whole.name, whole.scale, whole.currency):
        message = f"{mine.name} would be given as a share of {whole.name}"
        raise Refusal(Problem(code="mixed-units", message=message, at=at, hint=_ALIKE))


def _check_publishers(line: Line, whole: Line, at: Span) -> None:
    """Refuses a share of what others have counted."""
    mine, theirs = ({source.publisher for source in each.sources} for each in (line, whole))
    if theirs and not mine <= theirs:
        raise Refusal(mixed_publishers(sorted(mine | theirs), at, _ALIKE))


def rated(frame: Frame, spec: IndicatorSpec, other: Frame) -> Frame:
    """Takes the step `rate`: per so many of another indicator's. Raises `Refusal`."""
    assert spec.rate is not None, "asked only where there is a rate"
    unit = rate_of(frame.unit, other.unit, spec.rate.times)
    return _quotients(frame, other, spec.rate.times, spec.at("rate", "per"), unit)


def ratio(above: Frame, below: Frame, spec: IndicatorSpec) -> Frame:
    """Divides one indicator by another. Raises `Refusal`."""
    unit = Unit(name=f"{above.unit.name} per {below.unit.name}" if above.unit != below.unit else "", kind="ratio")
    made = _quotients(above, below, Decimal(1), spec.at("ratio", 1), unit)
    return replace(made, decimals=2)


def _quotients(frame: Frame, other: Frame, times: Decimal, at: Span, unit: Unit) -> Frame:
    base = matched(frame, other, at)
    if (
        "money" in {frame.unit.kind, other.unit.kind}
        and frame.unit.currency != other.unit.currency
        and frame.unit.kind == other.unit.kind
    ):
        raise Refusal(
            Problem(
                code="mixed-units",
                message=f"{frame.unit.currency} would be divided by {other.unit.currency}",
                at=at,
                hint="convert one first: `of:` it, `rate: {per: …}` with exchange rates from an extract, and `unit:`",
            )
        )
    lines = []
    indexes = [frame.index(name) for name in other.names]
    others = {line.keys: line for line in other.lines}
    for line in frame.lines:
        beside = others.get(tuple(line.keys[index] for index in indexes))
        sources, notes = merged([line, *([beside] if beside else [])])
        if beside is not None and unit.kind == "percent":
            _check_publishers(line, beside, at)
        cell = _rate_cell(line, base(line), times, at, share=unit.kind == "percent")
        lines.append(replace(line, cells=(cell,), sources=sources, notes=notes))
    share = unit.kind == "percent"
    words = (
        f"as a share of {_first(other)}" if share else f"per {f'{times:f} of ' if times != 1 else ''}{_first(other)}"
    )
    made = replace(frame.but(lines, words), unit=unit, decimals=1, additive=False, shares=share)
    made = replace(made, apart=tuple(dict.fromkeys((*frame.apart, *other.names))) if share else frame.apart)
    return replace(
        made,
        extracts=tuple(dict.fromkeys((*frame.extracts, *other.extracts))),
        rows_read=frame.rows_read + other.rows_read,
    )


def _rate_cell(line: Line, base: Cell, times: Decimal, at: Span, *, share: bool) -> Cell:
    above, below = number(line.cell), number(base)
    if above is None:
        return line.cell
    if below is None:
        return Cell(status=base.status or Status.MISSING)
    mine, whole = line.cell.partial, base.partial
    partial = max(mine, whole) if share else mine + whole
    if not below:
        raise _no_base(line, at)
    return Cell(value=quotient(above, below, times), partial=partial, count=above, base=below)
