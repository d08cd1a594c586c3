"""Remainders: what is left of a total beside the rows that are shown; totals are kept while rows are chosen and added up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.arithmetic import add, number, quotient, summed, tidy
from reportgen.comparison import Line, merged
from reportgen.compute.criteria import Checked
from reportgen.compute.frame import Frame
from reportgen.compute.refusal import Refusal
from reportgen.compute.totals import only_unknown_out
from reportgen.indicator import Note, Whole, Wholes
from reportgen.problems import Problem, Span
from reportgen.table import Cell, Key, Status
from reportgen.templating.found import key_text

Keys = tuple[Key, ...]
OTHER = "Other"
"""The key of the row that `other: true` makes."""


def narrowed(before: Frame, after: Frame, checks: Sequence[Checked]) -> Frame:
    """Gives a frame of which lines were chosen: what is known keeps its totals, a choice among the parts loses them."""
    wholes = before.wholes
    if wholes is None or not wholes.of:
        return after
    mine = [each for each in checks if each.dimension.name == wholes.of]
    if not all(only_unknown_out(each) for each in mine):
        lacking, hint = f"`where` chooses some of `{wholes.of}`", "leave it out: `top` chooses, or write `known`"
        return replace(after, wholes=Wholes(lacking=lacking, hint=hint))
    kept = {line.keys for line in after.lines}
    return without(after, [line for line in before.lines if mine and line.part == "unknown" and line.keys not in kept])


def without(frame: Frame, unknown: Sequence[Line]) -> Frame:
    """Gives a frame whose totals know how much of them is not known and left out."""
    if frame.wholes is None or not frame.wholes.of or not unknown:
        return frame
    amounts: dict[Keys, list[Line]] = {}
    for line in unknown:
        amounts.setdefault(beside(frame, line), []).append(line)
    totals = tuple(
        replace(each, unknown=add([each.unknown, *(sized(line) for line in amounts.get(each.keys, ()))]))
        for each in frame.wholes.totals
    )
    return replace(frame, wholes=replace(frame.wholes, totals=totals))


def fewer(before: Frame, after: Frame, *, sums: bool = True) -> Frame:
    """Gives a frame whose lines were added up by fewer dimensions, with the totals added up alike."""
    wholes = before.wholes
    if wholes is None or not wholes.of:
        return after
    if not sums or wholes.of not in after.names:
        return replace(after, wholes=None)
    rest = [name for name in before.names if name != wholes.of]
    places = [rest.index(name) for name in after.names if name != wholes.of]
    here = {beside(before, line) for line in before.lines}
    there = {each.keys for each in wholes.totals}
    groups: dict[Keys, list[Whole]] = {}
    for each in wholes.totals:
        if each.keys in here:
            groups.setdefault(tuple(each.keys[place] for place in places), []).append(each)
    broken = {tuple(keys[place] for place in places) for keys in here - there}
    totals = tuple(together(keys, group) for keys, group in groups.items() if keys not in broken)
    return replace(after, wholes=replace(wholes, totals=totals))


def together(keys: Keys, group: Sequence[Whole]) -> Whole:
    """Adds totals up."""
    return Whole(
        keys=keys,
        cell=summed([each.cell for each in group]),
        unknown=add(each.unknown for each in group),
        incomplete=any(each.incomplete for each in group),
        sources=tuple(dict.fromkeys(source for each in group for source in each.sources)),
    )


def beside(frame: Frame, line: Line) -> Keys:
    """Gives a line's keys but that of the parts."""
    of = frame.wholes.of if frame.wholes else ""
    return tuple(key for name, key in zip(frame.names, line.keys, strict=True) if name != of)


def sized(line: Line) -> Decimal:
    """Gives how much a line counts: of a share its numerator."""
    return Decimal(line.cell.count if line.cell.count is not None else number(line.cell) or 0)


def of_lines(frame: Frame, category: int) -> Wholes | None:
    """Gives the totals of a frame that holds all parts, for what is made of only some of its lines."""
    if frame.some or not (frame.additive or frame.shares):
        return frame.wholes
    groups: dict[Keys, list[Line]] = {}
    for line in frame.lines:
        if line.part != "total":
            groups.setdefault((*line.keys[:category], *line.keys[category + 1 :]), []).append(line)
    totals = tuple(
        Whole(keys=keys, cell=_sum(lines), incomplete=any(line.incomplete for line in lines))
        for keys, lines in groups.items()
    )
    return Wholes(of=frame.names[category], totals=totals)


def _sum(lines: Sequence[Line]) -> Cell:
    numbers = [sized(line) for line in lines if line.cell.status is None]
    return Cell(value=tidy(sum(numbers, Decimal(0)))) if numbers else summed([line.cell for line in lines])


def in_each(frame: Frame, lines: Iterable[Line], places: Sequence[int]) -> dict[Keys, Decimal] | None:
    """Gives the totals by some of the keys of lines, whatever is listed of them; nothing where one is not known."""
    wholes = frame.wholes
    if wholes is None or not wholes.of:
        return None
    totals = {each.keys: number(each.cell) for each in wholes.totals}
    found: dict[Keys, Decimal] = {}
    for keys, line in {beside(frame, line): line for line in lines}.items():
        total = totals.get(keys)
        if total is None:
            return None
        place = tuple(line.keys[index] for index in places)
        found[place] = found.get(place, Decimal(0)) + Decimal(total)
    return found


