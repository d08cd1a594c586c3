"""Find the header of a table: the row above the first one with figures, below titles and notes."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Rows = Sequence[tuple[int, Sequence[str]]]
"""Numbered rows of text, empty ones left out."""

NUMBER = re.compile(r"[+\-−]?\d[\d.,'’ \u00a0\u202f]*%?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The header's row, its cells, and how an entry says where it stands."""

    row: int
    cells: tuple[str, ...]
    said: str
    before: tuple[str, ...]
    doubt: str


def find_heading(rows: Rows, is_period: Callable[[str], bool]) -> Heading | tuple[str, str, str]:
    """Gives the header, or code, message and hint of what is wrong."""
    rows = [(number, _trimmed(cells)) for number, cells in rows if any(cells)]
    if not rows:
        return "empty-file", "the file holds nothing", "get the file again"
    width = _width([cells for _, cells in rows])
    first = next((index for index, (_, cells) in enumerate(rows) if _filled(cells) >= max(1, 0.6 * width)), 0)
    data = first + 1 if _names(rows, first, width) else _first_data(rows, first, is_period)
    if data is not None and data <= first:
        message = f"the file has no header: its row {rows[first][0]} holds figures already"
        return "missing-header", message, "put a row above it that names the columns"
    last = first if data is None else data - 1
    chosen = last if _filled(rows[last][1]) >= 0.6 * _filled(rows[first][1]) else first
    number, cells = rows[chosen]
    doubt = ""
    upper = rows[min(first, max(chosen - 1, 0))]
    if upper[0] < number and _filled(upper[1]) > 1:
        above = ", ".join(f"`{cell}`" for cell in dict.fromkeys(filter(None, upper[1])))[:80]
        doubt = f"several rows look like a header: row {number} stands above the figures; row {upper[0]} says {above}"
    elif last > first:
        doubt = f"row {rows[last][0]}, between the header and the figures, is read as data: delete it if it is none"
    before = tuple(cell for _, above in rows[:chosen] for cell in above if cell)
    said = _said(rows[:chosen], number, cells)
    return Heading(row=number, cells=tuple(cells), said=said, before=before, doubt=doubt)


def _said(before: Rows, number: int, cells: Sequence[str]) -> str:
    """Gives the text of the header's first cell, which finds it also when lines are added above; else its row number."""
    if number == 1:
        return ""
    text = next(filter(None, cells))
    firsts = {next(filter(None, above)).casefold() for _, above in before}
    return str(number) if text.isdecimal() or text.casefold() in firsts else text


def _trimmed(cells: Sequence[str]) -> list[str]:
    found = [" ".join(cell.split()) for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found


def _filled(cells: Sequence[str]) -> int:
    return sum(map(bool, cells))


def _width(rows: Sequence[Sequence[str]]) -> int:
    """Gives how many cells most rows have, of two that are as frequent the larger."""
    return max(Counter(map(len, rows)).items(), key=lambda pair: (pair[1] > 0.3 * len(rows), pair[0]))[0]


def _first_data(rows: Rows, first: int, is_period: Callable[[str], bool]) -> int | None:
    """Gives the index of the first row with figures in the columns that hold figures further down."""
    later = rows[first + 1 + (len(rows) - first) // 3 :] or rows[first + 1 :]
    width = max((len(cells) for _, cells in rows[first:]), default=0)
    columns = [index for index in range(width) if _mostly_numbers([_at(cells, index) for _, cells in later])]
    if not columns:
        return None
    for index, (_, cells) in enumerate(rows[first:], first):
        numbers = [cell for column in columns if NUMBER.fullmatch(cell := _at(cells, column))]
        if numbers and not (len(set(numbers)) == len(numbers) > 1 and are_times(numbers, is_period)):
            return index
    return None


def are_times(texts: Sequence[str], is_period: Callable[[str], bool]) -> bool:
    """Says whether all texts are years of our time, or other periods."""
    return all(is_period(text) and (not text.isdecimal() or text[:2] in {"19", "20"}) for text in texts)


def _names(rows: Rows, index: int, width: int) -> bool:
    """Says whether a row names every column once, and figures begin below it."""
    cells = rows[index][1]
    named = _filled(cells) == width == len(set(cells)) and not any(map(NUMBER.fullmatch, cells))
    return named and index + 1 < len(rows) and any(map(NUMBER.fullmatch, rows[index + 1][1]))


def _at(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""


def _mostly_numbers(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(NUMBER.fullmatch(cell)) for cell in filled) >= 0.6 * len(filled)
