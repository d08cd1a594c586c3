"""Cells of an indicator on their way into text: one row, rows added up, the highest and the lowest of a dimension."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.indicator import Indicator, Note, Value
from reportgen.problems import listed
from reportgen.table import Cell, Column, Key, Row, Status, Table
from reportgen.templating.found import Found, key_text
from reportgen.templating.sandbox import ProseError

_HALF = Decimal("0.5")
_TIMES = frozenset({"year", "quarter", "month", "period", "date"})
LACKING = frozenset({Status.MISSING, Status.NOT_PUBLISHED, Status.NOT_YET_COUNTED})


def is_time(column: Column) -> bool:
    """Says whether a dimension is time: a date, a period, or whole numbers called `year`."""
    return column.kind in {"date", "period"} or column.name.rpartition(".")[2] in _TIMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What rows add up to, and under which key."""

    key: Key
    cell: Cell
    rows: tuple[Row, ...]


def _which(table: Table, row: Row, measure: str) -> str:
    """Gives the hint that names one number of a row: `.at(month="2025-10", column="low")`."""
    pairs = {column.name: key_text(key) for column, key in zip(table.dimensions, row.keys, strict=True)}
    given = ", ".join(f'{name}="{text}"' for name, text in {**pairs, "column": measure}.items())
    return f"say which: .at({given})"


def found_of(indicator: Indicator, row: Row, *, column: str = "") -> Found:
    """Gives a cell of a row as something that can be printed and compared."""
    table = indicator.table
    measures = [measure.name for measure in table.measures]
    if column and column not in measures:
        raise ProseError("unknown-item", f"`{indicator.id}` has no column `{column}`", f"there is {listed(measures)}")
    if not column and len(measures) != 1:
        raise ProseError(
            "several-cells",
            f"a row of `{indicator.id}` has {len(measures)} numbers",
            _which(table, row, measures[0]) if measures else "it lists no numbers",
        )
    index = measures.index(column) if column else 0
    keys = ",".join(key_text(key) for key in row.keys)
    identity = f"{indicator.id}[{keys}]" if row.keys else indicator.id
    identity = identity if len(measures) == 1 else f"{identity}.{measures[index]}"
    value = value_of(indicator, identity, row.cells[index], (row,))
    names = {item.name: key for item, key in zip(table.dimensions, row.keys, strict=True)}
    return Found(value=with_base(indicator, value), names=names, part=row.part, columns=table.dimensions)


def value_of(indicator: Indicator, identity: str, cell: Cell, rows: Sequence[Row]) -> Value:
    """Gives a cell as a value under an id, with the notes of the rows that it comes from and those of the whole."""
    return Value(
        id=identity,
        cell=cell,
        unit=indicator.unit,
        decimals=indicator.decimals,
        change=indicator.change,
        notes=_notes(indicator, rows),
    )


def _notes(indicator: Indicator, rows: Sequence[Row]) -> tuple[Note, ...]:
    mine = {place for row in rows for place in row.notes}
    others = {place for row in indicator.table.rows for place in row.notes} - mine
    return tuple(note for place, note in enumerate(indicator.notes) if place not in others)


def with_base(indicator: Indicator, value: Value) -> Value:
    """Gives a count of one dimension its total, so that its share is a form of the same fact."""
    if not indicator.additive or indicator.some or len(indicator.table.dimensions) != 1 or value.cell.base is not None:
        return value
    whole, mine = add_up(indicator, indicator.table.rows).value, value.cell.value
    if not isinstance(whole, int | Decimal) or not isinstance(mine, int | Decimal) or not whole:
        return value
    return replace(value, cell=replace(value.cell, count=mine, base=whole))


