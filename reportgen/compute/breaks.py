"""Breaks: figures on two sides of a declared break in series, and incomplete periods beside whole ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportgen.catalogue import Break
from reportgen.comparison import Line, across_break, compared_words, parts
from reportgen.compute.frame import Frame
from reportgen.compute.refusal import Refusal
from reportgen.indicator import Axis, Extract, Note
from reportgen.problems import Problem, Span, listed
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Cell, Column, Status
from reportgen.templating.found import key_text

_EDITIONS, _VINTAGES = frozenset({"edition", "_edition"}), frozenset({"vintage", "_vintage", "as_of"})


def axes_of(extracts: Iterable[Extract], fixed: Mapping[str, tuple[str, ...]]) -> tuple[Axis, ...]:
    """Gives the declared breaks of extracts, but those of rows that an indicator does not read."""
    found = []
    for extract in extracts:
        for each in extract.spec.breaks:
            wanted, unwanted = (
                {name: criterion.values for name, criterion in each.where.items() if criterion.inverse == inverse}
                for inverse in (False, True)
            )
            read = all(name not in fixed or set(fixed[name]) & set(values) for name, values in wanted.items())
            read = read and not any(set(fixed.get(name, ("",))) <= set(values) for name, values in unwanted.items())
            found += [replace(axis, unwanted=unwanted) for axis in _axes(extract, each, wanted)] if read else []
    return tuple(found)


def _axes(extract: Extract, each: Break, wanted: Mapping[str, tuple[str, ...]]) -> list[Axis]:
    sides = [(name, "", after) for name, after in each.at_.items()]
    sides += [(name, before, after) for name, (before, after) in each.between.items()]
    return [
        Axis(
            extract=extract.id, name=_axis(extract, name), before=before, after=after, wanted=wanted, reason=each.reason
        )
        for name, before, after in sides
    ]


def _axis(extract: Extract, name: str) -> str:
    if name in _EDITIONS or name == extract.spec.edition.column:
        return "edition"
    return "vintage" if name in _VINTAGES or name == extract.spec.as_of.column else name


def stitched(frame: Frame, spec: IndicatorSpec, axes: Sequence[Axis]) -> Frame:
    """Refuses a series joined across a break between editions or vintages, unless it is acknowledged."""
    for axis in (each for each in axes if each.name in {"edition", "vintage"}):
        if not parts(axis, frame.names, frame.lines):
            continue
        if spec.breaks is None:
            key = "edition" if axis.name == "edition" else "vintage"
            raise Refusal(
                across_break(
                    axis,
                    spec.at(key) if getattr(spec, key) else spec.at("from"),
                    f"the series joins {key}s on two sides of a break",
                )
            )
        frame = _noted(frame, axis)
    return frame


def series_notes(frame: Frame, axes: Sequence[Axis]) -> Frame:
    """Notes a break in a series that is shown, not compared."""
    for axis in axes:
        if parts(axis, frame.names, frame.lines):
            frame = _noted(frame, axis)
    return frame


def series_note(frame: Frame, axes: Iterable[Axis]) -> Frame:
    """Adds the notes of breaks."""
    for axis in axes:
        frame = _noted(frame, axis)
    return frame


def with_fixed(frame: Frame, held: Mapping[str, tuple[str, ...]]) -> Frame:
    """Shows as dimensions what conditions fix to one value."""
    more = {name: values[0] for name, values in held.items() if len(values) == 1 and name not in frame.names}
    heads = tuple(Column(name=name, kind="text") for name in more)
    lines = tuple(replace(line, keys=(*line.keys, *more.values())) for line in frame.lines)
    return replace(frame, dimensions=(*frame.dimensions, *heads), lines=lines)


def withheld(axis: Axis) -> Cell:
    """Gives the cell of a number that a break withholds."""
    return Cell(status=Status.WITHHELD, reason=f"break in series: {axis.reason}")


def _noted(frame: Frame, axis: Axis) -> Frame:
    note = Note(kind="break", message="note-break", words=(("reason", axis.reason),))
    return frame if note in frame.notes else replace(frame, notes=(*frame.notes, note))


def refuse_crossing(axis: Axis, one: Line, other: Line, at: Span) -> Refusal:
    """Makes the refusal of a comparison across a break."""
    return Refusal(across_break(axis, at, compared_words(one, other)))


def paired(above: Frame, below: Frame, spec: IndicatorSpec, axes: Sequence[Axis], at: Span) -> list[Axis | None]:
    """Gives for each line that is divided the break between it and its base, if any. Raises `Refusal` if not said."""
    shared = [(above.index(name), below.index(name)) for name in below.names if name in above.names]
    free = [pair for pair in shared if above.names[pair[0]] not in {axis.name for axis in axes}]
    found = []
    for line in above.lines:
        beside = [each for each in below.lines if all(line.keys[one] == each.keys[two] for one, two in free)]
        both = [each for each in beside if _same(above, line, below, each, axes)] or beside
        axis = next((axis for axis in axes for each in both if _divides(axis, above, line, below, each)), None)
        if axis is not None and spec.breaks is None:
            raise Refusal(across_break(axis, at, "numbers would be divided by numbers across a break"))
        found.append(axis)
    return found


def _same(above: Frame, line: Line, below: Frame, other: Line, axes: Sequence[Axis]) -> bool:
    names = [axis.name for axis in axes if axis.name in above.names and axis.name in below.names]
    return all(line.keys[above.index(name)] == other.keys[below.index(name)] for name in names)


def _divides(axis: Axis, above: Frame, line: Line, below: Frame, other: Line) -> bool:
    mine, theirs = (dict(zip(frame.names, each.keys, strict=True)) for frame, each in ((above, line), (below, other)))
    names = tuple(dict.fromkeys((*mine, *theirs)))
    sides = ({**theirs, **mine}, {**mine, **theirs})
    lines = [
        replace(each, keys=tuple(given[name] for name in names))
        for each, given in zip((line, other), sides, strict=True)
    ]
    return parts(axis, names, lines)


def check_incomplete(frame: Frame, spec: IndicatorSpec) -> None:
    """Refuses an incomplete period beside whole ones, unless the author says what becomes of it. Raises `Refusal`."""
    if spec.partial is not None or spec.to_date or not frame.times():
        return
    index = frame.index(frame.times()[0])
    parts = list(dict.fromkeys(key_text(line.keys[index]) for line in frame.lines if line.incomplete))
    whole = any(not line.incomplete for line in frame.lines if line.sources)
    if parts and whole:
        at = spec.at("where") if spec.where else spec.at("from")
        shown = listed(parts, most=3)
        raise Refusal(
            Problem(
                code="incomplete-period",
                message=f"{shown} is not complete and stands beside whole periods",
                at=at,
                hint="write `partial: drop`, `partial: mark`, or `to_date: true` for the same months of each year",
            )
        )
