"""Merged cells of a sheet: what they hold counts for every row, but a number that is merged belongs to no row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from reportgen.catalogue import ExtractSpec
from reportgen.kinds import Reading
from reportgen.problems import Span

_Row = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A rectangle of cells that are one: rows count from 1, columns from 0."""

    row: int
    column: int
    last_row: int
    last_column: int


def merged_and_unsaved(source: IO[bytes]) -> tuple[list[Merged], list[tuple[int, str]]]:
    """Reads a sheet's XML: its merged cells, and row and name of the cells whose formula has no stored result."""
    from openpyxl.utils.cell import range_boundaries
    from openpyxl.xml.functions import iterparse

    merged, unsaved, row = [], [], 0
    for _, element in iterparse(source):
        kind = element.tag.rpartition("}")[2]
        if kind == "mergeCell":
            left, top, right, bottom = (int(end or 1) for end in range_boundaries(element.get("ref")))
            merged.append(Merged(row=top, column=left - 1, last_row=bottom, last_column=right - 1))
        elif kind == "row":
            row = int(element.get("r") or row + 1)
            unsaved += [(row, cell.get("r") or f"in row {row}") for cell in element if _is_unsaved(cell)]
            element.clear()
    return merged, unsaved


def _is_unsaved(cell: Iterable[object]) -> bool:
    """Says whether a cell has a formula without its result; a result that is an empty text is one."""
    parts = {part.tag.rpartition("}")[2]: part.text for part in cell}  # type: ignore[attr-defined]  # XML elements
    return "f" in parts and not parts.get("v") and cell.get("t") != "str"  # type: ignore[attr-defined]


def filled(reading: Reading, header: Sequence[str], merged: Sequence[Merged], rows: Iterable[_Row]) -> Iterator[_Row]:
    """Gives the rows with merged cells filled downwards; a merged number, or one text over columns, is a problem."""
    amounts = _amounts(reading.spec, header)
    begin: dict[int, list[Merged]] = {}
    for each in merged:
        begin.setdefault(each.row, []).append(each)
    open_cells: list[tuple[Merged, str]] = []
    for number, cells in rows:
        open_cells = [(each, text) for each, text in open_cells if each.last_row >= number]
        for each in begin.get(number, ()):
            text = cells[each.column] if each.column < len(cells) else ""
            if text and _complain(reading, header, each, text, amounts):
                continue
            open_cells += [(each, text)] if text else []
        yield number, _with(cells, {each.column: text for each, text in open_cells})


def _with(cells: Sequence[str], texts: dict[int, str]) -> Sequence[str]:
    if not texts:
        return cells
    wide = [*cells, *("" for _ in range(max(texts) + 1 - len(cells)))]
    return [texts.get(index, cell) for index, cell in enumerate(wide)]


def _complain(reading: Reading, header: Sequence[str], each: Merged, text: str, amounts: set[int]) -> bool:
    """Adds the problem of a merged cell that cannot be read; says whether there is one."""
    if each.last_column > each.column and each.column + 1 < len(header):
        names = [cell for cell in header[each.column : each.last_column + 1] if cell]
        what = f"is merged over the columns {names[0]} to {names[-1]}" if len(names) > 1 else ""
    else:
        what = f"is a number merged over the rows {each.row} to {each.last_row}" if each.column in amounts else ""
    if what:
        reading.findings.error(
            "merged-cells", f"the cell `{text}` {what}: it cannot be known which it belongs to",
            Span(file=reading.shown, line=each.row), hint="part the cells in a copy of the workbook",
        )  # fmt: skip
    return bool(what)


def _amounts(spec: ExtractSpec, header: Sequence[str]) -> set[int]:
    """Gives the columns that hold amounts; in a wide table these are all that are not declared."""
    declared = {_folded(text): name for name in spec.read_columns() for text in spec.columns[name].headers(name)}
    measures = spec.measures()
    return {
        index
        for index, cell in enumerate(header)
        if (name := declared.get(_folded(cell), "")) in measures or (not name and spec.unpivot is not None)
    }


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
