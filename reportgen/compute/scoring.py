"""Scoring: a forecast held against figures that came later: which of them lie inside its interval."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.arithmetic import number
from reportgen.comparison import Line, crossing, merged, mixed_publishers, several_publishers
from reportgen.compute.frame import Frame, sorted_lines
from reportgen.compute.refusal import Refusal
from reportgen.indicator import Axis, Note
from reportgen.outlook import Outlook, Reason, Score
from reportgen.problems import Problem, listed
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Cell, Column, Key

MEASURES = ("value", "forecast", "low", "high")
"""The later figure, and what had been forecast."""
RESULT = "result"
"""The dimension that says where the later figure lies: `inside`, `below` or `above`."""


def scored(frame: Frame, spec: IndicatorSpec, later: Frame, axes: tuple[Axis, ...]) -> Frame:
    """Takes the step `score`. Raises `Refusal` where nothing can be scored; a score across a break has no lines."""
    at = spec.at("score", "against")
    if frame.outlook is None or frame.outlook.score is not None:
        message = "`score` needs a forecast"
        hint = "make it `of:` an indicator with `forecast:`"
        raise Refusal(Problem(code="conflicting-keys", message=message, at=spec.at("score"), hint=hint))
    if frame.outlook.refused:
        return _framed(frame, frame.outlook, ())
    _check(frame, later, spec)
    known = _known(frame, later)
    pairs = [(line, known[line.keys]) for line in frame.lines if line.keys in known]
    if not pairs:
        message = f"`{spec.score.against if spec.score else ''}` has no whole figure for any period forecast"
        hint = f"the forecast begins after {frame.outlook.last}"
        raise Refusal(Problem(code="empty-result", message=message, at=at, hint=hint))
    for one, other in pairs:
        if publishers := several_publishers([one, other]):
            raise Refusal(mixed_publishers(publishers, at, "score a forecast with figures of its own publisher"))
    last, over = frame.outlook.last, frame.index(frame.outlook.over)
    sides = [(replace(one, keys=(*one.keys[:over], last, *one.keys[over + 1 :])), two) for one, two in pairs]
    broken = next((axis for one, two in sides if (axis := crossing(frame.names, one, two, axes))), None)
    if broken is not None:
        reason = Reason(message="forecast-break-later", words=(("reason", broken.reason.rstrip(".")),))
        return _framed(frame, replace(frame.outlook, refused=(reason,)), ())
    lines = [_line(one, other) for one, other in pairs]
    places = [line.keys[-1] for line in lines]
    vintages = sorted({source.vintage or source.edition for _, other in pairs for source in other.sources})
    score = Score(
        inside=places.count("inside"),
        below=places.count("below"),
        above=places.count("above"),
        lacking=len(frame.lines) - len(pairs),
        later=", ".join(each for each in vintages if each),
    )
    outlook = replace(frame.outlook, score=score)
    frame = replace(
        frame,
        extracts=tuple(dict.fromkeys((*frame.extracts, *later.extracts))),
        rows_read=frame.rows_read + later.rows_read,
    )
    return _framed(frame, outlook, lines)


def _check(frame: Frame, later: Frame, spec: IndicatorSpec) -> None:
    at = spec.at("score", "against")
    if set(frame.names) != set(later.names) or len(later.measures) != 1:
        message = f"the forecast is given by {listed(frame.names)}, and the later figures by {listed(later.names)}"
        hint = "give both by the same dimensions, with one number a row"
        raise Refusal(Problem(code="unmatched-base", message=message, at=at, hint=hint))
    mine, theirs = ((each.name, each.scale, each.currency) for each in (frame.unit, later.unit))
    if mine != theirs:
        message = f"a forecast of {frame.unit.name} would be scored with {later.unit.name}"
        hint = "score it with figures in the same unit"
        raise Refusal(Problem(code="mixed-units", message=message, at=at, hint=hint))


def _known(frame: Frame, later: Frame) -> Mapping[tuple[Key, ...], Line]:
    """Gives the later figures that are whole, by the keys of the forecast."""
    places = [later.index(name) for name in frame.names]
    whole = [
        line for line in later.lines if number(line.cell) is not None and not line.incomplete and not line.cell.partial
    ]
    return {tuple(line.keys[place] for place in places): line for line in whole}


def _line(one: Line, other: Line) -> Line:
    value = number(other.cell) or 0
    middle, low, high = (number(cell) or 0 for cell in one.cells)
    place = "below" if value < low else "above" if value > high else "inside"
    sources, notes = merged([one, other])
    cells = (Cell(value=value, provisional=other.cell.provisional), *(Cell(value=each) for each in (middle, low, high)))
    return replace(one, keys=(*one.keys, place), cells=cells, sources=sources, notes=notes)


def _framed(frame: Frame, outlook: Outlook, lines: list[Line] | tuple[()]) -> Frame:
    column = frame.measures[0]
    made = replace(
        frame,
        dimensions=(*frame.dimensions, Column(name=RESULT, kind="text")),
        measures=tuple(replace(column, name=name) for name in MEASURES),
        outlook=outlook,
        notes=(*frame.notes, *_notes(outlook)),
    )
    return made.but(sorted_lines(lines, made.dimensions), f"scored with figures of {_later(outlook)}")


def _later(outlook: Outlook) -> str:
    return outlook.score.later if outlook.score is not None else "a later date"


def _notes(outlook: Outlook) -> Iterator[Note]:
    score = outlook.score
    if score is not None:
        share = f"{100 * score.inside / score.values:.1f}"
        words = {"inside": score.inside, "values": score.values, "share": share, "level": outlook.level}
        words |= {"vintage": outlook.vintage, "later": score.later, "last": outlook.last}
        yield Note(
            kind="definition",
            message="note-forecast-score",
            words=tuple((name, str(each)) for name, each in words.items()),
        )