def add_up(indicator: Indicator, rows: Sequence[Row]) -> Cell:
    """Adds cells up: sums and counts as they are, shares of one base by their numerators."""
    cells = [row.cells[0] for row in rows if row.part != "total"]
    if len(rows) == 1:
        return rows[0].cells[0]
    _check_apart(indicator, rows)
    partial = sum(cell.partial for cell in cells) + sum(1 for cell in cells if cell.status in LACKING)
    numbers = [cell for cell in cells if isinstance(cell.value, int | Decimal)]
    if not numbers:
        return Cell(status=next((cell.status for cell in cells if cell.status), Status.MISSING))
    bases = {cell.base for cell in numbers}
    if indicator.additive or indicator.adds == "sums":
        return Cell(value=_added([cell.value for cell in numbers]), partial=partial)
    if indicator.adds == "shares" and len(bases) == 1 and (base := bases.pop()):
        count = _added([cell.count for cell in numbers])
        gaps = max(cell.partial for cell in cells)
        return Cell(value=Decimal(count) * 100 / Decimal(base), count=count, base=base, partial=gaps)
    raise ProseError(
        "not-additive",
        f"the numbers of `{indicator.id}` cannot be added up",
        "name one row, or declare an indicator for the whole",
    )


def _check_apart(indicator: Indicator, rows: Sequence[Row]) -> None:
    for name in indicator.apart:
        index = indicator.table.dimension(name)
        keys = {key_text(row.keys[index]) for row in rows if row.part != "total" and row.cells[0].status is None}
        if len(keys) > 1:
            raise ProseError(
                "not-additive",
                f"the numbers of `{indicator.id}` would be added up across `{name}`, which keeps them apart",
                f"name one {name}, or declare an indicator with `where: {{{name}: …}}`",
            )


def _added(numbers: Sequence[object]) -> int | Decimal:
    whole = sum((Decimal(number) for number in numbers if isinstance(number, int | Decimal)), Decimal(0))
    return int(whole) if all(isinstance(number, int) for number in numbers) else whole


def measured(indicator: Indicator) -> None:
    """Refuses rows of several numbers."""
    if len(indicator.table.measures) != 1:
        raise ProseError(
            "several-cells",
            f"`{indicator.id}` lists rows with {len(indicator.table.measures)} numbers each",
            'name a cell with .at(…, column="…")',
        )


def varying(indicator: Indicator) -> list[str]:
    """The dimensions that tell rows apart; the only one of a single row."""
    table = indicator.table
    measured(indicator)
    names = [column.name for column in table.dimensions if len(table.values(column.name)) > 1]
    return names or [column.name for column in table.dimensions][-1:]


def by(indicator: Indicator, name: str) -> list[Sum]:
    """Adds known rows up by one dimension, in the order of the table."""
    table, index = indicator.table, indicator.table.dimension(name)
    rows = [row for row in table.rows if row.part == ""]
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(row.keys[index], []).append(row)
    return [Sum(key=key, cell=add_up(indicator, mine), rows=tuple(mine)) for key, mine in found.items()]


def incomplete(indicator: Indicator, name: str) -> frozenset[Key]:
    """Gives the incomplete periods of a dimension of time; nothing where no whole one stands beside them."""
    table = indicator.table
    index = table.dimension(name)
    if not is_time(table.dimensions[index]):
        return frozenset()
    partial = {place for place, note in enumerate(indicator.notes) if note.kind == "partial"}
    found = frozenset(row.keys[index] for row in table.rows if partial.intersection(row.notes))
    return found if set(table.values(name)) - found else frozenset()


def size(item: Sum) -> Decimal:
    """Gives the number that sums are compared by."""
    value = item.cell.value
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)


def extreme(indicator: Indicator, which: str, name: str) -> Found:
    """Gives the highest (`peak`) or lowest (`low`) sum by one dimension."""
    left_out = incomplete(indicator, name)
    known = [item for item in by(indicator, name) if item.key not in left_out]
    found = [item for item in known if isinstance(item.cell.value, int | Decimal)]
    if not found:
        raise ProseError("no-number", f"`{indicator.id}` has no number", "")
    best = max(map(size, found)) if which == "peak" else min(map(size, found))
    winners = [item for item in found if size(item) == best]
    if len(winners) > 1:
        raise ProseError(
            "tied",
            f"{listed(key_text(item.key) for item in winners)} of `{indicator.id}` are equal",
            "name them yourself",
        )
    value = value_of(indicator, f"{indicator.id}.{which}", winners[0].cell, winners[0].rows)
    return Found(value=value, names={name: winners[0].key}, columns=indicator.table.dimensions)
