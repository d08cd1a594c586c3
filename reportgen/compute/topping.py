"""Topping: the largest so many, all others in one row of their own, the unknown apart and never ranked."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.arithmetic import add, number, quotient, summed
from reportgen.comparison import Line, key_order, merged, reading_order
from reportgen.compute.frame import Frame
from reportgen.compute.refusal import Refusal
from reportgen.compute.regroup import category_of, dimension_of
from reportgen.compute.remainders import OTHER, in_each, of_lines, remainder, sized, told_apart, without
from reportgen.compute.together import check_kept_apart, check_together
from reportgen.compute.unknowns import unknown_note
from reportgen.problems import Problem
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Cell, Key

UNKNOWN = "Unknown"
"""The key of the row that `unknown: last` makes."""


def size(line: Line) -> Decimal:
    """Gives the number that a line is ranked by."""
    found = number(line.cell)
    return Decimal(0) if found is None else Decimal(found)


def but(line: Line, index: int) -> tuple[Key, ...]:
    """Gives the keys of a line but one."""
    return (*line.keys[:index], *line.keys[index + 1 :])


def said_beside(frame: Frame) -> Frame:
    """Says how much is unknown, beside a ranking that leaves it out: of the total, or else of what is listed."""
    sizes = [(line.part, sized(line)) for line in frame.lines]
    unknown = sum((each for part, each in sizes if part == "unknown"), Decimal(0))
    totals = in_each(frame, frame.lines, ()) if frame.some else None
    total = totals.get((), Decimal(0)) if totals is not None else None
    whole = sum((each for part, each in sizes if part != "total"), Decimal(0)) if total is None else total
    if not unknown or not whole:
        return frame
    of = "of-listed" if frame.some and total is None else "category"
    note = unknown_note(of, unknown, whole)
    return replace(frame, notes=(*frame.notes, note), unknown_share=Decimal(quotient(unknown, whole)))


def topped(frame: Frame, spec: IndicatorSpec) -> Frame:
    """Takes the step `top`: the largest so many, the rest as `other`, the unknown apart. Raises `Refusal`."""
    assert spec.top is not None, "asked only where there is a top"
    category = category_of(frame, spec.top.of, spec.at("top"), spec.top.within)
    for name in spec.top.within:
        dimension_of(frame, name, spec.at("top", "within"))
    within = [frame.index(name) for name in spec.top.within]
    _check_adds(frame, spec)
    groups: dict[tuple[Key, ...], list[Line]] = {}
    for line in frame.lines:
        groups.setdefault(tuple(line.keys[index] for index in within), []).append(line)
    kept, rest, unknown = [], [], []
    for lines in groups.values():
        by_category = _by_category(lines, category)
        if not frame.shares:
            check_kept_apart(frame, by_category.values(), _what(spec), spec.at("top"))
        best = _largest(lines, category, spec.top.n, shares=frame.shares)
        kept += sorted(
            (line for line in lines if line.part == "" and line.keys[category] in best),
            key=lambda line: (best.index(line.keys[category]), [key_order(key) for key in line.keys]),
        )
        rest += [
            line for line in lines if line.part == "other" or (line.part == "" and line.keys[category] not in best)
        ]
        unknown += [line for line in lines if line.part == "unknown"]
    for folded in (rest if spec.other else [], unknown if spec.unknown == "last" else []):
        check_together(frame, _beside_category(folded, category).values(), _what(spec), spec.at("other"))
    words = f"the {spec.top.n} largest{' and the rest' if spec.other else ''}"
    others: list[Line] = []
    if spec.other:
        others, kept, unknown = _others(frame, (kept, rest, unknown), category, spec)
    made = [*kept, *others]
    frame = _told(frame, (rest, unknown), category, spec)
    if spec.unknown == "leave out":
        return without(said_beside(frame), unknown).but(made, words)
    return frame.but(
        [*made, *(_folded(unknown, category, UNKNOWN, "unknown") if spec.unknown == "last" else unknown)], words
    )


def _check_adds(frame: Frame, spec: IndicatorSpec) -> None:
    if spec.other and not (frame.additive or frame.shares):
        raise Refusal(
            Problem(
                code="cannot-add",
                message="the rest cannot be added up to `other`",
                at=spec.at("other"),
                hint="leave `other` out, or take the top of a sum, a count or a share of one whole",
            )
        )


def _others(frame: Frame, lines: tuple[list[Line], ...], category: int, spec: IndicatorSpec) -> tuple[list[Line], ...]:
    """Gives the row of all others, the sum of the rest or what is left of the total, and the lines beside it."""
    kept, rest, unknown = lines
    if not frame.some:
        return _folded(rest, category, OTHER, "other"), kept, unknown
    others = remainder(frame, (*kept, *unknown), category, spec.at("other"))
    return others, told_apart(kept), told_apart(unknown)


def _told(frame: Frame, left: tuple[Sequence[Line], ...], category: int, spec: IndicatorSpec) -> Frame:
    """Says what the lines are of a whole: all parts, or some, and then of which totals."""
    rest, unknown = left
    left_out = bool(rest and not spec.other) or bool(unknown and spec.unknown == "leave out")
    some = left_out or (frame.some and not spec.other)
    wholes = of_lines(frame, category) if some else None
    read = frame.wholes.extract if spec.other and frame.some and frame.wholes else ""
    extracts = tuple(dict.fromkeys((*frame.extracts, *([read] if read else []))))
    return replace(frame, some=some, wholes=wholes, extracts=extracts)


def _what(spec: IndicatorSpec) -> str:
    return spec.of or spec.from_ or "this"


def _by_category(lines: Sequence[Line], category: int) -> dict[Key, list[Line]]:
    groups: dict[Key, list[Line]] = {}
    for line in lines:
        if line.part == "":
            groups.setdefault(line.keys[category], []).append(line)
    return groups


def _beside_category(lines: Sequence[Line], category: int) -> dict[tuple[Key, ...], list[Line]]:
    groups: dict[tuple[Key, ...], list[Line]] = {}
    for line in lines:
        groups.setdefault(but(line, category), []).append(line)
    return groups


def _largest(lines: Sequence[Line], category: int, count: int, *, shares: bool) -> list[Key]:
    """Gives the categories with the largest sums (of the numerators, where they are shares), equal ones by name.

    Those equal to the last of so many are kept too: none of them is cut off by its name.
    """
    sums: dict[Key, Decimal] = {}
    for line in lines:
        if line.part == "" and line.cell.status is None:
            mine = Decimal(line.cell.count) if shares and line.cell.count is not None else size(line)
            sums[line.keys[category]] = sums.get(line.keys[category], Decimal(0)) + mine
    found = sorted(sums, key=lambda key: (-sums[key], reading_order(key)))
    return [key for key in found if sums[key] >= sums[found[min(count, len(found)) - 1]]]


def _folded(lines: Sequence[Line], category: int, name: str, part: str) -> list[Line]:
    """Adds lines up into one row a combination of the other dimensions."""
    made = []
    for rest, group in _beside_category(lines, category).items():
        keys = (*rest[:category], name, *rest[category:])
        sources, notes = merged(group)
        cell = _shares(group) if group[0].cell.base is not None else summed([line.cell for line in group])
        made.append(Line(keys=keys, cells=(cell,), part=part, sources=sources, notes=notes))  # type: ignore[arg-type]
    return made


def _shares(lines: Sequence[Line]) -> Cell:
    """Adds shares of one whole by their numerators, so that nothing is rounded twice."""
    cells = [line.cell for line in lines if line.cell.status is None and line.cell.count is not None]
    base = cells[0].base if cells else None
    if not cells or not base:
        return summed([line.cell for line in lines])
    count = add(cell.count for cell in cells if cell.count is not None)
    return Cell(value=quotient(count, base, 100), count=count, base=base, partial=max(cell.partial for cell in cells))
