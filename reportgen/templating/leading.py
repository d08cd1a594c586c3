"""Leading: some rows of an indicator alone, and whether one category is the largest in every period."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from reportgen.indicator import Indicator
from reportgen.problems import did_you_mean, listed
from reportgen.table import Row, meant
from reportgen.templating.cells import is_time, measured
from reportgen.templating.found import key_text
from reportgen.templating.sandbox import ProseError


def only(indicator: Indicator, keys: Mapping[str, object]) -> Indicator:
    """Gives the indicator with the rows that have these values. Raises `ProseError` when there are none."""
    table = indicator.table
    names = [column.name for column in table.dimensions]
    rows = table.rows
    for name, wanted in keys.items():
        if name not in names:
            raise ProseError("unknown-item", f"`{indicator.id}` has no dimension `{name}`", did_you_mean(name, names))
        index = names.index(name)
        there = [key_text(key) for key in table.values(name)]
        rows = tuple(row for row in rows if key_text(row.keys[index]) == str(wanted))
        if not rows:
            raise ProseError(
                "unknown-item",
                f"`{indicator.id}` has no {name} `{wanted}`",
                did_you_mean(str(wanted), there, meant(table.dimensions[index].codes)),
            )
    said = ",".join(f"{name}={wanted}" for name, wanted in keys.items())
    return replace(indicator, id=f"{indicator.id}[{said}]", table=replace(table, rows=rows))


def leads(indicator: Indicator, name: object, over: str = "") -> bool:
    """Says whether a category is the largest of every period, by more than is unknown. Raises `ProseError`."""
    measured(indicator)
    varying = [name for name in indicator.apart if len(indicator.table.values(name)) > 1]
    times = [column.name for column in indicator.table.dimensions if is_time(column)]
    categories = [column.name for column in indicator.table.dimensions if not is_time(column)]
    period = over or (times[0] if len(times) == 1 else "")
    lost = [name for name in varying if name != period and name not in categories]
    if lost or len(categories) != 1 or (over and over not in times):
        raise ProseError(
            "several-cells",
            f"`leads` needs one dimension beside time, and `{indicator.id}` has {listed([*categories, *lost]) or 'none'}",
            "declare an indicator `of:` it with fewer dimensions",
        )
    index = indicator.table.dimension(categories[0])
    there = [key_text(key) for key in indicator.table.values(categories[0])]
    if str(name) not in there:
        near = did_you_mean(str(name), there, meant(indicator.table.dimensions[index].codes))
        raise ProseError("unknown-item", f"`{indicator.id}` has no `{name}`", near)
    at = indicator.table.dimension(period) if period else None
    periods: dict[object, list[Row]] = {}
    for row in indicator.table.rows:
        periods.setdefault(row.keys[at] if at is not None else None, []).append(row)
    return all(_led(rows, index, str(name), indicator.unknown_share) for rows in periods.values())


def _led(rows: list[Row], index: int, name: str, share: Decimal) -> bool:
    mine = [_size(row) for row in rows if key_text(row.keys[index]) == name]
    others = [_size(row) for row in rows if key_text(row.keys[index]) != name and row.part == ""]
    unknown = sum((_size(row) for row in rows if row.part == "unknown"), Decimal(0))
    if share and not unknown:
        known = sum((_size(row) for row in rows if row.part != "total"), Decimal(0))
        unknown = known * share / (1 - share) if share < 1 else Decimal("Infinity")
    return bool(mine) and sum(mine) > max(others, default=Decimal(0)) + unknown


def _size(row: Row) -> Decimal:
    value = row.cells[0].value
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)