def remainder(frame: Frame, shown: Iterable[Line], category: int, at: Span) -> list[Line]:
    """Gives the row of all others, for each combination of the other dimensions. Raises `Refusal` where no total tells."""
    wholes = _known(frame, category, at)
    totals = {each.keys: each for each in wholes.totals}
    groups: dict[Keys, list[Line]] = {}
    for line in frame.lines:
        if line.part != "total":
            groups.setdefault(beside(frame, line), []).append(line)
    kept: dict[Keys, list[Line]] = {}
    for line in shown:
        kept.setdefault(beside(frame, line), []).append(line)
    made = []
    for keys, lines in groups.items():
        if keys not in totals or any(line.incomplete for line in lines) != totals[keys].incomplete:
            raise Refusal(_no_total(wholes, keys, at))
        cell = _left(totals[keys], kept.get(keys, []), lines, (wholes, at))
        made.append(_line(frame, (keys, category), cell, (lines, totals[keys])))
    return made if any(sized(line) for line in made) else []


def told_apart(lines: Iterable[Line]) -> list[Line]:
    """Gives lines of which those that were not published say that they are counted with the others."""
    apart = Cell(status=Status.NOT_PUBLISHED_APART)
    return [replace(line, cells=(apart,)) if line.cell.status is Status.NOT_PUBLISHED else line for line in lines]


def _line(frame: Frame, place: tuple[Keys, int], cell: Cell, made_of: tuple[Sequence[Line], Whole]) -> Line:
    (keys, category), (lines, whole) = place, made_of
    sources, notes = merged(lines)
    told = {replace(each, extract="") for each in sources}
    wholes = frame.wholes
    if wholes is not None and wholes.title:
        said = Note(kind="scope", message="note-other-of-total", words=(("title", wholes.title),))
        notes = (*notes, said)
    return Line(
        keys=(*keys[:category], OTHER, *keys[category:]),
        cells=(cell,),
        part="other",
        sources=(*sources, *(each for each in whole.sources if replace(each, extract="") not in told)),
        notes=notes,
    )


def _left(whole: Whole, shown: Sequence[Line], lines: Sequence[Line], told: tuple[Wholes, Span]) -> Cell:
    """Gives what is left of a total; of shares, as a share of the same base."""
    total, (wholes, at) = number(whole.cell), told
    listed = add(sized(line) for line in shown)
    left: int | Decimal = Decimal(total or 0) - Decimal(whole.unknown) - Decimal(listed)
    if left < 0:
        raise Refusal(_too_much(wholes, whole, Decimal(listed) + Decimal(whole.unknown), at))
    left = int(left) if left == int(left) else left
    provisional = any(line.cell.provisional for line in lines) or whole.cell.provisional
    bases = {line.cell.base for line in lines if line.cell.base is not None}
    if not bases:
        return Cell(value=left, provisional=provisional)
    base = max(bases)
    return Cell(value=quotient(left, base, 100), count=left, base=base, provisional=provisional)


def _known(frame: Frame, category: int, at: Span) -> Wholes:
    """Gives the totals of the ranked dimension. Raises `Refusal` where there are none, without a word where they are broken."""
    wholes, name = frame.wholes, frame.extracts[0] if frame.extracts else "this"
    if wholes == Wholes():
        raise Refusal
    if wholes is not None and wholes.of == frame.names[category]:
        return wholes
    lacking = (
        wholes.lacking if wholes and wholes.lacking else f"nothing says the total of its `{frame.names[category]}`"
    )
    hint = wholes.hint if wholes and wholes.hint else "read the extract with `from:` and sum, or leave `other` out"
    message = f"`{name}` lists only some, and the others cannot be counted: {lacking}"
    raise Refusal(Problem(code="other-not-known", message=message, at=at, hint=hint))


def _no_total(wholes: Wholes, keys: Keys, at: Span) -> Problem:
    where = f" for {', '.join(key_text(key) for key in keys)}" if keys else " for these rows"
    of = f"`{wholes.extract}`" if wholes.extract else "what is listed"
    return Problem(
        code="other-not-known",
        message=f"the others cannot be counted: no total of the same scope stands in {of}{where}",
        at=at,
        hint="choose what has a total with `where:`, or leave `other` out",
    )


def _too_much(wholes: Wholes, whole: Whole, listed: Decimal, at: Span) -> Problem:
    where = f" of {', '.join(key_text(key) for key in whole.keys)}" if whole.keys else ""
    return Problem(
        code="other-not-known",
        message=f"the rows that are shown{where} add up to {tidy(listed)}, "
        f"more than the total of {number(whole.cell)} in `{wholes.extract}`",
        at=at,
        hint="they do not count alike: mend `total:` of the catalogue, or leave `other` out",
    )
