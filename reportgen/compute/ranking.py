"""Ranking: rank, order, limit, pick; the unknown is not ranked, its share stands beside."""

from dataclasses import replace
from decimal import Decimal

from reportgen.arithmetic import number
from reportgen.comparison import Line, reading_order
from reportgen.compute.criteria import all_words
from reportgen.compute.frame import Frame
from reportgen.compute.listing import no_match, several
from reportgen.compute.refusal import Refusal
from reportgen.compute.regroup import category_of, checks_on, chosen
from reportgen.compute.topping import but, said_beside, size
from reportgen.indicator import Unit
from reportgen.problems import Problem, did_you_mean
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Cell, Key, Status
from reportgen.templating.found import key_text


def ranked(frame: Frame, spec: IndicatorSpec) -> Frame:
    """Takes the step `rank`: 1 for the largest of each period; equal numbers have equal ranks. Raises `Refusal`."""
    assert spec.rank is not None, "asked only where there is a rank"
    category = category_of(frame, spec.rank.of, spec.at("rank"))
    frame = said_beside(frame)
    groups: dict[tuple[Key, ...], list[Line]] = {}
    for line in frame.lines:
        if line.part == "" and line.cell.status is None:
            groups.setdefault(but(line, category), []).append(line)
    sign = 1 if spec.rank.smallest_first else -1
    lines = []
    for line in frame.lines:
        if line.part or line.cell.status is not None:
            cell = Cell(status=line.cell.status or Status.NOT_APPLICABLE, reason=line.cell.reason)
        else:
            ahead = sum(sign * size(each) < sign * size(line) for each in groups[but(line, category)])
            value = number(line.cell)
            cell = Cell(value=ahead + 1, count=value)
        lines.append(replace(line, cells=(cell,)))
    way = "smallest" if spec.rank.smallest_first else "largest"
    words = f"rank of {frame.names[category].replace('_', ' ')}, {way} first"
    return replace(frame.but(lines, words), unit=Unit(name="", kind="ratio"), decimals=0, additive=False, shares=False)


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
        frame = said_beside(frame)
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
