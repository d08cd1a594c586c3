"""Arithmetic on cells: exact, with what is missing counted and never silently dropped; quotients keep nine digits."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from reportgen.table import Cell, Range, Status

DIGITS = 9
"""The digits after the point that a quotient keeps, as many as the engine's numbers have."""

Number = int | Decimal

LACKING = frozenset({Status.MISSING, Status.NOT_PUBLISHED, Status.NOT_YET_COUNTED, Status.WITHHELD})
"""Statuses of figures that exist but are not known here; an aggregate over them is partial."""


def tidy(value: Decimal) -> Number:
    """Keeps nine digits after the point, without zeros at the end."""
    with localcontext() as context:
        context.prec = 60
        kept = value.quantize(Decimal(1).scaleb(-DIGITS), rounding=ROUND_HALF_EVEN)
    text = f"{kept:f}".rstrip("0").rstrip(".")
    return Decimal(0) if text in {"", "-0", "0"} else Decimal(text)


def quotient(above: Number, below: Number, times: Number = 1) -> Number:
    """Divides, to nine digits. Raises `ZeroDivisionError` on a base of zero."""
    if not below:
        raise ZeroDivisionError
    with localcontext() as context:
        context.prec = 60
        return tidy(Decimal(above) * Decimal(times) / Decimal(below))


def number(cell: Cell) -> Number | None:
    """Gives a cell's number; nothing for a status or a range."""
    return cell.value if isinstance(cell.value, int | Decimal) else None


def add(numbers: Iterable[Number]) -> Number:
    """Adds exactly; integers stay integers."""
    items = list(numbers)
    if all(isinstance(item, int) for item in items):
        return sum(int(item) for item in items)
    with localcontext() as context:
        context.prec = 60
        return tidy(sum((Decimal(item) for item in items), Decimal(0)))


def lacking(cells: Iterable[Cell]) -> int:
    """Counts the figures that an aggregate over these cells would lack."""
    return sum(cell.partial + (cell.status in LACKING) for cell in cells)


def status_of(cells: Sequence[Cell]) -> Status:
    """Gives the one status of cells without numbers; several together are missing."""
    statuses = {cell.status for cell in cells if cell.status is not None}
    return statuses.pop() if len(statuses) == 1 else Status.MISSING


def summed(cells: Sequence[Cell]) -> Cell:
    """Adds cells up; partial where some lack a number, a status where all do."""
    numbers = [value for cell in cells if (value := number(cell)) is not None]
    if not numbers:
        return Cell(status=status_of(cells))
    counts = [cell.count for cell in cells if number(cell) is not None]
    bases = {cell.base for cell in cells if number(cell) is not None}
    whole = None not in counts and len(bases) == 1
    return Cell(
        value=add(numbers),
        partial=max(cell.partial for cell in cells) if whole else lacking(cells),
        provisional=any(cell.provisional for cell in cells),
        count=add(count for count in counts if count is not None) if whole else None,
        base=bases.pop() if whole else None,
    )


def share_of(cell: Cell, whole: Cell) -> Cell:
    """Gives a cell in percent of its whole, with what either lacks. Raises `ZeroDivisionError` on a whole of zero."""
    above, below = number(cell), number(whole)
    if above is None:
        return cell
    if below is None:
        return Cell(status=whole.status or Status.MISSING)
    return Cell(
        value=quotient(above, below, 100),
        partial=max(cell.partial, whole.partial),
        provisional=cell.provisional,
        count=above,
        base=below,
    )


def aggregated(cells: Sequence[Cell], name: str, quantile: Decimal) -> Cell:
    """Gives the mean, median, smallest, largest or a quantile of cells that have numbers."""
    numbers = sorted(value for cell in cells if (value := number(cell)) is not None)
    if not numbers:
        return Cell(status=status_of(cells))
    found: Number
    if name == "mean":
        found = quotient(add(numbers), len(numbers))
    elif name in {"min", "max"}:
        found = numbers[0] if name == "min" else numbers[-1]
    else:
        found = interpolated(numbers, quantile)
    return Cell(value=found, partial=lacking(cells), provisional=any(cell.provisional for cell in cells))


def interpolated(numbers: Sequence[Number], quantile: Decimal) -> Number:
    """Gives a quantile of sorted numbers, linear between the two nearest (type 7 of Hyndman and Fan 1996)."""
    position = quantile * (len(numbers) - 1)
    below = int(position)
    above = min(below + 1, len(numbers) - 1)
    step = (Decimal(numbers[above]) - Decimal(numbers[below])) * (position - below)
    return tidy(Decimal(numbers[below]) + step) if step else numbers[below]


def is_range(cell: Cell) -> bool:
    """Says whether a cell holds a range."""
    return isinstance(cell.value, Range)
