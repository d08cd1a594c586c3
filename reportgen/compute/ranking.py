"""Ranking: rank, top with other and unknown, order, limit, pick; the unknown is not ranked, its share stands beside."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.arithmetic import add, number, quotient, summed
from reportgen.comparison import Line, key_order, merged, reading_order
from reportgen.compute.criteria import all_words
from reportgen.compute.frame import Frame
from reportgen.compute.listing import no_match, several
from reportgen.compute.refusal import Refusal
from reportgen.compute.regroup import category_of, checks_on, chosen, dimension_of
from reportgen.compute.together import check_kept_apart, check_together
from reportgen.compute.unknowns import unknown_note
from reportgen.indicator import Unit
from reportgen.problems import Problem, did_you_mean
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Cell, Key, Status
from reportgen.templating.found import key_text

OTHER, UNKNOWN = "Other", "Unknown"
"""The keys of the rows that `other: true` and `unknown: last` make."""


def size(line: Line) -> Decimal:
    """Gives the number that a line is ranked by."""
    found = number(line.cell)
    return Decimal(0) if found is None else Decimal(found)


def ranked(frame: Frame, spec: IndicatorSpec) -> Frame:
    """Takes the step `rank`: 1 for the largest of each period; equal numbers have equal ranks. Raises `Refusal`."""
    assert spec.rank is not None, "asked only where there is a rank"
    category = category_of(frame, spec.rank.of, spec.at("rank"))
    frame = _beside(frame)
    groups: dict[tuple[Key, ...], list[Line]] = {}
    for line in frame.lines:
        if line.part == "" and line.cell.status is None:
            groups.setdefault(_but(line, category), []).append(line)
    sign = 1 if spec.rank.smallest_first else -1
    lines = []
    for line in frame.lines:
        if line.part or line.cell.status is not None:
            cell = Cell(status=line.cell.status or Status.NOT_APPLICABLE, reason=line.cell.reason)
        else:
            ahead = sum(sign * size(each) < sign * size(line) for each in groups[_but(line, category)])
            value = number(line.cell)
            cell = Cell(value=ahead + 1, count=value)
        lines.append(replace(line, cells=(cell,)))
    way = "smallest" if spec.rank.smallest_first else "largest"
    words = f"rank of {frame.names[category].replace('_', ' ')}, {way} first"
    return replace(frame.but(lines, words), unit=Unit(name="", kind="ratio"), decimals=0, additive=False, shares=False)


def _but(line: Line, index: int) -> tuple[Key, ...]:
    return (*line.keys[:index], *line.keys[index + 1 :])


def _beside(frame: Frame) -> Frame:
    """Says how much is unknown, beside a ranking that leaves it out."""
    unknown, whole = unknown_of(frame)
    if not unknown or not whole:
        return frame
    note = unknown_note("note-unknown-category", unknown, whole)
    return replace(frame, notes=(*frame.notes, note), unknown_share=Decimal(quotient(unknown, whole)))


def unknown_of(frame: Frame) -> tuple[Decimal, Decimal]:
    """Gives how much is unknown, and the whole."""
    sizes = [
        (line.part, Decimal(line.cell.count if line.cell.count is not None else number(line.cell) or 0))
        for line in frame.lines
    ]
    unknown = sum((each for part, each in sizes if part == "unknown"), Decimal(0))
    return unknown, sum((each for part, each in sizes if part != "total"), Decimal(0))


def topped(frame: Frame, spec: IndicatorSpec) -> Frame:
    """Takes the step `top`: the largest so many, the rest as `other`, the unknown apart. Raises `Refusal`."""
    assert spec.top is not None, "asked only where there is a top"
    category = category_of(frame, spec.top.of, spec.at("top"), spec.top.within)
    for name in spec.top.within:
        dimension_of(frame, name, spec.at("top", "within"))
    within = [frame.index(name) for name in spec.top.within]
    if spec.other and not (frame.additive or frame.shares):
        raise Refusal(
            Problem(
                code="cannot-add",
                message="the rest cannot be added up to `other`",
                at=spec.at("other"),
                hint="leave `other` out, or take the top of a sum, a count or a share of one whole",
            )
        )
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
    made = [*kept, *(_folded(rest, category, OTHER, "other") if spec.other else ())]
    words = f"the {spec.top.n} largest{' and the rest' if spec.other else ''}"
    left_out = bool(rest and not spec.other) or bool(unknown and spec.unknown == "leave out")
    frame = replace(frame, some=frame.some or left_out)
    if spec.unknown == "leave out":
        return _beside(frame).but(made, words)
    return frame.but(
        [*made, *(_folded(unknown, category, UNKNOWN, "unknown") if spec.unknown == "last" else unknown)], words
    )


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
        groups.setdefault(_but(line, category), []).append(line)
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
    found = sorted(sums, key=lambda key: (-sums[key], key_order(key)))
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


def ordered(frame: Frame, spec: IndicatorSpec) -> Frame:
    """Takes the step `order`; other, unknown and total stay last. Raises `Refusal`."""
    lines = list(frame.lines)
    measures = [column.name for column in frame.measures]
    for index in reversed(range(len(spec.order))):
        name, _, way = spec.order[index].strip().partition(" ")
        at = spec.at("order", index) if len(spec.order) > 1 else spec.at("order")
        if way not in {"", "asc", "desc"}:
            raise Refusal(
                Problem(code="conflicting-keys", message=f"`{way}` is no order", at=at, hint="write `asc` or `desc`")
            )
        if name in measures:
            place = measures.index(name)
            lines.sort(key=lambda line, place=place: _amount(line.cells[place]), reverse=way == "desc")  # type: ignore[misc]
        elif name in frame.names:
            place = frame.index(name)
            column = frame.dimensions[place]
            lines.sort(
                key=lambda line, place=place, column=column: reading_order(column.printed(line.keys[place])),  # type: ignore[misc]
                reverse=way == "desc",
            )
        else:
            raise Refusal(
                Problem(
                    code="needs-dimension",
                    message=f"there is no `{name}` to order by",
                    at=at,
                    hint=did_you_mean(name, (*frame.names, *measures)),
                )
            )
    parts = ("", "other", "unknown", "total", "difference")
    return replace(frame, lines=tuple(sorted(lines, key=lambda line: parts.index(line.part))))


def _amount(cell: Cell) -> tuple[int, Decimal]:
    value = cell.value
    if value is None:
        return (0, Decimal(0))
    return (1, Decimal(value) if isinstance(value, int | Decimal) else value.low)


def limited(frame: Frame, spec: IndicatorSpec) -> Frame:
    """Takes the step `limit`."""
    assert spec.limit is not None, "asked only where there is a limit"
    if any(line.part == "unknown" for line in frame.lines[spec.limit :]):
        frame = _beside(frame)
    return frame.but(frame.lines[: spec.limit], f"the first {spec.limit} rows")


def picked(frame: Frame, spec: IndicatorSpec) -> Frame:
    """Takes the step `pick`: exactly one cell. Raises `Refusal`, listing what was found."""
    checks = checks_on(spec, spec.pick, frame, "pick")
    found = chosen(frame, checks)
    wanted = ", ".join(checked.words for checked in checks)
    at = spec.at("pick")
    if not found:
        raise Refusal(no_match(f"no row with {wanted}", at, "`reportgen explain` shows the rows"))
    if len(found) > 1:
        rows = [{name: key_text(key) for name, key in zip(frame.names, line.keys, strict=True)} for line in found]
        raise Refusal(several(f"the indicator with {wanted}", at, rows))
    index = _column(frame, spec)
    line = replace(found[0], keys=(), cells=(found[0].cells[index],))
    return replace(frame.but([line], all_words(checks)), dimensions=(), apart=(), measures=(frame.measures[index],))


def _column(frame: Frame, spec: IndicatorSpec) -> int:
    names = [column.name for column in frame.measures]
    if spec.column in names:
        return names.index(spec.column)
    if spec.column or len(names) != 1:
        message = f"no column `{spec.column}`" if spec.column else f"these rows have {len(names)} columns of numbers"
        at = spec.at("column") if spec.column else spec.at("pick")
        raise Refusal(Problem(code="needs-dimension", message=message, at=at, hint=did_you_mean(spec.column, names)))
    return 0
