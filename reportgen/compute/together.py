"""Together: when numbers may be added up: sums within one edition, one unit and one publisher, shares of one whole."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportgen.comparison import Line, mixed_publishers, several_publishers
from reportgen.compute.frame import Frame
from reportgen.compute.refusal import Refusal
from reportgen.problems import Problem, Span, listed
from reportgen.table import Key, Period

_WAY = "compute them from the extract with fewer dimensions under `by:`"


def check_together(frame: Frame, groups: Iterable[Sequence[Line]], what: str, at: Span, way: str = _WAY) -> None:
    """Refuses numbers that may not be added up, group by group; `what` names them. Raises `Refusal`."""
    many = [group for group in (_counted(lines) for lines in groups) if len(group) > 1]
    if many and not (frame.additive or frame.shares):
        message = f"the numbers of `{what}` cannot be added up"
        raise Refusal(Problem(code="cannot-add", message=message, at=at, hint=way))
    check_kept_apart(frame, many, what, at)


def check_kept_apart(frame: Frame, groups: Iterable[Sequence[Line]], what: str, at: Span) -> None:
    """Refuses to take lines together that differ in what keeps them apart, or in who published them."""
    for group in (_counted(lines) for lines in groups):
        for name in frame.apart:
            index = frame.index(name)
            if len({line.keys[index] for line in group}) > 1:
                raise Refusal(_across(name, what, at))
        _check_periods(frame, group, at)
        if publishers := several_publishers(group):
            raise Refusal(mixed_publishers(publishers, at, f"choose one of them in `{what}`, with `where:`"))


def _check_periods(frame: Frame, lines: Sequence[Line], at: Span) -> None:
    """Refuses a period beside another that it lies within: a year holds its quarters already."""
    for index, column in enumerate(frame.dimensions) if len(lines) > 1 else ():
        series: dict[tuple[Key, ...], set[Period]] = {}
        for line in lines if column.kind == "period" else ():
            key = line.keys[index]
            if isinstance(key, Period):
                series.setdefault((*line.keys[:index], *line.keys[index + 1 :]), set()).add(key)
        for found in series.values():
            for one, two in pairwise(sorted(found, key=lambda each: (each.start, each.end))):
                if two.start <= one.end and (one.start, one.end) != (two.start, two.end):
                    raise Refusal(unlike_periods((one.label, two.label), column.name, at))


def unlike_periods(labels: Sequence[str], name: str, at: Span) -> Problem:
    """Makes the problem of periods that overlap and would be counted twice."""
    return Problem(
        code="unlike-periods",
        message=f"{listed(labels)} overlap, and would be taken together",
        at=at,
        hint=f"choose periods of one length with `where: {{{name}: …}}`, or declare the others under `leave_out:`",
    )


def _counted(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.part != "total" and line.cell.status is None]


def _across(name: str, what: str, at: Span) -> Problem:
    return Problem(
        code="cannot-add",
        message=f"the numbers of `{what}` would be added up across `{name}`, which keeps them apart",
        at=at,
        hint=f"choose one with `where: {{{name}: …}}`, or keep `{name}`",
    )
