"""Aspects of an indicator that text may ask for: first, total, peak, unknown, from and to, source and vintage."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from reportgen.indicator import Indicator, Unit, Value
from reportgen.problems import listed
from reportgen.table import Cell, Key, Period, Range
from reportgen.templating.cells import (
    LACKING,
    Sum,
    add_up,
    by,
    extreme,
    incomplete,
    is_time,
    measured,
    size,
    value_of,
    varying,
    with_base,
)
from reportgen.templating.found import Found, Name, Reckoned, key_text
from reportgen.templating.outlooks import ATTRIBUTES as OF_FORECASTS
from reportgen.templating.sandbox import ProseError

_HALF = Decimal("0.5")


def _extreme(which: str) -> Callable[[Indicator], object]:
    def attribute(indicator: Indicator) -> Found:
        names = varying(indicator)
        times = [column.name for column in indicator.table.dimensions if is_time(column) and column.name in names]
        only = times if len(times) == 1 else names
        if len(only) != 1:
            hint = f"say {listed([f'{which}_{name}' for name in names], 'or')}"
            raise ProseError("several-cells", f"`{indicator.id}` has {len(names)} dimensions", hint)
        return extreme(indicator, which, only[0])

    return attribute


def _ranked(indicator: Indicator) -> tuple[str, list[Sum]]:
    """Gives the dimension and its known values from the largest down."""
    columns = {column.name: column for column in indicator.table.dimensions}
    names = varying(indicator)
    if len(names) != 1:
        raise ProseError(
            "several-cells",
            f"`{indicator.id}` has {len(names)} dimensions, so nothing in it is first",
            "declare an indicator `of:` it with one `by:`",
        )
    if is_time(columns[names[0]]):
        raise ProseError(
            "unknown-attribute",
            f"`{indicator.id}` runs over time, so nothing in it is first",
            "write `.peak`, `.earliest`, `.latest`, `.from` or `.to`",
        )
    _guard_unknown(indicator)
    found = [item for item in by(indicator, names[0]) if isinstance(item.cell.value, int | Decimal)]
    return names[0], sorted(found, key=size, reverse=True)


def _guard_unknown(indicator: Indicator) -> None:
    """Withholds "first" and "main" when more than half is unknown."""
    sizes = [(row.part, row.cells[0].count or row.cells[0].value) for row in indicator.table.rows]
    known = [(part, Decimal(size)) for part, size in sizes if isinstance(size, int | Decimal)]
    whole = sum((size for part, size in known if part != "total"), Decimal(0))
    unknown = sum((size for part, size in known if part == "unknown"), Decimal(0))
    share = max(unknown / whole if whole else Decimal(0), indicator.unknown_share)
    if share > _HALF:
        raise ProseError(
            "mostly-unknown",
            f"{share:.0%} of `{indicator.id}` is unknown, so its first is withheld",
            "print the share that is unknown: `.unknown | share`"
            if unknown
            else "leave its name out, and print how much is unknown, with `share: {where: …}`",
        )


def _place(position: int) -> Callable[[Indicator], tuple[str, Sum]]:
    def place(indicator: Indicator) -> tuple[str, Sum]:
        name, ranked = _ranked(indicator)
        if not -len(ranked) <= position < len(ranked):
            raise ProseError("unknown-item", f"`{indicator.id}` has only {len(ranked)} ranked rows", "")
        item = ranked[position]
        equal = [key_text(other.key) for other in ranked if size(other) == size(item)]
        if len(equal) > 1:
            raise ProseError("tied", f"{listed(equal)} of `{indicator.id}` are equal", "name them yourself")
        return name, item

    return place


def _place_name(word: str, position: int) -> Callable[[Indicator], object]:
    def attribute(indicator: Indicator) -> Name:
        name, item = _place(position)(indicator)
        column = indicator.table.dimensions[indicator.table.dimension(name)]
        return Name(id=f"{indicator.id}.{word}", key=item.key, column=column)

    return attribute


def _place_value(word: str, position: int) -> Callable[[Indicator], object]:
    def attribute(indicator: Indicator) -> Found:
        name, item = _place(position)(indicator)
        value = with_base(indicator, value_of(indicator, f"{indicator.id}.{word}_value", item.cell, item.rows))
        return Found(value=value, names={name: item.key}, columns=indicator.table.dimensions)

    return attribute


def _total(indicator: Indicator) -> Found:
    measured(indicator)
    rows = indicator.table.rows
    return Found(value=value_of(indicator, f"{indicator.id}.total", add_up(indicator, rows), rows), names={})


def _known(indicator: Indicator) -> Found:
    measured(indicator)
    rows = [row for row in indicator.table.rows if row.part != "unknown"]
    value = value_of(indicator, f"{indicator.id}.known", add_up(indicator, rows), rows)
    return Found(value=with_base(indicator, value), names={})


def _part(part: str) -> Callable[[Indicator], object]:
    def attribute(indicator: Indicator) -> Found:
        measured(indicator)
        rows = [row for row in indicator.table.rows if row.part == part]
        if not rows:
            raise ProseError(
                "unknown-item",
                f"`{indicator.id}` has no row `{part}`",
                "write `top:` with `other: true`" if part == "other" else "every category in it is known",
            )
        value = value_of(indicator, f"{indicator.id}.{part}", add_up(indicator, rows), rows)
        return Found(value=with_base(indicator, value), names={}, part=part)

    return attribute


def _order(key: Key) -> object:
    return (key.start if isinstance(key, Period) else key) if isinstance(key, Period | date | int) else str(key)


def _ends(indicator: Indicator) -> tuple[str, list[Key]]:
    times = [column.name for column in indicator.table.dimensions if is_time(column)]
    if len(times) != 1:
        raise ProseError(
            "unknown-attribute",
            f"`{indicator.id}` does not run over time",
            f"its dimensions are {listed(column.name for column in indicator.table.dimensions)}",
        )
    left_out = incomplete(indicator, times[0])
    keys = [key for key in indicator.table.values(times[0]) if key is not None and key not in left_out]
    return times[0], sorted(keys, key=_order)  # type: ignore[arg-type]


def _end(word: str, position: int) -> Callable[[Indicator], object]:
    return lambda indicator: Name(id=f"{indicator.id}.{word}", key=_ends(indicator)[1][position])


def _end_value(word: str, position: int) -> Callable[[Indicator], object]:
    def attribute(indicator: Indicator) -> Found:
        measured(indicator)
        name, keys = _ends(indicator)
        index, key = indicator.table.dimension(name), keys[position]
        rows = [row for row in indicator.table.rows if row.keys[index] == key]
        value = value_of(indicator, f"{indicator.id}.{word}", add_up(indicator, rows), rows)
        return Found(value=value, names={name: key})

    return attribute


def _said(word: str, read: Callable[[Indicator], list[str]]) -> Callable[[Indicator], object]:
    def attribute(indicator: Indicator) -> Name:
        found = list(dict.fromkeys(text for text in read(indicator) if text))
        if len(found) != 1:
            raise ProseError(
                "several-cells",
                f"`{indicator.id}` has {len(found)} of `{word}`: {listed(found)}",
                "print them with a table, whose rows carry their sources",
            )
        return Name(id=f"{indicator.id}.{word}", key=_as_date(found[0]), day=True)

    return attribute


def _as_date(text: str) -> Key:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _missing(indicator: Indicator) -> Found:
    cells = [cell for row in indicator.table.rows for cell in row.cells]
    lacking = sum(cell.partial for cell in cells) + sum(1 for cell in cells if cell.status in LACKING)
    value = Value(id=f"{indicator.id}.missing", cell=Cell(value=lacking), unit=Unit(name="figures"))
    return Found(value=value, names={})


def _range_end(choose: Callable[[Iterable[Decimal]], Decimal]) -> Callable[[Indicator], object]:
    """Gives the highest upper or lowest lower end of ranges, for conditions alone: in print a range keeps both ends."""

    def attribute(indicator: Indicator) -> Reckoned:
        ranges = [cell.value for row in indicator.table.rows for cell in row.cells if isinstance(cell.value, Range)]
        kinds = sorted({(value.currency, value.scale, value.per) for value in ranges})
        if len(kinds) != 1:
            message = (
                f"`{indicator.id}` holds no ranges" if not kinds else f"the ranges of `{indicator.id}` differ in unit"
            )
            raise ProseError("several-cells", message, "choose those of one currency with `where:`" if kinds else "")
        ends = [end for value in ranges for end in (value.low, value.high)]
        return Reckoned(number=choose(ends))

    return attribute


_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}

ATTRIBUTES: Mapping[str, Callable[[Indicator], object]] = {
    **{word: _place_name(word, position) for word, position in _PLACES.items()},
    **{f"{word}_value": _place_value(word, position) for word, position in _PLACES.items()},
    "total": _total,
    "known": _known,
    "unknown": _part("unknown"),
    "other": _part("other"),
    "peak": _extreme("peak"),
    "low": _extreme("low"),
    "from": _end("from", 0),
    "to": _end("to", -1),
    "earliest": _end_value("earliest", 0),
    "latest": _end_value("latest", -1),
    "highest_end": _range_end(max),
    "lowest_end": _range_end(min),
    "source": _said("source", lambda indicator: [source.publisher for source in indicator.sources]),
    "edition": _said("edition", lambda indicator: [source.edition for source in indicator.sources]),
    "vintage": _said("vintage", lambda indicator: [source.vintage for source in indicator.sources]),
    "missing": _missing,
    **OF_FORECASTS,
}
"""Attribute → what it gives."""
