"""Tell what each column is: its type, what its cells without a value mean, and what must be true of it."""

import re
from decimal import Decimal

from reportgen.examine.dates import nearly, read_compact, read_dates
from reportgen.examine.found import Asked, Column, Form
from reportgen.examine.numbers import is_year, limits, read_numbers
from reportgen.examine.words import look_at_role, look_at_words

_SCALES = {
    re.compile(r"\bthousands?\b|\('?000'?\)|\b1,?000\b", re.IGNORECASE): "thousand",
    re.compile(r"\bmillions?\b|\bmio\b", re.IGNORECASE): "million",
    re.compile(r"\bbillions?\b", re.IGNORECASE): "billion",
}
_MONEY = re.compile(r"\b(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|HUF|CZK|RON|BGN|TRY)\b|€|\$", re.IGNORECASE)
_SIGNS = {"€": "EUR", "$": "USD"}
_PERCENT = re.compile(r"%|\b(pct|percent|per cent|share)\b", re.IGNORECASE)


def look_at(asked: Asked, form: Form, columns: list[Column]) -> None:
    """Fills in what is found out about every column, from all rows."""
    _count(asked, columns)
    for column in columns:
        if not column.distinct:
            continue
        look_at_role(asked, column)
        if read_dates(asked, column):
            _blanks(column)
        elif read_numbers(asked.engine, column, form.delimiter):
            _number(asked, column)
            _blanks(column)
        else:
            look_at_words(asked, column)
            nearly(asked, column)
    years = [column for column in columns if column.year and not column.role]
    dated = [column for column in columns if column.type in {"date", "period"} and not column.role]
    if len(years) == 1 and not dated and all(column.name != "year" for column in columns):
        years[0].name = "year"


def _count(asked: Asked, columns: list[Column]) -> None:
    cells = ", ".join(
        f"count(nullif({each.sql}, '')), count(*) - count(nullif({each.sql}, '')), count(DISTINCT nullif({each.sql}, ''))"
        for each in columns
    )
    (found,) = asked.engine.values(f"SELECT {cells} FROM _seen")
    for index, column in enumerate(columns):
        column.filled, column.blank, column.distinct = (int(each) for each in found[3 * index : 3 * index + 3])


def _number(asked: Asked, column: Column) -> None:
    """Says the limits of a column of numbers, whether they are years, and what its header says of the unit."""
    if read_compact(asked.engine, column):
        return
    least, most = limits(asked.engine, column)
    if column.type == "integer" and is_year(asked.engine, column):
        column.keys |= {"_year": True, "min": _shown(least), "max": _shown(most)}
        return
    column.remark = f"{_shown(least, group=True)} to {_shown(most, group=True)}"
    if least is not None and least >= 0:
        column.keys["min"] = "0"
    _unit(column, most)


def _unit(column: Column, most: Decimal | int | None) -> None:
    """Takes a unit that the header says; a scale is said, never multiplied."""
    header = column.header.replace("_", " ")
    scale = next((word for pattern, word in _SCALES.items() if pattern.search(header)), "")
    money = _MONEY.search(header)
    if _PERCENT.search(header):
        column.keys["unit"] = "%"
        if most is not None and 1 < most <= 100 and column.keys.get("min"):
            column.keys["max"] = "100"
        column.doubts.append(f"the header says a share: `%` if the numbers are percent; the most is {_shown(most)}")
    elif money:
        currency = _SIGNS.get(money[0], money[0].upper())
        column.keys["unit"] = f"{scale} {currency}".strip()
        column.doubts.append("unit from the header")
    elif scale:
        column.doubts.append(f"the header says {scale}: give `unit:` with that word, such as `{scale} persons`")


def _shown(value: Decimal | int | None, *, group: bool = False) -> str:
    if value is None:
        return "nothing"
    text = format(value, ",f" if group else "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _blanks(column: Column) -> None:
    if column.blank:
        column.keys["blank"] = "missing"
        zero = ", never for zero" if column.numeric else ""
        column.doubts.append(
            f"blank in {column.blank:,} of {column.blank + column.filled:,} cells; taken for missing{zero}"
        )
